import type { ClockExplanation } from '../domain/procedure/explain-clock.ts'
import type { Clock, Timetable, TimetableInput } from '../domain/procedure/timetable.ts'
import { basisWords } from '../words/clocks.ts'

/** A clock as `heard timetable --json` prints it: a paused clock is running, and says since when it is paused. */
function clockJson(clock: Clock, explanation: ClockExplanation | undefined): Readonly<Record<string, unknown>> {
  const { id, title, startedOn, limitWorkingDays, dueOn, provisional, endedOn, status, workingDaysTaken, workingDaysLate, confirmed } = clock
  return {
    id, item: clock.item, title, startedOn, limitWorkingDays, dueOn, provisional, endedOn, status: status === 'paused' ? 'running' : status,
    workingDaysTaken, workingDaysLate, law: basisWords(clock), confirmed,
    strength: clock.strength, guidance: clock.guidance, stage: clock.stage, kind: clock.kind, whose: clock.whose,
    limitMonths: clock.limitMonths, limitDays: clock.limitDays, isStated: clock.isStated, startAssumed: clock.startAssumed, normalDueOn: clock.normalDueOn, ceilingOn: clock.ceilingOn, pausedOn: clock.pausedOn,
    workingDaysLeft: clock.workingDaysLeft, extended: clock.extended, extensionOutside: clock.extensionOutside,
    reading: clock.reading, otherReading: clock.otherReading, relaxation: clock.relaxation,
    ...(explanation && {
      explanation: {
        days: explanation.days, countedBackFrom: explanation.countedBackFrom, extensions: explanation.extensions,
        pauses: explanation.pauses, whenMissed: explanation.whenMissed, sources: explanation.sources, bankHolidays: explanation.bankHolidays,
      },
    }),
  }
}

/** What an explanation is kept under: the clock, and which one it is for. */
export function explanationKey({ id, item }: Pick<Clock, 'id' | 'item'>): string {
  return item === null ? id : `${id} ${item}`
}

/** A timetable as JSON. Explanations are given for the clocks that have one in the map. */
export function timetableJson(table: Timetable, input: TimetableInput, explanations: ReadonlyMap<string, ClockExplanation>): string {
  return JSON.stringify({
    procedure: input.procedure.id, asAt: input.asAt,
    clocks: table.clocks.map(clock => clockJson(clock, explanations.get(explanationKey(clock)))),
    next: table.next, untimed: table.untimed, breaches: table.breaches,
  }, null, 2)
}
