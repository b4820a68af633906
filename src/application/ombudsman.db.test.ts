import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import { actor as actorOf, toRecord } from '../../test/support/store-suite.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { checkProjections } from '../storage/rebuild/rebuild.ts'
import { wholeOf } from './access/sight.ts'
import { carryOut } from './carry-out.ts'
import { ombudsmanDesk, viewCase } from './ombudsman.ts'
import { poolList, proposals, viewMember } from './pool.ts'
import { recordComplaint } from './record-complaint.ts'
import { recordEntry, type EntryRequest } from './record-entry.ts'
import type { WordedCommand } from './worded.ts'

const calendar = englandAndWales()
const database = await testStore({ after }, { projector: makeProjector(calendar), reads: makeReads(calendar), today: '2024-03-11' })
const { store, authorityId, services, clock } = database
const manager = actorOf(authorityId, 'complaints-manager')
await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: clock.now(), validFrom: isoDate('2006-09-01') }))

const complaint = toRecord(services)
assert.equal((await recordComplaint(services, manager, complaint)).kind, 'done')

/** Records entries of one stream, one after the other. */
async function recorded(...commands: readonly (EntryRequest['command'] | Readonly<{ command: EntryRequest['command'] } & Pick<EntryRequest, 'newPeople' | 'changedPeople'>>)[]) {
  const entryId = services.ids.next()
  let seq = 0
  let last = ''
  for (const given of commands) {
    const request = 'command' in given ? given : { command: given }
    const result = await recordEntry(services, manager, { entryId, expectedSeq: seq, commandId: services.ids.next(), ...request })
    last = result.kind === 'refused' ? result.code : result.kind
    if (result.kind === 'done') seq = result.seq
  }
  return { entryId, last, seq }
}

const on = (day: string) => ({ on: isoDate(day) })
const ALL = { state: 'all', year: null, category: null, streamIds: null } as const

async function desk(filters: Parameters<typeof ombudsmanDesk>[2] = ALL) {
  const found = await ombudsmanDesk(services, manager, filters)
  assert.ok(found.kind === 'desk')
  return found
}

describe('the desk in the database', () => {
  test('a case is listed with its complaint, its dates and its words; one recorded in error is not', async () => {
    const { entryId } = await recorded(
      { type: 'record-ombudsman-contact', ...on('2024-02-01'), theirReference: { words: '24 000 001' }, complaints: [complaint.complaintId] },
      { type: 'record-ombudsman-enquiry', ...on('2024-03-01'), enquiryId: 'e', dueOn: isoDate('2024-03-09'), text: { words: 'The file' } },
    )
    const { entryId: mistake } = await recorded({ type: 'record-ombudsman-contact', ...on('2024-02-01') }, { type: 'strike-out', ...on('2024-03-11'), corrects: 1, reason: { words: 'Twice' } })
    const found = await desk()
    const [row] = found.rows.filter(({ streamId }) => streamId === entryId)
    assert.ok(row)
    assert.equal(found.references.get(complaint.complaintId), '2024-0001')
    assert.deepEqual([row.next?.dueOn, row.next?.workingDaysLeft], ['2024-03-09', -1], 'due on a Saturday, late on the Monday')
    assert.equal(found.texts.get(row.case.theirReference?.textId ?? ''), '24 000 001')
    assert.ok(found.rows.every(({ streamId }) => streamId !== mistake))
    const view = await viewCase(services, manager, mistake)
    assert.ok(view.kind === 'case' && view.inError !== null)
  })

  test('what table 4.10 counts follows from what happened last, not from what was recorded last', async () => {
    const { entryId } = await recorded(
      { type: 'record-ombudsman-contact', ...on('2023-05-02') },
      { type: 'record-ombudsman-decision', ...on('2023-07-03'), result: 'investigated-upheld', category: 'upheld' },
      { type: 'record-not-investigated', ...on('2023-06-01') },
    )
    const facts = await store.read(wholeOf(authorityId), (reads) => reads.streamsByIds([entryId], isoDate('2024-03-11')))
    assert.deepEqual(facts.map(({ ombudsmanResult, closedOn }) => [ombudsmanResult, closedOn]), [['investigated-upheld', '2023-07-03']])
    const found = await desk({ ...ALL, year: 2023, category: 'upheld' })
    assert.deepEqual(found.rows.map(({ streamId }) => streamId), [entryId])
  })

  test('a case about a complaint that there is not is refused', async () => {
    assert.equal((await recorded({ type: 'record-ombudsman-contact', ...on('2024-02-01'), complaints: [services.ids.next()] })).last, 'no-such-complaint')
  })
})

const NORA = 'f0000000-0000-7000-8000-000000000001' as PersonId
const joining = (personId: PersonId, roles: readonly ('independent-person' | 'panel-member')[] = ['independent-person', 'panel-member']) => ({
  command: { type: 'add-pool-member', ...on('2024-01-08'), person: { personId }, roles } as const,
  newPeople: [{ personId, details: { givenName: 'Nora', familyName: 'Reed' } }],
})

