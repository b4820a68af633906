import type { ComplaintCommand } from './commands.ts'
import { changeProblem, kindOfCorrection } from './corrections.ts'
import { effectiveEvents, struckOutSeqs } from './effective.ts'
import type { ComplaintEvent, Recorded } from './events.ts'
import type { Impossible, RefusalCode } from './refusals.ts'

export type Refused = Readonly<{ refuse: Omit<Impossible, 'seq'> }>

type Correcting = Extract<ComplaintCommand, { type: 'correct' | 'strike-out' }>

/**
 * The correction that the command asks for, or why it may not be made. Whether the stream is still possible afterwards
 * is for `decide` to say. Decision: 0011.
 */
export function correctionOf(recorded: readonly Recorded<ComplaintEvent>[], command: Correcting): ComplaintEvent | Refused {
  const entry = recorded.find(({ seq }) => seq === command.corrects)
  if (!entry) return refuse('no-such-entry', { entry: command.corrects })
  if (struckOutSeqs(recorded).has(entry.seq)) return refuse('entry-struck-out', { entry: entry.seq })
  return command.type === 'correct' ? factCorrected(recorded, command) : struckOut(entry, command)
}

function struckOut(entry: Recorded<ComplaintEvent>, command: Extract<Correcting, { type: 'strike-out' }>): ComplaintEvent | Refused {
  if (entry.event.type === 'ComplaintReceived') return refuse('receipt-cannot-be-struck-out')
  if (!isText(command.reason)) return refuse('reason-needed')
  return { type: 'EventStruckOut', happenedOn: command.on, corrects: command.corrects, reason: command.reason }
}

function factCorrected(recorded: readonly Recorded<ComplaintEvent>[], command: Extract<Correcting, { type: 'correct' }>): ComplaintEvent | Refused {
  const { changes, reason, corrects, on } = command
  const target = effectiveEvents(recorded).find(({ seq }) => seq === rootOf(recorded, corrects))
  if (!target) return refuse('no-such-entry', { entry: corrects })
  const problem = changeProblem(target.event.type, changes)
  if (problem) return refuse(problem.code, { event: target.event.type, field: problem.field })
  if (!changesAnything(target.event, changes)) return refuse('nothing-changed')
  const kind = kindOfCorrection(target.event.type, changes)
  if (kind === 'fact' && !isText(reason)) return refuse('reason-needed')
  return { type: 'FactCorrected', happenedOn: on, corrects, changes, kind, ...(reason && { reason }) }
}

/** The entry that a chain of corrections is about in the end. */
function rootOf(recorded: readonly Recorded<ComplaintEvent>[], seq: number): number {
  const event = recorded.find((entry) => entry.seq === seq)?.event
  return event?.type === 'FactCorrected' && event.corrects < seq ? rootOf(recorded, event.corrects) : seq
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
