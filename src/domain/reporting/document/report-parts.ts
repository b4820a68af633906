import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Benchmark } from '../benchmark.ts'
import type { FigureTable } from '../figure-table.ts'
import type { ReportingYear } from '../reporting-year.ts'
import type { YearFigures } from '../year-figures.ts'
import type { ReportDocumentKind } from '../../register/report/events.ts'
import type { ReportDocument } from './report-document.ts'
import type { TextProblem } from './markdown/parse-section.ts'

/** A section as it stands: its words, and whether somebody has confirmed them for this year. */
export type SectionText = Readonly<{ id: string; heading: string; text: string; carried: boolean; confirmed: boolean }>

/** A quotation that may go before readers: consent stands, and it was checked. */
export type Quotable = Readonly<{ streamId: string; reference: string; words: string; from: 'client' | 'professional' }>

/** A compliment of the year that was to be quoted once, and may not be any more. */
export type NotQuoted = Readonly<{ streamId: string; reference: string; why: 'consent-taken-back' | 'not-checked' | 'no-consent' }>

/** What was learned and what was done about it. */
export type SaidDid = Readonly<{ streamId: string; said: string; did: string }>

/** Everything that a report is printed from: nothing of it is put into words yet but the words that somebody wrote. */
export type ReportParts = Readonly<{
  reportId: string
  reference: string
  document: ReportDocumentKind
  year: ReportingYear
  asKnownOn: IsoDate
  figures: YearFigures
  /** What may be named in the text: the figures' own tables, and those that were built. */
  tables: readonly FigureTable<string>[]
  /** What is printed of them: small numbers withheld, where that is done; null where it is not, and nothing may be published. */
  safeTables: readonly FigureTable<string>[] | null
  sections: readonly SectionText[]
  quotations: readonly Quotable[]
  notQuoted: readonly NotQuoted[]
  saidDid: readonly SaidDid[]
  /** What other authorities published, as it was typed in. */
  benchmarks: readonly Benchmark[]
}>

/** Something that a section names and that there is not; `nearest` are the names that come nearest to it. */
export type NameProblem = Readonly<{ kind: 'no-such-table' | 'no-such-row' | 'no-such-year' | 'no-percentage' | 'no-chart'; name: string; nearest: readonly string[] }>
/** A quotation that the text names and that may not go before readers: it is left out. */
export type QuotationProblem = Readonly<{ kind: 'not-quotable'; name: string; why: NotQuoted['why'] | 'no-such-compliment' }>
/** What is put in rightly and says nothing this year: no compliment may be quoted, nothing was learned. It stands in nobody's way. */
export type NothingToPrint = Readonly<{ kind: 'prints-nothing'; name: string }>
export type SectionProblem = TextProblem | NameProblem | QuotationProblem | NothingToPrint

/** A report as it is printed, with what its sections say that cannot be printed. */
export type PrintedReportParts = Readonly<{ document: ReportDocument; problems: readonly Readonly<{ section: string; problem: SectionProblem }>[] }>

/** Puts a report into words: `printReport` in src/documents/report. The application is given it, for it knows no words. */
export type ReportPrinter = (parts: ReportParts) => PrintedReportParts
