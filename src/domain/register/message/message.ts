import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, type Effective } from '../../complaint/effective.ts'
import type { Recorded } from '../../complaint/events.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'
import { MESSAGE_EVENTS, type FiledBy, type SetAsideBecause } from './events.ts'

/** Where a message is filed: on a complaint, or on an enquiry or a compliment. */
export type Filing = Readonly<{ filingId: string; streamId: string; on: IsoDate; isComplaint: boolean; by: FiledBy }>

export type MessageAt = Readonly<{ kind: 'in-triage' } | { kind: 'filed'; filing: Filing } | { kind: 'set-aside'; because: SetAsideBecause; on: IsoDate }>

/** A message as its stream tells it: what came, where it is, and on how many records it was filed by mistake. */
export type Message = Readonly<{
  received: Extract<RegisterEvent, { type: 'MessageReceived' }>
  at: MessageAt
  undone: readonly Filing[]
}>

const IN_TRIAGE: MessageAt = { kind: 'in-triage' }

export function foldMessage(recorded: readonly Recorded<RegisterEvent>[]): Message | null {
  return foldMessageFrom(effectiveEvents(recorded))
}

/** In the order of recording: two things of one day happened as they were said. */
export function foldMessageFrom(effective: readonly Effective<RegisterEvent>[]): Message | null {
  return effective.reduce<Message | null>((so, { event }) => {
    if (event.type === 'MessageReceived') return { received: event, at: IN_TRIAGE, undone: [] }
    return so && (isOfMessage(event) ? after(so, event) : so)
  }, null)
}

type Fact = Effective<RegisterEvent>['event']
type OwnFact = Extract<Fact, { type: keyof typeof MESSAGE_EVENTS }>

function isOfMessage(event: Fact): event is OwnFact {
  return Object.hasOwn(MESSAGE_EVENTS, event.type)
}

function after(so: Message, event: OwnFact): Message {
  switch (event.type) {
    case 'MessageFiled':
      return { ...so, at: { kind: 'filed', filing: { filingId: event.filingId, streamId: event.complaint, on: event.happenedOn, isComplaint: true, by: event.by } } }
    case 'MessageFiledBeside':
      return { ...so, at: { kind: 'filed', filing: { filingId: event.filingId, streamId: event.entry, on: event.happenedOn, isComplaint: false, by: 'person' } } }
    case 'MessageFilingUndone':
      return so.at.kind === 'filed' ? { ...so, at: IN_TRIAGE, undone: [...so.undone, so.at.filing] } : so
    case 'MessageSetAside':
      return { ...so, at: { kind: 'set-aside', because: event.because, on: event.happenedOn } }
    case 'MessageTakenUp':
      return { ...so, at: IN_TRIAGE }
    case 'MessageReceived':
      return so
  }
}

/** A message is in one place: in triage, on one record, or set aside; each step begins where the one before it left it. */
export function impossibleInMessage(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  const asRecorded = inOrder.toSorted((a, b) => a.seq - b.seq)
  for (const [place, { event }] of asRecorded.entries()) {
    const so = foldMessageFrom(asRecorded.slice(0, place))
    const code = so && isOfMessage(event) ? impossibleAt(so.at, event) : null
    if (code) return code
  }
  return null
}

function impossibleAt(at: MessageAt, event: OwnFact): RefusalCode | null {
  switch (event.type) {
    case 'MessageFiled':
    case 'MessageFiledBeside':
    case 'MessageSetAside':
      return at.kind === 'in-triage' ? null : at.kind === 'filed' ? 'message-is-filed' : 'message-is-set-aside'
    case 'MessageFilingUndone':
      return at.kind === 'filed' && at.filing.filingId === event.filingId ? null : 'no-such-filing'
    case 'MessageTakenUp':
      return at.kind === 'set-aside' ? null : at.kind === 'filed' ? 'message-is-filed' : 'message-is-in-triage'
    case 'MessageReceived':
      return 'already-recorded'
  }
}

/** The record that a message stands on now; null in triage and set aside. */
export function filedOn(inOrder: readonly Effective<RegisterEvent>[]): string | null {
  const at = foldMessageFrom(inOrder.toSorted((a, b) => a.seq - b.seq))?.at
  return at?.kind === 'filed' ? at.filing.streamId : null
}

