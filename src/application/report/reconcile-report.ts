import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ReportParts } from '../../domain/reporting/document/report-parts.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import { publishedFigures, publishedInPrint, type Published } from '../../domain/reporting/reconciliation/against-published.ts'
import { standingOf, stillOpen, type Standing } from '../../domain/reporting/reconciliation/explained.ts'
import { findingKey, type Finding } from '../../domain/reporting/reconciliation/finding.ts'
import { reconcile } from '../../domain/reporting/reconciliation/reconcile.ts'
import type { NoFigures } from '../figures.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { printedReports } from '../printed-reports.ts'
import type { EntryResult } from '../record-entry.ts'
import type { NotFound } from '../view-complaint.ts'
import { partsOfReport, type FoundParts } from './compose.ts'
import type { ReportView } from './read-report.ts'
import { changeReport } from './write-report.ts'

/** Why somebody said that a finding stands as it is. */
export type Explanation = Readonly<{ words: string; by: string; on: IsoDate }>

export type ReconciledReport = Readonly<{
  kind: 'reconciled'
  report: ReportView
  /** What the report is printed from; the words of its tables name what is found. */
  parts: ReportParts
  standings: readonly Standing<Explanation>[]
}>

/** A report asked whether it agrees with itself, the register, what was published before, and the law. Decision: 0064. */
export async function reconcileReport(services: Services, actor: Actor, reportId: string): Promise<ReconciledReport | NotFound | NoFigures> {
  const found = await partsOfReport(services, actor, reportId)
  return found.kind === 'parts' ? reconcileParts(services, actor, found) : found
}

/** The same of a report whose parts were read already: figures are counted once. */
export async function reconcileParts(services: Services, actor: Actor, { report, parts }: Pick<FoundParts, 'report' | 'parts'>): Promise<ReconciledReport> {
  const { tables, sections } = parts
  const { year, document } = report.state
  const published = await services.store.read(actor.authorityId, (reads) => publishedBefore(reads, { year, document, tables }))
  const explained = [...report.state.explained].map(([key, { text, by, on }]) =>
    [key, { words: report.texts.get(text.textId) ?? '', by: report.userNames.get(by) ?? '', on }] as const)
  return { kind: 'reconciled', report, parts, standings: standingOf(reconcile({ year, tables, sections, published }), new Map(explained)) }
}

/** What is neither mended nor explained: while there is any, a report is neither submitted nor published. None for who may not see the report. */
export async function openFindings(services: Services, actor: Actor, reportId: string): Promise<readonly Finding[]> {
  const found = await reconcileReport(services, actor, reportId)
  return found.kind === 'reconciled' ? stillOpen(found.standings) : []
}

type Asked = Readonly<{ year: string; document: string; tables: readonly FigureTable<string>[] }>

/** What readers have of the years before this one: the last edition of the same kind of report, then what was printed before there was a register. */
async function publishedBefore(reads: Reads, { year, document, tables }: Asked): Promise<readonly Published[]> {
  const earlier = (await reads.editions()).filter(({ kind, period }) => kind === document && period < year).toSorted((one, other) => (one.period < other.period ? 1 : -1))[0]
  const content = earlier ? await reads.editionContent(earlier) : null
  const printed = (await printedReports(reads)).map(({ report }) => report).filter(({ columns }) => (columns.at(-1) ?? '') < year)
  return [
    ...(earlier && content ? [publishedFigures(earlier.title, frozenTables(content.figures))] : []),
    ...printed.toSorted((one, other) => ((one.columns.at(-1) ?? '') < (other.columns.at(-1) ?? '') ? 1 : -1)).map((report) => publishedInPrint(report, tables)),
  ]
}

/** The tables of an edition, as they were frozen. */
function frozenTables(figures: string): readonly FigureTable<string>[] {
  return (JSON.parse(figures) as Readonly<{ tables: readonly FigureTable<string>[] }>).tables
}

export type Explained = EntryResult | Readonly<{ kind: 'no-such-finding' }>

/** `finding`: its key, as the page showed it. */
export type ExplainRequest = Readonly<{ reportId: string; commandId: string; finding: string; words: string }>

/**
 * Keeps why a finding stands as it is. Only what is found now can be explained: a key from a form that names no finding is
 * refused, so that nothing but our own ids and numbers comes into the ledger. Sent twice, it is kept once.
 */
export async function explainFinding(services: Services, actor: Actor, { reportId, commandId, finding, words }: ExplainRequest): Promise<Explained> {
  if (!may(actor, 'write-report')) return { kind: 'not-allowed' }
  const found = await reconcileReport(services, actor, reportId)
  if (found.kind !== 'reconciled') return { kind: 'not-found' }
  if (!found.standings.some((one) => findingKey(one.finding) === finding)) return { kind: 'no-such-finding' }
  return changeReport(services, actor, { reportId, commandId, command: { type: 'explain-finding', on: services.clock.today(), finding, text: { words } } })
}
