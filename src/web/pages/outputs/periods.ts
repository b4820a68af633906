import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { digestPeriod, nextPeriod, type Span } from '../../../domain/register/compliment/digest-period.ts'
import type { OutputWhen } from '../../../domain/reporting/outputs/output-period.ts'
import { reportingYearOf, type ReportingYear } from '../../../domain/reporting/reporting-year.ts'
import { periodName } from '../../../words/outputs/outputs.ts'

/** How many quarters and months are offered; those before can be asked for by address. */
const OFFERED: Readonly<Record<Exclude<Span, 'year'>, number>> = { quarter: 12, month: 24 }

/** A period in an address: `2019-20`, `2019-20.3`, `2019-11.m`: a month has its letter, since `2010-11` is a year. */
export function writtenWhen(when: OutputWhen): string {
  if (when.span === 'month') return `${when.month}.m`
  return when.span === 'year' ? when.year : `${when.year}.${when.quarter}`
}

/** The same, read; null where it is none. */
export function readWhen(text: string | undefined): OutputWhen | null {
  const [, first, second] = /^([\d-]{4,7})(?:\.([1-4m]))?$/.exec(text ?? '') ?? []
  if (first === undefined) return null
  if (second === 'm') return { span: 'month', month: first }
  return second === undefined ? { span: 'year', year: first } : { span: 'quarter', year: first, quarter: Number(second) }
}

type Choice = Readonly<{ code: string; label: string }>

/** What may be chosen, the latest first, those that have begun. `usual`: the last one that is over. */
export function periodChoices(spans: readonly Span[], years: readonly ReportingYear[], today: IsoDate, startsInMonth: number): Readonly<{ choices: readonly Choice[]; usual: string }> {
  const all = spans.map((span) => (span === 'year' ? years.map(({ label }) => ({ code: label, label })) : parts(span, today, startsInMonth)))
  return { choices: all.flat(), usual: all[0]?.[1]?.code ?? all[0]?.[0]?.code ?? '' }
}

function parts(span: Exclude<Span, 'year'>, today: IsoDate, startsInMonth: number): readonly Choice[] {
  let period = digestPeriod(span, today, startsInMonth)
  return Array.from({ length: OFFERED[span] }, () => {
    const { from, to } = period
    period = nextPeriod(period, -1)
    const year = reportingYearOf(from, startsInMonth)
    const months = (Number(from.slice(0, 4)) - Number(year.from.slice(0, 4))) * 12 + Number(from.slice(5, 7)) - Number(year.from.slice(5, 7))
    const when: OutputWhen = span === 'month' ? { span, month: from.slice(0, 7) } : { span, year: year.label, quarter: months / 3 + 1 }
    return { code: writtenWhen(when), label: `${periodName(`${from} to ${to}`)}${when.span === 'quarter' ? ` (quarter ${when.quarter} of ${year.label})` : ''}` }
  })
}
