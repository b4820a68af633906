import type { Refusal, Warning } from '../domain/complaint/commands.ts'
import type { PersonId, Recorded } from '../domain/complaint/events.ts'
import type { EntryCommand } from '../domain/register/commands.ts'
import { registerDeclarationOf, registerDeclarationOfCommand } from '../domain/register/declared.ts'
import { decideEntry } from '../domain/register/decide-entry.ts'
import { KIND_BEGUN_BY, foldEntryAsRecorded, type EntryKind } from '../domain/register/entry.ts'
import type { RegisterEvent } from '../domain/register/events.ts'
import { asSeen, lastSeen, seenOf } from './access/out-of-sight.ts'
import { allOrNothing, type Within } from './all-or-nothing.ts'
import { complaintsIn } from './complaints-in.ts'
import { REFERENCE_TO_COME, nextReference } from './give-reference.ts'
import { withFiles } from './files/named-files.ts'
import { countedNowhere } from './goes-on-in.ts'
import { wrongEntry } from './named-entries.ts'
import { may } from './permissions.ts'
import type { NewEqualityAnswers } from './equality-answers.ts'
import type { Actor, Services, Transaction } from './ports.ts'
import { refused } from './refused.ts'
import { complaintEvents, registerEvents } from './streams.ts'
import { keepWords, personIdsIn, wordsApart } from './words-apart.ts'
import type { NewPerson, Worded } from './worded.ts'

type DistributiveWorded<T> = T extends unknown ? Worded<T> : never

/** What a page sends to record a compliment, an enquiry, an Ombudsman contact, a training or a caseload, or its sequel. */
export type EntryRequest = Readonly<{
  /** A new id for a new entry. */
  entryId: string
  /** The `seq` that the page was drawn from; 0 for a new entry. */
  expectedSeq: number
  commandId: string
  command: DistributiveWorded<EntryCommand>
  /** People whom the command names for the first time. */
  newPeople?: readonly NewPerson[]
  /** Warnings that the person has seen and accepts, by code. */
  acceptedWarnings?: readonly string[]
  /** Answers for equality monitoring that the command names by their id. */
  equality?: NewEqualityAnswers
  /** People named in the stream already, whose name or contact details are known better now. */
  changedPeople?: readonly NewPerson[]
}>

export type EntryResult =
  | Readonly<{ kind: 'done'; entryId: string; reference: string; seq: number }>
  | Refusal
  | Readonly<{ kind: 'warned'; warnings: readonly Warning[] }>
  | Readonly<{ kind: 'stale'; seq: number; since: readonly Recorded<RegisterEvent>[] }>
  | Readonly<{ kind: 'not-allowed' }>
  | Readonly<{ kind: 'not-found' }>

/** Records a plain dated entry of the register, once for each `commandId`. A refusal leaves nothing behind. */
export async function recordEntry(services: Services, actor: Actor, request: EntryRequest): Promise<EntryResult> {
  return may(actor, 'record-entry') ? recordEntryWhere(services, actor, request, (recorded) => !isOfHold(request, recorded)) : { kind: 'not-allowed' }
}

/** Holds have a right of their own: whoever records entries does not by that end one. */
function isOfHold({ command }: EntryRequest, recorded: readonly Recorded<RegisterEvent>[]): boolean {
  return recorded[0]?.event.type === 'HoldPlaced' || command.type === 'place-hold'
}

/**
 * The same for somebody who may not record every entry, where what they ask for is theirs: `isAllowed` is asked of the stream
 * as it stands in the transaction.
 */
export async function recordEntryWhere(
  services: Services, actor: Actor, request: EntryRequest, isAllowed: (recorded: readonly Recorded<RegisterEvent>[]) => boolean,
): Promise<EntryResult> {
  return allOrNothing<EntryResult>(services.store, actor, async (within) => {
    const recorded = registerEvents(await within.tx.ledger.load(request.entryId))
    return recorded && isAllowed(recorded) ? recordEntryWithin(services, within, actor, request) : { kind: recorded ? 'not-allowed' : 'not-found' }
  })
}

