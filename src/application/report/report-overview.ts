import type { NotQuoted } from '../../domain/reporting/document/report-parts.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { NotFound } from '../view-complaint.ts'
import { readReport, type ReportView } from './read-report.ts'

/** A report as its first page tells of it: its words, and the compliments of its year whose consent to quote was taken back. */
export type ReportOverview = Readonly<{ kind: 'overview'; report: ReportView; takenBack: readonly Pick<NotQuoted, 'streamId' | 'reference'>[] }>

/** What the first page of a report shows. It counts no figure: that is for the pages that print one. */
export async function reportOverview(services: Services, actor: Actor, reportId: string): Promise<ReportOverview | NotFound> {
  if (!may(actor, 'view-reports')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads): Promise<ReportOverview | NotFound> => {
    const report = await readReport(reads, reportId)
    if (report.kind !== 'report') return report
    const { from, to } = report.year
    const takenBack = (await reads.compliments({ from, to })).rows.toReversed().filter(({ consent }) => consent === 'withdrawn')
    return { kind: 'overview', report, takenBack }
  })
}
