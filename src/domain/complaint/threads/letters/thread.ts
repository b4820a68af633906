import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { Code, PersonId, TextRef } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { RefusalCode } from '../../refusals.ts'
import type { Complaint } from '../../state.ts'
import type { LetterNeed, LETTERS_EVENTS, SentBy } from './events.ts'

/** One letter, as far as it has come. What is checked is what was finished last: finishing again asks for another check. */
export type Letter = Readonly<{
  letterId: string
  rule: string | null
  to: PersonId
  reader: 'adult' | 'child'
  isEasyRead: boolean
  template: string | null
  batch: string | null
  draftedOn: IsoDate
  draftedSeq: number
  finished: Readonly<{ on: IsoDate; seq: number; text: TextRef; isHeld: boolean }> | null
  releasedOn: IsoDate | null
  checkedOn: IsoDate | null
  sentBack: Readonly<{ on: IsoDate; reasons: TextRef }> | null
  queued: Readonly<{ on: IsoDate; by: SentBy; message: string }> | null
  /** `toldOn`: the day on which it is taken to have reached them. */
  sent: Readonly<{ on: IsoDate; by: SentBy; toldOn: IsoDate; seq: number }> | null
  mayHaveBeenSentOn: IsoDate | null
  failed: Readonly<{ on: IsoDate; because: string }> | null
  setAsideOn: IsoDate | null
}>

/** What somebody needs, as it was recorded last. */
export type NeedsOfPerson = Readonly<{ personId: PersonId; needs: readonly LetterNeed[]; language: Code | null; text: TextRef | null; on: IsoDate }>

export type Letters = Readonly<{ all: readonly Letter[]; needs: readonly NeedsOfPerson[] }>

export const LETTER_STEPS = ['drafted', 'held', 'finished', 'sent-back', 'checked', 'on-its-way', 'may-have-been-sent', 'failed', 'sent', 'set-aside'] as const
export type LetterStep = (typeof LETTER_STEPS)[number]

/** How far a letter is. */
export function stepOf(letter: Letter): LetterStep {
  const { finished, releasedOn, checkedOn, sentBack, queued, sent, mayHaveBeenSentOn, failed, setAsideOn } = letter
  if (setAsideOn !== null) return 'set-aside'
  if (failed !== null) return 'failed'
  if (sent !== null) return 'sent'
  if (mayHaveBeenSentOn !== null) return 'may-have-been-sent'
  if (queued !== null) return 'on-its-way'
  if (sentBack !== null) return 'sent-back'
  if (checkedOn !== null) return 'checked'
  if (finished === null) return 'drafted'
  return finished.isHeld && releasedOn === null ? 'held' : 'finished'
}

/** The letter of this id; undefined where there is none. */
export function letterOf({ threads: { letters } }: Complaint, letterId: string): Letter | undefined {
  return letters.all.find((letter) => letter.letterId === letterId)
}

/** What somebody needs of a letter; nothing where nothing was recorded. */
export function needsOf({ threads: { letters } }: Complaint, personId: PersonId): readonly LetterNeed[] {
  return letters.needs.find((one) => one.personId === personId)?.needs.filter((need) => need !== 'none') ?? []
}

const NOTHING_YET = { finished: null, releasedOn: null, checkedOn: null, sentBack: null, queued: null, sent: null, mayHaveBeenSentOn: null, failed: null, setAsideOn: null } as const

