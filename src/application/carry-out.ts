import { calendarOf } from '../domain/authority/calendar-of.ts'
import type { Breach, ComplaintCommand } from '../domain/complaint/commands.ts'
import { reasonFieldOf } from '../domain/complaint/declared/reason-field.ts'
import { decide, type Accepted } from '../domain/complaint/decide.ts'
import type { ComplaintEvent, PersonId, Recorded } from '../domain/complaint/events.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import { outsideRefused } from '../domain/complaint/threads/outside-access/refused-now.ts'
import { procedureById } from '../domain/procedure/procedures.ts'
import { asSeen, lastSeen, seenOf } from './access/out-of-sight.ts'
import { allOrNothing, type Within } from './all-or-nothing.ts'
import { mayBeGiven } from './access/matrix.ts'
import { withFiles } from './files/named-files.ts'
import { may } from './permissions.ts'
import type { Actor, Services, Transaction } from './ports.ts'
import { unsaidProtected } from './outside/protected-in-papers.ts'
import { wrongLetter } from './letters/letter-check.ts'
import { giveReference } from './give-reference.ts'
import { countedNowhere } from './goes-on-in.ts'
import { wrongLink } from './linked-complaints.ts'
import { refused } from './refused.ts'
import { isThereFor, wrongSealList } from './sealing.ts'
import { complaintEvents } from './streams.ts'
import { keepWords, personIdsIn, wordsApart, type Apart } from './words-apart.ts'
import type { CommandRequest, CommandResult, NewPerson } from './worded.ts'

/**
 * Carries out a command on a complaint: who may, which complaint, the rules, the words and people, the append.
 *
 * The same `commandId` is carried out once, whatever comes of it the second time. A page that was drawn before somebody
 * else's change gets `stale` with what they did. Where warnings were not accepted, or one needs a reason that the command
 * does not give, nothing is recorded. A refusal, a warning and a conflict leave nothing behind, neither words nor people.
 */
export async function carryOut(services: Services, actor: Actor, request: CommandRequest, andThen: AndThen = async (_, recorded) => recorded): Promise<CommandResult> {
  if (!may(actor, request.command.type)) return { kind: 'not-allowed' }
  const unknown = await unknownResponder(services, actor, request) ?? await wrongSealList(services, actor, request) ?? await unsaidProtected(services, actor, request) ?? await wrongLetter(services, actor, request)
  if (unknown) return unknown
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const recorded = await carryOutWithin(services, within, actor, request)
    return recorded.kind === 'done' ? andThen(within, recorded) : recorded
  })
}

/** What is done in the same transaction once a command is carried out: its answer is the answer of all of it. */
export type AndThen = (within: Within<CommandResult>, recorded: Extract<CommandResult, { kind: 'done' }>) => Promise<CommandResult>

/** The same within a transaction that writes more. Whoever calls it has asked whether the actor may. */
export async function carryOutWithin(services: Services, within: Within<CommandResult>, actor: Actor, request: CommandRequest): Promise<CommandResult> {
  const { tx } = within
  const recorded = complaintEvents(await tx.ledger.load(request.complaintId))
  if (recorded === null) return { kind: 'not-found' }
  const state = foldAsRecorded(recorded)
  if (state !== null && !await isThereFor(services, tx, actor, { complaintId: request.complaintId, complaint: state })) return { kind: 'not-found' }
  return recordLoaded(services, within, { actor, request: asSeen(request, recorded, tx.outOfSight), recorded, state })
}

/** The same for whoever may see the complaint and do this to it, in whatever way: whoever calls it has asked that. */
export async function recordWithin(services: Services, within: Within<CommandResult>, actor: Actor, request: CommandRequest): Promise<CommandResult> {
  const recorded = complaintEvents(await within.tx.ledger.load(request.complaintId)) ?? []
  return recordLoaded(services, within, { actor, request, recorded, state: foldAsRecorded(recorded) })
}

