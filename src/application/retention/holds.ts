import type { ReviewedRecord } from '../../domain/authority/retention-rules.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services, StreamId } from '../ports.ts'
import { recordEntryWhere, type EntryRequest, type EntryResult } from '../record-entry.ts'
import { registerEvents } from '../streams.ts'
import { textIdsIn } from '../words-apart.ts'
import type { NotFound } from './view.ts'
import { allHolds, type HoldSeen } from './retained.ts'

export type HeldRecord = Readonly<{ streamId: StreamId; reference: string; kind: ReviewedRecord }>
export type HoldView = Readonly<{
  kind: 'hold'; seen: HoldSeen; timeline: readonly Recorded<RegisterEvent>[]; texts: ReadonlyMap<string, string>; userNames: ReadonlyMap<string, string>
  /** Of the records that it names, those that this person reaches. */
  records: readonly HeldRecord[]
}>

/** Every hold with its words, what lasts first. Null for whom it is no business. */
export async function listHolds(services: Services, actor: Actor): Promise<Readonly<{ holds: readonly HoldSeen[]; texts: ReadonlyMap<string, string> }> | null> {
  if (!may(actor, 'view-retention')) return null
  return services.store.read(actor, async (reads) => {
    const holds = (await allHolds(reads)).toSorted((a, b) => Number(a.hold.endedOn !== null) - Number(b.hold.endedOn !== null) || (a.hold.placedOn < b.hold.placedOn ? 1 : -1))
    return { holds, texts: await reads.texts(holds.flatMap(({ hold }) => [hold.authority.textId, hold.why.textId])) }
  })
}

export async function viewHold(services: Services, actor: Actor, holdId: StreamId): Promise<HoldView | NotFound> {
  if (!may(actor, 'view-retention')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const seen = (await allHolds(reads)).find((one) => one.holdId === holdId)
    if (!seen) return { kind: 'not-found' }
    const timeline = registerEvents(await reads.stream(holdId)) ?? []
    const users = await reads.users()
    const records = await reads.retentionFacts({ streamIds: seen.hold.records })
    return {
      kind: 'hold', seen, timeline, texts: await reads.texts([...new Set(textIdsIn(timeline))]), userNames: new Map(users.map(({ userId, name }) => [userId, name])),
      records: records.map(({ streamId, reference, kind }) => ({ streamId, reference, kind })),
    }
  })
}

/** Places a hold, or records a step of one: for whoever may place holds, whether or not they record other entries. */
export async function recordHold(services: Services, actor: Actor, request: EntryRequest): Promise<EntryResult> {
  if (!may(actor, 'place-hold')) return { kind: 'not-allowed' }
  const { command } = request
  const record = command.type === 'hold-record' ? command.record : null
  if (record !== null && !await services.store.read(actor, (reads) => isThere(reads, record))) return { kind: 'not-found' }
  return recordEntryWhere(services, actor, request, (recorded) => (recorded[0] === undefined ? command.type === 'place-hold' : recorded[0].event.type === 'HoldPlaced'))
}

async function isThere(reads: Reads, streamId: StreamId): Promise<boolean> {
  return (await reads.retentionFacts({ streamIds: [streamId] })).length > 0
}

/** A record of this very reference that a hold may name; null where there is none that this person reaches. */
export async function recordCalled(services: Services, actor: Actor, reference: string): Promise<StreamId | null> {
  return services.store.read(actor, async (reads) => (await reads.complaintsNamed({ references: [reference.trim()] }))[0]?.complaintId ?? null)
}
