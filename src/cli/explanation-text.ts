import type { DayExplained } from '../domain/calendar/explain-days.ts'
import type { ClockExplanation, Source } from '../domain/procedure/explain-clock.ts'
import type { ClockDay, DayMark } from '../domain/timescales/explain-run.ts'
import { START_ASSUMED, ruleSentence } from '../words/clock-explanation.ts'
import { basisWords } from '../words/clocks.ts'
import { longDate, shortDate } from '../words/dates.ts'
import { textTable } from './text-table.ts'

const MARKS: Readonly<Record<DayMark, string>> = {
  'normal-due': 'due without the extension', due: 'due', ceiling: 'the longest that the rules allow', paused: 'paused', resumed: 'runs on',
  done: 'done', stopped: 'stopped', today: 'the day asked for',
}

const ABOUT: Readonly<Record<Source['about'], string>> = { limit: 'Limit', extension: 'Extension', pause: 'Pause', relaxation: 'Relaxation' }

/** Why a date is what it is: every day counted and every day left out, and what the count rests on. */
export function explanationText({ clock, days, countedBackFrom, sources, whenMissed, bankHolidays }: ClockExplanation): string {
  const from = countedBackFrom ? `${longDate(countedBackFrom)}, counted back and itself not counted` : `${longDate(clock.startedOn)}, day 0`
  const counted = days.length > 0 ? dayTable(days) : ruleSentence({ ...clock, countedBackFrom })
  const rests = sources.map(source => `${ABOUT[source.about]}: ${basisWords(source)}${source.confirmed ? '' : ' (source not confirmed)'}`)
  return [
    `${clock.title}: why ${longDate(clock.dueOn)}`, `From ${from}.`, ...(clock.startAssumed ? [START_ASSUMED] : []), counted, ...rests, `If it is missed: ${whenMissed}.`,
    `Bank holidays: list ${bankHolidays.id}, which vouches for days up to ${shortDate(bankHolidays.vouchedUntil)}.`,
  ].join('\n')
}

function dayTable(days: readonly ClockDay[]): string {
  return textTable([['day', 'counted', 'why not', 'what'], ...days.map(day =>
    [longDate(day.on), String(day.counted ?? ''), leftOutWords(day), markWords(day)])])
}

function markWords(day: ClockDay): string {
  const late = day.isAfterDue && day.counted !== null ? ['late'] : []
  return [...day.marks.map(mark => MARKS[mark]), ...late].join(', ')
}

/** Why a day is not counted, or what is uncertain about counting it. */
export function leftOutWords({ leftOut, vouched }: Readonly<{ leftOut: ClockDay['leftOut'] | DayExplained['leftOut']; vouched: boolean }>): string {
  if (leftOut === null) return vouched ? '' : 'counted, though its bank holidays are not published yet'
  switch (leftOut.kind) {
    case 'saturday': return 'Saturday'
    case 'sunday': return 'Sunday'
    case 'bank-holiday': return leftOut.title + (leftOut.confirmed ? '' : ' (source not confirmed)')
    case 'paused': return `paused: ${leftOut.reason.replaceAll('-', ' ')}`
  }
}
