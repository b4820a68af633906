import type { IsoDate } from '../calendar/iso-date.ts'
import type { Code, TextRef } from '../complaint/events.ts'

type Fact<Type extends string, Fields = unknown> = Readonly<{ type: Type; happenedOn: IsoDate }> & Readonly<Fields>

/** The row of an imported register. `knownAssumed`: the source did not say when it first knew it. */
type ImportedFrom = Readonly<{ importedFrom?: Readonly<{ importId: string; rowKey: string; knownAssumed?: true }> }>

/** What the Ombudsman did with a contact, in the words of the founding report. Category sets by date follow later. */
export const OMBUDSMAN_RESULTS = [
  'agreed-not-investigated', 'sent-to-statutory-procedure', 'investigated-upheld', 'investigated-not-upheld', 'open',
] as const
export type OmbudsmanResult = (typeof OMBUDSMAN_RESULTS)[number]

/** The other things a council records; each is a stream of its own kind, begun by the `…Received`, `…Held` or `…Counted` event. */
export type RegisterEvent =
  | Fact<'ComplimentReceived', {
      reference: string; from: 'client' | 'professional'; channel?: Code; divisions: readonly Code[]; teams: readonly Code[]; said?: TextRef
    } & ImportedFrom>
  /** An enquiry settled outside the complaints process, or a contact settled on the spot. */
  | Fact<'EnquiryReceived', {
      reference: string; kind: 'enquiry' | 'point-of-contact'; channel?: Code; divisions: readonly Code[]; teams: readonly Code[]; said?: TextRef
    } & ImportedFrom>
  | Fact<'EnquiryResolved', { text?: TextRef }>
  | Fact<'OmbudsmanContactReceived', { reference: string; about?: string; said?: TextRef } & ImportedFrom>
  | Fact<'OmbudsmanDecided', { result: OmbudsmanResult }>
  | Fact<'TrainingHeld', { sessions: number } & ImportedFrom>
  /** Open cases on a day, the base of complaints against caseload. */
  | Fact<'CaseloadCounted', { openCases: number } & ImportedFrom>
  | Fact<'FactCorrected', { corrects: number; changes: Readonly<Record<string, unknown>>; kind: 'fact' | 'slip'; reason?: TextRef }>
  | Fact<'EventStruckOut', { corrects: number; reason: TextRef }>

export const STREAM_KINDS = ['complaint', 'compliment', 'enquiry', 'ombudsman-contact', 'training', 'caseload'] as const
export type StreamKind = (typeof STREAM_KINDS)[number]
