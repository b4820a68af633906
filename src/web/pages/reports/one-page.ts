import type { ReportView } from '../../../application/report/read-report.ts'
import { reportOverview } from '../../../application/report/report-overview.ts'
import { listTableSets } from '../../../application/table-sets.ts'
import { may } from '../../../application/permissions.ts'
import { unconfirmed } from '../../../domain/register/report/report.ts'
import { datesTyped } from '../../../domain/reporting/document/markdown/carried-text.ts'
import { foldLife, whyClosed } from '../../../domain/register/report/life.ts'
import { standingTag } from '../report-life/standing-tag.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { shortDate } from '../../../words/dates.ts'
import { openComments } from './comments-page.ts'
import { checklistOf, contentsCounts } from './contents-page.ts'
import { findingsIn } from './identification-page.ts'
import { reportTitle } from './report-title.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'

/** One report: its sections with what is to be done about each. No figure is counted for it. */
export async function showReport(visit: Visit): Promise<Answer> {
  const found = await reportOverview(visit.deps.services, visit.actor, visit.params['reportId'] ?? '')
  if (found.kind === 'not-found') return { kind: 'not-found' }
  const { report: view, takenBack } = found
  const { state, reportId } = view
  const life = foldLife(view.timeline)
  const closed = whyClosed(life.standing)
  const sets = await listTableSets(visit.deps.services, visit.actor)
  return {
    kind: 'page', template: 'pages/reports/one.njk', title: reportTitle(view), typed: { set: state.tableSet ?? '' },
    model: {
      reference: state.reference, mayOpen: may(visit.actor, 'write-report'), mayWrite: may(visit.actor, 'write-report') && view.inError === null && closed === null, closed: closed === null ? '' : refusalWords({ code: closed }), toConfirm: unconfirmed(state).length,
      period: `${shortDate(view.year.from)} to ${shortDate(view.year.to)}`, sections: sectionRows(view), removed: removedRows(view),
      commandId: visit.deps.services.ids.next(), newId: visit.deps.services.ids.next(), addAction: urls.reportPart(reportId, 'sections'), places: placesOf(view),
      takenBack: takenBack.map(({ streamId, reference }) => ({ text: reference, href: urls.entry(streamId) })),
      standing: standingTag(life),
      sets: sets.kind === 'sets' ? sets.sets.map(({ setId, set }) => ({ code: setId, label: set.name })) : [], setAction: urls.reportPart(reportId, 'tables'), setCommandId: visit.deps.services.ids.next(),
    },
  }
}

/** The pages of a report, each with how it stands there. */
function placesOf(view: ReportView): readonly Readonly<{ text: string; href: string; note: string }>[] {
  const { met, notMet, notHeld, open } = contentsCounts(checklistOf(view))
  const comments = openComments(view).length
  const explained = view.state.explained.size
  const at = (part: string) => urls.reportPart(view.reportId, part)
  return [
    { text: 'Read it as it would be printed', href: at('preview'), note: '' },
    { text: 'Check, approve and publish', href: urls.reportApprove(view.reportId), note: '' },
    { text: 'What it has to contain', href: at('checklist'), note: `${met} met, ${notMet} not met, ${notHeld} not held, ${open} not answered yet` },
    { text: 'Reconciliation', href: at('reconciliation'), note: explained === 0 ? '' : `${explained} explained in writing` },
    { text: 'What could identify somebody', href: at('identification'), note: view.sections.map(({ text }) => findingsIn(text).length).reduce((all, many) => all + many, 0) === 0 ? 'nothing found' : 'something to look at' },
    { text: 'Small numbers: what is withheld', href: at('disclosure'), note: '' },
    { text: 'Comments', href: at('comments'), note: comments === 0 ? 'none open' : `${comments} open` },
    { text: 'History', href: at('history'), note: '' },
  ]
}

function sectionRows({ state, sections, reportId }: ReportView) {
  return sections.map(({ id, heading, text, confirmed }, at) => ({
    number: at + 1, heading, href: urls.reportSection(reportId, id), version: state.sections[at]?.version,
    isEmpty: text === '', isToConfirm: !confirmed, typedDates: confirmed ? '' : datesTyped(text).join(', '), confirm: urls.reportSectionStep(reportId, id, 'confirm'), remove: urls.reportSectionStep(reportId, id, 'remove'),
    up: at === 0 ? null : { action: urls.reportSectionStep(reportId, id, 'move'), after: sections[at - 2]?.id ?? '' },
    down: at === sections.length - 1 ? null : { action: urls.reportSectionStep(reportId, id, 'move'), after: sections[at + 1]?.id ?? '' },
  }))
}

function removedRows({ state, texts, reportId }: ReportView) {
  return state.removed.map(({ id, heading }) => ({ heading: texts.get(heading.textId) ?? '', restore: urls.reportSectionStep(reportId, id, 'restore') }))
}
