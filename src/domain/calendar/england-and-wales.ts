import type { BankHoliday, BankHolidayList } from './bank-holiday-list.ts'
import { isoDate } from './iso-date.ts'
import { workingDayCalendar, type WorkingDayCalendar } from './working-days.ts'

const TITLES = [
  'New Year’s Day', 'Good Friday', 'Easter Monday', 'Early May bank holiday',
  'Spring bank holiday', 'Summer bank holiday', 'Christmas Day', 'Boxing Day',
] as const

/** Month and day in the order of `TITLES`. Weekend Christmas and New Year's days are absent: their substitutes stand instead. */
const YEARS: Readonly<Record<number, readonly string[]>> = {
  2006: ['01-02', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2007: ['01-01', '04-06', '04-09', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2008: ['01-01', '03-21', '03-24', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2009: ['01-01', '04-10', '04-13', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2010: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2011: ['01-03', '04-22', '04-25', '05-02', '05-30', '08-29', '12-27', '12-26'],
  2012: ['01-02', '04-06', '04-09', '05-07', '06-04', '08-27', '12-25', '12-26'],
  2013: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2014: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2015: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2016: ['01-01', '03-25', '03-28', '05-02', '05-30', '08-29', '12-27', '12-26'],
  2017: ['01-02', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2018: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2019: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '08-29', '12-27', '12-26'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
}

const ONE_OFF = [
  ['2011-04-29', 'Bank holiday for the royal wedding'],
  ['2012-06-05', 'Bank holiday for the Diamond Jubilee'],
  ['2022-06-03', 'Bank holiday for the Platinum Jubilee'],
  ['2022-09-19', 'Bank holiday for the State Funeral of Queen Elizabeth II'],
  ['2023-05-08', 'Bank holiday for the coronation of King Charles III'],
] as const

/** The days that are moved when they fall on a weekend. */
const FIXED: Readonly<Record<string, string>> = { 'New Year’s Day': '01-01', 'Christmas Day': '12-25', 'Boxing Day': '12-26' }

/** From here on each day was read in the GOV.UK data; before, the days follow the statutory pattern. */
const FIRST_CONFIRMED_YEAR = 2012

/**
 * Bank holidays of England and Wales, 2006 to 2027.
 *
 * Law: SI 2006/1738 reg. 2, "working day"; Banking and Financial Dealings Act 1971.
 */
export const ENGLAND_AND_WALES: BankHolidayList = {
  id: 'england-and-wales-2006-2027',
  division: 'england-and-wales',
  vouchedFrom: isoDate('2006-01-01'),
  vouchedUntil: isoDate('2027-12-31'),
  source: 'GOV.UK bank-holiday data (2012 to 2027); statutory pattern, not confirmed (2006 to 2011)',
  days: [...Object.entries(YEARS).flatMap(daysOfYear), ...ONE_OFF.map(([on, title]) => bankHoliday(on, title))]
    .sort((one, other) => (one.on < other.on ? -1 : 1)),
}

function daysOfYear([year, days]: [string, readonly string[]]): BankHoliday[] {
  return days.map((monthAndDay, index) => {
    const title = TITLES[index] ?? ''
    const isSubstitute = FIXED[title] !== undefined && FIXED[title] !== monthAndDay
    return bankHoliday(`${year}-${monthAndDay}`, isSubstitute ? `${title} (substitute day)` : title)
  })
}

function bankHoliday(on: string, title: string): BankHoliday {
  return { on: isoDate(on), title, confirmed: Number(on.slice(0, 4)) >= FIRST_CONFIRMED_YEAR }
}

let built: WorkingDayCalendar | undefined

/** The working-day calendar of England and Wales, made when first asked for. */
export function englandAndWales(): WorkingDayCalendar {
  return (built ??= workingDayCalendar(ENGLAND_AND_WALES))
}
