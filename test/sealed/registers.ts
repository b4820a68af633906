import { forReport, wholeOf } from '../../src/application/access/sight.ts'
import { carryOut } from '../../src/application/carry-out.ts'
import { recordComplaint } from '../../src/application/record-complaint.ts'
import { recordEntry, type EntryRequest } from '../../src/application/record-entry.ts'
import { recordEquality } from '../../src/application/equality.ts'
import { recordHold } from '../../src/application/retention/holds.ts'
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
export const ONLY_SEALED = { word: 'quaggalike', given: 'Zebedee', family: 'Okapiwood', enquirer: 'Tapirson', telephone: '01632 960990', reference: '2026-0005' }
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
  const entry = async (request: Omit<EntryRequest, 'commandId'>) => did(recordEntry(services, keeper, { ...request, commandId: ids.next(), acceptedWarnings: ACCEPTED }))
  const theme = ids.next()
  await entry({ entryId: theme, expectedSeq: 0, command: { type: 'begin-theme', ...on('2026-01-02'), name: { words: 'Late buses' }, text: { words: 'Buses were late' } } })
  const member = ids.next()
  const memberPerson = ids.next() as PersonId
  await entry({ entryId: member, expectedSeq: 0, command: { type: 'add-pool-member', ...on('2026-01-02'), person: { personId: memberPerson }, roles: ['independent-person'] }, newPeople: [{ personId: memberPerson, details: { givenName: 'Nell', familyName: 'Reed' } }] })
  const enquiry = ids.next()
  await entry({ entryId: enquiry, expectedSeq: 0, command: { type: 'record-enquiry', ...on('2026-01-06'), reference: '', kind: 'enquiry', said: { words: 'When is the office open?' }, divisions: [], teams: [] } as never })
  const hold = ids.next()
  await did(recordHold(services, keeper, {
    entryId: hold, expectedSeq: 0, commandId: ids.next(),
    command: { type: 'place-hold', ...on('2026-01-07'), basis: 'inquiry', authority: { words: 'An inquiry' }, why: { words: 'It asks' }, scope: 'records', reviewOn: isoDate('2026-12-01') },
  }))
  const sealedIds = withSealed ? await seal({ services, keeper, ids, ada, theme, member, hold, linked: ordinary.slice(1), userOf, entry }) : null
  // By somebody who is not on the list: a report is complete, whoever makes it.
  const unlisted: Actor = { ...keeper, userId: userOf('complaints-manager') }
  const year = { from: isoDate('2025-04-01'), to: isoDate('2026-03-31'), asKnownOn: TODAY }
  if (!withSealed) {
    await did(carryOut(services, keeper, { complaintId: ordinary[2] ?? '', expectedSeq: 1, commandId: ids.next(), command: repeatedMatter(), acceptedWarnings: ACCEPTED }))
  }
  return { authorityId, accounts, ordinary, theme, member, hold, enquiry, ada, memberPerson, userOf, keeper, sealedIds, report: () => store.read(forReport(unlisted), (reads) => reads.reportFacts(year)) }
}

const ACCEPTED = [
  'not-acknowledged', 'answer-not-approved', 'upheld-without-reasons', 'point-without-finding', 'those-complained-about-will-see', 'action-without-due-day', 'earlier-complaint-not-named',
  'action-overdue-when-entered', 'stage-one-not-answered',
]

/** Recorded in both registers; it names the sealed complaint where there is one. */
function repeatedMatter(earlier?: string): WordedCommand {
  return { type: 'decide-repeated-matter', ...on('2026-01-24'), accepted: false, ...(earlier !== undefined && { earlier }), reasons: { words: 'Settled before' }, toldOn: isoDate('2026-01-24') }
}

type Sealing = Readonly<{
  services: Services; keeper: Actor; ids: Services['ids']; ada: PersonId; theme: string; member: string; hold: string
  /** Complaints of everybody: the first gets a link to the sealed one, the second a decision that names it. */
  linked: readonly string[]
  userOf: (role: Role | 'keeper') => UserId; entry: (request: Omit<EntryRequest, 'commandId'>) => Promise<void>
}>

/**
 * A complaint with something of everything: people known and unknown, words, a clock, an enquiry that it came from with whoever
 * asked, the Ombudsman, learning from it and from the Ombudsman, a theme; and what was recorded elsewhere before it was sealed: links
 * from both sides, a complaint that goes on in it, an order of the pool, a bundle, a disclosure, a hold, answers for equality monitoring.
 */
