import { REVIEWED_RECORDS, type RetentionRule, type ReviewedRecord } from '../../domain/authority/retention-rules.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { foldDestruction, type Destruction } from '../../domain/register/retention/destruction.ts'
import { covers, foldHold, isInForce, type Hold } from '../../domain/register/retention/hold.ts'
import { ownRetention, retentionOf, type Retention } from '../../domain/register/retention/retention.ts'
import type { PersonId } from '../../domain/complaint/basics.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, StreamId, Transaction } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import type { FactsAsked, FactsFound } from './ports.ts'

export type HoldSeen = Readonly<{ holdId: StreamId; hold: Hold; seq: number }>
export type DestructionSeen = Readonly<{ destructionId: StreamId; destruction: Destruction; seq: number }>

/** A record with how long it is kept, the holds on it, and the destruction that it waits in. */
export type Retained = Readonly<{ facts: FactsFound; retention: Retention; holds: readonly HoldSeen[]; waitsIn: DestructionSeen | null }>

type Asked = Pick<Reads, 'retentionFacts' | 'streamsOfKind'>

/** Every hold, whether it lasts or not. */
export async function allHolds(reads: Pick<Reads, 'streamsOfKind'>): Promise<readonly HoldSeen[]> {
  return (await reads.streamsOfKind('hold')).flatMap(({ streamId, recorded }) => {
    const hold = foldHold(registerEvents(recorded) ?? [])
    return hold ? [{ holdId: streamId, hold, seq: recorded.at(-1)?.seq ?? 0 }] : []
  })
}

/** Every destruction, at whatever step. */
export async function allDestructions(reads: Pick<Reads, 'streamsOfKind'>): Promise<readonly DestructionSeen[]> {
  return (await reads.streamsOfKind('destruction')).flatMap(({ streamId, recorded }) => {
    const destruction = foldDestruction(registerEvents(recorded) ?? [])
    return destruction ? [{ destructionId: streamId, destruction, seq: recorded.at(-1)?.seq ?? 0 }] : []
  })
}

/** How long these records are kept, as their own rules and what they are linked to say on a day. */
export async function retainedRecords(reads: Asked, settings: AuthoritySettings, asked: FactsAsked, today: IsoDate): Promise<readonly Retained[]> {
  const found = await reads.retentionFacts(asked)
  const facts = new Map(found.map((each) => [each.streamId, each]))
  const others = found.flatMap(({ linked }) => linked).filter((id) => !facts.has(id))
  for (const each of others.length === 0 ? [] : await reads.retentionFacts({ streamIds: [...new Set(others)] })) facts.set(each.streamId, each)
  const holds = (await allHolds(reads)).filter(({ hold }) => isInForce(hold, today))
  const waiting = (await allDestructions(reads)).filter(({ destruction: { step } }) => step === 'proposed' || step === 'approved')
  const own = (each: FactsFound) => ownRetention(each, settings.retentionRules, settings.reportingYearStartsInMonth)
  return found.map((each) => ({
    facts: each,
    retention: retentionOf(own(each), each.linked.flatMap((id) => {
      const other = facts.get(id)
      return other ? [{ streamId: id, reference: other.reference, own: own(other) }] : []
    })),
    holds: holds.filter(({ hold }) => covers(hold, each)),
    waitsIn: waiting.find(({ destruction }) => destruction.records.some(({ streamId }) => streamId === each.streamId)) ?? null,
  }))
}

/** Those of some people whom a record under a hold names: nobody is erased in what is held. */
export async function peopleHeld(tx: Transaction, today: IsoDate, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const settings = await tx.settings.current()
  const held = new Set<PersonId>()
  // One after the other: they share a connection, and few are erased at once.
  for (const personId of people) {
    const records = await retainedRecords(tx, settings, { streamIds: await tx.destroyer.recordsNaming([personId]) }, today)
    if (records.some(({ holds }) => holds.length > 0)) held.add(personId)
  }
  return held
}

/** Whether everything is held on a day: nothing goes then, not even what goes by itself. */
export async function isAllHeld(reads: Pick<Reads, 'streamsOfKind'>, today: IsoDate): Promise<boolean> {
  return (await allHolds(reads)).some(({ hold }) => hold.scope === 'all' && isInForce(hold, today))
}

/** Whether the time of a record has run out on a day. */
export function isDue({ retention }: Pick<Retained, 'retention'>, on: IsoDate): boolean {
  return retention.kind === 'dated' && retention.keptUntil < on
}

/** The rule that keeps it longest, as the authority's settings have it. */
export function longestRule({ retention }: Pick<Retained, 'retention'>): RetentionRule | null {
  return retention.kind === 'dated' ? retention.longest.rule : null
}

/** That somebody asked for their data, and what was given to them, is known to those alone who answer such requests. Decision: 0087. */
export function isHiddenKind(actor: Pick<Actor, 'role'>, kind: string): boolean {
  return (kind === 'rights-request' || kind === 'disclosure') && !may(actor, 'answer-rights')
}

/** The kinds of record that any rule speaks of. */
export function kindsWithRules(settings: AuthoritySettings): readonly ReviewedRecord[] {
  const named = new Set<string>(settings.retentionRules.map(({ records }) => records))
  return REVIEWED_RECORDS.filter((kind) => named.has(kind))
}
