import type { ReportParts, SectionText } from '../document/report-parts.ts'
import type { OutputKind } from './output-kinds.ts'
import type { OutputWhen } from './output-period.ts'

/** What is printed of a year or a part of one, without what belongs to one report: its words, its reference. */
export type YearParts = Omit<ReportParts, 'reportId' | 'reference' | 'document' | 'sections'>

/** What a document is printed from. `safeTables` are null in what stays in the house. */
export type OutputParts = YearParts & Readonly<{
  kind: OutputKind
  when: OutputWhen
  /** What somebody wrote in place of the words that we ship; null where nobody did. */
  written: readonly SectionText[] | null
  /** In the authority's words; empty for none. */
  team: string
  followsCode: boolean
}>
