import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { isDestroyed, type ErasureEvent } from '../../domain/complaint/erasure.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { foldDestruction, isToBeCarriedOut, type Destruction, type RecordToDestroy } from '../../domain/register/retention/destruction.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import { wholeOf } from '../access/sight.ts'
import { fileIdsIn } from '../files/named-files.ts'
import type { AnyEvent, AuthorityId, Services, StreamId, Transaction } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import { wordsOf } from './goes.ts'
import { kindOf } from './kind-of.ts'
import { allDestructions, isDue, peopleHeld, retainedRecords } from './retained.ts'

/** Who carries out: no person. Who proposed and who approved stands in each event. */
export const BY_ITSELF = 'retention' as UserId

export type CarriedOut = Readonly<{ destructionId: StreamId; reference: string; destroyed: readonly StreamId[]; left: readonly StreamId[] }>

/**
 * Carries out every destruction whose waiting time is over, a record at a time, each in a transaction of its own: whoever
 * is stopped in the middle goes on where they were. A record that is held now, was opened again or is linked to something
 * open is left, and stays. Decision: 0086.
 *
 * `each` hears of every record that went, so that it can be remembered beside the seals.
 */
export async function carryOutDestructions(
  services: Services, authorityId: AuthorityId, each: (gone: Readonly<{ streamId: StreamId; kind: StreamKind; event: ErasureEvent }>) => void = () => undefined,
): Promise<readonly CarriedOut[]> {
  const today = services.clock.today()
  const due = await services.store.read(wholeOf(authorityId), async (reads) => (await allDestructions(reads)).filter(({ destruction }) => isToBeCarriedOut(destruction, today)))
  const carriedOut: CarriedOut[] = []
  for (const { destructionId } of due) {
    const done = await carryOutOne(services, authorityId, destructionId, each)
    if (done) carriedOut.push(done)
  }
  return carriedOut
}

type Each = Parameters<typeof carryOutDestructions>[2] & {}

async function carryOutOne(services: Services, authorityId: AuthorityId, destructionId: StreamId, each: Each): Promise<CarriedOut | null> {
  const { store } = services
  const first = await store.write(wholeOf(authorityId), (tx) => inForce(tx, services, destructionId))
  if (!first) return null
  const [destroyed, left]: [StreamId[], StreamId[]] = [[], []]
  for (const record of first.records) {
    const gone = await store.write(wholeOf(authorityId), (tx) => destroyRecord(services, tx, destructionId, record))
    for (const one of gone) each(one)
    const isGone = gone.length > 0 || await store.read(wholeOf(authorityId), async (reads) => await reads.tombstone(record.streamId) !== null)
    ;(isGone ? destroyed : left).push(record.streamId)
  }
  for (const texts of first.texts) await store.write(wholeOf(authorityId), (tx) => eraseWords(services, tx, destructionId, texts))
  return store.write(wholeOf(authorityId), (tx) => finish(services, tx, { destructionId, destroyed, left }, each))
}

/** The destruction while it is to be carried out, asked anew in each transaction: it may have been stopped in between. */
async function inForce(tx: Transaction, { clock }: Services, destructionId: StreamId): Promise<Destruction & Readonly<{ seq: number }> | null> {
  const recorded = registerEvents(await tx.ledger.load(destructionId)) ?? []
  const destruction = foldDestruction(recorded)
  return destruction && isToBeCarriedOut(destruction, clock.today()) ? { ...destruction, seq: recorded.at(-1)?.seq ?? 0 } : null
}

type Gone = Parameters<Each>[0]

async function destroyRecord(services: Services, tx: Transaction, destructionId: StreamId, record: RecordToDestroy): Promise<readonly Gone[]> {
  const destruction = await inForce(tx, services, destructionId)
  if (!destruction || await isToBeLeft(services, tx, destructionId, record)) return []
  const said = { ...saidBy(destruction, destructionId, services.clock.today(), record.reason), rule: record.rule, basis: record.basis, mark: record.mark }
  const companions = await tx.destroyer.companions({ streamId: record.streamId })
  const gone: Gone[] = []
  // What goes with it goes first: it is told by the record's people.
  for (const companion of companions) {
    const one = await destroyStream(services, tx, { ...companion, said: { ...said, with: record.streamId } })
    if (one) gone.push(one)
  }
  const own = await destroyStream(services, tx, { streamId: record.streamId, kind: record.kind, said })
  return own ? [...gone, own] : []
}

type Said = Omit<Extract<ErasureEvent, { type: 'RecordDestroyed' }>, 'type' | 'textIds' | 'fileIds'>

function saidBy({ reference, proposedBy, approvedBy }: Destruction, destruction: StreamId, happenedOn: IsoDate, reason: RecordToDestroy['reason']) {
  return { happenedOn, destruction, destructionReference: reference, reason, by: [proposedBy, approvedBy ?? ('' as UserId)] }
}