/**
 * Records several entries that were typed together, all or none of them, each once for its `commandId`. Answers with the
 * first that was refused or is to be warned about, and its place among them.
 */
export async function recordEntries(services: Services, actor: Actor, requests: readonly EntryRequest[]): Promise<Readonly<{ result: EntryResult; at: number }>> {
  if (!may(actor, 'record-entry')) return { result: { kind: 'not-allowed' }, at: 0 }
  let at = 0
  const result = await allOrNothing<EntryResult>(services.store, actor, async (within) => {
    let last: EntryResult = { kind: 'not-found' }
    for (at = 0; at < requests.length; at += 1) {
      const request = requests[at]
      if (request) last = await recordEntryWithin(services, within, actor, request)
      if (last.kind !== 'done') return within.undo(last)
    }
    return last
  })
  return { result, at }
}

/** Records an entry within a transaction that writes more. Whoever calls it has asked whether the actor may. */
export async function recordEntryWithin(services: Services, within: Within<EntryResult>, actor: Actor, sent: EntryRequest): Promise<EntryResult> {
  const { tx } = within
  const recorded = registerEvents(await tx.ledger.load(sent.entryId))
  if (recorded === null) return { kind: 'not-found' }
  const request = asSeen(sent, recorded, tx.outOfSight)
  const named = await withFiles(tx, request.entryId, request.command)
  return named === null ? refused('no-such-file') : recordNamed({ services, actor, sent }, within, { request, recorded, command: wordsApart<EntryCommand>(named, request.entryId, services.ids) })
}

type Asked = Readonly<{ services: Services; actor: Actor; sent: EntryRequest }>
type Named = Readonly<{ request: EntryRequest; recorded: readonly Recorded<RegisterEvent>[]; command: ReturnType<typeof wordsApart<EntryCommand>> }>

async function recordNamed({ services, actor, sent }: Asked, { tx, undo }: Within<EntryResult>, { request, recorded, command }: Named): Promise<EntryResult> {
  const context = { today: services.clock.today(), settings: await tx.settings.current() }
  const isCurrent = (recorded.at(-1)?.seq ?? 0) === request.expectedSeq
  const decision = decideEntry(recorded, command.value, context, REFERENCE_TO_COME)
  const kind = kindOf(recorded, decision.kind === 'accepted' ? decision.event : null)
  if (isCurrent && decision.kind === 'impossible') return refused(decision.code)
  if (kind === null) return { kind: 'not-found' }
  const taken = isCurrent && decision.kind === 'accepted' ? decision : null
  const wrong = taken && await wrongBeside(tx, request, recorded, taken.event)
  if (wrong) return wrong
  const accepted = new Set(request.acceptedWarnings)
  if (taken?.warnings.some((warning) => !accepted.has(warning.code))) return { kind: 'warned', warnings: taken.warnings }
  const meta = { recordedBy: actor.userId, recordedAt: services.clock.now(), commandId: request.commandId }
  const probe: RegisterEvent = { type: 'EnquiryResolved', happenedOn: request.command.on }
  if (isCurrent) await keepPeople(tx, request, meta)
  const event = taken ? await withAnswers(tx, request, await toKeep(tx, taken.event, command.texts, meta.recordedAt), meta) : probe
  const appended = await tx.ledger.append(kind, request.entryId, request.expectedSeq, [event], meta)
  if (appended.kind === 'appended') return done(request.entryId, [...recorded, asRecorded(event, appended.seq)], appended.seq)
  const earlier = appended.kind === 'already-done' ? appended.streamId : request.entryId
  const now = registerEvents(await tx.ledger.load(earlier)) ?? []
  if (appended.kind === 'already-done') return undo(done(earlier, now, appended.seq))
  return undo({ kind: 'stale', seq: lastSeen(now, tx.outOfSight), since: seenOf(now, tx.outOfSight).filter(({ seq }) => seq > sent.expectedSeq) })
}

