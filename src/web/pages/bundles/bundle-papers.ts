import type { BundleDraft, BundleView, ChosenPaper, OfferedPaper } from '../../../application/rights/bundles.ts'
import { gapsIn, passagesOf, proposedIn, standsIn, withBars, withoutPassages } from '../../../domain/register/rights/redact.ts'
import { shortDate } from '../../../words/dates.ts'
import type { BUNDLE_SECTIONS } from '../../../words/bundles.ts'
import { fieldLabel } from '../../../words/fields.ts'
import { EVENT_LABELS } from '../../../words/labels.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { linesOf } from '../../components/timeline/recorded-words.ts'

const EVENTS: Readonly<Record<string, string>> = EVENT_LABELS
export type Section = keyof typeof BUNDLE_SECTIONS

/** What a panel decides with: the complaint, the reports, the adjudication, and why the complainant asks. Guidance: Getting the Best from Complaints, stage 3 (not confirmed). */
const FOR_A_PANEL: ReadonlySet<string> = new Set([
  'ComplaintReceived', 'StageOneAnswered', 'InvestigationRequested', 'StatementOfComplaintAgreed', 'InvestigationReportReceived', 'IndependentPersonReportReceived', 'InvestigationAnswered', 'ReviewPanelRequested',
])

/** What is worked on before it is sent is no paper of the complaint. */
const NEVER_AT_FIRST: ReadonlySet<string> = new Set(['AnswerDrafted', 'AnswerSubmitted', 'AnswerSentBack', 'AnswerApproved'])

/** What goes in before anybody chose: the preset of the purpose. */
export function presetOf({ bundle, offered }: BundleView): BundleDraft {
  const isIn = (paper: OfferedPaper) => paper.kind === 'scan' || (paper.texts.length > 0 && !NEVER_AT_FIRST.has(paper.event.type) && (bundle.purpose !== 'review-panel' || FOR_A_PANEL.has(paper.event.type)))
  return { papers: offered.filter(isIn).map((paper) => ({ id: paper.id, section: sectionOf(paper), boxes: [] })), passages: [] }
}

export function sectionOf(paper: OfferedPaper): Section {
  if (paper.kind === 'scan') return 'added'
  const { type } = paper.event
  if (/^(?:Contact|Note)/.test(type)) return 'contacts'
  if (/^(?:StageOne|Answer)/.test(type)) return 'stage-1'
  if (/^(?:Investigation|Statement|IndependentPerson)/.test(type)) return 'stage-2'
  if (/^(?:ReviewPanel|Panel)/.test(type)) return 'review-panel'
  return /^(?:ComplaintReceived|DetailsRecorded|ComplaintAcknowledged)/.test(type) ? 'complaint' : 'later'
}

export function paperTitle(paper: OfferedPaper): string {
  return paper.kind === 'scan' ? paper.file.name : EVENTS[paper.event.type] ?? paper.event.type
}

/** Names of people and what reaches them, that stand in the papers: offered to be taken out. */
export function namesOffered({ others, offered }: BundleView): readonly Readonly<{ code: string; label: string }>[] {
  const texts = offered.flatMap((paper) => (paper.kind === 'step' ? paper.texts.map(({ text }) => text) : [])).join('\n')
  const whole = others.map((person) => personName(person, '')).filter((name) => name !== '')
  return [...new Set([...whole, ...proposedIn(texts, others).map(({ passage }) => passage)])].map((passage) => ({ code: passage, label: passage }))
}

/** What reaches people stands in no bundle: it is taken out wherever it stands, whatever was chosen. */
function contactsOf({ others, apart }: BundleView): readonly string[] {
  return [...others.flatMap(({ contact = {} }) => passagesOf(contact)), ...apart]
}

/** One paper without what is taken out, before it has a number. */
export type PaperGiven = Readonly<{ chosen: ChosenPaper; paper: OfferedPaper; title: string; on: string; lines: readonly Readonly<{ label: string; value: string }>[]; texts: readonly Readonly<{ label: string; text: string }>[] }>

/** The chosen papers in their order with what is taken out gone, and how much that was. */
export function papersGiven(view: BundleView, draft: BundleDraft): Readonly<{ papers: readonly PaperGiven[]; redactions: number; chronology: (text: string) => string }> {
  const passages = [...draft.passages, ...contactsOf(view)]
  let redactions = 0
  const without = (text: string) => {
    const parts = withoutPassages(text, passages)
    redactions += gapsIn(parts)
    return withBars(parts)
  }
  const byId = new Map(view.offered.map((paper) => [paper.id, paper]))
  const papers = draft.papers.flatMap((chosen): readonly PaperGiven[] => {
    const paper = byId.get(chosen.id)
    if (!paper) return []
    const on = paper.on ? shortDate(paper.on) : ''
    if (paper.kind === 'scan') {
      redactions += chosen.boxes.length
      return [{ chosen, paper, title: without(paperTitle(paper)), on, lines: [], texts: [] }]
    }
    const lines = linesOf(paper.event, { ...view, texts: new Map(), pointNumbers: new Map() }).filter(({ isLong }) => !isLong).map(({ label, value }) => ({ label, value: without(value) }))
    return [{ chosen, paper, title: paperTitle(paper), on, lines: lines.filter(({ value }) => !value.includes(ERASED)), texts: paper.texts.map(({ field, text }) => ({ label: fieldLabel(field), text: without(text) })) }]
  })
  return { papers, redactions, chronology: (text) => withBars(withoutPassages(text, passages)) }
}

/** What stands where a free text is not given with its event: the texts stand below by themselves. */
const ERASED = 'erased'

/** A passage that was typed and stands in no chosen paper. A name that is offered may be taken out wherever it comes to stand. */
export function passageNowhere(view: BundleView, draft: BundleDraft): string | undefined {
  const offered = new Set(namesOffered(view).map(({ code }) => code))
  const plain = papersGiven({ ...view, others: [], apart: [] }, { ...draft, passages: [] })
  const all = plain.papers.flatMap(({ title, lines, texts }) => [title, ...lines.map(({ value }) => value), ...texts.map(({ text }) => text)]).join('\n')
  return draft.passages.find((passage) => !offered.has(passage) && !standsIn(all, passage))
}