type Loaded = Readonly<{ actor: Actor; request: CommandRequest; recorded: readonly Recorded<ComplaintEvent>[]; state: Complaint | null }>

async function recordLoaded(services: Services, within: Within<CommandResult>, { actor, request, recorded, state }: Loaded): Promise<CommandResult> {
  const { tx } = within
  if (state === null && request.command.type !== 'record-complaint') return { kind: 'not-found' }
  if ((state?.seq ?? 0) !== request.expectedSeq) return doneOrStale(tx, request, recorded)
  const named = await withFiles(tx, request.complaintId, request.command)
  if (named === null) return refused('no-such-file')
  const command = wordsApart<ComplaintCommand>(named, request.complaintId, services.ids)
  const strangers = await unknownPeople(tx, request)
  if (strangers || changesStrangers(actor, request, state)) return strangers ?? refused('no-such-person')
  const isLate = state && outsideRefused(state, command.value)
  if (isLate) return refused(isLate)
  const wrong = await wrongLink(tx, actor, { complaintId: request.complaintId, command: command.value, recorded })
  if (wrong) return wrong
  const procedure = procedureById(procedureOf(state, command.value))
  if (!procedure) return refused('unknown-procedure')
  const settings = await tx.settings.current()
  const decision = decide(state, recorded, command.value, { today: services.clock.today(), calendar: calendarOf(settings, services.calendar), procedure, settings })
  if (decision.kind === 'refused') return decision
  const open = unaccepted(decision, request, command.value)
  return open ?? await countedNowhere(tx, request.complaintId, recorded, asRecorded(decision, request)) ?? append(services, within, { actor, request, state, accepted: decision, texts: command.texts })
}

/** The new events as the stream would hold them, to look at what would come of them. */
function asRecorded({ events }: Accepted, { expectedSeq }: CommandRequest): readonly Recorded<ComplaintEvent>[] {
  return events.map((event, at) => ({ seq: expectedSeq + at + 1, event, recordedAt: '', recordedBy: '', knownOn: null }))
}

type Appending = Readonly<{
  actor: Actor; request: CommandRequest; state: Complaint | null; accepted: Accepted; texts: Apart<unknown>['texts']
}>

async function append(services: Services, { tx, undo }: Within<CommandResult>, { actor, request, state, accepted, texts }: Appending): Promise<CommandResult> {
  const meta = { recordedBy: actor.userId, recordedAt: services.clock.now() }
  await addPeople(tx, request.newPeople ?? [], meta)
  for (const { personId, details } of request.changedPeople ?? []) await tx.people.change(personId, details, meta)
  const named = await Promise.all(accepted.events.map((event) => giveReference(tx, event)))
  const events = await keepWords(named, texts, tx.texts, meta.recordedAt)
  const appended = await tx.ledger.append('complaint', request.complaintId, request.expectedSeq, events, { ...meta, commandId: request.commandId })
  if (appended.kind === 'appended') {
    const [received] = events
    const reference = state?.reference ?? (received?.type === 'ComplaintReceived' ? received.reference : '')
    return { kind: 'done', complaintId: request.complaintId, reference, seq: appended.seq, breaches: accepted.breaches }
  }
  const earlier = appended.kind === 'already-done' ? appended.streamId : request.complaintId
  const recorded = complaintEvents(await tx.ledger.load(earlier)) ?? []
  return undo(appended.kind === 'already-done' ? done(earlier, recorded, appended.seq) : stale(tx, recorded, request.expectedSeq))
}

