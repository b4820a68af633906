import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { memoryStore } from '../../test/support/memory-store.ts'
import { actor } from '../../test/support/store-suite.ts'
import { wordsInUse } from '../domain/authority/settings.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { addWord, endWord } from './change-words.ts'
import type { AuthorityId, Role } from './ports.ts'

const authorityId = 'authority' as AuthorityId

function opened(role: Role = 'complaints-manager') {
  const store = memoryStore()
  store.useSettings(authorityId, SETTINGS)
  const clock = { today: () => isoDate('2026-11-23'), now: () => '2026-11-23T09:00:00.000Z' }
  const services = { store, calendar: englandAndWales(), ids: { next: () => 'id' }, clock }
  const by = actor(authorityId, role)
  return {
    add: (word: Partial<Parameters<typeof addWord>[2]>) => addWord(services, by, { list: 'teams', code: 'north', label: 'North team', ...word }),
    end: (code: string, until: string | null) => endWord(services, by, { list: 'teams', code, until: until === null ? null : isoDate(until) }),
    teamsOn: async (day: string) => wordsInUse(await store.read(authorityId, (reads) => reads.settings()), 'teams', isoDate(day)).map((word) => word.code),
  }
}

test('a team that was added may be chosen, also for what happened before it was added', async () => {
  const { add, teamsOn } = opened()
  assert.deepEqual(await add({}), { kind: 'done' })
  assert.ok((await teamsOn('2019-05-01')).includes('north'))
})

test('a team that has ended may be chosen up to its last day and not after, and may be taken up again', async () => {
  const { add, end, teamsOn } = opened()
  await add({})
  assert.deepEqual(await end('north', '2026-03-31'), { kind: 'done' })
  assert.ok((await teamsOn('2026-03-31')).includes('north'))
  assert.ok(!(await teamsOn('2026-04-01')).includes('north'))
  assert.deepEqual(await end('north', null), { kind: 'done' })
  assert.ok((await teamsOn('2026-04-01')).includes('north'))
})

test('a code is never given twice, a division must be there, and a word cannot end before it begins', async () => {
  const { add, end } = opened()
  await add({ from: isoDate('2026-01-01') })
  assert.deepEqual(await add({ label: 'Another' }), { kind: 'refused', code: 'code-taken' })
  assert.deepEqual(await add({ code: 'south', division: 'nowhere' }), { kind: 'refused', code: 'no-such-division' })
  assert.deepEqual(await end('north', '2025-12-31'), { kind: 'refused', code: 'ends-before-it-begins' })
  assert.deepEqual(await end('west', '2026-12-31'), { kind: 'refused', code: 'no-such-word' })
})

for (const role of ['team-manager', 'head-of-service', 'reader'] as const)
  test(`a ${role} does not change the authority's words`, async () =>
    assert.deepEqual(await opened(role).add({}), { kind: 'refused', code: 'not-allowed' }))
