import { viewCompliment, type ComplimentView } from '../../../application/compliments.ts'
import { keepQuotation, knownFor, type Left } from '../../../application/quotations.ts'
import { differences } from '../../../domain/register/compliment/differences.ts'
import type { Known } from '../../../domain/register/compliment/identification/finding.ts'
import { identify } from '../../../domain/register/compliment/identification/identify.ts'
import { COMPLIMENTS } from '../../../words/compliments.ts'
import { FINDING_KIND_LABELS, FINDING_REASON_WORDS, PROPOSAL_WORDS, QUOTATION, stayWords } from '../../../words/identification.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { editedIn, inContext, MOST_SHOWN, proposedAt } from './quotation-form.ts'

/** What the page is drawn with: the text as it stands in the form, and what was left in it with a reason. */
type Draft = Readonly<{ quotation: string; left: readonly Left[]; isEdited: boolean }>
type Page = Readonly<{ view: ComplimentView; said: string; known: Known }>

/** The original beside what may be quoted of it, and everything in that which could identify, each to edit or to leave with a reason. */
export async function quotationPage(visit: Visit): Promise<Answer> {
  const view = await viewCompliment(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const { compliment, texts, people, settings, streamId, inError } = view
  if (inError || compliment.said === null) return { kind: 'redirect', to: urls.compliment(streamId) }
  const page: Page = { view, said: texts.get(compliment.said.textId) ?? '', known: knownFor(compliment, people.values(), settings) }
  return visit.request.method === 'GET' ? drawn(visit, page, startOf(page)) : take(visit, page)
}

function startOf({ view: { compliment: { quotation }, texts }, said }: Page): Draft {
  if (quotation === null) return { quotation: said, left: [], isEdited: false }
  const words = (textId: string | undefined) => texts.get(textId ?? '') ?? ''
  const left = quotation.left.map((one, at): Left => ({ words: words(one.textId), reason: words(quotation.reasons[at]?.textId) }))
  return { quotation: words(quotation.text.textId), left, isEdited: false }
}

async function take(visit: Visit, page: Page): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { commandId } = typed
  if (!isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const { quotation, edits, left } = editedIn(form, typed, page.known)
  const draft: Draft = { quotation, left, isEdited: true }
  form.words('quotation', QUOTATION.asked)
  if (form.slips.length > 0) return drawn(visit, page, draft, form.slips)
  // Whoever saves has to have seen the text as it is saved.
  if (form.text('do') !== 'save' || edits > 0) return drawn(visit, page, draft)
  if (form.text('read') !== 'yes') return drawn(visit, page, draft, [{ field: 'read', text: QUOTATION.readIt }])
  const result = await keepQuotation(deps.services, actor, { streamId: page.view.streamId, expectedSeq: Number(form.text('seq')), commandId, quotation, known: page.known, left })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.compliment(page.view.streamId) }
    case 'found': return drawn(visit, page, draft, stayingSlips(page, draft))
    case 'stale': return drawn(visit, page, draft, [{ field: '', text: COMPLIMENTS.stale }])
    case 'refused': return drawn(visit, page, draft, [{ field: '', text: refusalWords(result) }])
    case 'warned': throw new Error('a checked quotation is warned about by nothing')
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

/** One slip at each finding that is neither edited nor left with a reason. */
function stayingSlips(page: Page, draft: Draft): readonly Slip[] {
  return findingsOf(page, draft).flatMap(({ number, words, reason }) => (reason === '' ? [{ field: `reason-${number}`, text: stayWords(words) }] : []))
}

function findingsOf({ known }: Page, { quotation, left }: Draft) {
  const open = [...left]
  return identify(quotation, known).slice(0, MOST_SHOWN).map((one, at) => {
    const context = inContext(quotation, one)
    const stays = open.findIndex(({ words }) => words === context.words)
    const reason = stays < 0 ? '' : open.splice(stays, 1)[0]?.reason ?? ''
    return {
      ...context, number: at + 1, kind: FINDING_KIND_LABELS[one.kind], why: FINDING_REASON_WORDS[one.reason], replacement: proposedAt(quotation, one.start, PROPOSAL_WORDS[one.proposal]),
      reason, isTaken: reason === '',
    }
  })
}

function drawn({ deps, typed }: Visit, page: Page, draft: Draft, slips: readonly Slip[] = []): Answer {
  const { view, said, known } = page
  const all = identify(draft.quotation, known).length
  const stretches = differences(said, draft.quotation)
  const findings = findingsOf(page, draft)
  return {
    kind: 'page', template: 'pages/compliments/quotation.njk', title: COMPLIMENTS.quotation, slips, typed: { quotation: draft.quotation },
    model: {
      called: view.compliment.reference, back: urls.compliment(view.streamId), action: urls.complimentCommand(view.streamId, 'quotation'),
      commandId: isId(typed['commandId']) ? typed['commandId'] : deps.services.ids.next(), seq: String(view.timeline.at(-1)?.seq ?? 0),
      stretches, changed: stretches.filter(({ kind }) => kind === 'changed'), findings, hidden: all - findings.length, isEdited: draft.isEdited,
      toAnswer: findings.filter(({ reason }) => reason === '').length, total: all,
    },
  }
}
