import type { IsoDate } from '../calendar/iso-date.ts'
import type { ComplaintCommand } from './commands.ts'
import { effectiveEvents, struckOutSeqs } from './effective.ts'
import type { ComplaintEvent, Recorded } from './events.ts'
import { changeProblem, kindOfChanges, type FieldRules } from './field-rules.ts'
import { recordedInError } from './recorded-in-error.ts'
import type { Impossible, RefusalCode } from './refusals.ts'

export type Refused = Readonly<{ refuse: Omit<Impossible, 'seq'> }>

type Correcting = Extract<ComplaintCommand, { type: 'correct' | 'strike-out' }>
/** Corrections are the same for every kind of stream. */
export type Correction = Extract<ComplaintEvent, { type: 'FactCorrected' | 'EventStruckOut' }>
type StreamEvent = Correction | Readonly<{ type: string; happenedOn: IsoDate }>
type Stream = readonly Recorded<StreamEvent>[]

/**
 * The correction that the command asks for, or why it may not be made. `rulesOf` says what may be corrected in each kind
 * of event. Whether the stream is still possible afterwards is for `decide` to say. Decision: 0011.
 */
export function correctionOf(recorded: Stream, command: Correcting, rulesOf: (type: string) => FieldRules): Correction | Refused {
  const error = recordedInError(recorded)
  const bringsBack = command.type === 'strike-out' && command.corrects === error?.seq
  if (error !== null && !bringsBack) return refuse('recorded-in-error', { on: error.event.happenedOn })
  const entry = recorded.find(({ seq }) => seq === command.corrects)
  if (!entry) return refuse('no-such-entry', { entry: command.corrects })
  if (struckOutSeqs(recorded).has(entry.seq)) return refuse('entry-struck-out', { entry: entry.seq })
  return command.type === 'correct' ? factCorrected(recorded, command, rulesOf) : struckOut(command)
}

function struckOut(command: Extract<Correcting, { type: 'strike-out' }>): Correction | Refused {
  if (!isText(command.reason)) return refuse('reason-needed')
  return { type: 'EventStruckOut', happenedOn: command.on, corrects: command.corrects, reason: command.reason }
}

function factCorrected(
  recorded: Stream, command: Extract<Correcting, { type: 'correct' }>, rulesOf: (type: string) => FieldRules,
): Correction | Refused {
  const { changes, reason, corrects, on } = command
  const target = effectiveEvents<StreamEvent>(recorded).find(({ seq }) => seq === rootOf(recorded, corrects))
  if (!target) return refuse('no-such-entry', { entry: corrects })
  const rules = rulesOf(target.event.type)
  const problem = changeProblem(rules, changes)
  if (problem) return refuse(problem.code, { event: target.event.type, field: problem.field })
  if (!changesAnything(target.event, changes)) return refuse('nothing-changed')
  const kind = kindOfChanges(rules, changes)
  if (kind === 'fact' && !isText(reason)) return refuse('reason-needed')
  return { type: 'FactCorrected', happenedOn: on, corrects, changes, kind, ...(reason && { reason }) }
}

/** The entry that a chain of corrections is about in the end. */
function rootOf(recorded: Stream, seq: number): number {
  const event = recorded.find((entry) => entry.seq === seq)?.event
  return event?.type === 'FactCorrected' && 'corrects' in event && event.corrects < seq ? rootOf(recorded, event.corrects) : seq
}

function changesAnything(event: object, changes: Readonly<Record<string, unknown>>): boolean {
  const fields = new Map<string, unknown>(Object.entries(event))
  return Object.entries(changes).some(([field, value]) => {
    const now = fields.get(field)
    if (field === 'details' && typeof now === 'object' && now !== null && isRecord(value)) return changesAnything(now, value)
    return JSON.stringify(now ?? null) !== JSON.stringify(value ?? null)
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(text: unknown): boolean {
  return typeof text === 'object' && text !== null
}

function refuse(code: RefusalCode, facts?: Readonly<Record<string, string | number>>): Refused {
  return { refuse: { code, ...(facts && { facts }) } }
}
