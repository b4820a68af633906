import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { memoryStore } from '../../test/support/memory-store.ts'
import { actor } from '../../test/support/store-suite.ts'
import { wordsInUse } from '../domain/authority/settings.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { wholeOf } from './access/sight.ts'
import { changeWord, type WordChange } from './change-words.ts'
import { digestOf } from './change-settings.ts'
import type { AuthorityId, Role } from './ports.ts'

const authorityId = 'authority' as AuthorityId

function opened(role: Role = 'complaints-manager') {
  const store = memoryStore()
  store.useSettings(authorityId, SETTINGS)
  const clock = { today: () => isoDate('2026-11-23'), now: () => '2026-11-23T09:00:00.000Z' }
  const services = { store, calendar: englandAndWales(), ids: { next: () => 'id' }, clock }
  const by = actor(authorityId, role)
  return {
    add: (word: Partial<Extract<WordChange, { type: 'add' }>>) => changeWord(services, by, { type: 'add', list: 'teams', code: 'north', label: 'North team', ...word }),
    end: (code: string, until: string | null) => changeWord(services, by, { type: 'end', list: 'teams', code, until: until === null ? null : isoDate(until) }),
    change: (change: WordChange, seen?: string) => changeWord(services, by, change, seen),
    teams: async () => (await store.read(wholeOf(authorityId), (reads) => reads.settings())).words.teams,
    teamsOn: async (day: string) => wordsInUse(await store.read(wholeOf(authorityId), (reads) => reads.settings()), 'teams', isoDate(day)).map((word) => word.code),
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

test('a renamed team is two words in one step, one after the other, and a second click changes nothing', async () => {
  const { change, teams, teamsOn } = opened()
  const renamed = { type: 'replace', list: 'teams', code: 'fostering', label: 'Fostering and connected care', from: isoDate('2027-04-01') } as const
  assert.deepEqual(await change(renamed), { kind: 'done' })
  const after = await teams()
  assert.deepEqual(await change(renamed), { kind: 'done' })
  assert.deepEqual(await teams(), after)
  assert.deepEqual(after.map(({ code, until }) => [code, until]), [['assessment', null], ['fostering', '2027-03-31'], ['fostering-and-connected-care', null], ['duty', '2020-03-31']])
  assert.equal(after[2]?.division, 'safeguarding')
  assert.deepEqual([await teamsOn('2027-03-31'), await teamsOn('2027-04-01')], [['assessment', 'fostering'], ['assessment', 'fostering-and-connected-care']])
  assert.deepEqual(await change({ ...renamed, label: 'Something else' }), { kind: 'refused', code: 'has-ended' })
})

test('the spelling of a label is mended and the code stays; two words in use on one day are not called the same', async () => {
  const { change, teams } = opened()
  assert.deepEqual(await change({ type: 'mend', list: 'teams', code: 'assessment', label: ' Assessments  team ' }), { kind: 'done' })
  assert.deepEqual((await teams())[0], { code: 'assessment', label: 'Assessments team', from: '2006-09-01', until: null, division: 'safeguarding' })
  assert.deepEqual(await change({ type: 'mend', list: 'teams', code: 'assessment', label: 'FOSTERING' }), { kind: 'refused', code: 'label-taken' })
  assert.deepEqual(await change({ type: 'mend', list: 'teams', code: 'assessment', label: ' ' }), { kind: 'refused', code: 'label-not-possible' })
})

test('the second of two people who change one list is told, and nothing of the first is lost', async () => {
  const { change, teams } = opened()
  const seen = digestOf(await teams())
  assert.deepEqual(await change({ type: 'add', list: 'teams', label: 'East' }, seen), { kind: 'done' })
  assert.deepEqual(await change({ type: 'end', list: 'teams', code: 'fostering', until: isoDate('2026-11-23') }, seen), { kind: 'refused', code: 'changed-meanwhile' })
  assert.deepEqual(await change({ type: 'add', list: 'teams', label: 'East' }, seen), { kind: 'done' }, 'the same click twice')
  assert.deepEqual((await teams()).map(({ code, until }) => [code, until]), [['assessment', null], ['fostering', null], ['duty', '2020-03-31'], ['east', null]])
})

test('two words change places, over one between them that has ended', async () => {
  const { add, change, teams } = opened()
  await add({})
  await change({ type: 'move', list: 'teams', code: 'north', past: 'fostering' })
  assert.deepEqual((await teams()).map(({ code }) => code), ['assessment', 'north', 'duty', 'fostering'])
  assert.deepEqual(await change({ type: 'move', list: 'teams', code: 'north', past: 'nowhere' }), { kind: 'refused', code: 'no-such-word' })
})

for (const role of ['team-manager', 'head-of-service', 'reader'] as const)
  test(`a ${role} does not change the authority's words`, async () =>
    assert.deepEqual(await opened(role).add({}), { kind: 'refused', code: 'not-allowed' }))
