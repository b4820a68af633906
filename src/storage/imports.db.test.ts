import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../application/access/sight.ts'
import type { Actor } from '../application/ports.ts'
import { checkRegister } from '../application/import/check-register.ts'
import { loadRegister } from '../application/import/load-register.ts'
import { USUAL_CHOICES } from '../application/import/read-rows.ts'
import { registerOf } from '../application/import/register-file.ts'
import { demonstrationSettings } from '../demonstration/settings.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { testStore } from '../../test/support/database.ts'

const DIGEST = 'ab'.repeat(32)
const HEADINGS = ['Ref', 'Kind', 'Date received', 'Recorded on', 'Method', 'Complainant', 'Name', 'Team', 'Point 1', 'Point 1 outcome', 'Response date', 'Summary', 'Compliment from']

function complaint(key: string, answeredOn = '10/05/2019', recorded = ''): readonly string[] {
  return [key, 'Complaint', '03/04/2019', recorded, 'E-mail', 'Parent', 'Dana Ashworth', 'CIN Widnes', 'Nobody rang back.', 'Upheld', answeredOn, 'Two visits were missed.', '']
}

const compliment = (key: string) => [key, 'Compliment', '2019-06-03', '', '', '', '', 'TAF Runcorn', '', '', '', 'Thank you all.', 'client']

async function registered() {
  const base = await testStore({ after })
  const actor: Actor = { authorityId: base.authorityId, userId: 'user' as UserId, name: 'Ines Marlow', role: 'complaints-manager', teams: [] }
  const settings = demonstrationSettings()
  await base.store.write(wholeOf(base.authorityId), (tx) =>
    tx.settings.save(settings, { recordedBy: 'user', recordedAt: base.clock.now(), validFrom: isoDate('2016-04-01') }))
  const load = (rows: readonly (readonly string[])[], given: Partial<typeof USUAL_CHOICES> = {}, who = actor) =>
    loadRegister(base.services, who, registerOf('register.csv', DIGEST, HEADINGS, rows, 2), { ...USUAL_CHOICES, ...given, words: { channels: { 'E-mail': 'email' } } })
  const all = async <Row extends object>(sql: string) => (await base.pools.owner.query<Row>(sql)).rows
  return { ...base, actor, load, all }
}

test('rows become streams with their history, their words and their people apart', async () => {
  const { load, all } = await registered()
  const loaded = await load([complaint('1'), compliment('2'), complaint('3', '10/05/2019', '2019-05-13')])
  assert.deepEqual(loaded.kind === 'loaded' && loaded.counts, { rows: 3, added: 3, alreadyThere: 0, changed: 0, leftOut: 0 })
  assert.deepEqual(loaded.kind === 'loaded' && loaded.totals, [
    { kind: 'statutory-complaint', year: 2019, inFile: 2, inRegister: 2 }, { kind: 'compliment', year: 2019, inFile: 1, inRegister: 1 },
  ])
  const events = await all<{ type: string; happened_on: string; known_on: string; payload: { importedFrom?: object; reference?: string } }>(
    'select type, happened_on, known_on, payload from events order by stream_id, seq')
  assert.deepEqual(events.map(({ type, happened_on, known_on }) => [type, happened_on, known_on]), [
    ['ComplaintReceived', '2019-04-03', '2019-04-03'], ['StageOneAnswered', '2019-05-10', '2019-05-10'],
    ['ComplimentReceived', '2019-06-03', '2019-06-03'],
    ['ComplaintReceived', '2019-04-03', '2019-05-13'], ['StageOneAnswered', '2019-05-10', '2019-05-13'],
  ])
  assert.deepEqual(events.flatMap(({ payload }) => payload.reference ?? []), ['2019-0001', 'CP-2019-0001', '2019-0002'])
  assert.equal(JSON.stringify(events).includes('Ashworth'), false, 'no name stands in an event')
  assert.equal(JSON.stringify(events).includes('Nobody rang'), false, 'no words stand in an event')
  const marks = events.flatMap(({ payload }) => payload.importedFrom ?? [])
  assert.deepEqual(marks.map((mark) => 'knownAssumed' in mark), [true, true, false])
  assert.equal((await all('select * from people')).length, 2)
  assert.equal((await all('select * from texts')).length, 5)
})

