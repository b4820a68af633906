import type { IsoDate } from '../calendar/iso-date.ts'
import type { Code, TextRef } from '../complaint/events.ts'
import type { AnswersRef, EqualityHow, EqualityOutcome } from './equality/equality-form.ts'
import type { Whose } from './equality/questions.ts'
import type { RegisterDeclaredEvent } from './declared.ts'
import type { ErasureEvent } from '../complaint/erasure.ts'
import type { DestructionEvent } from './retention/destruction.ts'

type Fact<Type extends string, Fields = unknown> = Readonly<{ type: Type; happenedOn: IsoDate }> & Readonly<Fields>

/** The row of an imported register. `knownAssumed`: the source did not say when it first knew it. */
type ImportedFrom = Readonly<{ importedFrom?: Readonly<{ importId: string; rowKey: string; knownAssumed?: true }> }>

/** What the Ombudsman did with a contact, in the words of the founding report. Its own categories, by date, are in ombudsman/category-sets.ts. */
export const OMBUDSMAN_RESULTS = [
  'agreed-not-investigated', 'sent-to-statutory-procedure', 'investigated-upheld', 'investigated-not-upheld', 'open',
] as const
export type OmbudsmanResult = (typeof OMBUDSMAN_RESULTS)[number]

export const DISRUPTION_KINDS = ['local-hold', 'inspection', 'lockdown', 'closure', 'worker-left', 'other'] as const
export type DisruptionKind = (typeof DISRUPTION_KINDS)[number]
export const DISRUPTION_STAGES = ['stage-1', 'stage-2', 'stage-3', 'corporate-review'] as const
export type DisruptionStage = (typeof DISRUPTION_STAGES)[number]

/** The other things a council records; each is a stream of its own kind, begun by the `…Received`, `…Held` or `…Counted` event. */
export type RegisterEvent =
  /** `complaints`: our own that it is about, by id; more may be linked later. `theirReference`: the Ombudsman's number of the case. */
  | Fact<'OmbudsmanContactReceived', {
      reference: string; about?: string; said?: TextRef; theirReference?: TextRef; complaints?: readonly string[]
    } & ImportedFrom>
  /** `category`: a code of the category set in force on the day; an imported decision has its result alone. */
  | Fact<'OmbudsmanDecided', { result: OmbudsmanResult; category?: Code }>
  /** What held the service up, from `happenedOn` on. A hold is recorded, and never stops a clock. Empty lists: all of them. */
  | Fact<'DisruptionRecorded', {
      kind: DisruptionKind; stages: readonly DisruptionStage[]; divisions: readonly Code[]; teams: readonly Code[]; text?: TextRef
    }>
  /** Somebody was asked about themselves for equality monitoring. The answers are in a table of their own. Decision: 0053. */
  | Fact<'EqualityAsked', { complaint: string; whose: Whose; how: EqualityHow; outcome: EqualityOutcome; answers?: AnswersRef | null }>
  | Fact<'DisruptionEnded', { text?: TextRef }>
  | Fact<'FactCorrected', { corrects: number; changes: Readonly<Record<string, unknown>>; kind: 'fact' | 'slip'; reason?: TextRef }>
  | Fact<'EventStruckOut', { corrects: number; reason: TextRef }>
  | DestructionEvent
  | ErasureEvent
  | (RegisterDeclaredEvent & ImportedFrom)

export const STREAM_KINDS = [
  'complaint', 'compliment', 'enquiry', 'ombudsman-contact', 'training', 'caseload', 'pool-member', 'disruption', 'sameness', 'learning', 'theme',
  'advice', 'procedure-update', 'advocacy-offer', 'member-enquiry', 'equality-form',
  'report', 'rights-request', 'disclosure', 'bundle', 'hold', 'destruction', 'message',
] as const
export type StreamKind = (typeof STREAM_KINDS)[number]
