import type { AuthoritySettings } from '../../authority/settings.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import { factsKnownOn } from '../known-on.ts'
import type { ReportFact } from '../report-fact.ts'
import { columnOf, countTable } from '../tally.ts'
import { talliesOf, type YearFigures } from '../year-figures.ts'
import type { OutputPeriods } from './output-period.ts'

/** `learning`: counted from its own streams, as beside the figures of a year. */
type PeriodQuestion = OutputPeriods & Readonly<{ asKnownOn: IsoDate; learning: readonly ReportFact[] }>

/**
 * The tables of a part of a year and of those before it, counted by the rules that count a year. What is set against a year's
 * own numbers (caseload, population, the year before) is not among them.
 */
export function periodFigures(facts: readonly ReportFact[], settings: AuthoritySettings, { period, columns, asKnownOn, learning }: PeriodQuestion): YearFigures {
  const known = factsKnownOn(facts, asKnownOn)
  const all = [...known, ...learning]
  const isIn = (fact: ReportFact) => columnOf(columns, fact.receivedOn) >= 0
  return {
    authority: settings.name, branding: settings.branding, isDemonstration: settings.isDemonstration, year: period, columns, asKnownOn, unfinished: asKnownOn < period.to,
    tables: talliesOf(settings).map((tally) => countTable(tally, all, columns, settings)),
    emptyYears: columns.filter((column) => !known.some((fact) => columnOf([column], fact.receivedOn) === 0)).map(({ label }) => label),
    knownAssumed: known.filter((fact) => isIn(fact) && fact.knownAssumed).length, impossiblePrinted: 0,
  }
}
