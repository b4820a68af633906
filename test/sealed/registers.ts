import { forReport, wholeOf } from '../../src/application/access/sight.ts'
import { carryOut } from '../../src/application/carry-out.ts'
import { recordComplaint } from '../../src/application/record-complaint.ts'
import { recordEntry, type EntryRequest } from '../../src/application/record-entry.ts'
import { recordComplaintOfEnquiry } from '../../src/application/turn-enquiry.ts'
import { ROLES, type Account, type Actor, type AuthorityId, type Role, type Services } from '../../src/application/ports.ts'
import type { WordedCommand } from '../../src/application/worded.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../../src/domain/complaint/events.ts'
import { createAccounts } from '../../src/storage/accounts.ts'
import { createDrafts } from '../../src/storage/drafts.ts'
import { createFeeds } from '../../src/storage/feeds.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { makeReads } from '../../src/storage/queries/reads.ts'
import { createReminders } from '../../src/storage/reminders.ts'
import { createStore } from '../../src/storage/store.ts'
import { SETTINGS } from '../support/builders.ts'
import { addTestAuthority, testStore, type Cleanup, type TestDatabase } from '../support/database.ts'
import { memoryAccounts, memorySessions } from '../support/memory-accounts.ts'
import { testAccount, testWeb } from '../support/web.ts'

const TODAY = isoDate('2026-03-02')
/** Words, a name and a telephone number that stand in the sealed complaint and nowhere else. */
export const ONLY_SEALED = { word: 'quaggalike', given: 'Zebedee', family: 'Okapiwood', telephone: '01632 960990', reference: '2026-0005' }
const on = (day: string) => ({ on: isoDate(day) })

/** Two registers in one database and one web: in one of them a complaint was recorded and sealed, in the other it never was. */
export async function twoRegisters(cleanup: Cleanup) {
  const wiring = { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) }
  const db = await testStore(cleanup, { today: TODAY, ...wiring })
  let next = 0
  const ids = { next: () => `01950000-0000-7000-8000-${(next += 1).toString(16).padStart(12, '0')}` }
  const services: Services = { ...db.services, store: createStore({ pools: db.pools, ...wiring, clock: db.clock }), ids }
  const served = async (host: string, withSealed: boolean) => {
    const register = await filled(db.pools, services, await addTestAuthority(db, host), withSealed)
    const accounts = memoryAccounts(register.accounts)
    const web = await testWeb({
      services, accounts, sessions: memorySessions(accounts), drafts: createDrafts(db.pools), feeds: createFeeds(db.pools), reminders: createReminders(db.pools),
      authorityFor: async () => ({ authorityId: register.authorityId, name: 'Testshire', isDemonstration: false }),
    })
    cleanup.after(() => web.server.close())
    return { ...register, signedIn: web.signedIn }
  }
  return { ...db, services, sealed: await served('sealed.example', true), plain: await served('plain.example', false) }
}

/** One register with accounts of every role, and a keeper who is on the list of whatever is sealed. */
async function filled(pools: TestDatabase['pools'], services: Services, authorityId: AuthorityId, withSealed: boolean) {
  const { store, ids } = services
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }))
  const accounts: Account[] = ROLES.map((role) => ({ ...testAccount(role), userId: ids.next() as UserId }))
  const keeping: Account = { ...testAccount('complaints-manager'), userId: ids.next() as UserId, email: 'keeper@testshire.example', name: 'Test keeper' }
  for (const account of [...accounts, keeping]) await createAccounts(pools).add(authorityId, account, services.clock.now())
  const userOf = (role: Role | 'keeper'): UserId => (role === 'keeper' ? keeping : accounts.find((account) => account.role === role) ?? keeping).userId
  const keeper: Actor = { authorityId, userId: userOf('keeper'), name: 'Keeper', role: 'complaints-manager', teams: [] }
  const ada = ids.next() as PersonId
  const ordinary: string[] = []
  for (const [at, family] of ['Marsh', 'Bell', 'Croft', 'Dale'].entries()) {
    const complaintId = ids.next()
    const personId = at === 0 ? ada : ids.next() as PersonId
    await did(recordComplaint(services, keeper, {
      complaintId, commandId: ids.next(), newPeople: [{ personId, details: { givenName: 'Ada', familyName: family, contact: { telephone: '01632 960001' } } }],
      complaint: { ...on(`2026-01-0${at + 5}`), channel: 'email', said: { words: 'Nobody rang us back about the meeting.' }, details: { complainants: [{ personId, type: 'parent' }], divisions: ['safeguarding'], teams: ['assessment'], category: 'delay' } },
    }))
    ordinary.push(complaintId)
  }
  const entry = async (request: Omit<EntryRequest, 'commandId'>) => did(recordEntry(services, keeper, { ...request, commandId: ids.next() }))
  const theme = ids.next()
  await entry({ entryId: theme, expectedSeq: 0, command: { type: 'begin-theme', ...on('2026-01-02'), name: { words: 'Late buses' }, text: { words: 'Buses were late' } } })
  const member = ids.next()
  const memberPerson = ids.next() as PersonId
  await entry({ entryId: member, expectedSeq: 0, command: { type: 'add-pool-member', ...on('2026-01-02'), person: { personId: memberPerson }, roles: ['independent-person'] }, newPeople: [{ personId: memberPerson, details: { givenName: 'Nell', familyName: 'Reed' } }] })
  const enquiry = ids.next()
  await entry({ entryId: enquiry, expectedSeq: 0, command: { type: 'record-enquiry', ...on('2026-01-06'), reference: '', kind: 'enquiry', said: { words: 'When is the office open?' }, divisions: [], teams: [] } as never })
  const sealedIds = withSealed ? await seal({ services, keeper, ids, ada, theme, member, userOf, entry }) : null
  // By somebody who is not on the list: a report is complete, whoever makes it.
  const unlisted: Actor = { ...keeper, userId: userOf('complaints-manager') }
  const year = { from: isoDate('2025-04-01'), to: isoDate('2026-03-31'), asKnownOn: TODAY }
  return { authorityId, accounts, ordinary, theme, member, enquiry, ada, memberPerson, userOf, keeper, sealedIds, report: () => store.read(forReport(unlisted), (reads) => reads.reportFacts(year)) }
}