/** The letters of a complaint. They go on after it is closed. */
export const LETTERS: Thread<Letters, typeof LETTERS_EVENTS> = {
  start: { all: [], needs: [] },
  evolve: {
    LetterNeedsRecorded: (letters, { person: { personId }, needs, language, text, happenedOn }) => ({
      ...letters, needs: [...letters.needs.filter((one) => one.personId !== personId), { personId, needs, language: language ?? null, text: text ?? null, on: happenedOn }],
    }),
    LetterDrafted: (letters, { letterId, rule, to, reader, isEasyRead, template, batch, happenedOn }, _, seq) => ({
      ...letters, all: [...letters.all, { letterId, rule: rule ?? null, to: to.personId, reader, isEasyRead, template: template ?? null, batch: batch ?? null, draftedOn: happenedOn, draftedSeq: seq, ...NOTHING_YET }],
    }),
    LetterFinished: (letters, { letterId, text, isHeld, happenedOn }, _, seq) =>
      changed(letters, letterId, { releasedOn: null, checkedOn: null, sentBack: null, finished: { on: happenedOn, seq, text, isHeld } }),
    LetterReleased: (letters, { letterId, happenedOn }) => changed(letters, letterId, { releasedOn: happenedOn }),
    LetterChecked: (letters, { letterId, happenedOn }) => changed(letters, letterId, { checkedOn: happenedOn, sentBack: null }),
    LetterSentBack: (letters, { letterId, reasons, happenedOn }) => changed(letters, letterId, { checkedOn: null, sentBack: { on: happenedOn, reasons } }),
    LetterQueued: (letters, { letterId, by, message, happenedOn }) =>
      changed(letters, letterId, { queued: { on: happenedOn, by, message }, sent: null, failed: null, mayHaveBeenSentOn: null }),
    LetterSent: (letters, { letterId, by, arrivesOn, happenedOn }, _, seq) =>
      changed(letters, letterId, { sent: { on: happenedOn, by, toldOn: arrivesOn ?? happenedOn, seq }, failed: null, mayHaveBeenSentOn: null }),
    LetterMayHaveBeenSent: (letters, { letterId, happenedOn }) => changed(letters, letterId, { mayHaveBeenSentOn: happenedOn }),
    LetterFailed: (letters, { letterId, because, happenedOn }) => changed(letters, letterId, { failed: { on: happenedOn, because }, mayHaveBeenSentOn: null }),
    LetterSetAside: (letters, { letterId, happenedOn }) => changed(letters, letterId, { setAsideOn: happenedOn }),
  },
  items: ({ threads: { letters } }) => letters.all.map(({ letterId }) => letterId),
  closed: {
    LetterFinished: some(beingWritten, goneAlready), LetterReleased: some(isHeldNow, () => 'letter-not-held'), LetterChecked: some(isReadyToCheck, whyNotChecked),
    LetterSentBack: some(isReadyToCheck, whyNotChecked), LetterQueued: some((letter) => isReadyToSend(letter) || stepOf(letter) === 'may-have-been-sent', whyNotSent), LetterSent: some((letter) => isReadyToSend(letter) || isOnItsWay(letter), whyNotSent),
    LetterMayHaveBeenSent: some(isOnItsWay, () => 'letter-not-on-its-way'), LetterFailed: some(wentByOutbox, () => 'letter-not-on-its-way'), LetterSetAside: some(beingWritten, goneAlready),
  },
  impossible: {
    LetterFinished: only((letter) => (beingWritten(letter) ? null : goneAlready(letter))),
    LetterReleased: only((letter) => (isHeldNow(letter) ? null : 'letter-not-held')),
    LetterChecked: only(whyNotChecked),
    LetterSentBack: only((letter) => (stepOf(letter) === 'checked' ? null : whyNotChecked(letter))),
    LetterQueued: only((letter, { message }) => (wentAs(letter, message) && stepOf(letter) === 'may-have-been-sent' ? null : whyNotSent(letter))),
    LetterSent: only((letter, { arrivesOn, happenedOn, message }) => {
      if (arrivesOn !== undefined && arrivesOn < happenedOn) return 'letter-arrives-before-sent'
      return message !== undefined && wentAs(letter, message) && isOnItsWay(letter) ? null : whyNotSent(letter)
    }),
    LetterMayHaveBeenSent: only((letter, { message }) => (isOnItsWay(letter) && wentAs(letter, message) ? null : 'letter-not-on-its-way')),
    LetterFailed: only((letter, { message }) => (wentByOutbox(letter) && wentAs(letter, message) ? null : 'letter-not-on-its-way')),
    LetterSetAside: only((letter) => (beingWritten(letter) ? null : goneAlready(letter))),
  },
}

/** Whether its words may still change: once it is finished it is taken up again by finishing it anew. */
export function beingWritten(letter: Letter): boolean {
  return ['drafted', 'held', 'finished', 'sent-back', 'checked', 'failed'].includes(stepOf(letter))
}

function isHeldNow(letter: Letter): boolean {
  return stepOf(letter) === 'held'
}

export function isReadyToCheck(letter: Letter): boolean {
  return stepOf(letter) === 'finished' || stepOf(letter) === 'checked'
}

/** As far as the letter goes: whether somebody has to check it first is asked where accounts are known. */
export function isReadyToSend(letter: Letter): boolean {
  return whyNotSent(letter) === null
}

function isOnItsWay(letter: Letter): boolean {
  return stepOf(letter) === 'on-its-way' || stepOf(letter) === 'may-have-been-sent'
}

function wentByOutbox(letter: Letter): boolean {
  return letter.queued !== null && (isOnItsWay(letter) || stepOf(letter) === 'sent')
}

/** Whether it was given to the outbox last as this message. */
function wentAs({ queued }: Letter, message: string): boolean {
  return queued?.message === message
}

function goneAlready(letter: Letter): RefusalCode {
  if (stepOf(letter) === 'set-aside') return 'no-such-letter'
  return isOnItsWay(letter) ? 'letter-on-its-way' : 'letter-already-sent'
}

function whyNotChecked(letter: Letter): RefusalCode | null {
  switch (stepOf(letter)) {
    case 'finished': return null
    case 'drafted':
    case 'sent-back':
      return 'letter-not-finished'
    case 'held': return 'letter-held'
    case 'checked': return 'letter-already-checked'
    case 'failed':
    case 'on-its-way':
    case 'may-have-been-sent':
    case 'sent':
    case 'set-aside':
      return goneAlready(letter)
  }
}

function whyNotSent(letter: Letter): RefusalCode | null {
  switch (stepOf(letter)) {
    case 'finished':
    case 'checked':
    case 'failed':
      return null
    case 'drafted':
    case 'sent-back':
      return 'letter-not-finished'
    case 'held': return 'letter-held'
    case 'on-its-way':
    case 'may-have-been-sent':
    case 'sent':
    case 'set-aside':
      return goneAlready(letter)
  }
}

/** Whether it can happen to some letter of the complaint; where it cannot, what keeps the last one from it. */
function some(holds: (letter: Letter) => boolean, why: (letter: Letter) => RefusalCode | null): (complaint: Complaint) => RefusalCode | null {
  return ({ threads: { letters } }) => {
    if (letters.all.some(holds)) return null
    const last = letters.all.at(-1)
    return last === undefined ? 'no-such-letter' : why(last) ?? 'no-such-letter'
  }
}

/** Asks of the letter that an event names; an id of another kind of item is none. */
function only<Event extends Readonly<{ letterId: string }>>(why: (letter: Letter, event: Event) => RefusalCode | null): (complaint: Complaint, event: Event) => RefusalCode | null {
  return (complaint, event) => {
    const letter = letterOf(complaint, event.letterId)
    return letter === undefined ? 'no-such-letter' : why(letter, event)
  }
}

function changed(letters: Letters, letterId: string, change: Partial<Letter>): Letters {
  return { ...letters, all: letters.all.map((letter) => (letter.letterId === letterId ? { ...letter, ...change } : letter)) }
}
