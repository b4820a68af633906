import type { BankHoliday, BankHolidayList } from '../calendar/bank-holiday-list.ts'
import { isoDate, type IsoDate } from '../calendar/iso-date.ts'
import type { HolidayInFile } from './bank-holidays-file.ts'

/** A list as it would be counted with, and how it differs from the present one. */
export type LaterList = Readonly<{
  list: Omit<BankHolidayList, 'id'>
  added: readonly BankHoliday[]
  gone: readonly BankHoliday[]
  /** Years within the file that have fewer than the eight days that every year has had. */
  shortYears: readonly number[]
  /** The first day on which the two differ; null where they say the same. */
  changedFrom: IsoDate | null
}>

const DAYS_OF_A_YEAR = 8

/**
 * The present list with the years of a file put in the place of its own. A file speaks for whole years, from its first
 * day's to its last day's; days of other years stay as they are.
 */
export function laterList(present: BankHolidayList, days: readonly HolidayInFile[], source: string): LaterList {
  const years = days.map(({ on }) => Number(on.slice(0, 4)))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const isSpokenFor = ({ on }: { on: IsoDate }) => Number(on.slice(0, 4)) >= first && Number(on.slice(0, 4)) <= last
  const before = new Map(present.days.map((day) => [day.on, day]))
  const fromFile = days.map(({ on, title }): BankHoliday => ({ on, title, confirmed: true }))
  const inFile = new Set(days.map(({ on }) => on))
  const kept = present.days.filter((day) => !isSpokenFor(day))
  const added = fromFile.filter(({ on }) => !before.has(on))
  const gone = present.days.filter((day) => isSpokenFor(day) && !inFile.has(day.on))
  const end = isoDate(`${last}-12-31`)
  const vouchedUntil = end > present.vouchedUntil ? end : present.vouchedUntil
  const sorted = [...kept, ...fromFile].sort((one, other) => (one.on < other.on ? -1 : 1))
  const differing = [...added, ...gone].map(({ on }) => on).sort()
  return {
    list: { division: present.division, vouchedFrom: present.vouchedFrom, vouchedUntil, source, days: sorted },
    added, gone,
    shortYears: Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => years.filter((each) => each === year).length < DAYS_OF_A_YEAR),
    changedFrom: differing[0] ?? (vouchedUntil > present.vouchedUntil ? vouchedUntil : null),
  }
}
