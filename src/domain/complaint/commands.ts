import type { IsoDate } from '../calendar/iso-date.ts'
import type { DeclaredCommand } from './declared/all.ts'
import type { AnswerContent, Code, ComplaintDetails, StageOneExtras, StageThreeExtras, StageTwoExtras, TextRef, UserId } from './events.ts'

type Order<Type extends string, Fields = unknown> = Readonly<{ type: Type; on: IsoDate }> & Readonly<Fields>

/** What a person asks to have done to a complaint. Imperative, kebab-case; `on` is the day it happened in the world. */
export type ComplaintCommand =
  | DeclaredCommand
  | Order<'record-complaint', {
      procedure: string; reference: string; channel: Code; reachedTeamOn?: IsoDate; groundsAroseOn?: IsoDate; said?: TextRef; details: ComplaintDetails
      importedFrom?: Readonly<{ importId: string; rowKey: string; knownAssumed?: true }>
    }>
  | Order<'acknowledge', { how?: Code }>
  | Order<'record-details', { details: ComplaintDetails }>
  | Order<'allocate', { responderId?: UserId; team?: Code }>
  | Order<'extend-stage-one', { ground: 'complex' | 'awaiting-advocate'; untilWorkingDays: number; toldOn?: IsoDate; reason?: TextRef }>
  | Order<'pause-stage-one', { reason: 'awaiting-advocate' }>
  | Order<'resume-stage-one', { advocateAppointed: boolean }>
  | Order<'draft-answer', { text?: TextRef }>
  | Order<'submit-answer'>
  | Order<'send-back-answer', { reasons: TextRef }>
  | Order<'approve-answer'>
  | Order<'answer-stage-one', AnswerContent & StageOneExtras>
  | Order<'log-contact', { kind: 'call' | 'visit' | 'meeting' | 'message'; withWhom?: Code; nextContactOn?: IsoDate; text?: TextRef }>
  | Order<'add-note', { text: TextRef }>
  | Order<'close', { category?: Code; reason?: TextRef }>
  | Order<'withdraw', { reason?: TextRef; issuesStillConsidered?: boolean }>
  | Order<'reopen', { reason: TextRef }>
  | Order<'extend-investigation', { untilWorkingDays: number; toldOn?: IsoDate; reason?: TextRef }>
  | Order<'answer-investigation', AnswerContent & StageTwoExtras>
  | Order<'answer-review-panel', AnswerContent & StageThreeExtras>
  | Order<'request-corporate-review'>
  | Order<'answer-corporate-review', AnswerContent>
  | Order<'correct', { corrects: number; changes: Readonly<Record<string, unknown>>; reason?: TextRef }>
  | Order<'strike-out', { corrects: number; reason: TextRef }>

export type CommandType = ComplaintCommand['type']

/** The rules say no: nothing is recorded. `allowedNow` says what is possible instead. */
export type Refusal = Readonly<{
  kind: 'refused'
  /** A code with words in `src/words/labels.ts`, such as `answered-before-received`. */
  code: string
  law?: string
  /** Values that the words need, by name: days as ISO strings, counts, codes. Never personal data. */
  facts?: Readonly<Record<string, string | number>>
  allowedNow: readonly CommandType[]
}>

/** Unlawful but it happened: recorded, shown, counted, never counted as compliant. */
export type Breach = Readonly<{ code: string; law: string; confirmed: boolean; happenedOn: IsoDate; seq?: number }>

/** Unwise: guidance departed from. `needsReason` when it may only be done with a reason given. */
export type Warning = Readonly<{ code: string; guidance: string; needsReason: boolean }>
