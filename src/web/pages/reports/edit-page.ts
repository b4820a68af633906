import { partsOfReport } from '../../../application/report/compose.ts'
import { dropSectionDrafts, keepSectionDraft, sectionDraft, type SectionDraft } from '../../../application/report/section-drafts.ts'
import { changeReport } from '../../../application/report/write-report.ts'
import { foldLife, whyClosed } from '../../../domain/register/report/life.ts'
import { sectionOf } from '../../../domain/register/report/report.ts'
import { datesTyped } from '../../../domain/reporting/document/markdown/carried-text.ts'
import { blocksHtml } from '../../../documents/report/html/document-html.ts'
import { printSection } from '../../../documents/report/print-report.ts'
import { londonTime } from '../../../words/dates.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { REPORT_PAGES, WRITING_WORDS } from '../../../words/report-pages.ts'
import type { Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { insertChoices, savedForm, slipsOf, typedForm, withInserted, type EditPage, type SectionForm } from './edit-form.ts'
import { commentRow, openComments } from './comments-page.ts'
import { drawnDifferences } from './history-page.ts'
import { reportTitle } from './report-title.ts'
import { readingOf } from '../../../documents/report/reading-of-blocks.ts'
import { readingInWords } from '../../../words/outputs/reading.ts'

/** What is shown beside the form: what another person saved, what was kept, how it looks. */
type Beside = Readonly<{ isStale?: boolean; draft?: SectionDraft; note?: string; isLookedAt?: boolean; slips?: readonly Slip[] }>

/** The page on which a section is written; with what was typed and not saved, where there is any. */
export async function editSection(visit: Visit): Promise<Answer> {
  return withPage(visit, async (page) => {
    const draft = await sectionDraft(draftsOf(visit), visit.actor, page.section.id)
    const saved = savedForm(page)
    const isOther = draft !== null && (draft.text !== saved.text || draft.heading !== saved.heading)
    return isOther ? drawn(visit, page, draft, { draft }) : drawn(visit, page, saved)
  })
}

/** Takes what was written: to save it, to keep it as a draft, to put something in, or to see how it looks. */
export async function saveSection(visit: Visit): Promise<Answer> {
  return withPage(visit, async (page) => {
    const form = typedForm(visit)
    const wanted = visit.typed['do']
    if (wanted === 'insert') return inserted(visit, page, form)
    if (wanted === 'look') return drawn(visit, page, form, { isLookedAt: true })
    if (wanted === 'draft') return drawn(visit, page, form, { note: WRITING_WORDS.kept(londonTime(await keepDraft(visit, page, form))) })
    if (wanted !== 'discard') return save(visit, page, form)
    await dropSectionDrafts(draftsOf(visit), visit.actor, page.section.id)
    return { kind: 'redirect', to: urls.reportSection(page.report.reportId, page.section.id) }
  })
}

/** Keeps what a page sends by itself while somebody types. Answers with when, for the page to say. */
export async function keepSection(visit: Visit): Promise<Answer> {
  return withPage(visit, async (page) => {
    const at = await keepDraft(visit, page, typedForm(visit))
    return { kind: 'file', body: WRITING_WORDS.kept(londonTime(at)), contentType: 'text/plain; charset=utf-8' }
  })
}

async function keepDraft(visit: Visit, { report, section }: EditPage, form: SectionForm): Promise<string> {
  const { actor, deps, typed } = visit
  const there = await sectionDraft(draftsOf(visit), actor, section.id)
  const draftId = there?.draftId ?? (isId(typed['draftId']) ? typed['draftId'] : deps.services.ids.next())
  await keepSectionDraft(draftsOf(visit), actor, { draftId, reportId: report.reportId, sectionId: section.id, ...form })
  return deps.services.clock.now()
}

function inserted(visit: Visit, page: EditPage, form: SectionForm): Promise<Answer> {
  const name = visit.typed['insert']
  const isOffered = typeof name === 'string' && insertChoices(page.parts).some(({ code }) => code === name)
  if (!isOffered) return drawn(visit, page, form, { slips: [{ field: 'insert', text: WRITING_WORDS.chooseInsert }] })
  return drawn(visit, page, { ...form, text: withInserted(form.text, name) }, { note: WRITING_WORDS.inserted })
}

/** Saves, unless something in it cannot be printed or somebody else was faster: then all of it comes back, with theirs. */
async function save(visit: Visit, page: EditPage, form: SectionForm): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { commandId } = typed
  if (!isId(commandId)) return { kind: 'not-found' }
  const slips = slipsOf(page, form)
  if (slips.length > 0) return drawn(visit, page, form, { slips })
  const result = await changeReport(deps.services, actor, {
    reportId: page.report.reportId, commandId, over: form.over,
    command: { type: 'write-section', on: today, sectionId: page.section.id, heading: { words: form.heading }, text: { words: form.text } },
  })
  switch (result.kind) {
    case 'done': {
      await dropSectionDrafts(draftsOf(visit), actor, page.section.id)
      return { kind: 'redirect', to: `${urls.report(page.report.reportId)}#sections` }
    }
    // Read anew: what the other one saved may be younger than this page.
    case 'stale': return withPage(visit, async (now) => drawn(visit, now, { ...form, over: now.section.version }, { isStale: true, slips: [{ field: 'text', text: REPORT_PAGES.stale }] }))
    case 'refused': return drawn(visit, page, form, { slips: [{ field: '', text: result.code === 'section-removed' ? REPORT_PAGES.removed : refusalWords(result) }] })
    case 'warned': throw new Error('a section that is written is warned about by nothing')
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

async function withPage({ deps, actor, params }: Visit, work: (page: EditPage) => Promise<Answer>): Promise<Answer> {
  const found = await partsOfReport(deps.services, actor, params['reportId'] ?? '')
  if (found.kind !== 'parts') return { kind: 'not-found' }
  const section = sectionOf(found.report.state, params['sectionId'] ?? '')
  return section ? work({ ...found, section }) : { kind: 'not-found' }
}

function draftsOf({ deps }: Visit) {
  return { drafts: deps.drafts, clock: deps.services.clock }
}

/** Why nothing of it may be saved now, in words, empty where it may; and whether it is only to be read: what somebody typed stays on the page, whatever became of the report meanwhile. */
function closedAt(page: EditPage, form: SectionForm): Readonly<{ closed: string; isToRead: boolean }> {
  const code = whyClosed(foldLife(page.report.timeline).standing)
  const saved = savedForm(page)
  return { closed: code === null ? '' : refusalWords({ code }), isToRead: code !== null && form.heading === saved.heading && form.text === saved.text }
}

async function drawn({ deps, typed }: Visit, page: EditPage, form: SectionForm, { isStale = false, draft, note = '', isLookedAt = false, slips = [] }: Beside = {}): Promise<Answer> {
  const { report, section, parts } = page
  const saved = savedForm(page)
  const { closed, isToRead } = closedAt(page, form)
  const looks = isLookedAt || isToRead ? await blocksHtml({ kind: report.state.document, blocks: printSection(form, 1, parts).blocks.slice(1) }, 1) : null
  return {
    kind: 'page', template: 'pages/reports/edit.njk', title: saved.heading || form.heading, slips, typed: { heading: form.heading, text: form.text },
    model: {
      called: reportTitle(report), back: urls.report(report.reportId), action: urls.reportSection(report.reportId, section.id), draftAction: urls.reportSectionStep(report.reportId, section.id, 'draft'),
      historyHref: urls.reportSectionStep(report.reportId, section.id, 'history'), commandId: isId(typed['commandId']) && !isStale ? typed['commandId'] : deps.services.ids.next(),
      draftId: draft?.draftId ?? (isId(typed['draftId']) ? typed['draftId'] : deps.services.ids.next()), over: String(form.over), isToConfirm: !section.confirmed, isRemoved: section.isRemoved,
      restoreAction: urls.reportSectionStep(report.reportId, section.id, 'restore'), note, hasDraft: draft ? WRITING_WORDS.hasDraft(londonTime(draft.updatedAt)) : '',
      isToRead, closed, typedDates: datesTyped(form.text).join(', '), approveHref: urls.reportApprove(report.reportId),
      theirs: isStale ? { ...saved, by: report.userNames.get(section.writtenBy) ?? '', ...drawnDifferences(saved.text, form.text) } : null,
      choices: insertChoices(parts), looks, looksHeading: form.heading,
      reading: report.state.document === 'young-people' ? readingInWords(readingOf(printSection(form, 1, parts).blocks)) : null,
      comments: openComments(report, section.id).map((comment) => commentRow(comment, report)), commentHref: `${urls.reportPart(report.reportId, 'comments')}?section=${section.id}`,
    },
  }
}
