import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../../application/access/sight.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { AnyEvent, WorkListQuery } from '../../application/ports.ts'
import { complain, projectedStore, record } from '../../../test/support/recorded-complaints.ts'

const { store, authorityId } = await projectedStore({ after })
const raised = { type: 'SafeguardingConcernRaised', happenedOn: isoDate('2026-03-10'), concernId: 'c1', text: { textId: '0195a000-0000-7000-8000-000000000001', digest: 'd' } }
const step = (type: string, fields: object = {}) => ({ type, happenedOn: isoDate('2026-03-11'), concernId: 'c1', ...fields }) as unknown as AnyEvent
const later = { recordedAt: '2026-03-20T12:00:00.000Z' }

/** A register of its own for each test: complaints of 2, 3 and 4 March, the last with these events. */
async function listed(events: readonly AnyEvent[], query: Partial<WorkListQuery> = {}): Promise<readonly string[]> {
  const before = new Set((await rows({})).map(({ complaintId }) => complaintId))
  for (const [index, receivedOn] of ['2026-03-02', '2026-03-03'].entries()) await complain(store, authorityId, { receivedOn, reference: `A-${index}` })
  const last = await complain(store, authorityId, { receivedOn: '2026-03-04', reference: 'Z-9' })
  if (events.length > 0) await record(store, authorityId, last, events, later)
  return (await rows(query)).filter(({ complaintId }) => !before.has(complaintId)).map(({ reference }) => reference)
}

async function rows(query: Partial<WorkListQuery>) {
  const asked = { visibility: { kind: 'all' } as const, today: isoDate('2026-03-16'), soonUntil: isoDate('2026-03-23'), group: 'open' as const, sort: 'due' as const, ...query }
  const pages = [1, 2, 3].map((page) => store.read(wholeOf(authorityId), async (reads) => (await reads.workList({ ...asked, page })).rows))
  return (await Promise.all(pages)).flat()
}

const CHILD = { ...raised, about: 'child' } as unknown as AnyEvent
const WORKER = { ...raised, about: 'worker' } as unknown as AnyEvent

for (const sort of ['due', 'received', 'reference', 'contact'] as const)
  for (const descending of [false, true])
    test(`a concern that nobody has acknowledged heads the list by ${sort}${descending ? ', backwards' : ''}`, async () =>
      assert.equal((await listed([CHILD], { sort, descending }))[0], 'Z-9'))

test('once it is acknowledged, the complaint stands where its date puts it', async () =>
  assert.equal((await listed([CHILD, step('SafeguardingReferralMade'), step('SafeguardingReferralAcknowledged')], { sort: 'reference' })).at(-1), 'Z-9'))

test('a referral that is only made does not take it from the head', async () =>
  assert.equal((await listed([CHILD, step('SafeguardingReferralMade')], { sort: 'reference' }))[0], 'Z-9'))

test('an allegation about a worker waits for the designated officer too', async () => {
  const referred = [WORKER, step('SafeguardingReferralMade'), step('SafeguardingReferralAcknowledged'), step('DesignatedOfficerReferred')]
  assert.equal((await listed(referred, { sort: 'reference' }))[0], 'Z-9')
  assert.equal((await listed([...referred, step('DesignatedOfficerAcknowledged')], { sort: 'reference' })).at(-1), 'Z-9')
})

test('a concern that has ended heads nothing', async () =>
  assert.equal((await listed([CHILD, step('SafeguardingConcernEnded', { outcome: 'raised-in-error' })], { sort: 'reference' })).at(-1), 'Z-9'))

test('a complaint that is closed stays at the head until its concern is acknowledged', async () => {
  assert.equal((await listed([CHILD, step('ComplaintClosed')]))[0], 'Z-9')
  assert.ok(!(await listed([CHILD, step('SafeguardingReferralMade'), step('SafeguardingReferralAcknowledged'), step('ComplaintClosed')])).includes('Z-9'))
})

test('a record that was made in error heads nothing, whatever it told of', async () =>
  assert.ok(!(await listed([CHILD, { type: 'EventStruckOut', happenedOn: isoDate('2026-03-11'), corrects: 1, reason: { textId: '0195a000-0000-7000-8000-000000000002', digest: 'd' } } as unknown as AnyEvent])).includes('Z-9')))

test('the list can be kept to one procedure', async () => assert.deepEqual(await listed([], { procedure: 'corporate-council' }), []))