type Sealing = Readonly<{
  services: Services; keeper: Actor; ids: Services['ids']; ada: PersonId; theme: string; member: string
  userOf: (role: Role | 'keeper') => UserId; entry: (request: Omit<EntryRequest, 'commandId'>) => Promise<void>
}>

/** A complaint with something of everything: people known and unknown, words, a clock, an enquiry that it came from, the Ombudsman, learning, a theme. */
async function seal({ services, keeper, ids, ada, theme, member, userOf, entry }: Sealing) {
  const complaintId = ids.next()
  const child = ids.next() as PersonId
  const enquiry = ids.next()
  await entry({ entryId: enquiry, expectedSeq: 0, command: { type: 'record-enquiry', ...on('2026-01-20'), reference: '', kind: 'enquiry', said: { words: `An enquiry ${ONLY_SEALED.word}` }, divisions: [], teams: [] } as never })
  await did(recordComplaintOfEnquiry(services, keeper, {
    complaintId, commandId: ids.next(), newPeople: [{ personId: child, details: { givenName: ONLY_SEALED.given, familyName: ONLY_SEALED.family, contact: { telephone: ONLY_SEALED.telephone } } }],
    complaint: { ...on('2026-01-20'), channel: 'telephone', said: { words: `Your officer was ${ONLY_SEALED.word} to us.` }, details: { complainants: [{ personId: ada, type: 'parent' }], children: [{ personId: child }], divisions: ['safeguarding'], teams: ['assessment'], category: 'delay', points: [{ pointId: 'p1', text: { words: 'Rude' } }], priority: 'urgent', priorityReason: { words: 'now' } } },
  }, enquiry))
  let seq = 1
  const command = async (each: WordedCommand) => {
    const result = await carryOut(services, keeper, { complaintId, expectedSeq: seq, commandId: ids.next(), command: each, acceptedWarnings: ['not-acknowledged', 'answer-not-approved', 'upheld-without-reasons', 'point-without-finding', 'those-complained-about-will-see', 'action-without-due-day'] })
    if (result.kind !== 'done') throw new Error(JSON.stringify(result))
    seq = result.seq
  }
  await command({ type: 'allocate', ...on('2026-01-21'), team: 'assessment' })
  await command({ type: 'note-theme', ...on('2026-01-22'), theme })
  await command({ type: 'raise-safeguarding-concern', ...on('2026-01-22'), concernId: 'c1', about: 'child', text: { words: ONLY_SEALED.word } })
  const contact = ids.next()
  await entry({ entryId: contact, expectedSeq: 0, command: { type: 'record-ombudsman-contact', ...on('2026-02-02'), reference: '', complaints: [complaintId], said: { words: ONLY_SEALED.word } } as never })
  const learning = ids.next()
  await entry({ entryId: learning, expectedSeq: 0, command: { type: 'note-learning', ...on('2026-02-03'), from: 'complaint', complaint: complaintId, text: { words: ONLY_SEALED.word }, cause: 'delay', teams: ['assessment'] } as never })
  await command({ type: 'seal-complaint', ...on('2026-02-05'), because: 'about-complaints-team', text: { words: ONLY_SEALED.word }, forUsers: [userOf('keeper')], about: [userOf('complaints-officer')] })
  return { complaintId, child, enquiry, contact, learning, member }
}

async function did(promise: Promise<Readonly<{ kind: string }>>): Promise<void> {
  const result = await promise
  if (result.kind !== 'done') throw new Error(JSON.stringify(result))
}
