import type { Actor, AuthorityId, Reads, Role, Services, Transaction } from '../../src/application/ports.ts'
import type { AuthoritySettings } from '../../src/domain/authority/settings.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { Recorded, UserId } from '../../src/domain/complaint/events.ts'
import type { RegisterEvent } from '../../src/domain/register/events.ts'
import type { DashboardQuery } from '../../src/domain/reporting/dashboard/counts.ts'
import { wasKnownOn } from '../../src/domain/reporting/known-on.ts'
import type { ReportFact } from '../../src/domain/reporting/report-fact.ts'
import { countFacts } from './dashboard-counts.ts'
import { FOUNDING_REPORT } from '../../src/domain/reporting/as-printed/founding-report-data.ts'
import { memoryKept, type KeptInMemory } from './memory-kept.ts'
import { REPORTING_SETTINGS } from './report-facts.ts'

/** What stands around the facts: streams by their kind and id, and texts by their id. */
type Around = Readonly<{ streams?: Readonly<Record<string, Readonly<Record<string, readonly RegisterEvent[]>>>>; texts?: Readonly<Record<string, string>> }>

/** Services whose store holds these facts, and nothing else; today is 23 November 2026. */
export function servicesWithFacts(facts: readonly ReportFact[], settings: Partial<AuthoritySettings> = {}, around: Around = {}): Services {
  // What the demonstration authority printed once is kept as every authority keeps its own.
  const printed: KeptInMemory = { kind: 'printed-report', commandId: 'printed', version: { keptId: 'printed', version: 1, body: FOUNDING_REPORT, recordedAt: '2026-01-01T00:00:00.000Z', recordedBy: 'test' } }
  const kept = memoryKept(settings.isDemonstration ?? true ? [printed] : [])
  const reads = {
    settings: async () => ({ ...REPORTING_SETTINGS, ...settings }),
    reportFacts: async ({ asKnownOn }: { asKnownOn: ReturnType<typeof isoDate> }) => facts.filter((fact) => wasKnownOn(fact, asKnownOn)),
    equalityTallies: async () => [], streamsOfKind: async (kind: string) => Object.entries(around.streams?.[kind] ?? {}).map(([streamId, events]) => ({ streamId, recorded: recordedIn(events) })),
    equalityAnswers: async () => [],
    compliments: async () => ({ rows: [], total: 0 }),
    editions: async () => [],
    publishingEvents: async () => new Map(),
    ...kept, users: async () => [],
    stream: async () => [],
    texts: async () => new Map(Object.entries(around.texts ?? {})),
    dashboardCounts: async (query: DashboardQuery) => countFacts(facts, query),
    dueNow: async () => ({ complaints: { overdue: 2, dueSoon: 5 }, others: [] }),
    firstReceivedOn: async () => facts.map(({ receivedOn }) => receivedOn).toSorted()[0] ?? null,
  } as unknown as Reads
  let last = 0
  return {
    // Figures write nothing; what is built and typed for them is kept beside them.
    store: { read: async (_authority, work) => work(reads), write: async (_authority, work) => work({ kept } as unknown as Transaction) },
    clock: { today: () => isoDate('2026-11-23'), now: () => '2026-11-23T09:00:00.000Z' },
    ids: { next: () => `00000000-0000-4000-8000-${(last += 1).toString().padStart(12, '0')}` }, calendar: englandAndWales(),
  }
}

export function anActor(role: Role): Actor {
  return { authorityId: 'test' as AuthorityId, userId: `user-${role}` as UserId, name: 'Test', role, teams: [] }
}

function recordedIn(events: readonly RegisterEvent[]): readonly Recorded<RegisterEvent>[] {
  return events.map((event, at) => ({ seq: at + 1, event, recordedAt: `${event.happenedOn}T12:00:00.000Z`, recordedBy: 'somebody', knownOn: null }))
}
