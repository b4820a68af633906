import type { Refusal } from '../../domain/complaint/commands.ts'
import type { DestructionReason } from '../../domain/complaint/erasure.ts'
import type { PersonId, TextRef } from '../../domain/complaint/events.ts'
import type { RefusalCode } from '../../domain/complaint/refusals.ts'
import type { RecordToDestroy, TextsToErase } from '../../domain/register/retention/destruction.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { allOrNothing, type Within } from '../all-or-nothing.ts'
import { nextReference } from '../give-reference.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, StreamId, Transaction } from '../ports.ts'
import { refused } from '../refused.ts'
import { textIdsIn } from '../words-apart.ts'
import { allDestructions, isDue, longestRule, peopleHeld, retainedRecords, type Retained } from './retained.ts'

/** What somebody proposes to destroy. Each record with its own reason; a person, or texts, in records that stay. */
export type Proposal = Readonly<{
  destructionId: StreamId
  commandId: string
  records: readonly Readonly<{ streamId: StreamId; reason: DestructionReason }>[]
  people?: readonly PersonId[]
  texts?: readonly TextsToErase[]
  /** For whoever approves. It stays, so it names nobody. */
  note?: string
}>

export type DestructionResult =
  | Readonly<{ kind: 'done'; destructionId: StreamId; reference: string }>
  | Refusal
  | Readonly<{ kind: 'not-allowed' | 'not-found' }>

/** The reason of whatever goes before its time. */
const BEFORE_ITS_TIME: ReadonlySet<DestructionReason> = new Set(['erasure-right', 'court-order', 'should-not-be-held'])

/**
 * Proposes that records, people or words are destroyed. Refused as a whole where one of them is kept still by a rule and no
 * other reason is given, is under a hold, waits in another destruction, or is not there for this person. Decision: 0085.
 */
export async function proposeDestruction(services: Services, actor: Actor, proposal: Proposal): Promise<DestructionResult> {
  if (!may(actor, 'propose-destruction')) return { kind: 'not-allowed' }
  return allOrNothing<DestructionResult>(services.store, actor, (within) => proposeWithin(services, within, actor, proposal))
}

async function proposeWithin(services: Services, { tx, undo }: Within<DestructionResult>, actor: Actor, proposal: Proposal): Promise<DestructionResult> {
  const { destructionId, commandId, people = [], texts = [] } = proposal
  const earlier = await tx.ledger.load(destructionId)
  if (earlier.length > 0) return asDone(destructionId, earlier[0]?.event)
  // Two who propose the same at once take turns, and the second is told.
  await tx.turnAlone()
  const records = await recordsOf(tx, services, proposal)
  if (!Array.isArray(records)) return refused(records as RefusalCode)
  if (records.length + people.length + texts.length === 0) return refused('nothing-to-destroy')
  const wrong = await wrongBeside(tx, services, people, texts)
  if (wrong) return refused(wrong)
  const [today, recordedAt] = [services.clock.today(), services.clock.now()]
  const note = await noteOf(tx, services, destructionId, proposal.note)
  const event: RegisterEvent = { type: 'DestructionProposed', happenedOn: today, reference: await nextReference(tx, 'destruction', today), records: records as RecordToDestroy[], people, texts, ...note }
  const appended = await tx.ledger.append('destruction', destructionId, 0, [event], { commandId, recordedBy: actor.userId, recordedAt })
  return appended.kind === 'appended' ? asDone(destructionId, event) : undo({ kind: 'not-found' })
}

function asDone(destructionId: StreamId, event: Readonly<{ type: string }> | undefined): DestructionResult {
  return event && 'reference' in event && typeof event.reference === 'string' ? { kind: 'done', destructionId, reference: event.reference } : { kind: 'not-found' }
}

/** Keeps the words that stay with a destruction. */
export async function noteOf(tx: Transaction, { ids, clock }: Services, destructionId: StreamId, words: string | undefined): Promise<Readonly<{ note?: TextRef }>> {
  const body = words?.trim() ?? ''
  return body === '' ? {} : { note: await tx.texts.add({ textId: ids.next(), streamId: destructionId, body }, clock.now()) }
}

async function recordsOf(tx: Transaction, { clock }: Services, { records }: Proposal): Promise<readonly RecordToDestroy[] | RefusalCode> {
  const today = clock.today()
  const found = new Map((await retainedRecords(tx, await tx.settings.current(), { streamIds: records.map(({ streamId }) => streamId) }, today)).map((each) => [each.facts.streamId, each]))
  const proposed: RecordToDestroy[] = []
  for (const { streamId, reason } of records) {
    const one = found.get(streamId)
    if (!one) return 'nothing-to-destroy'
    if (one.holds.length > 0) return 'under-hold'
    if (one.waitsIn) return 'already-proposed'
    if (!BEFORE_ITS_TIME.has(reason) && !isDue(one, today)) return 'not-due'
    proposed.push(asProposed(one, reason))
  }
  return proposed
}

function asProposed(one: Retained, reason: DestructionReason): RecordToDestroy {
  const rule = reason === 'rule-ran-out' ? longestRule(one) : null
  const { streamId, kind, reference } = one.facts
  return {
    streamId, kind, reference, reason, rule: rule?.id ?? null, basis: rule?.basis ?? null, mark: rule?.mark ?? null,
    keptUntil: one.retention.kind === 'dated' ? one.retention.keptUntil : null,
  }
}

/** People and texts have to be there, and may be in no record under a hold. */
async function wrongBeside(tx: Transaction, { clock }: Services, people: readonly PersonId[], texts: readonly TextsToErase[]): Promise<RefusalCode | null> {
  if ((await tx.people.get(people)).length !== new Set(people).size) return 'nothing-to-destroy'
  for (const { streamId, textIds } of texts) {
    const own = new Set(textIdsIn(await tx.ledger.load(streamId)))
    if (textIds.length === 0 || textIds.some((id) => !own.has(id))) return 'nothing-to-destroy'
  }
  const held = await retainedRecords(tx, await tx.settings.current(), { streamIds: texts.map(({ streamId }) => streamId) }, clock.today())
  if (held.some(({ holds }) => holds.length > 0)) return 'under-hold'
  if ((await peopleHeld(tx, clock.today(), people)).size > 0) return 'under-hold'
  const waiting = (await allDestructions(tx)).filter(({ destruction: { step } }) => step === 'proposed' || step === 'approved')
  return people.some((id) => waiting.some(({ destruction }) => destruction.people.includes(id))) ? 'already-proposed' : null
}

