import { isToBeChecked, writerOf } from '../../../application/letters/letter-check.ts'
import type { LettersView } from '../../../application/letters/view-letters.ts'
import { may } from '../../../application/permissions.ts'
import type { Actor } from '../../../application/ports.ts'
import { SET_ASIDE_BECAUSE } from '../../../domain/complaint/threads/letters/events.ts'
import { beingWritten, isReadyToCheck, isReadyToSend, needsOf, stepOf, type Letter, type LetterStep } from '../../../domain/complaint/threads/letters/thread.ts'
import { examineDraft, type ExaminedDraft } from '../../../domain/letters/draft.ts'
import { ruleCalled } from '../../../domain/letters/letter-template.ts'
import { letterBlocks, readingParagraphs } from '../../../domain/letters/letter-document.ts'
import type { Block } from '../../../domain/reporting/document/report-document.ts'
import { misspelled } from '../../../documents/spelling/spelling.ts'
import { wordsOfText } from '../../../documents/spelling/words-of-text.ts'
import { blocksHtml } from '../../../documents/report/html/document-html.ts'
import { longDate, londonTime, shortDate } from '../../../words/dates.ts'
import { LETTERS_PAGE } from '../../../words/letters/letters-page.ts'
import { LETTER_NEED_LABELS, LETTERS_WORDS, SENT_BY_LABELS, SET_ASIDE_LABELS } from '../../../words/threads/letters.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'
import { stepTag } from './list-page.ts'
import { letterTitle } from '../../components/letter-name.ts'
import { readingOfLetter } from './reading-of-letter.ts'

/** What each file of a letter is for. */
export const LETTER_FORMATS = ['pdf', 'docx', 'html'] as const
export type LetterFormat = (typeof LETTER_FORMATS)[number]
const FORMAT_LABELS: Readonly<Record<LetterFormat, string>> = { pdf: 'To send or print (PDF)', docx: 'To go on with in Word (DOCX)', html: 'As an e-mail (HTML)' }

/** The words of a letter as they stand: of what is written while it is written, of what was finished once it has gone. */
function wordsOf(all: LettersView, letter: Letter): string {
  const draft = all.drafts.get(letter.letterId)
  return draft !== undefined && beingWritten(letter) ? draft.body : finishedWords(all, letter)
}

function finishedWords({ view }: LettersView, letter: Letter): string {
  return view.texts.get(letter.finished?.text.textId ?? '') ?? ''
}

/** While it may not go it is printed as it is being written. */
export const NOT_TO_GO: readonly LetterStep[] = ['drafted', 'held', 'sent-back']

/** What is printed and sent of a letter: what was finished, and checked where that is wanted. What was saved since goes once it is finished too. */
export function goingWords(all: LettersView, letter: Letter): string {
  return examineDraft(NOT_TO_GO.includes(stepOf(letter)) ? wordsOf(all, letter) : finishedWords(all, letter), []).words
}

/** Whether somebody wrote on at it since it was finished. */
function isChangedSince(all: LettersView, letter: Letter): boolean {
  return beingWritten(letter) && !NOT_TO_GO.includes(stepOf(letter)) && all.drafts.has(letter.letterId) && examined(all, letter).words.trim() !== goingWords(all, letter).trim()
}

/** A letter looked at: what it still lacks of what it has to say. */
function examined(all: LettersView, letter: Letter, body = wordsOf(all, letter)): ExaminedDraft {
  return examineDraft(body, ruleOf(all, letter)?.mustSay.map(({ id }) => id) ?? [])
}

function ruleOf({ view: { complaint } }: LettersView, letter: Letter) {
  return letter.rule === null ? null : ruleCalled({ procedure: complaint.procedure, rule: letter.rule })
}

