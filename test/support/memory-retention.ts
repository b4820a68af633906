import type { FactsAsked, FactsFound, RetentionReads, Tombstone } from '../../src/application/retention/ports.ts'
import type { Transaction } from '../../src/application/ports.ts'
import type { IsoDate } from '../../src/domain/calendar/iso-date.ts'
import type { ProjectedRows } from '../../src/storage/projections/projected-rows.ts'

type Rows = ProjectedRows & Readonly<{ streamId: string }>
type Held = Readonly<{ rows(): readonly Rows[]; bornOn(personId: string): IsoDate | null }>

/** What retention asks, from rows projected as PostgreSQL has them. */
export function retentionIn({ rows, bornOn }: Held): RetentionReads {
  const stones = () => rows().flatMap(({ tombstones }) => tombstones).map((row): Tombstone & { withId: unknown } => ({
    streamId: String(row.stream_id), kind: row.kind as Tombstone['kind'], reference: String(row.reference), destroyedOn: row.destroyed_on as IsoDate,
    destructionId: String(row.destruction_id), destructionReference: String(row.destruction_reference), reason: row.reason as Tombstone['reason'],
    rule: row.rule as string | null, basis: row.basis as string | null, mark: row.mark as Tombstone['mark'], proposedBy: String(row.proposed_by),
    approvedBy: String(row.approved_by), withId: row.with_id,
  }))
  return {
    retentionFacts: async (asked) => factsIn(rows(), asked, bornOn),
    tombstone: async (streamId) => stones().find((stone) => stone.streamId === streamId) ?? null,
    tombstones: async (asked) => {
      const shown = stones().filter(({ withId }) => withId === null)
      if ('destructionId' in asked) return shown.filter(({ destructionId }) => destructionId === asked.destructionId)
      if ('lookedFor' in asked) return stones().filter(({ streamId }) => asked.lookedFor.includes(streamId))
      return 'reference' in asked ? shown.filter(({ reference }) => reference === asked.reference.toUpperCase()) : shown.slice(0, asked.last)
    },
    textsAfter: async () => [], wordsBeside: async () => [], namesOnlyIn: async () => [], goesWith: async () => [],
    equalityTallies: async () => [],
  }
}

function factsIn(all: readonly Rows[], asked: FactsAsked, bornOn: Held['bornOn']): readonly FactsFound[] {
  const links = all.flatMap(({ complaint_links: rows }) => rows.flatMap((row) => [[String(row.stream_id), String(row.other_id)], [String(row.other_id), String(row.stream_id)]] as const))
  return all.flatMap(({ streamId, retention_facts: rows }) => rows.map((row): FactsFound => ({
    streamId, kind: row.kind as FactsFound['kind'], reference: String(row.reference), receivedOn: row.received_on as IsoDate, closedOn: row.closed_on as IsoDate | null,
    wasReopened: row.was_reopened === true, isAnswered: row.is_answered === true, came: row.came as FactsFound['came'], lastActivityOn: row.last_activity_on as IsoDate,
    children: (row.children as readonly string[]).map((child) => ({ status: child.split(' ')[0] || null, bornOn: bornOn(child.split(' ')[1] ?? '') })),
    linked: links.flatMap(([from, to]) => (from === streamId ? [to] : [])),
  }))).filter((facts) => ('streamIds' in asked ? asked.streamIds.includes(facts.streamId)
    : asked.endedBy.some(({ kind, day }) => kind === facts.kind && (facts.closedOn !== null ? facts.closedOn <= day : facts.isAnswered && facts.lastActivityOn <= day))))
}

/** The memory store destroys nothing: that is asked of PostgreSQL. */
export const NOTHING_DESTROYED: Transaction['destroyer'] = {
  companions: async () => [], traceWords: async () => [], recordsNaming: async () => [], answersReceivedBy: async () => [], destroyAnswers: async () => undefined,
  forgetAccounts: async () => ({ addresses: 0, names: 0 }), destroyRecord: async () => undefined, eraseWords: async () => undefined, erasePeople: async () => undefined,
  sweepDrafts: async () => 0, forgetImportSources: async () => 0,
}