test('loading again adds nothing twice, and a changed row is reported', async () => {
  const { load, all } = await registered()
  await load([complaint('1'), compliment('2')])
  const again = await load([complaint('1'), compliment('2'), complaint('3')])
  assert.deepEqual(again.kind === 'loaded' && again.counts, { rows: 3, added: 1, alreadyThere: 2, changed: 0, leftOut: 0 })
  const changed = await load([complaint('1', '13/05/2019')])
  assert.deepEqual(changed.kind === 'loaded' && [changed.counts.changed, changed.changed], [1, [{ row: 2, key: '1' }]])
  assert.equal((await all('select distinct stream_id from events')).length, 3)
  const imports = await all<{ counts: { added: number }; file_name: string }>('select counts, file_name from imports order by started_at, import_id')
  assert.deepEqual(imports.map(({ counts }) => counts.added), [2, 1, 0])
})

test('the same key in another register is another row', async () => {
  const { load, all } = await registered()
  await load([complaint('1')])
  await load([complaint('1')], { source: 'old spreadsheet' })
  assert.equal((await all('select distinct stream_id from events')).length, 2)
})

test('a load that is cut off in the middle is finished by loading the file again', async () => {
  const base = await registered()
  const rows = ['1', '2', '3', '4', '5'].map((key) => complaint(key))
  const file = registerOf('register.csv', DIGEST, HEADINGS, rows, 2)
  const words = { channels: { 'E-mail': 'email' } }
  const cut = { ...file, async *rows() { for await (const batch of file.rows()) { if (batch[0]?.number === 4) throw new Error('the power went'); yield batch } } }
  await assert.rejects(loadRegister(base.services, base.actor, cut, { ...USUAL_CHOICES, words }), /power/)
  assert.equal((await base.all('select distinct stream_id from events')).length, 2)
  const [killed] = await base.all<{ finished_at: string | null }>('select finished_at from imports')
  assert.equal(killed?.finished_at, null)
  const loaded = await loadRegister(base.services, base.actor, file, { ...USUAL_CHOICES, words })
  assert.deepEqual(loaded.kind === 'loaded' && loaded.counts, { rows: 5, added: 3, alreadyThere: 2, changed: 0, leftOut: 0 })
  assert.equal((await base.all('select distinct stream_id from events')).length, 5)
})

test('two people who load one file at once add each row once', async () => {
  const { load, all } = await registered()
  const rows = Array.from({ length: 12 }, (_, at) => complaint(String(at)))
  const [one, two] = await Promise.all([load(rows), load(rows.toReversed())])
  const added = [one, two].map((each) => (each.kind === 'loaded' ? each.counts.added : 0))
  assert.equal(added[0]! + added[1]!, 12)
  assert.equal((await all('select distinct stream_id from events')).length, 12)
})

test('bad rows are named and left out, and the check writes nothing', async () => {
  const base = await registered()
  const rows = [complaint('1'), complaint('2', '01/04/2019'), complaint('1'), ['', '', ' '], [...complaint('4'), 'stray']]
  const file = registerOf('register.csv', DIGEST, HEADINGS, rows, 2)
  const choices = { ...USUAL_CHOICES, words: { channels: { 'E-mail': 'email' } } }
  const checked = await checkRegister(base.services, base.actor, file, choices)
  assert.equal((await base.all('select 1 from events')).length, 0)
  assert.deepEqual(checked.kind === 'checked' && checked.problems.map(({ row, column, code, other }) => [row, column, code, other]), [
    [3, 'answered-on', 'before', 'received-on'], [4, 'key', 'key-twice', 2], [6, null, 'cell-without-heading', 14],
  ])
  const left: number[] = []
  const loaded = await loadRegister(base.services, base.actor, file, choices, { badRow: ({ sheet }) => void left.push(sheet.number) })
  assert.deepEqual(left, [3, 4, 6])
  assert.deepEqual(loaded.kind === 'loaded' && loaded.counts, { rows: 4, added: 1, alreadyThere: 0, changed: 0, leftOut: 3 })
})

test('who may not import, may not', async () => {
  const { load, actor } = await registered()
  for (const role of ['reader', 'team-manager', 'head-of-service', 'administrator'] as const) {
    assert.deepEqual(await load([complaint('1')], {}, { ...actor, role }), { kind: 'not-allowed' })
  }
})
