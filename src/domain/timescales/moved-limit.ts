import type { IsoDate } from '../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import { dueAfter, type Gap } from './counted-time.ts'
import type { Extension, ExtensionEffect, Pause, PauseEffect } from './course.ts'

/** A limit in working days after the pauses and extensions that count. */
export type MovedLimit = Readonly<{
  workingDays: number
  gaps: readonly Gap[]
  extensions: readonly ExtensionEffect[]
  pauses: readonly PauseEffect[]
}>

type Terms = Readonly<{
  calendar: WorkingDayCalendar
  /** The day from which day 1 is the next working day. */
  dayNought: IsoDate
  workingDays: number
  ceilingWorkingDays: number | null
  /** The day up to which we look: an open pause is taken to last until here. */
  horizon: IsoDate
}>

type Step = Readonly<{ on: IsoDate; pause: Pause }> | Readonly<{ on: IsoDate; extension: Extension }>

/**
 * Pauses and extensions in the order in which they took effect, each judged by the date that stood on that day.
 *
 * An extension counts from the day the complainant was told. Told after the date had run out, it does not rescue it.
 * A pause that begins after the date has run out stops nothing. No extension goes beyond the ceiling.
 *
 * Reading: docs/timescales.md, "An extension told too late".
 */
export function moveLimit(terms: Terms, extensions: readonly Extension[], pauses: readonly Pause[]): MovedLimit {
  let workingDays = terms.workingDays
  const gaps: Gap[] = []
  const judgedExtensions: ExtensionEffect[] = []
  const judgedPauses: PauseEffect[] = []
  for (const step of stepsInOrder(extensions, pauses)) {
    const dueOn = dueAfter(terms.calendar, terms.dayNought, workingDays, gaps).on
    if ('pause' in step) {
      const effect = !step.pause.isAllowed ? 'not-allowed' : step.on > dueOn ? 'date-had-passed' : 'stops-the-clock'
      judgedPauses.push({ ...step.pause, effect })
      if (effect === 'stops-the-clock') gaps.push(gapOf(step.pause, terms.horizon))
    } else {
      const allowed = Math.min(step.extension.untilWorkingDays ?? Infinity, terms.ceilingWorkingDays ?? workingDays)
      const effect = step.on > dueOn ? 'told-too-late' : allowed > workingDays ? 'moves-the-date' : 'adds-nothing'
      judgedExtensions.push({ ...step.extension, effect, isBeyondCeiling: isBeyondCeiling(step.extension, terms) })
      if (effect === 'moves-the-date') workingDays = allowed
    }
  }
  for (const extension of extensions.filter(each => each.toldOn === null)) {
    judgedExtensions.push({ ...extension, effect: 'not-told', isBeyondCeiling: isBeyondCeiling(extension, terms) })
  }
  return { workingDays, gaps, extensions: judgedExtensions, pauses: judgedPauses }
}

function stepsInOrder(extensions: readonly Extension[], pauses: readonly Pause[]): Step[] {
  const told = extensions.flatMap((extension): Step[] => extension.toldOn === null ? [] : [{ on: extension.toldOn, extension }])
  return [...pauses.map((pause): Step => ({ on: pause.from, pause })), ...told]
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

function gapOf(pause: Pause, horizon: IsoDate): Gap {
  const until = pause.until === null || pause.until > horizon ? horizon : pause.until
  return { from: pause.from, until: until < pause.from ? pause.from : until }
}

function isBeyondCeiling(extension: Extension, terms: Terms): boolean {
  return terms.ceilingWorkingDays !== null && (extension.untilWorkingDays ?? 0) > terms.ceilingWorkingDays
}
