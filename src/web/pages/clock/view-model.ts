import type { ExplainedClock } from '../../../application/explain-clock.ts'
import type { ClockDay } from '../../../domain/timescales/explain-run.ts'
import { CLOCK_STATUS_LABELS, basisWords, clockStanding } from '../../../words/clocks.ts'
import {
  DAY_MARK_WORDS, EXTENSION_EFFECT_WORDS, LEFT_OUT_WORDS, PAUSE_EFFECT_WORDS, SOURCE_WORDS, bankHolidayWords, ceilingWords, dayWords, extendedWords,
  pauseWords, ruleSentence, toldWords,
} from '../../../words/clock-explanation.ts'
import { longDate, shortDate, weekdayName, workingDays } from '../../../words/dates.ts'
import { GROUND_LABELS } from '../../../words/fields.ts'
import { urls } from '../../urls.ts'

/** Everything that `page.njk` prints. */
export function clockPage({ explanation, complaintId, reference, asAt }: ExplainedClock) {
  const { clock, days, extensions, pauses, sources, bankHolidays, countedBackFrom, whenMissed } = explanation
  const { otherReading } = clock
  return {
    reference, complaintHref: urls.complaint(complaintId), on: longDate(clock.endedOn ?? asAt),
    status: CLOCK_STATUS_LABELS[clock.status], standing: clockStanding(clock), dueOn: longDate(clock.dueOn), isProvisional: clock.provisional,
    rule: ruleSentence({ ...clock, countedBackFrom }),
    sources: sources.map((source) => ({ about: SOURCE_WORDS[source.about], basis: basisWords(source), confirmed: source.confirmed })),
    extensions: extensions.map(({ toldOn, untilWorkingDays, ground, effect, isBeyondCeiling }) => ({
      until: extendedWords(untilWorkingDays),
      told: toldWords(toldOn),
      ground: groundWords(ground), effect: EXTENSION_EFFECT_WORDS[effect],
      ceiling: isBeyondCeiling && clock.ceilingWorkingDays !== null ? ceilingWords(clock.ceilingWorkingDays) : '',
    })),
    pauses: pauses.map(({ from, until, reason, effect }) => ({
      when: pauseWords(from, until),
      reason: groundWords(reason), effect: PAUSE_EFFECT_WORDS[effect],
    })),
    otherReading: otherReading && {
      startedOn: longDate(otherReading.startedOn), dueOn: longDate(otherReading.dueOn), taken: workingDays(otherReading.workingDaysTaken),
    },
    whenMissed: clock.status === 'overdue' || clock.status === 'late' ? whenMissed : '',
    days: days.map(dayRow), countsBack: countedBackFrom !== null,
    dayNought: { on: shortDate(clock.startedOn), weekday: weekdayName(clock.startedOn) },
    bankHolidays: { id: bankHolidays.id, vouchedUntil: longDate(bankHolidays.vouchedUntil) },
  }
}

function dayRow(day: ClockDay) {
  return {
    weekday: weekdayName(day.on), on: shortDate(day.on),
    counted: day.counted === null ? '' : dayWords(day.counted),
    leftOut: leftOutWords(day.leftOut), isAfterDue: day.isAfterDue,
    notVouched: !day.vouched,
    marks: day.marks.map((mark) => DAY_MARK_WORDS[mark]).join(', '),
    isMarked: day.marks.length > 0,
  }
}

function leftOutWords(leftOut: ClockDay['leftOut']): string {
  if (leftOut === null) return ''
  switch (leftOut.kind) {
    case 'bank-holiday': return bankHolidayWords(leftOut.title, leftOut.confirmed)
    case 'saturday':
    case 'sunday':
    case 'paused': return LEFT_OUT_WORDS[leftOut.kind]
  }
}

function groundWords(ground: string | null): string {
  if (ground === null) return ''
  return ground === 'complex' || ground === 'awaiting-advocate' ? GROUND_LABELS[ground] : ground
}
