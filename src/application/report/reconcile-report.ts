import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { FOUNDING_REPORT } from '../../domain/reporting/as-printed/founding-report-data.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import { publishedInPrint, type Published } from '../../domain/reporting/reconciliation/against-published.ts'
import { standingOf, stillOpen, type Standing } from '../../domain/reporting/reconciliation/explained.ts'
import { findingKey, type Finding } from '../../domain/reporting/reconciliation/finding.ts'
import { reconcile } from '../../domain/reporting/reconciliation/reconcile.ts'
import type { NoFigures } from '../figures.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { EntryResult } from '../record-entry.ts'
import type { NotFound } from '../view-complaint.ts'
import { partsOfReport } from './compose.ts'
import type { ReportView } from './read-report.ts'
import { changeReport } from './write-report.ts'

/** Why somebody said that a finding stands as it is. */
export type Explanation = Readonly<{ words: string; by: string; on: IsoDate }>

export type ReconciledReport = Readonly<{
  kind: 'reconciled'
  report: ReportView
  /** The tables whose words name what is found. */
  tables: readonly FigureTable<string>[]
  standings: readonly Standing<Explanation>[]
}>

/** A report asked whether it agrees with itself, the register, what was published before, and the law. Decision: 0064. */
export async function reconcileReport(services: Services, actor: Actor, reportId: string): Promise<ReconciledReport | NotFound | NoFigures> {
  const found = await partsOfReport(services, actor, reportId)
  if (found.kind !== 'parts') return found
  const { report, parts: { tables, sections } } = found
  const published = await publishedBefore(services, actor, { year: report.state.year, tables })
  const explained = [...report.state.explained].map(([key, { text, by, on }]) =>
    [key, { words: report.texts.get(text.textId) ?? '', by: report.userNames.get(by) ?? '', on }] as const)
  return { kind: 'reconciled', report, tables, standings: standingOf(reconcile({ year: report.state.year, tables, sections, published }), new Map(explained)) }
}

/** What is neither mended nor explained: while there is any, a report is neither submitted nor published. None for who may not see the report. */
export async function openFindings(services: Services, actor: Actor, reportId: string): Promise<readonly Finding[]> {
  const found = await reconcileReport(services, actor, reportId)
  return found.kind === 'reconciled' ? stillOpen(found.standings) : []
}

type Asked = Readonly<{ year: string; tables: readonly FigureTable<string>[] }>

/** What readers have of the years before this one: what was printed before there was a register. Decision: 0026. */
async function publishedBefore(services: Services, actor: Actor, { year, tables }: Asked): Promise<readonly Published[]> {
  const printed = await services.store.read(actor.authorityId, async (reads) => ((await reads.settings()).isDemonstration ? FOUNDING_REPORT : null))
  return printed !== null && (printed.columns.at(-1) ?? '') < year ? [publishedInPrint(printed, tables)] : []
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