async function seal({ services, keeper, ids, ada, theme, member, hold, linked: [linked = '', repeated = ''], userOf, entry }: Sealing) {
  const [complaintId, enquiry] = [ids.next(), ids.next()]
  const [child, enquirer, aunt] = [ids.next(), ids.next(), ids.next()] as [PersonId, PersonId, PersonId]
  const words = { words: `Something ${ONLY_SEALED.word}` }
  const named = (personId: PersonId, givenName: string, familyName: string) => ({ personId, details: { givenName, familyName, contact: { telephone: ONLY_SEALED.telephone } } })
  await entry({ entryId: enquiry, expectedSeq: 0, command: { type: 'record-enquiry', ...on('2026-01-20'), reference: '', kind: 'enquiry', said: words, divisions: [], teams: [] } as never })
  await entry({ entryId: enquiry, expectedSeq: 1, command: { type: 'name-enquirer', ...on('2026-01-20'), person: { personId: enquirer } }, newPeople: [named(enquirer, 'Quill', ONLY_SEALED.enquirer)] })
  await did(recordComplaintOfEnquiry(services, keeper, {
    complaintId, commandId: ids.next(), newPeople: [named(child, ONLY_SEALED.given, ONLY_SEALED.family)],
    complaint: { ...on('2026-01-20'), channel: 'telephone', said: { words: `Your officer was ${ONLY_SEALED.word} to us.` }, details: { complainants: [{ personId: ada, type: 'parent' }], children: [{ personId: child }], divisions: ['safeguarding'], teams: ['assessment'], category: 'delay', points: [{ pointId: 'p1', text: { words: 'Rude' } }], priority: 'urgent', priorityReason: { words: 'now' } } },
  }, enquiry))
  const seqs = new Map<string, number>()
  const command = async (each: WordedCommand, of = complaintId) => {
    const result = await carryOut(services, keeper, { complaintId: of, expectedSeq: seqs.get(of) ?? 1, commandId: ids.next(), command: each, acceptedWarnings: ACCEPTED })
    if (result.kind !== 'done') throw new Error(`${each.type} ${JSON.stringify(result)}`)
    seqs.set(of, result.seq)
  }
  await command({ type: 'allocate', ...on('2026-01-21'), team: 'assessment', responderId: userOf('team-manager') })
  const uploadId = ids.next()
  await services.store.write(keeper, (tx) => tx.files.add({ fileId: uploadId, streamId: complaintId, name: `${ONLY_SEALED.word}.pdf`, mediaType: 'application/pdf', size: 9, sha256: 'ab'.repeat(32), scan: 'clean', addedAt: services.clock.now(), addedBy: keeper.userId }))
  await command({ type: 'file-document', ...on('2026-01-21'), documentId: 'd1', file: { uploadId }, kind: 'evidence', audience: 'internal', isSensitive: false })
  await command({ type: 'note-theme', ...on('2026-01-22'), theme })
  await command({ type: 'raise-safeguarding-concern', ...on('2026-01-22'), concernId: 'c1', about: 'child', text: { words: ONLY_SEALED.word } })
  const twin = ids.next()
  await did(recordComplaint(services, keeper, {
    complaintId: twin, commandId: ids.next(), newPeople: [named(aunt, 'Zelda', ONLY_SEALED.family)],
    complaint: { ...on('2026-01-23'), channel: 'email', said: { words: `The same, ${ONLY_SEALED.word} again.` }, details: { complainants: [{ personId: aunt, type: 'other-relative' }], divisions: ['safeguarding'], teams: ['assessment'], category: 'delay' } },
  }))
  await command({ type: 'link-complaint', ...on('2026-01-24'), complaint: complaintId, how: 'merged-into' }, twin)
  await command({ type: 'link-complaint', ...on('2026-01-24'), complaint: complaintId, how: 'linked' }, linked)
  await command(repeatedMatter(complaintId), repeated)
  await entry({ entryId: member, expectedSeq: 1, command: { type: 'place-pool-order', ...on('2026-01-24'), orderId: 'o1', complaint: complaintId, role: 'independent-person', amountPence: 123_45 } })
  await entry({ entryId: member, expectedSeq: 2, command: { type: 'record-pool-invoice', ...on('2026-01-25'), orderId: 'o1', amountPence: 123_45 } })
  const [contact, learning, learnedThere, disclosure, bundle] = [ids.next(), ids.next(), ids.next(), ids.next(), ids.next()]
  await entry({ entryId: contact, expectedSeq: 0, command: { type: 'record-ombudsman-contact', ...on('2026-02-02'), reference: '', complaints: [complaintId], said: words } as never })
  await entry({ entryId: learning, expectedSeq: 0, command: { type: 'note-learning', ...on('2026-02-03'), from: 'complaint', complaint: complaintId, text: words, cause: 'delay', teams: ['assessment'] } as never })
  await entry({ entryId: learning, expectedSeq: 1, command: { type: 'agree-learning-action', ...on('2026-02-03'), actionId: 'a1', text: words, dueOn: isoDate('2026-02-20'), owner: userOf('learning-lead') } })
  await entry({ entryId: learning, expectedSeq: 2, command: { type: 'complete-learning-action', ...on('2026-02-10'), actionId: 'a1', evidence: words } })
  await entry({ entryId: learnedThere, expectedSeq: 0, command: { type: 'note-learning', ...on('2026-02-03'), from: 'ombudsman', source: contact, text: words, teams: ['assessment'] } as never })
  await entry({ entryId: disclosure, expectedSeq: 0, command: { type: 'record-disclosure', ...on('2026-02-03'), what: 'letter', basis: 'answer-to-the-complaint', to: words, complaint: complaintId, person: { personId: child } } })
  await entry({ entryId: bundle, expectedSeq: 0, command: { type: 'begin-bundle', ...on('2026-02-03'), complaint: complaintId, purpose: 'ombudsman', text: words } })
  await did(recordHold(services, keeper, { entryId: hold, expectedSeq: 1, commandId: ids.next(), command: { type: 'hold-record', ...on('2026-02-03'), record: complaintId } }))
  await did(recordEquality(services, keeper, { complaintId, whose: 'child', entryId: ids.next(), commandId: ids.next(), expectedSeq: 0, on: isoDate('2026-02-03'), how: 'on-paper', outcome: 'answered', answers: { sex: 'female' } }))
  await command({ type: 'seal-complaint', ...on('2026-02-05'), because: 'about-complaints-team', text: { words: ONLY_SEALED.word }, forUsers: [userOf('keeper')], about: [userOf('complaints-officer'), userOf('data-protection-officer')] })
  return { complaintId, uploadId, child, enquiry, contact, learning, member, twin, bundle, disclosure, enquirer }
}

async function did(promise: Promise<Readonly<{ kind: string }>>): Promise<void> {
  const result = await promise
  if (result.kind !== 'done') throw new Error(JSON.stringify(result))
}