/** Everything that the page of one letter prints. `body`: what was typed, where a form comes back. */
export async function letterPage(all: LettersView, letter: Letter, actor: Actor, body?: string) {
  const { view, owed, drafts } = all
  const { complaint, complaintId } = view
  const found = examined(all, letter, body)
  const blocks = letterBlocks(body === undefined ? goingWords(all, letter) : found.words)
  const draft = drafts.get(letter.letterId)
  const dueOn = owed.find((standing) => standing.letter?.letterId === letter.letterId)?.dueOn ?? null
  const post = (name: string) => urls.complaintLetterStep(complaintId, letter.letterId, name)
  return {
    reference: complaint.reference, back: urls.complaintLetters(complaintId), words: LETTERS_PAGE, asks: LETTERS_WORDS.commands, tag: stepTag(letter),
    name: letterTitle(complaint.procedure, letter), to: personName(view.people.get(letter.to)), dueOn: dueOn === null ? '' : longDate(dueOn),
    needs: needsOf(complaint, letter.to).map((need) => LETTER_NEED_LABELS[need]),
    must: (draft === undefined ? [] : ruleOf(all, letter)?.mustSay ?? []).map((part) => ({ ...part, isSaid: !found.unsaid.includes(part.id) })),
    gaps: found.gaps.map(({ line, name, kind }) => ({ line, name, isFact: kind === 'fact' })),
    spelling: await spellingOf(all, letter, blocks),
    preview: await blocksHtml({ kind: 'letter', blocks }, 1), reading: readingOfLetter(blocks, letter.reader),
    changedSince: isChangedSince(all, letter) ? LETTERS_PAGE.changedSince : '',
    seen: draft?.version ?? 0, savedBy: draft ? view.userNames.get(draft.updatedBy) ?? '' : '', savedAt: draft ? londonTime(draft.updatedAt) : '',
    actions: { save: post('save'), finish: post('finish'), release: post('release'), check: post('check'), back: post('send-back'), aside: post('set-aside'), send: post('send') },
    ...mayBeDone(all, letter, actor), asideChoices: SET_ASIDE_BECAUSE.map((code) => ({ code, label: SET_ASIDE_LABELS[code] })),
    happened: happened(all, letter), files: LETTER_FORMATS.map((format) => ({ label: FORMAT_LABELS[format], href: urls.complaintLetterFile(complaintId, letter.letterId, format) })),
  }
}

/** Words of the letter that neither the dictionary nor the authority knows; names of people of the complaint are known. Nothing of a letter that has gone. */
async function spellingOf({ view: { people, userNames, settings } }: LettersView, letter: Letter, blocks: readonly Block[]) {
  if (!beingWritten(letter)) return { words: [], note: '' }
  const names = [...[...people.values()].flatMap(({ givenName, familyName, knownAs }) => [givenName ?? '', familyName ?? '', knownAs ?? '']), ...userNames.values(), settings.name]
  const found = await misspelled(wordsOfText(readingParagraphs(blocks)), [...settings.letterWords, ...names])
  return { words: (found ?? []).map(({ word, suggestions }) => ({ word, meant: suggestions.join(', ') })), note: found === null ? LETTERS_PAGE.spellingLater : found.length === 0 ? LETTERS_PAGE.spellingNone : '' }
}

/** What this person may do with the letter as far as it is. */
function mayBeDone({ view, mayWrite }: LettersView, letter: Letter, actor: Actor) {
  const { complaint, settings, users } = view
  const step = stepOf(letter)
  const writer = writerOf(letter, view.timeline)
  const isReady = isReadyToSend(letter)
  const isToCheck = isReady && isToBeChecked(letter, complaint, { settings, users, writer })
  const isOpen = mayWrite && beingWritten(letter)
  return {
    mayWrite: isOpen, canSetAside: isOpen, canRelease: mayWrite && step === 'held', canCheck: may(actor, 'check-letter') && isReadyToCheck(letter), isChecked: step === 'checked',
    isOwnWriting: writer === actor.userId, isToCheck, canSend: mayWrite && isReady && !isToCheck,
  }
}

/** What became of it so far, in sentences. */
function happened({ view }: LettersView, letter: Letter): readonly string[] {
  const { finished, releasedOn, checkedOn, sentBack, queued, sent, failed, mayHaveBeenSentOn, setAsideOn, draftedOn } = letter
  return [
    `Begun on ${shortDate(draftedOn)}.`,
    ...(finished ? [`Finished on ${shortDate(finished.on)}.`] : []), ...(releasedOn ? [`Released on ${shortDate(releasedOn)}, though it lacked something.`] : []),
    ...(sentBack ? [`Sent back on ${shortDate(sentBack.on)}: ${view.texts.get(sentBack.reasons.textId) ?? ''}`] : []), ...(checkedOn ? [`Checked on ${shortDate(checkedOn)}.`] : []),
    ...(queued ? [`Given to be sent on ${shortDate(queued.on)}: ${SENT_BY_LABELS[queued.by]}.`] : []),
    ...(sent ? [`Sent on ${shortDate(sent.on)}: ${SENT_BY_LABELS[sent.by]}. It counts as having reached them on ${shortDate(sent.toldOn)}.`] : []),
    ...(mayHaveBeenSentOn ? [`May have been sent on ${shortDate(mayHaveBeenSentOn)}: look at the outbox.`] : []),
    ...(failed ? [`Not delivered on ${shortDate(failed.on)}.`] : []), ...(setAsideOn ? [`Set aside on ${shortDate(setAsideOn)}.`] : []),
  ]
}
