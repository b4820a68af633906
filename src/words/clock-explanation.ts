import type { DayMark } from '../domain/timescales/explain-run.ts'
import { longDate, workingDays } from './dates.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'

export const DAY_MARK_WORDS: Readonly<Record<DayMark, string>> = {
  'normal-due': 'last day without the extension', due: 'last day', ceiling: 'the longest the rules allow', paused: 'paused from here',
  resumed: 'goes on from here', done: 'done', stopped: 'ended', today: 'today',
}

export const SOURCE_WORDS = { limit: 'The limit', extension: 'The extension', pause: 'The pause', relaxation: 'The relaxation' } as const

/** What an extension did to the date. */
export const EXTENSION_EFFECT_WORDS = {
  'moves-the-date': 'It moves the date.',
  'adds-nothing': 'It adds nothing to the limit.',
  'told-too-late': 'The complainant was told after the date had run out, so it does not rescue the date (our reading).',
  'not-told': 'The complainant was not told, so it does not move the date (our reading).',
} as const

/** What a pause did to the date. */
export const PAUSE_EFFECT_WORDS = {
  'stops-the-clock': 'It stops the clock.',
  'not-allowed': 'The rules know no pause for this reason, so the clock ran on.',
  'date-had-passed': 'The date had gone by when it began, so it stops nothing.',
} as const

/** The rule in one sentence: from when, how long, until when. */
export function ruleSentence(clock: Readonly<{
  startedOn: IsoDate; dueOn: IsoDate; limitWorkingDays: number | null; limitMonths: number | null; countedBackFrom: IsoDate | null
  limitDays: Readonly<{ days: number; countsDayOfEvent: boolean }> | null; isStated: boolean
}>): string {
  const { startedOn, dueOn, limitWorkingDays, limitMonths, limitDays, isStated, countedBackFrom } = clock
  if (isStated) return `The day was named on ${longDate(startedOn)}: ${longDate(dueOn)}.`
  if (limitDays !== null) return calendarDaysSentence(limitDays, startedOn, dueOn)
  if (limitMonths !== null) {
    return `${limitMonths === 1 ? '1 month' : `${limitMonths} months`} from ${longDate(startedOn)}: the last day is ${longDate(dueOn)}.`
  }
  const days = workingDays(limitWorkingDays ?? 0)
  if (countedBackFrom !== null) return `At least ${days} before ${longDate(countedBackFrom)}: the last day is ${longDate(dueOn)}.`
  return `${days} from ${longDate(startedOn)}, which is day 0 and does not count: the last day is ${longDate(dueOn)}.`
}

function calendarDaysSentence({ days, countsDayOfEvent }: Readonly<{ days: number; countsDayOfEvent: boolean }>, startedOn: IsoDate, dueOn: IsoDate): string {
  if (days === 0) return `The same day: ${longDate(dueOn)}.`
  const counted = countsDayOfEvent ? 'which is day 1 and counts' : 'which is day 0 and does not count'
  return `${days} calendar days from ${longDate(startedOn)}, ${counted}: the last day is ${longDate(dueOn)}.`
}

/** What is said of a clock that began on the last day on which its start could have happened. */
export const START_ASSUMED = 'What starts it was not recorded in time, so it runs from the last day on which that could have been: our reading.'

/** "Day 3". */
export function dayWords(counted: number): string {
  return `Day ${counted}`
}

export const LEFT_OUT_WORDS = { saturday: 'Left out: Saturday', sunday: 'Left out: Sunday', paused: 'Left out: paused' } as const

export function bankHolidayWords(title: string, confirmed: boolean): string {
  return `Left out: ${title}${confirmed ? '' : ' (source not confirmed)'}`
}

export function extendedWords(untilWorkingDays: number | null): string {
  return untilWorkingDays === null ? '' : `Extended until working day ${untilWorkingDays}`
}

export function toldWords(toldOn: IsoDate | null): string {
  return toldOn === null ? 'The day the complainant was told is not recorded.' : `The complainant was told on ${longDate(toldOn)}.`
}

export function ceilingWords(ceilingWorkingDays: number): string {
  return `The rules allow no more than ${workingDays(ceilingWorkingDays)}; the rest is a promise, not an extension.`
}

export function pauseWords(from: IsoDate, until: IsoDate | null): string {
  return until === null ? `Paused since ${longDate(from)}` : `Paused from ${longDate(from)} to ${longDate(until)}`
}
