import { foldLife, type ReportLife } from '../../domain/register/report/life.ts'
import { maybeSecond, type SecondRules } from '../../domain/register/report/second-person.ts'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { NotFound } from '../view-complaint.ts'
import { stillOpen } from '../../domain/reporting/reconciliation/explained.ts'
import { composeReport, type ComposedReport } from './compose.ts'
import { reconcileParts } from './reconcile-report.ts'
import { gatesOf, type Gate } from './gates.ts'
import { contentOf } from './manifest.ts'
import type { Press } from './press.ts'

/** A report as those read it who approve it: what it says, the digest of that, and what stands in the way. */
export type ReadForApproval = Readonly<{
  kind: 'read'
  reportId: string
  document: ReportDocument
  /** Digest of all that the document says. */
  content: string
  figures: Pick<ComposedReport, 'figures' | 'tables' | 'worked'>
  life: ReportLife
  gates: readonly Gate[]
  /** What the next edition says about the one that it corrects. */
  notice: string | null
  report: ComposedReport['report']
}>

/** The report as it would go out now. `not-found` for whoever neither sees reports nor may be second here, and for a year that has no figures. */
export async function readForApproval(services: Services, press: Press, actor: Actor, reportId: string): Promise<ReadForApproval | NotFound> {
  const settings = await services.store.read(actor, (reads) => reads.settings())
  return mayRead(actor, settings) ? readWithin(services, press, actor, reportId) : { kind: 'not-found' }
}

function mayRead(actor: Actor, rules: SecondRules): boolean {
  return may(actor, 'view-reports') || (may(actor, 'approve-report') && maybeSecond(rules, actor))
}

/** The same for somebody who was asked whether they may. The document is one, whoever reads it: it is composed as the complaints team would. */
export async function readWithin(
  services: Services, press: Press, actor: Actor, reportId: string, protection: 'as-far-as-it-is' | 'waited-for' = 'as-far-as-it-is',
): Promise<ReadForApproval | NotFound> {
  const asTheTeam: Actor = { ...actor, role: 'complaints-manager', teams: [] }
  const composed = await composeReport(services, asTheTeam, reportId, press.print, protection)
  if (composed.kind !== 'composed') return { kind: 'not-found' }
  const { document, figures, tables, worked, report } = composed
  const open = stillOpen((await reconcileParts(services, asTheTeam, composed)).standings)
  const life = foldLife(report.timeline)
  const notice = life.correcting && (report.texts.get(life.correcting.notice.textId) ?? '')
  return {
    kind: 'read', reportId, document, content: press.digest(press.canonical(contentOf(document))), figures: { figures, tables, worked }, life, gates: gatesOf(composed, open.length), notice, report,
  }
}
