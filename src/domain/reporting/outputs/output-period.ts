import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import { parseIsoDate, type IsoDate } from '../../calendar/iso-date.ts'
import { digestPeriod, nextPeriod, type DigestPeriod, type Span } from '../../register/compliment/digest-period.ts'
import { parseReportingYear, type ReportingYear } from '../reporting-year.ts'

/** What a document is about: a reporting year, a quarter of one (1 to 4), or a calendar month ("2019-11"). */
export type OutputWhen =
  | Readonly<{ span: 'year'; year: string }>
  | Readonly<{ span: 'quarter'; year: string; quarter: number }>
  | Readonly<{ span: 'month'; month: string }>

/** How many periods stand beside one another: the one before a year ago is the same season. */
const SHOWN: Readonly<Record<Exclude<Span, 'year'>, number>> = { month: 4, quarter: 5 }

/** A period with those before it, oldest first; the last is the one that is asked about. `label` names its days: "2019-11-01 to 2019-11-30". */
export type OutputPeriods = Readonly<{ period: ReportingYear; columns: readonly ReportingYear[] }>

/** Days before Heard could know anything, and after anybody could ask. */
const [EARLIEST, LATEST] = ['1990-01-01', '2200-01-01']

/** The quarter or month that is meant, with those before it; null where there is none such. Quarters begin with the reporting year. */
export function partOfYear(when: Exclude<OutputWhen, { span: 'year' }>, startsInMonth: number): OutputPeriods | null {
  const day = when.span === 'quarter' ? dayInQuarter(when.year, when.quarter, startsInMonth) : parseIsoDate(`${when.month}-01`)
  if (day === null || day < EARLIEST || day > LATEST) return null
  const period = digestPeriod(when.span, day, startsInMonth)
  const columns = before(period, SHOWN[when.span]).map(labelled)
  const last = columns.at(-1)
  return last ? { period: last, columns } : null
}

function dayInQuarter(label: string, quarter: number, startsInMonth: number): IsoDate | null {
  const year = parseReportingYear(label, startsInMonth)
  return year === null || ![1, 2, 3, 4].includes(quarter) ? null : addCalendarMonths(year.from, 3 * (quarter - 1))
}

function before(period: DigestPeriod, count: number): readonly DigestPeriod[] {
  return count <= 1 ? [period] : [...before(nextPeriod(period, -1), count - 1), period]
}

function labelled({ from, to }: DigestPeriod): ReportingYear {
  return { label: `${from} to ${to}`, from, to }
}
