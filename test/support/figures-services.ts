import type { Actor, AuthorityId, Reads, Role, Services } from '../../src/application/ports.ts'
import type { AuthoritySettings } from '../../src/domain/authority/settings.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { Recorded, UserId } from '../../src/domain/complaint/events.ts'
import type { RegisterEvent } from '../../src/domain/register/events.ts'
import type { DashboardQuery } from '../../src/domain/reporting/dashboard/counts.ts'
import { wasKnownOn } from '../../src/domain/reporting/known-on.ts'
import type { ReportFact } from '../../src/domain/reporting/report-fact.ts'
import { countFacts } from './dashboard-counts.ts'
import { REPORTING_SETTINGS } from './report-facts.ts'

/** What stands around the facts: streams by their kind and id, and texts by their id. */
type Around = Readonly<{ streams?: Readonly<Record<string, Readonly<Record<string, readonly RegisterEvent[]>>>>; texts?: Readonly<Record<string, string>> }>

/** Services whose store holds these facts, and nothing else; today is 23 November 2026. */
export function servicesWithFacts(facts: readonly ReportFact[], settings: Partial<AuthoritySettings> = {}, around: Around = {}): Services {
  const reads = {
    settings: async () => ({ ...REPORTING_SETTINGS, ...settings }),
    reportFacts: async ({ asKnownOn }: { asKnownOn: ReturnType<typeof isoDate> }) => facts.filter((fact) => wasKnownOn(fact, asKnownOn)),
    streamsOfKind: async (kind: string) => Object.entries(around.streams?.[kind] ?? {}).map(([streamId, events]) => ({ streamId, recorded: recordedIn(events) })),
    equalityAnswers: async () => [],
    stream: async () => [],
    texts: async () => new Map(Object.entries(around.texts ?? {})),
    dashboardCounts: async (query: DashboardQuery) => countFacts(facts, query),
    dueNow: async () => ({ complaints: { overdue: 2, dueSoon: 5 }, others: [] }),
    firstReceivedOn: async () => facts.map(({ receivedOn }) => receivedOn).toSorted()[0] ?? null,
  } as unknown as Reads
  const refused = async (): Promise<never> => { throw new Error('figures write nothing') }
  return {
    store: { read: async (_authority, work) => work(reads), write: refused },
    clock: { today: () => isoDate('2026-11-23'), now: () => '2026-11-23T09:00:00.000Z' },
    ids: { next: () => 'id' }, calendar: englandAndWales(),
  }
}

export function anActor(role: Role): Actor {
  return { authorityId: 'test' as AuthorityId, userId: `user-${role}` as UserId, name: 'Test', role, teams: [] }
}

function recordedIn(events: readonly RegisterEvent[]): readonly Recorded<RegisterEvent>[] {
  return events.map((event, at) => ({ seq: at + 1, event, recordedAt: `${event.happenedOn}T12:00:00.000Z`, recordedBy: 'somebody', knownOn: null }))
}
