import { carryOut } from '../../../application/carry-out.ts'
import { setLetterAside } from '../../../application/letters/set-aside.ts'
import type { LettersView } from '../../../application/letters/view-letters.ts'
import { beginLetter, finishLetter, saveDraft } from '../../../application/letters/write-letter.ts'
import { may } from '../../../application/permissions.ts'
import { SET_ASIDE_BECAUSE } from '../../../domain/complaint/threads/letters/events.ts'
import { needsOf } from '../../../domain/complaint/threads/letters/thread.ts'
import { READERS } from '../../../domain/letters/letter-facts.ts'
import { ruleCalled, templatesFor } from '../../../domain/letters/letter-template.ts'
import { unprintableIn } from '../../../documents/letter/unprintable.ts'
import { LETTERS_PAGE, templateProblemWords } from '../../../words/letters/letters-page.ts'
import { SET_ASIDE_LABELS, LETTERS_WORDS } from '../../../words/threads/letters.ts'
import { letterTitle } from '../../components/letter-name.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { detailsLink } from '../complaint/summary-rows.ts'
import { letterFileRoutes } from './files.ts'
import { answerTo, fillsIn, idTyped, sent, sentOf, withLetter, withLetters, type KnownLetter } from './known-letter.ts'
import { letterPage } from './letter-page.ts'
import { lettersPage } from './list-page.ts'
import { printedLetter } from './printed-letter.ts'
import { recipientsOf } from './recipients.ts'
import { sendRoutes } from './send-page.ts'

const traces = reads('complaint', 'complaintId')
const SEEN = { access: 'view-complaint', traces } as const
const step = (name: string) => urls.complaintLetterStep(':complaintId', ':letterId', name)

/** The letters of a complaint: what is owed, beginning one, writing, finishing, checking and setting it aside. */
export const letterRoutes: readonly Route[] = [
  { method: 'GET', url: urls.complaintLetters(':complaintId'), ...SEEN, handler: (visit: Visit) => withLetters(visit, (all) => list(visit, all)) },
  { method: 'GET', url: urls.complaintLetterNew(':complaintId'), access: 'draft-letter', traces, handler: (visit: Visit) => withLetters(visit, (all) => askNew(visit, all, startOf(visit, all))) },
  { method: 'POST', url: urls.complaintLetterNew(':complaintId'), access: 'draft-letter', traces, handler: (visit: Visit) => withLetters(visit, (all) => begin(visit, all)) },
  { method: 'GET', url: urls.complaintLetter(':complaintId', ':letterId'), ...SEEN, handler: (visit: Visit) => withLetter(visit, (known) => show(known)) },
  { method: 'POST', url: step('save'), access: 'draft-letter', traces, handler: (visit: Visit) => withLetter(visit, save) },
  { method: 'POST', url: step('finish'), access: 'finish-letter', traces, handler: (visit: Visit) => withLetter(visit, finish) },
  { method: 'POST', url: step('release'), access: 'release-letter', traces, handler: (visit: Visit) => withLetter(visit, release) },
  { method: 'POST', url: step('check'), access: 'check-letter', traces, handler: (visit: Visit) => withLetter(visit, check) },
  { method: 'POST', url: step('send-back'), access: 'send-letter-back', traces, handler: (visit: Visit) => withLetter(visit, sendBack) },
  { method: 'POST', url: step('set-aside'), access: 'set-letter-aside', traces, handler: (visit: Visit) => withLetter(visit, setAside) },
  ...sendRoutes, ...letterFileRoutes,
]

function list(visit: Visit, all: LettersView): Answer {
  return { kind: 'page', template: 'pages/letters/list.njk', title: LETTERS_PAGE.title, model: lettersPage(all), ...(visit.query['saved'] === 'yes' && { typed: { saved: 'yes' } }) }
}

/** The rule that the address names, where the complaint's procedure has it; null for a letter that nobody owes. */
function ruleAsked({ query, typed }: Visit, { view }: LettersView): string | null {
  const asked = typeof typed['rule'] === 'string' ? typed['rule'] : query['rule'] ?? ''
  return ruleCalled({ procedure: view.complaint.procedure, rule: asked })?.id ?? null
}