/** Adds those who are not there yet: whoever is known keeps what is known of them. */
async function addPeople(tx: Transaction, people: readonly NewPerson[], meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<void> {
  if (people.length === 0) return
  const known = new Set((await tx.people.get(people.map(({ personId }) => personId))).map(({ personId }) => personId))
  const added = people.filter(({ personId }) => !known.has(personId))
  if (added.length > 0) await tx.people.addMany(added.map(({ personId, details }) => ({ personId, details })), meta)
}

/** The stream does not stand where the page thought. Either this very command is why, or somebody else was faster. */
async function doneOrStale(tx: Transaction, request: CommandRequest, recorded: readonly Recorded<ComplaintEvent>[]): Promise<CommandResult> {
  // Never written: the stream does not stand at the expected place. It only asks whether the command was carried out.
  const probe: ComplaintEvent = { type: 'NoteAdded', happenedOn: request.command.on, text: { textId: '', digest: '' } }
  const answer = await tx.ledger.append('complaint', request.complaintId, request.expectedSeq, [probe], {
    commandId: request.commandId, recordedBy: '', recordedAt: '',
  })
  if (answer.kind === 'already-done') {
    return done(answer.streamId, complaintEvents(await tx.ledger.load(answer.streamId)) ?? [], answer.seq)
  }
  if (answer.kind === 'appended') throw new Error('a stream cannot go back to where a page thought it was')
  return stale(tx, recorded, request.expectedSeq)
}

function done(complaintId: string, recorded: readonly Recorded<ComplaintEvent>[], seq: number): CommandResult {
  const breaches: readonly Breach[] = []
  return { kind: 'done', complaintId, reference: foldAsRecorded(recorded)?.reference ?? '', seq, breaches }
}

function stale({ outOfSight }: Transaction, recorded: readonly Recorded<ComplaintEvent>[], expectedSeq: number): CommandResult {
  return { kind: 'stale', seq: lastSeen(recorded, outOfSight), since: seenOf(recorded, outOfSight).filter(({ seq }) => seq > expectedSeq) }
}

/** The warnings, where one of them was not accepted or lacks the reason that it needs. */
function unaccepted(decision: Accepted, request: CommandRequest, command: ComplaintCommand): CommandResult | null {
  const warnings = [...decision.warnings, ...request.alsoUnwise ?? []]
  const accepted = new Set(request.acceptedWarnings)
  const values: Readonly<Record<string, unknown>> = command
  const hasReason = values[reasonFieldOf(command.type)] !== undefined
  const isOpen = warnings.some(({ code, needsReason }) => !accepted.has(code) || (needsReason && !hasReason))
  return isOpen ? { kind: 'warned', warnings } : null
}

/** Only people of this very complaint are changed through it, or those whom the command names, by whoever may change people. */
function changesStrangers(actor: Actor, request: CommandRequest, state: Complaint | null): boolean {
  const named = new Set([...personIdsIn(state), ...(may(actor, 'change-person') ? personIdsIn(request.command) : [])])
  return (request.changedPeople ?? []).some(({ personId }) => !named.has(personId))
}

/** Every person named has to be known, or to come with the command. */
async function unknownPeople(tx: Transaction, request: CommandRequest): Promise<CommandResult | null> {
  const coming = new Set<string>((request.newPeople ?? []).map(({ personId }) => personId))
  const named = [...new Set(personIdsIn(request.command))].filter((id) => !coming.has(id)) as PersonId[]
  if (named.length === 0) return null
  const known = await tx.people.get(named)
  return known.length < named.length ? refused('no-such-person') : null
}

/** A complaint is allocated to somebody who can sign in, and may be given one: not to an auditor. */
async function unknownResponder(services: Services, actor: Actor, { command }: CommandRequest): Promise<CommandResult | null> {
  const given = command.type === 'correct' ? new Map(Object.entries(command.changes)).get('responderId') : command.type === 'allocate' && command.responderId
  if (typeof given !== 'string') return null
  const users = await services.store.read(actor, (reads) => reads.users())
  const isKnown = users.some((user) => user.userId === given && user.isActive && mayBeGiven(user))
  return isKnown ? null : refused('no-such-responder')
}

function procedureOf(state: Complaint | null, command: ComplaintCommand): string {
  return state?.procedure ?? (command.type === 'record-complaint' ? command.procedure : '')
}