describe('the pool in the database', () => {
  test('a member who is appointed has it counted while the complaint is open, and is not proposed for its panel', async () => {
    const { entryId } = await recorded(joining(NORA), { type: 'record-pool-check', ...on('2023-01-09'), check: 'disclosure-and-barring' })
    const load = async () => {
      const pool = await poolList(services, manager, null)
      assert.ok(pool.kind === 'pool')
      assert.equal(pool.people.get(NORA)?.givenName, 'Nora')
      return pool.rows.find(({ streamId }) => streamId === entryId)?.openAppointments
    }
    assert.equal(await load(), 0)
    const command = async (given: WordedCommand) => {
      const expectedSeq = (await store.read(wholeOf(authorityId), (reads) => reads.stream(complaint.complaintId))).length
      const result = await carryOut(services, manager, {
        complaintId: complaint.complaintId, expectedSeq, commandId: services.ids.next(), command: given,
        acceptedWarnings: ['stage-one-not-answered', 'point-without-finding', 'category-not-confirmed'],
      })
      assert.equal(result.kind, 'done', JSON.stringify(result))
    }
    await command({ type: 'request-investigation', ...on('2024-03-04') })
    await command({ type: 'appoint-independent-person', ...on('2024-03-05'), person: { personId: NORA } })
    assert.equal(await load(), 1)
    const found = await proposals(services, manager, complaint.complaintId, 'panel-member')
    assert.ok(found.kind === 'proposals')
    const [own] = found.proposals
    assert.deepEqual([own?.standing, own?.bars.map(({ code, rule }) => rule?.law ?? code)], ['barred', ['SI 2006/1738 reg. 19', 'serves-in-this-complaint']])
    await command({ type: 'end-appointment', ...on('2024-03-08'), role: 'independent-person', person: { personId: NORA }, reason: { words: 'Moved away' } })
    assert.equal(await load(), 0)
  })

  test('a person is added with their stream, changed through it alone, and nobody unknown is named', async () => {
    const personId = 'f0000000-0000-7000-8000-000000000002' as PersonId
    const { entryId, seq } = await recorded(joining(personId))
    const change = (who: PersonId) => recordEntry(services, manager, {
      entryId, expectedSeq: seq, commandId: services.ids.next(), command: { type: 'change-pool-details', ...on('2024-03-01') },
      changedPeople: [{ personId: who, details: { givenName: 'Nell', familyName: 'Reed' } }],
    })
    assert.equal((await change(NORA)).kind, 'refused')
    assert.equal((await change(personId)).kind, 'done')
    const view = await viewMember(services, manager, entryId)
    assert.ok(view.kind === 'member' && view.people.get(personId)?.givenName === 'Nell')
    const stranger = { command: joining('f0000000-0000-7000-8000-000000000003' as PersonId).command }
    assert.equal((await recorded(stranger)).last, 'no-such-person')
    assert.equal((await recorded(joining(NORA))).last, 'no-such-person', 'an id that is taken would overwrite somebody')
  })

  test('somebody of the pool is in no figure', async () => {
    const facts = await store.read(wholeOf(authorityId), (reads) => reads.reportFacts({ from: isoDate('2024-01-01'), to: isoDate('2024-03-11'), asKnownOn: isoDate('2024-03-11') }))
    assert.ok(facts.length > 0)
    assert.ok(facts.every(({ kind }) => kind === 'statutory-complaint' || kind === 'ombudsman-contact'))
  })

  test('another authority’s desk and pool stay unseen', async () => {
    const other = await addTestAuthority(database)
    await store.write(wholeOf(other), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: clock.now(), validFrom: isoDate('2006-09-01') }))
    const stranger = actorOf(other, 'complaints-manager')
    const [empty, nobody] = [await ombudsmanDesk(services, stranger, ALL), await poolList(services, stranger, null)]
    assert.ok(empty.kind === 'desk' && empty.rows.length === 0 && nobody.kind === 'pool' && nobody.rows.length === 0)
    const taken = { entryId: services.ids.next(), expectedSeq: 0, commandId: services.ids.next(), ...joining(NORA) }
    assert.equal((await recordEntry(services, stranger, { ...taken, newPeople: [] })).kind, 'refused', 'their people are not ours')
    const [mine] = (await desk()).rows
    assert.equal((await viewCase(services, stranger, mine?.streamId ?? '')).kind, 'not-found')
  })
})

test('what is stored of cases and of the pool is what a rebuild would make', async () => {
  const { streams, differences } = await checkProjections(database.pools.owner, makeProjector(calendar), PROJECTION_TABLES)
  assert.ok(streams >= 5)
  assert.deepEqual(differences, [])
})