function startOf(visit: Visit, all: LettersView): Typed {
  const [first] = recipientsOf(all.view)
  const [template] = candidates(visit, all, first?.isChild === true, first ? needsOf(all.view.complaint, first.personId).includes('easy-read') : false)
  return { to: first?.personId ?? '', reader: first?.isChild === true ? 'child' : 'adult', template: template?.templateId ?? '' }
}

function candidates(visit: Visit, all: LettersView, isChild: boolean, isEasyRead: boolean) {
  return templatesFor(all.templates, { procedure: all.view.complaint.procedure, rule: ruleAsked(visit, all), reader: isChild ? 'child' : 'adult', isEasyRead })
}

function askNew(visit: Visit, all: LettersView, typed: Typed, slips: readonly Slip[] = []): Answer {
  const { view } = all
  const { complaint, complaintId } = view
  const rule = ruleAsked(visit, all)
  const recipients = recipientsOf(view)
  const name = letterTitle(complaint.procedure, { rule })
  return {
    kind: 'page', template: 'pages/letters/new.njk', title: LETTERS_PAGE.newTitle(name), typed, slips, ...(slips.length > 0 && { status: 422 }),
    model: {
      reference: complaint.reference, back: urls.complaintLetters(complaintId), action: urls.complaintLetterNew(complaintId), rule: rule ?? '', words: LETTERS_PAGE,
      people: recipients.map(({ personId, name: label, part }) => ({ code: personId, label, hint: part })), readers: READERS.map((code) => ({ code, label: LETTERS_PAGE.readers[code] })),
      templates: [...candidates(visit, all, typed['reader'] === 'child', false).map(({ templateId, template }) => ({ code: templateId, label: template.title })), { code: '', label: LETTERS_PAGE.blank }],
      detailsHref: may(visit.actor, 'record-details') ? detailsLink(complaintId, 'complainant') : '', ...ids(visit, typed, complaint.seq), letterId: idTyped(visit, typed, 'letterId'),
    },
  }
}

async function begin(visit: Visit, all: LettersView): Promise<Answer> {
  const { view } = all
  const form = formReader(visit.typed, visit.today)
  const to = form.choice('to', LETTERS_PAGE.toWhom, recipientsOf(view).map(({ personId }) => personId))
  const reader = form.choice('reader', LETTERS_PAGE.forWhom, READERS)
  const template = all.templates.find(({ templateId }) => templateId === form.text('template')) ?? null
  if (form.slips.length > 0) return askNew(visit, all, visit.typed, form.slips)
  const of = sent(visit, view.complaintId, idTyped(visit, visit.typed, 'letterId'), view.complaint.seq)
  const result = await beginLetter(visit.deps.services, visit.actor, { ...of, rule: ruleAsked(visit, all), to, reader, isEasyRead: template?.template.isEasyRead ?? false }, { view, template, fillsIn })
  return answerTo(result, urls.complaintLetter(view.complaintId, of.letterId), (slips) => askNew(visit, all, visit.typed, slips))
}

/** What a page of a letter says beside the letter: what is wrong with a form, and the form as it was typed. */
type Back = Readonly<{ slips?: readonly Slip[]; typed?: Typed; body?: string; theirs?: string }>

async function show({ visit, all, letter }: KnownLetter, { slips = [], typed, body, theirs }: Back = {}): Promise<Answer> {
  const model = await letterPage(all, letter, visit.actor, body)
  const { seq } = all.view.complaint
  return {
    kind: 'page', template: 'pages/letters/letter.njk', title: model.name, slips, typed: typed ?? { body: body ?? all.drafts.get(letter.letterId)?.body ?? '' }, ...(slips.length > 0 && { status: 422 }),
    model: { ...model, ...ids(visit, {}, seq), unprintable: LETTERS_PAGE.unprintable(unprintableIn(printedLetter(all, letter))), theirs: theirs ?? '', saved: visit.query['saved'] === 'yes' ? LETTERS_PAGE.draftSaved : '' },
  }
}

/** What was typed of a letter; line ends are those of the register, whatever the browser sends. */
function bodyTyped({ typed }: Visit): string {
  const body = typed['body']
  return (typeof body === 'string' ? body : '').replaceAll('\r\n', '\n')
}

function seenTyped({ typed }: Visit): number {
  return Number(typed['seen']) || 0
}

