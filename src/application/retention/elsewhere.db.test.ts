import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStore } from '../../../test/support/database.ts'
import { REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import { uuidV7 } from '../../main/ids.ts'
import { makeProjector } from '../../storage/projections/projector.ts'
import { makeReads } from '../../storage/queries/reads.ts'
import { wholeOf } from '../access/sight.ts'
import type { Actor, AnyEvent, StreamId } from '../ports.ts'
import { approveDestruction } from './decide.ts'
import { elsewhereOfDestruction, seenKey, wordsElsewhere } from './elsewhere.ts'
import { proposeDestruction } from './propose.ts'

const db = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })
const { services, store, authorityId } = db
const recordedAt = '2018-05-02T09:00:00.000Z'
const QUOTED = 'They left us waiting in the cold yard until seven'
await store.write(wholeOf(authorityId), (tx) => tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt, validFrom: isoDate('2006-09-01') }))

async function person(role: Actor['role']): Promise<Actor> {
  const userId = uuidV7() as UserId
  await db.pools.owner.query("insert into users (authority_id, user_id, email, name, role, teams, created_at) values ($1, $2::uuid, $3, $4, $4, '{}', now())", [authorityId, userId, `${userId}@example.org`, role])
  return { authorityId, userId, name: role, role, teams: [] }
}
const [manager, keeper, head, officer, accused] = [await person('complaints-manager'), await person('complaints-manager'), await person('head-of-service'), await person('data-protection-officer'), await person('data-protection-officer')]

async function stream(kind: StreamKind, body: string, events: (text: Readonly<{ textId: string; digest: string }>) => readonly AnyEvent[]): Promise<StreamId> {
  const streamId = uuidV7()
  await store.write(wholeOf(authorityId), async (tx) => {
    const text = await tx.texts.add({ textId: uuidV7(), streamId, body }, recordedAt)
    await tx.ledger.append(kind, streamId, 0, [...events(text)], { commandId: uuidV7(), recordedBy: 'test', recordedAt })
  })
  return streamId
}
let number = 0
const received = (said: Readonly<{ textId: string; digest: string }>): AnyEvent => ({ type: 'ComplaintReceived', happenedOn: isoDate('2018-05-01'), procedure: 'children-act-1989-england', reference: `2018-${number += 1}`, channel: 'email', said, details: {} })
const goes = await stream('complaint', `${QUOTED}.`, (said) => [received(said), { type: 'ComplaintClosed', happenedOn: isoDate('2018-06-01') }])

/** What each is told, without the ids. */
async function told(actor: Actor) {
  const { places, unread, ...rest } = await wordsElsewhere(services, actor, [goes])
  return { ...rest, unread, in: places.map(({ kind }) => String(kind)).toSorted() }
}

test('whoever approves is told of each place that they may read, of a number where they know of the records, and of what is sealed from them neither', async () => {
  await stream('enquiry', `She said: ${QUOTED}!`, (said) => [{ type: 'EnquiryReceived', happenedOn: isoDate('2018-05-03'), reference: 'E-1', kind: 'enquiry', said, divisions: [], teams: [] }])
  await stream('complaint', `As before, ${QUOTED}`, (said) => [received(said)])
  const before = { head: await told(head), manager: await told(manager), officer: await told(officer) }
  assert.deepEqual(before.head, { more: 0, everywhere: 0, unread: 0, in: ['complaint', 'enquiry'] })
  assert.deepEqual(before.officer, { more: 0, everywhere: 0, unread: 1, in: ['enquiry'] }, 'an officer knows which complaint is which, and reads none')

  const text = { textId: uuidV7(), digest: 'x' }
  await stream('complaint', `${QUOTED}, she wrote`, (said) => [received(said), { type: 'ComplaintSealed', happenedOn: isoDate('2018-05-04'), because: 'other', text, forUsers: [keeper.userId], about: [accused.userId] }])
  assert.deepEqual([await told(head), await told(manager)], [before.head, before.manager], 'to the letter as if the sealed one were not there')
  assert.deepEqual((await told(keeper)).in, ['complaint', 'complaint', 'enquiry'])
  assert.equal((await told(officer)).unread, 2)
  assert.equal((await told(accused)).unread, 1, 'and nothing to whom it is about')
})

test('who has not looked at the number does not approve; who has, does', async () => {
  const destructionId = uuidV7()
  assert.equal((await proposeDestruction(services, manager, { destructionId, commandId: uuidV7(), records: [{ streamId: goes, reason: 'rule-ran-out' }] })).kind, 'done')
  const key = seenKey(await elsewhereOfDestruction(services, officer, { records: [{ streamId: goes, kind: 'complaint', reference: '', reason: 'rule-ran-out' } as never], texts: [] }))
  const approve = (seen?: string) => approveDestruction(services, officer, { destructionId, expectedSeq: 1, commandId: uuidV7(), ...(seen !== undefined && { seen }) })
  for (const seen of [undefined, '', key.replace(' 2 ', ' 1 ')]) {
    const refused = await approve(seen)
    assert.equal(refused.kind === 'refused' && refused.code, 'words-elsewhere-unseen', seen ?? 'nothing')
  }
  assert.equal((await approve(key)).kind, 'done')
})