/** What other streams have against it: who and what is named is not there, or a matter would be counted nowhere. */
async function wrongBeside(tx: Transaction, request: EntryRequest, recorded: readonly Recorded<RegisterEvent>[], event: RegisterEvent): Promise<Refusal | null> {
  const { entryId, expectedSeq } = request
  return await unknownIn(tx, request, recorded) ?? countedNowhere(tx, entryId, recorded, [asRecorded(event, expectedSeq + 1)])
}

/** Everybody named has to be known or to come with the command; every complaint named has to be there; only people of this stream are changed. */
async function unknownIn(tx: Transaction, { command, newPeople = [], changedPeople = [] }: EntryRequest, recorded: readonly Recorded<RegisterEvent>[]): Promise<Refusal | null> {
  const own = new Set(personIdsIn(recorded))
  const named = personIdsIn(command)
  const added = new Set<string>(newPeople.map(({ personId }) => personId))
  const known = new Set<string>((await tx.people.get([...named, ...added] as PersonId[])).map(({ personId }) => personId))
  const isStrange = [...added].some((id) => known.has(id)) || named.some((id) => !added.has(id) && !known.has(id)) || changedPeople.some(({ personId }) => !own.has(personId))
  if (isStrange) return refused('no-such-person')
  for (const complaintId of complaintsIn(command.type === 'correct' ? command.changes : command)) {
    const complaint = complaintEvents(await tx.ledger.load(complaintId))
    if (!complaint || complaint.length === 0) return refused('no-such-complaint')
  }
  const isCorrection = command.type === 'correct'
  const corrected = isCorrection ? recorded.find(({ seq }) => seq === command.corrects)?.event.type : undefined
  return wrongEntry(tx, isCorrection ? registerDeclarationOf(corrected ?? '') : registerDeclarationOfCommand(command.type), isCorrection ? command.changes : command)
}

async function keepPeople(tx: Transaction, { newPeople = [], changedPeople = [] }: EntryRequest, meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<void> {
  if (newPeople.length > 0) await tx.people.addMany(newPeople, meta)
  for (const { personId, details } of changedPeople) await tx.people.change(personId, details, meta)
}

/** The event with the digest of the answers that were kept for it. */
async function withAnswers(tx: Transaction, { entryId, equality }: EntryRequest, event: RegisterEvent, meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<RegisterEvent> {
  if (equality === undefined) return event
  const answers = await tx.equality.add(entryId, equality, meta)
  if (event.type === 'EqualityAsked') return { ...event, answers }
  return event.type === 'FactCorrected' ? { ...event, changes: { ...event.changes, answers } } : event
}

/** The event with its words kept, and its reference given where it has one to come. */
async function toKeep(
  tx: Transaction, event: RegisterEvent, texts: Parameters<typeof keepWords>[1], recordedAt: string,
): Promise<RegisterEvent> {
  const kept = await keepWords(event, texts, tx.texts, recordedAt)
  if (!('reference' in kept)) return kept
  return { ...kept, reference: await nextReference(tx, KIND_BEGUN_BY[kept.type], kept.happenedOn) }
}

function kindOf(recorded: readonly Recorded<RegisterEvent>[], event: RegisterEvent | null): EntryKind | null {
  const first = recorded[0]?.event ?? event
  return first && isFirst(first.type) ? KIND_BEGUN_BY[first.type] : null
}

function isFirst(type: string): type is keyof typeof KIND_BEGUN_BY {
  return Object.hasOwn(KIND_BEGUN_BY, type)
}

function asRecorded(event: RegisterEvent, seq: number): Recorded<RegisterEvent> {
  return { seq, event, recordedAt: '', recordedBy: '', knownOn: null }
}

function done(entryId: string, recorded: readonly Recorded<RegisterEvent>[], seq: number): EntryResult {
  const first = foldEntryAsRecorded(recorded)?.first
  return { kind: 'done', entryId, reference: first && 'reference' in first ? first.reference : '', seq }
}
