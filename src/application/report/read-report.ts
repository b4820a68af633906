import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import { foldLife, type ReportStanding } from '../../domain/register/report/life.ts'
import { foldReport, type ReportState } from '../../domain/register/report/report.ts'
import type { SectionText } from '../../domain/reporting/document/report-parts.ts'
import { parseReportingYear, type ReportingYear } from '../../domain/reporting/reporting-year.ts'
import { drawnWith, type Drawn } from '../ombudsman.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import type { NotFound } from '../view-complaint.ts'

export type ReportRow = Readonly<{ reportId: string; state: ReportState; standing: ReportStanding; seq: number }>
export type ReportList = Readonly<{ kind: 'reports'; rows: readonly ReportRow[]; settings: AuthoritySettings }>

/** Every report of the authority, the latest year first, the one begun last first within a year. */
export async function reportList(services: Services, actor: Actor): Promise<ReportList | NotFound> {
  if (!may(actor, 'view-reports')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => ({ kind: 'reports', rows: await reportsIn(reads), settings: await reads.settings() }))
}

export async function reportsIn(reads: Pick<Reads, 'streamsOfKind'>): Promise<readonly ReportRow[]> {
  const rows = (await reads.streamsOfKind('report')).flatMap(({ streamId, recorded }): readonly ReportRow[] => {
    const events = registerEvents(recorded) ?? []
    const state = foldReport(events)
    return state ? [{ reportId: streamId, state, standing: foldLife(events).standing, seq: recorded.at(-1)?.seq ?? 0 }] : []
  })
  return rows.toSorted((a, b) => compare(b.state.year, a.state.year) || compare(b.state.begunOn, a.state.begunOn) || compare(b.state.reference, a.state.reference))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export type ReportView = Readonly<{ kind: 'report'; reportId: string; state: ReportState; year: ReportingYear; sections: readonly SectionText[]; seq: number }> & Drawn

/** One report with its words. `not-found` also for who may not see reports. */
export async function viewReport(services: Services, actor: Actor, reportId: string): Promise<ReportView | NotFound> {
  if (!may(actor, 'view-reports')) return { kind: 'not-found' }
  return services.store.read(actor, (reads) => readReport(reads, reportId))
}

/** The same within a transaction that reads more. Whoever calls it has asked whether the actor may. */
export async function readReport(reads: Reads, reportId: string): Promise<ReportView | NotFound> {
  const timeline = registerEvents(await reads.stream(reportId))
  const state = timeline && foldReport(timeline)
  if (!timeline || !state) return { kind: 'not-found' }
  const drawn = await drawnWith(reads, timeline, [])
  const year = parseReportingYear(state.year, drawn.settings.reportingYearStartsInMonth)
  if (year === null) throw new Error('a report is about a year that this authority does not have')
  return { kind: 'report', reportId, state, year, sections: sectionTexts(state, drawn.texts), seq: timeline.at(-1)?.seq ?? 0, ...drawn }
}

/** The sections in order, in words. */
function sectionTexts({ sections }: ReportState, texts: ReadonlyMap<string, string>): readonly SectionText[] {
  return sections.map(({ id, heading, text, carried, confirmed }) => ({
    id, heading: texts.get(heading.textId) ?? '', text: text === null ? '' : texts.get(text.textId) ?? '', carried: carried !== null, confirmed,
  }))
}