async function save(known: KnownLetter): Promise<Answer> {
  const { visit, all, letter } = known
  const body = bodyTyped(visit)
  const { kind } = await saveDraft(visit.deps.services, visit.actor, { complaintId: all.view.complaintId, letterId: letter.letterId, seen: seenTyped(visit), body })
  switch (kind) {
    case 'saved': return { kind: 'redirect', to: `${urls.complaintLetter(all.view.complaintId, letter.letterId)}?saved=yes` }
    case 'changed-meanwhile': return draftChanged(known, body)
    case 'too-long': return show(known, { slips: [{ field: 'body', text: LETTERS_PAGE.tooLong }], body })
    case 'not-there': return show(known, { slips: [{ field: '', text: LETTERS_PAGE.changed }], body })
    case 'not-allowed': return { kind: 'not-allowed' }
  }
}

/** Two people wrote at once: both texts are shown, and nothing of either is lost. What was saved twice by one click is saved. */
function draftChanged(known: KnownLetter, body: string): Answer | Promise<Answer> {
  const { visit, all, letter } = known
  const theirs = all.drafts.get(letter.letterId)?.body ?? ''
  if (theirs === body) return { kind: 'redirect', to: `${urls.complaintLetter(all.view.complaintId, letter.letterId)}?saved=yes` }
  return show({ visit, all, letter }, { slips: [{ field: 'body', text: LETTERS_PAGE.draftChanged }], body, theirs })
}

async function finish(known: KnownLetter): Promise<Answer> {
  const { visit, all, letter } = known
  const body = bodyTyped(visit)
  const result = await finishLetter(visit.deps.services, visit.actor, sentOf(known), { seen: seenTyped(visit), body })
  if (result.kind === 'problems') return show(known, { slips: result.examined.problems.map((problem) => ({ field: 'body', text: templateProblemWords(problem) })), body })
  if (result.kind === 'draft-changed') return draftChanged(known, body)
  return answerTo(result, urls.complaintLetter(all.view.complaintId, letter.letterId), (slips) => show(known, { slips, body }))
}

async function release(known: KnownLetter): Promise<Answer> {
  const form = formReader(known.visit.typed, known.visit.today)
  const reason = form.words('reason', LETTERS_WORDS.commands['release-letter'].asks.reason.asks)
  if (form.slips.length > 0) return show(known, { slips: form.slips })
  return ordered(known, { type: 'release-letter', on: known.visit.today, letterId: known.letter.letterId, reason })
}

function check(known: KnownLetter): Promise<Answer> {
  return ordered(known, { type: 'check-letter', on: known.visit.today, letterId: known.letter.letterId })
}

async function sendBack(known: KnownLetter): Promise<Answer> {
  const form = formReader(known.visit.typed, known.visit.today)
  const reasons = form.words('reasons', LETTERS_WORDS.commands['send-letter-back'].asks.reasons.asks)
  if (form.slips.length > 0) return show(known, { slips: form.slips })
  return ordered(known, { type: 'send-letter-back', on: known.visit.today, letterId: known.letter.letterId, reasons })
}

async function setAside(known: KnownLetter): Promise<Answer> {
  const form = formReader(known.visit.typed, known.visit.today)
  const because = form.choice('because', SET_ASIDE_LABELS.other, SET_ASIDE_BECAUSE)
  if (form.slips.length > 0) return show(known, { slips: form.slips })
  const result = await setLetterAside(known.visit.deps.services, known.visit.actor, sentOf(known), { because, reason: form.text('asideReason') })
  return answerTo(result, urls.complaintLetters(known.all.view.complaintId), (slips) => show(known, { slips }))
}

async function ordered(known: KnownLetter, command: Parameters<typeof carryOut>[2]['command']): Promise<Answer> {
  const { complaintId, expectedSeq, commandId, letterId } = sentOf(known)
  const result = await carryOut(known.visit.deps.services, known.visit.actor, { complaintId, expectedSeq, commandId, command })
  return answerTo(result, urls.complaintLetter(complaintId, letterId), (slips) => show(known, { slips }))
}

function ids(visit: Visit, typed: Typed, expectedSeq: number) {
  return { commandId: idTyped(visit, typed, 'commandId'), expectedSeq }
}
