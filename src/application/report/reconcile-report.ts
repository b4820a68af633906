import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { printedCells } from '../../domain/reporting/document/printed-values.ts'
import type { ReportParts } from '../../domain/reporting/document/report-parts.ts'
import { foldLife } from '../../domain/register/report/life.ts'
import type { PrintedReport } from '../../domain/reporting/printed-report.ts'
import { publishedInEdition, publishedInPrint, type Published } from '../../domain/reporting/reconciliation/against-published.ts'
import { standingOf, stillOpen, type Standing } from '../../domain/reporting/reconciliation/explained.ts'
import { findingKey, type Finding } from '../../domain/reporting/reconciliation/finding.ts'
import { reconcile } from '../../domain/reporting/reconciliation/reconcile.ts'
import type { NoFigures } from '../figures.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { printedReports } from '../printed-reports.ts'
import type { EntryResult } from '../record-entry.ts'
import type { NotFound } from '../view-complaint.ts'
import { registerEvents } from '../streams.ts'
import { partsOfReport, protectedNow, type FoundParts } from './compose.ts'
import { frozenTables, readDocument } from './manifest.ts'
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
  if (found.kind !== 'parts') return found
  const { safeTables } = await protectedNow(services, actor, found, 'as-far-as-it-is')
  return reconcileParts(services, actor, { ...found, parts: { ...found.parts, safeTables } })
}

/** The same of a report whose parts were read already: figures are counted once. */
export async function reconcileParts(services: Services, actor: Actor, { report, parts }: Pick<FoundParts, 'report' | 'parts'>): Promise<ReconciledReport> {
  const { tables, sections } = parts
  const { year, document } = report.state
  const published = await services.store.read(actor, (reads) => publishedBefore(reads, { year, document }))
  const explained = [...report.state.explained].map(([key, { text, by, on }]) =>
    [key, { words: report.texts.get(text.textId) ?? '', by: report.userNames.get(by) ?? '', on }] as const)
  return { kind: 'reconciled', report, parts, standings: standingOf(reconcile({ year, tables, sections, published, printed: parts.safeTables }), new Map(explained)) }
}

/** What is neither mended nor explained: while there is any, a report is neither submitted nor published. None for who may not see the report. */
export async function openFindings(services: Services, actor: Actor, reportId: string): Promise<readonly Finding[]> {
  const found = await reconcileReport(services, actor, reportId)
  return found.kind === 'reconciled' ? stillOpen(found.standings) : []
}

type Asked = Readonly<{ year: string; document: string }>

/** A report shows three years before its own: editions of longer ago print none of them. */
const EDITIONS_ASKED = 3

/**
 * What readers have of the years before this one, the newest first: the editions of the same kind of report that stand, each
 * as it was printed, then what was printed without us. A correction stands in the place of what it corrects.
 */
async function publishedBefore(reads: Reads, { year, document }: Asked): Promise<readonly Published[]> {
  const before = (await reads.editions()).filter(({ kind, period }) => kind === document && period < year)
  const events = await reads.publishingEvents([...new Set(before.map(({ reportId }) => reportId))])
  const stands = before.filter(({ reportId }) => foldLife(registerEvents(events.get(reportId) ?? []) ?? []).standing !== 'withdrawn')
  const newest = [...Map.groupBy(stands, ({ period }) => period).values()].flatMap((of) => of.toSorted((one, other) => other.edition - one.edition).slice(0, 1))
  const editions: Published[] = []
  for (const edition of newest.toSorted(byPeriod(({ period }) => period)).slice(0, EDITIONS_ASKED)) {
    const content = await reads.editionContent(edition)
    if (content) editions.push(publishedInEdition(edition.title, printedCells(readDocument(content.document), frozenTables(content.figures))))
  }
  const lastYear = ({ columns }: PrintedReport) => columns.at(-1) ?? ''
  const printed = (await printedReports(reads)).map(({ report }) => report).filter((report) => lastYear(report) < year)
  return [...editions, ...printed.toSorted(byPeriod(lastYear)).map(publishedInPrint)]
}

/** The newest first. */
function byPeriod<One>(periodOf: (one: One) => string): (one: One, other: One) => number {
  return (one, other) => (periodOf(one) < periodOf(other) ? 1 : -1)
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
