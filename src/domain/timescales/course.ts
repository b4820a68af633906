import type { IsoDate } from '../calendar/iso-date.ts'

/** An extension as it was recorded. Only one whose telling came in time moves a date. */
export type Extension = Readonly<{
  decidedOn: IsoDate
  /** The day on which the complainant was told; null where they were not. */
  toldOn: IsoDate | null
  /** Working days in all, from the start of the clock; null asks for as many as the rules allow. */
  untilWorkingDays: number | null
  /** Why, as a code; null where none was given. */
  ground: string | null
}>

/** Time during which the clock is asked to stand. */
export type Pause = Readonly<{
  from: IsoDate
  /** The day on which it ran on; null while it stands. */
  until: IsoDate | null
  reason: string
  /** Whether the rules name this reason as one that stops this clock. */
  isAllowed: boolean
}>

/** What happened to one clock, as far as its dates depend on it. */
export type Course = Readonly<{
  /** Day 0, whatever sort of day it is. */
  startedOn: IsoDate
  /** The day to count back from, for a limit of working days before something. */
  countedBackFrom?: IsoDate
  /** The day that somebody stated, for a limit that is no count. */
  statedOn?: IsoDate
  extensions: readonly Extension[]
  pauses: readonly Pause[]
  /** The day on which what was due was done; null while it is not. */
  endedOn: IsoDate | null
  /** The day on which the clock stopped without its being done (withdrawn, closed); null where it did not. */
  stoppedOn: IsoDate | null
}>

/** An extension and what came of it. */
export type ExtensionEffect = Extension & Readonly<{
  effect: 'moves-the-date' | 'told-too-late' | 'not-told' | 'adds-nothing'
  /** A promise beyond the ceiling is a promise, not an extension. */
  isBeyondCeiling: boolean
}>

/** A pause and what came of it. */
export type PauseEffect = Pause & Readonly<{ effect: 'stops-the-clock' | 'not-allowed' | 'date-had-passed' }>
