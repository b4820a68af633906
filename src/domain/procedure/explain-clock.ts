import type { IsoDate } from '../calendar/iso-date.ts'
import { explainRun, type ClockDay } from '../timescales/explain-run.ts'
import type { ExtensionEffect, PauseEffect } from '../timescales/course.ts'
import type { Citation } from '../timescales/limit.ts'
import type { Clock, TimetableInput } from './clock.ts'
import { clocksOf, relaxationOf, toClock, type RunningClock } from './clocks.ts'
import { eventsUpTo } from './event-reading.ts'

/** A rule that bears on the date: what it is about, and where it comes from. */
export type Source = Citation & Readonly<{ about: 'limit' | 'extension' | 'pause' | 'relaxation' }>

/** Why a clock is due when it is. */
export type ClockExplanation = Readonly<{
  clock: Clock
  /** Each day counted or left out, from day 1; empty for a limit in calendar months. */
  days: readonly ClockDay[]
  /** For a limit counted back: the day from which; else null. */
  countedBackFrom: IsoDate | null
  extensions: readonly ExtensionEffect[]
  pauses: readonly PauseEffect[]
  whenMissed: string
  sources: readonly Source[]
  /** The bank-holiday list that was counted with, and the last day it vouches for. */
  bankHolidays: Readonly<{ id: string; vouchedUntil: IsoDate }>
}>

/**
 * The explanation of one clock, day by day, with its law or guidance; null where the clock has not begun. `item` says which,
 * where a clock runs for each of several things.
 */
export function explainClock(clockId: string, input: TimetableInput, item: string | null = null): ClockExplanation | null {
  const known = { ...input, events: eventsUpTo(input.events, input.asAt) }
  const running = clocksOf(known).find(clock => clock.rule.id === clockId && clock.item === item)
  if (!running) return null
  const { timescale, course, run, rule } = running
  return {
    clock: toClock(running, known), days: explainRun(timescale, course, run, input.asAt, input.calendar),
    countedBackFrom: course.countedBackFrom ?? null, extensions: run.moved.extensions, pauses: run.moved.pauses,
    whenMissed: rule.whenMissed, sources: sourcesOf(running, known),
    bankHolidays: { id: input.calendar.list.id, vouchedUntil: input.calendar.list.vouchedUntil },
  }
}

function sourcesOf(clock: RunningClock, input: TimetableInput): Source[] {
  const { rule, run } = clock
  const relaxation = relaxationOf(clock, input.procedure, input.asAt)
  return [
    source('limit', rule),
    ...(rule.extension && run.moved.extensions.length > 0 ? [source('extension', rule.extension)] : []),
    ...(rule.pause && run.moved.pauses.length > 0 ? [source('pause', rule.pause)] : []),
    ...(relaxation ? [source('relaxation', relaxation)] : []),
  ]
}

function source(about: Source['about'], { strength, law, guidance, confirmed }: Citation): Source {
  return { about, strength, law, guidance, confirmed }
}
