import type { IsoDate } from '../calendar/iso-date.ts'
import type { Code, TextRef } from '../complaint/events.ts'
import type { AnswersRef, EqualityHow, EqualityOutcome } from './equality/equality-form.ts'
import type { Whose } from './equality/questions.ts'
import type { RegisterDeclaredCommand } from './declared.ts'
import type { DisruptionKind, DisruptionStage, OmbudsmanResult } from './events.ts'

type Order<Type extends string, Fields = unknown> = Readonly<{ type: Type; on: IsoDate }> & Readonly<Fields>

/** What a person asks to have recorded beside complaints: plain dated entries. `on` is the day it happened. */
export type EntryCommand =
  | Order<'record-ombudsman-contact', { about?: string; said?: TextRef; theirReference?: TextRef; complaints?: readonly string[] }>
  | Order<'record-ombudsman-decision', { result: OmbudsmanResult; category?: Code }>
  | Order<'record-disruption', { kind: DisruptionKind; stages: readonly DisruptionStage[]; divisions: readonly Code[]; teams: readonly Code[]; text?: TextRef }>
  | Order<'end-disruption', { text?: TextRef }>
  | Order<'record-equality', { complaint: string; whose: Whose; how: EqualityHow; outcome: EqualityOutcome; answers?: AnswersRef }>
  | Order<'correct', { corrects: number; changes: Readonly<Record<string, unknown>>; reason?: TextRef }>
  | Order<'strike-out', { corrects: number; reason: TextRef }>
  | RegisterDeclaredCommand
