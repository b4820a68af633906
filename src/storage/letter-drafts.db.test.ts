import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testStore } from '../../test/support/database.ts'
import { seeingOf, wholeOf } from '../application/access/sight.ts'
import type { Actor, Role } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'

const AT = '2026-03-02T09:00:00.000Z'

describe('What is written of letters before they are sent', () => {
  test('is saved by whoever saw the last version, letter by letter, is seen by the complaints team alone, and goes', async () => {
    const db = await testStore({ after })
    const as = (role: Role): Actor => ({ authorityId: db.authorityId, userId: uuidV7() as UserId, name: role, role, teams: [] })
    const [streamId, one, other] = [uuidV7(), uuidV7(), uuidV7()]
    const officer = as('complaints-officer')
    const save = (letterId: string, seen: number, body: string) => db.store.write(seeingOf(officer), (tx) => tx.letterDrafts.save({ streamId, letterId, seen, body, at: AT, by: officer.userId }))
    const seenBy = (role: Role) => db.store.read(seeingOf(as(role)), async (reads) => (await reads.letterDrafts(streamId)).map(({ body }) => body).toSorted())
    assert.deepEqual([await save(one, 0, 'a'), await save(other, 0, 'b'), await save(one, 0, 'late'), await save(one, 1, 'c'), await save(one, 1, 'late')], ['saved', 'saved', 'changed-meanwhile', 'saved', 'changed-meanwhile'])
    assert.deepEqual([await seenBy('complaints-manager'), await seenBy('team-manager'), await seenBy('reader'), await seenBy('outside')], [['b', 'c'], [], [], []])
    await db.store.write(seeingOf(officer), (tx) => tx.letterDrafts.remove(streamId, one))
    assert.deepEqual(await db.store.read(wholeOf(db.authorityId), (reads) => reads.letterDrafts(streamId)).then((drafts) => drafts.map(({ version, body }) => [version, body])), [[1, 'b']])
    assert.deepEqual(await db.store.read(wholeOf(db.authorityId), (reads) => reads.letterDrafts('no uuid')), [])
  })
})
