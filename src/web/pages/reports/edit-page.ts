import { partsOfReport, type FoundParts } from '../../../application/report/compose.ts'
import { changeReport } from '../../../application/report/write-report.ts'
import { sectionOf, type ReportSection } from '../../../domain/register/report/report.ts'
import { printSection } from '../../../documents/report/print-report.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { REPORT_PAGES, sectionProblemWords } from '../../../words/report-pages.ts'
import type { Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { reportTitle } from './one-page.ts'

/** Longer than any section: some 8,000 words. */
const LONGEST_TEXT = 50_000
const LONGEST_HEADING = 300

type Page = FoundParts & Readonly<{ section: ReportSection & Readonly<{ isRemoved: boolean }> }>
type Draft = Readonly<{ heading: string; text: string; over: number }>

/** The page on which a section is written. */
export async function editSection(visit: Visit): Promise<Answer> {
  return withPage(visit, (page) => drawn(visit, page, draftOf(page)))
}

/** Saves what was written, unless something in it cannot be printed or somebody else was faster: then all of it comes back. */
export async function saveSection(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { commandId } = typed
  if (!isId(commandId)) return { kind: 'not-found' }
  return withPage(visit, async (page) => {
    const draft = typedDraft(visit)
    const slips = slipsOf(page, draft)
    if (slips.length > 0) return drawn(visit, page, draft, slips)
    const result = await changeReport(deps.services, actor, {
      reportId: page.report.reportId, commandId, over: draft.over,
      command: { type: 'write-section', on: today, sectionId: page.section.id, heading: { words: draft.heading }, text: { words: draft.text } },
    })
    switch (result.kind) {
      case 'done': return { kind: 'redirect', to: urls.report(page.report.reportId) }
      case 'stale': return drawn(visit, page, { ...draft, over: page.section.version }, [{ field: 'text', text: REPORT_PAGES.stale }], true)
      case 'refused': return drawn(visit, page, draft, [{ field: '', text: result.code === 'section-removed' ? REPORT_PAGES.removed : refusalWords(result) }])
      case 'warned': throw new Error('a section that is written is warned about by nothing')
      case 'not-allowed':
      case 'not-found':
        return { kind: result.kind }
    }
  })
}

async function withPage({ deps, actor, params }: Visit, work: (page: Page) => Answer | Promise<Answer>): Promise<Answer> {
  const found = await partsOfReport(deps.services, actor, params['reportId'] ?? '')
  if (found.kind !== 'parts') return { kind: 'not-found' }
  const section = sectionOf(found.report.state, params['sectionId'] ?? '')
  return section ? work({ ...found, section }) : { kind: 'not-found' }
}

function draftOf({ report, section }: Page): Draft {
  return { heading: wordsOf(report.texts, section.heading), text: wordsOf(report.texts, section.text), over: section.version }
}

function wordsOf(texts: ReadonlyMap<string, string>, ref: Readonly<{ textId: string }> | null): string {
  return ref === null ? '' : texts.get(ref.textId) ?? ''
}

function typedDraft({ typed }: Visit): Draft {
  const of = (field: string) => { const value = typed[field]; return (typeof value === 'string' ? value : value?.[0] ?? '').replaceAll('\r\n', '\n') }
  return { heading: of('heading').trim(), text: of('text').trimEnd(), over: Number(of('over')) || 0 }
}

function slipsOf(page: Page, { heading, text }: Draft): readonly Slip[] {
  if (text.length > LONGEST_TEXT) return [{ field: 'text', text: REPORT_PAGES.tooLong }]
  const { problems } = printSection({ heading, text }, 1, page.parts)
  return [
    ...(heading === '' ? [{ field: 'heading', text: REPORT_PAGES.headingMissing }] : []), ...(heading.length > LONGEST_HEADING ? [{ field: 'heading', text: REPORT_PAGES.headingTooLong }] : []),
    ...problems.map((problem) => ({ field: 'text', text: sectionProblemWords(problem) })),
  ]
}

function drawn({ deps, typed }: Visit, page: Page, draft: Draft, slips: readonly Slip[] = [], isStale = false): Answer {
  const { report, section } = page
  const theirs = draftOf(page)
  return {
    kind: 'page', template: 'pages/reports/edit.njk', title: theirs.heading, slips, typed: { heading: draft.heading, text: draft.text },
    model: {
      called: reportTitle(report), reference: report.state.reference, back: urls.report(report.reportId), action: urls.reportSection(report.reportId, section.id),
      commandId: isId(typed['commandId']) && !isStale ? typed['commandId'] : deps.services.ids.next(), over: String(draft.over), isToConfirm: !section.confirmed,
      isRemoved: section.isRemoved, theirs: isStale ? theirs : null,
    },
  }
}
