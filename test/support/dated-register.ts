import { wholeOf } from '../../src/application/access/sight.ts'
import { addAccount } from '../../src/application/accounts.ts'
import type { Actor, AnyEvent, Role } from '../../src/application/ports.ts'
import type { AuthoritySettings } from '../../src/domain/authority/settings.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { UserId } from '../../src/domain/complaint/events.ts'
import { createAccounts } from '../../src/storage/accounts.ts'
import { createFeeds } from '../../src/storage/feeds.ts'
import { createReminders } from '../../src/storage/reminders.ts'
import { createSessions } from '../../src/storage/sessions.ts'
import type { Cleanup } from './database.ts'
import { plainPasswords } from './memory-accounts.ts'
import { signInOfTests } from './memory-sign-in.ts'
import { memoryTraces } from './memory-traces.ts'
import { complain, projectedStore, type Told } from './recorded-complaints.ts'
import { REPORTING_SETTINGS } from './report-facts.ts'

/**
 * A register in PostgreSQL on Monday 23 November 2026 with people of every role who answer for complaints: two team
 * managers of two teams, a head of service and a complaints manager.
 */
export async function datedRegister(cleanup: Cleanup, today = '2026-11-23') {
  const db = await projectedStore(cleanup, { today })
  const { services, authorityId, pools } = db
  const accounts = { accounts: createAccounts(pools), sessions: createSessions(pools), ...signInOfTests(pools), traces: memoryTraces(), passwords: plainPasswords, clock: services.clock, ids: services.ids }
  const person = async (name: string, role: Role, teams: readonly string[] = []): Promise<Actor> => {
    const added = await addAccount(accounts, authorityId, { email: `${name.toLowerCase()}@testshire.example`, name, role, teams, password: 'correct horse battery' })
    if (added.kind !== 'done') throw new Error(added.kind)
    return { authorityId, userId: added.userId, name, role, teams }
  }
  return {
    ...db, feeds: createFeeds(pools), reminders: createReminders(pools), accounts: accounts.accounts,
    manager: await person('Marlow', 'complaints-manager'), head: await person('Varley', 'head-of-service'),
    widnes: await person('Widnesson', 'team-manager', ['cin-widnes']), runcorn: await person('Runcornley', 'team-manager', ['cin-runcorn']),
    person,
    /** A complaint received on a day, acknowledged at once and given to somebody of a team. */
    given: (receivedOn: string, to: Readonly<{ to?: Actor; team?: string; reference?: string; afterwards?: readonly AnyEvent[]; recordedAt?: string; person?: Told['person'] }> = {}) =>
      complain(db.store, authorityId, {
        receivedOn, recordedAt: to.recordedAt ?? `${receivedOn}T12:00:00.000Z`, ...(to.reference !== undefined && { reference: to.reference }),
        ...(to.person && { person: to.person }),
        afterwards: [
          { type: 'ComplaintAcknowledged', happenedOn: isoDate(receivedOn) },
          ...(to.to || to.team !== undefined ? [{
            type: 'ComplaintAllocated' as const, happenedOn: isoDate(receivedOn), ...(to.to && { responderId: to.to.userId }), ...(to.team !== undefined && { team: to.team }),
          }] : []),
          ...to.afterwards ?? [],
        ],
      }),
    settle: (changes: Partial<AuthoritySettings>) => db.store.write(wholeOf(authorityId), (tx) => tx.settings.save(
      { ...REPORTING_SETTINGS, ...changes }, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') })),
    deactivate: (userId: UserId) => accounts.accounts.change(authorityId, userId, () => ({ isActive: false, shutBy: 'administrator' })),
  }
}
