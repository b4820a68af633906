import { viewReport, type ReportView } from '../../../application/report/read-report.ts'
import { may } from '../../../application/permissions.ts'
import { differences, type Stretch } from '../../../domain/register/compliment/differences.ts'
import { foldLife, whyClosed } from '../../../domain/register/report/life.ts'
import { sectionOf } from '../../../domain/register/report/report.ts'
import { versionsOf } from '../../../domain/register/report/section-history.ts'
import { UNKNOWN } from '../../../words/complaint.ts'
import { londonTime } from '../../../words/dates.ts'
import { HISTORY_WORDS } from '../../../words/report-pages.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { reportTitle } from './report-title.ts'

/** How many entries the history of a report shows, the last ones first. */
const MOST_SHOWN = 200

/** Everything that was done to the report, the last thing first. */
export async function showHistory(visit: Visit): Promise<Answer> {
  const view = await viewReport(visit.deps.services, visit.actor, visit.params['reportId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const { timeline, state, texts, reportId } = view
  const heading = (id: string) => { const section = sectionOf(state, id); return section ? texts.get(section.heading.textId) ?? '' : '' }
  const rows = timeline.toReversed().map(({ event, recordedAt, recordedBy }) => {
    const id = 'sectionId' in event ? event.sectionId ?? null : null
    return {
      what: REGISTER_EVENT_LABELS[event.type], about: id === null ? '' : heading(id), href: id === null ? null : urls.reportSectionStep(reportId, id, 'history'),
      when: londonTime(recordedAt), by: view.userNames.get(recordedBy) ?? UNKNOWN.user,
    }
  })
  return {
    kind: 'page', template: 'pages/reports/history.njk', title: HISTORY_WORDS.title,
    model: { called: reportTitle(view), back: urls.report(reportId), rows: rows.slice(0, MOST_SHOWN), total: rows.length },
  }
}

/** The versions of a section, the last one first, each with what changed since the one before. */
export async function showSectionHistory(visit: Visit): Promise<Answer> {
  const view = await viewReport(visit.deps.services, visit.actor, visit.params['reportId'] ?? '')
  const sectionId = visit.params['sectionId'] ?? ''
  const section = view.kind === 'report' && isId(sectionId) ? sectionOf(view.state, sectionId) : null
  if (view.kind === 'not-found' || section === null) return { kind: 'not-found' }
  return {
    kind: 'page', template: 'pages/reports/section-history.njk', title: HISTORY_WORDS.ofSection(view.texts.get(section.heading.textId) ?? ''),
    model: {
      called: reportTitle(view), back: urls.report(view.reportId), action: urls.reportSection(view.reportId, sectionId), over: section.version,
      mayWrite: may(visit.actor, 'write-report') && !section.isRemoved && view.inError === null && whyClosed(foldLife(view.timeline).standing) === null, rows: versionRows(visit, view, sectionId),
    },
  }
}

function versionRows({ deps }: Visit, view: ReportView, sectionId: string) {
  const versions = versionsOf(view.timeline, sectionId).map((version, at) => ({
    ...version, number: at + 1, headingWords: view.texts.get(version.heading.textId) ?? '', words: version.text === null ? '' : view.texts.get(version.text.textId) ?? '',
  }))
  return versions.map((version, at) => {
    const before = versions[at - 1]
    return {
      number: version.number, when: londonTime(version.at), by: view.userNames.get(version.by) ?? UNKNOWN.user, isCarried: version.isCarried, isLast: at === versions.length - 1,
      heading: version.headingWords, text: version.words, commandId: deps.services.ids.next(), ...drawnDifferences(before?.words ?? '', version.words), isFirst: before === undefined,
      wasHeading: before && before.headingWords !== version.headingWords ? before.headingWords : '',
    }
  }).toReversed()
}

/** The differences of two texts, and the same as a list of sentences. */
export function drawnDifferences(before: string, after: string): Readonly<{ stretches: readonly Stretch[]; changed: readonly string[] }> {
  const stretches = differences(before, after)
  return { stretches, changed: stretches.flatMap((one) => (one.kind === 'changed' ? [HISTORY_WORDS.changed(one.was.trim(), one.now.trim())] : [])).filter((words) => words !== '') }
}