async function isToBeLeft(services: Services, tx: Transaction, destructionId: StreamId, { streamId, reason }: RecordToDestroy): Promise<boolean> {
  const today = services.clock.today()
  const [one] = await retainedRecords(tx, await tx.settings.current(), { streamIds: [streamId] }, today)
  if (!one || one.holds.length > 0) return true
  if (one.waitsIn && one.waitsIn.destructionId !== destructionId) return true
  return reason === 'rule-ran-out' && !isDue(one, today)
}

async function destroyStream(services: Services, tx: Transaction, { streamId, kind, said }: Readonly<{ streamId: StreamId; kind: StreamKind; said: Said }>): Promise<Gone | null> {
  const recorded = await tx.ledger.load(streamId)
  if (recorded.length === 0 || isDestroyed(recorded)) return null
  const traceWords = await tx.destroyer.traceWords({ streamId })
  const fileIds = fileIdsIn(recorded)
  const event: ErasureEvent = { type: 'RecordDestroyed', ...said, textIds: wordsOf(recorded), ...(fileIds.length > 0 && { fileIds }), ...(traceWords.length > 0 && { traceWords }) }
  await append(services, tx, { kind, streamId, expectedSeq: recorded.at(-1)?.seq ?? 0, event, commandId: `destroyed ${streamId}` })
  await tx.destroyer.destroyRecord(streamId, said.destruction)
  return { streamId, kind, event }
}

async function eraseWords(services: Services, tx: Transaction, destructionId: StreamId, { streamId, textIds }: Destruction['texts'][number]): Promise<void> {
  const destruction = await inForce(tx, services, destructionId)
  const recorded = await tx.ledger.load(streamId)
  if (!destruction || recorded.length === 0 || isDestroyed(recorded) || recorded.some(({ event }) => event.type === 'WordsErased' && event.destruction === destructionId)) return
  const [held] = await retainedRecords(tx, await tx.settings.current(), { streamIds: [streamId] }, services.clock.today())
  if (held && held.holds.length > 0) return
  const kind = kindOf(recorded[0]?.event)
  const event: ErasureEvent = { type: 'WordsErased', ...saidBy(destruction, destructionId, services.clock.today(), 'erasure-right'), textIds }
  await append(services, tx, { kind, streamId, expectedSeq: recorded.at(-1)?.seq ?? 0, event, commandId: `erased ${destructionId} ${streamId}` })
  await tx.destroyer.eraseWords(streamId, destructionId)
}

type ToAppend = Readonly<{ kind: StreamKind; streamId: StreamId; expectedSeq: number; event: AnyEvent; commandId: string }>

async function append({ clock }: Services, tx: Transaction, { kind, streamId, expectedSeq, event, commandId }: ToAppend): Promise<void> {
  const appended = await tx.ledger.append(kind, streamId, expectedSeq, [event], { commandId, recordedBy: BY_ITSELF, recordedAt: clock.now() })
  if (appended.kind !== 'appended') throw new Error(`a destruction could not be recorded: ${appended.kind}`)
}

async function finish(services: Services, tx: Transaction, so: Omit<CarriedOut, 'reference'>, each: Each): Promise<CarriedOut | null> {
  const { destructionId, destroyed, left } = so
  const destruction = await inForce(tx, services, destructionId)
  if (!destruction) return null
  const there = (await tx.people.get(destruction.people)).map(({ personId }) => personId)
  const held = await peopleHeld(tx, services.clock.today(), there)
  const people = there.filter((id) => !held.has(id))
  let { seq } = destruction
  if (people.length > 0) {
    const companions = await tx.destroyer.companions({ people })
    const traceWords = await tx.destroyer.traceWords({ people })
    const erased: AnyEvent = { type: 'PeopleErased', happenedOn: services.clock.today(), people, ...(traceWords.length > 0 && { traceWords }) }
    await append(services, tx, { kind: 'destruction', streamId: destructionId, expectedSeq: seq, event: erased, commandId: `people ${destructionId}` })
    seq += 1
    await tx.destroyer.erasePeople(destructionId, people)
    const said = { ...saidBy(destruction, destructionId, services.clock.today(), 'erasure-right'), rule: null, basis: null, mark: null }
    for (const companion of companions) {
      const gone = await destroyStream(services, tx, { ...companion, said })
      if (gone) each(gone)
    }
  }
  const event: AnyEvent = { type: 'DestructionCarriedOut', happenedOn: services.clock.today(), destroyed: destroyed.length, left: [...left, ...held] }
  await append(services, tx, { kind: 'destruction', streamId: destructionId, expectedSeq: seq, event, commandId: `carried out ${destructionId}` })
  return { ...so, reference: destruction.reference }
}
