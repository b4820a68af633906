import { addDays, isoDate, type IsoDate } from '../calendar/iso-date.ts'

/** Twelve months that are reported together. `from` and `to` are both in the year. */
export type ReportingYear = Readonly<{ label: string; from: IsoDate; to: IsoDate }>

/**
 * The reporting year that `label` names, or null where there is none ("2019-21", "19-20").
 *
 * `startsInMonth` is 1 to 12: 4 makes "2019-20" the year from 1 April 2019 to 31 March 2020. A year that starts in
 * January is called by its one number, "2019".
 */
export function parseReportingYear(label: string, startsInMonth: number): ReportingYear | null {
  const start = Number(/^(\d{4})(-\d{2})?$/.exec(label)?.[1] ?? Number.NaN)
  if (Number.isNaN(start) || start < 1000 || start > 9998) return null
  const year = yearFrom(start, startsInMonth)
  return year.label === label ? year : null
}

/** The reporting year in which `day` lies. */
export function reportingYearOf(day: IsoDate, startsInMonth: number): ReportingYear {
  return yearFrom(reportingYearBegins(day, startsInMonth), startsInMonth)
}

/** The calendar year in which the reporting year of `day` begins: 2019 for 31 March 2020 where years begin in April. */
export function reportingYearBegins(day: IsoDate, startsInMonth: number): number {
  return Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < startsInMonth ? 1 : 0)
}

/** `count` reporting years in order, of which `year` is the last. */
export function yearsUpTo(year: ReportingYear, count: number): readonly ReportingYear[] {
  const start = Number(year.from.slice(0, 4))
  const month = Number(year.from.slice(5, 7))
  return Array.from({ length: count }, (_, index) => yearFrom(start - count + 1 + index, month))
}

function yearFrom(start: number, month: number): ReportingYear {
  const firstDay = (year: number) => isoDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
  const label = month === 1 ? String(start) : `${start}-${String((start + 1) % 100).padStart(2, '0')}`
  return { label, from: firstDay(start), to: addDays(firstDay(start + 1), -1) }
}

/** The reporting years in which any of the days lies, and that of today; newest first. */
export function yearsHolding(days: readonly IsoDate[], today: IsoDate, month: number): readonly ReportingYear[] {
  const now = reportingYearBegins(today, month)
  const begins = new Set([now, ...days.map((day) => reportingYearBegins(day, month))])
  return yearsUpTo(reportingYearOf(today, month), now - Math.min(...begins) + 1).filter(({ from }) => begins.has(reportingYearBegins(from, month))).toReversed()
}
