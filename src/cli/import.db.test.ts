import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { wholeOf } from '../application/access/sight.ts'
import type { Actor } from '../application/ports.ts'
import { demonstrationSettings } from '../demonstration/settings.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { registerTemplate } from '../spreadsheets/register-template.ts'
import { testStore } from '../../test/support/database.ts'
import { importCommand } from './import.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-import-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function heard() {
  const base = await testStore({ after }, { today: '2026-11-23' })
  const actor: Actor = { authorityId: base.authorityId, userId: 'user' as UserId, name: 'Ines Marlow', role: 'complaints-manager', teams: [] }
  await base.store.write(wholeOf(base.authorityId), (tx) =>
    tx.settings.save(demonstrationSettings(), { recordedBy: 'user', recordedAt: base.clock.now(), validFrom: isoDate('2016-04-01') }))
  const command = importCommand({ openServices: () => Promise.resolve({ services: base.services, actor, close: () => Promise.resolve() }) })
  const run = async (...args: readonly string[]) => {
    let [out, err] = ['', '']
    const code = await command.run(args, {
      stdin: (async function* () { /* nothing */ })(), env: {}, today: () => isoDate('2026-11-23'), out: (text) => { out += text }, err: (text) => { err += text },
    })
    return { code, out, err }
  }
  const streams = async () => Number((await base.pools.owner.query<{ n: string }>('select count(distinct stream_id) as n from events')).rows[0]?.n)
  return { run, streams, pools: base.pools }
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('the template is a register that loads, and the file in examples is the template', async () => {
  const { run, streams } = await heard()
  const loaded = await run('examples/register-template.csv')
  assert.equal(loaded.code, 0, loaded.err)
  assert.match(loaded.out, /12 rows added, 0 there already/)
  assert.equal(await streams(), 12)
  assert.equal(readFileSync('examples/register-template.csv', 'utf8'), registerTemplate())
})

test('an address that the old register calls protected goes to its own tier and stands nowhere else', async () => {
  const { run, pools } = await heard()
  const loaded = await run(file('protected.csv', [
    'Ref,Kind,Date received,Channel,Complainant type,Name,Address,Telephone,Protected', '1,Complaint,03/04/2019,Email,Parent,Dana Quietly,7 Quiet Lane,01632 960123,Non-molestation order',
    '2,Complaint,03/04/2019,Email,Parent,Bo Openly,1 Open Road,,no', '',
  ].join('\n')))
  assert.equal(loaded.code, 0, `${loaded.out} ${loaded.err}`)
  const { rows } = await pools.owner.query("select p.family_name, p.contact, p.protected, c.address, c.why from people p left join protected_contacts c using (authority_id, person_id, version) where p.family_name in ('Quietly', 'Openly') order by p.family_name, p.version")
  assert.deepEqual(rows, [
    { family_name: 'Openly', contact: { address: '1 Open Road' }, protected: [], address: null, why: null },
    { family_name: 'Quietly', contact: null, protected: [], address: '7 Quiet Lane', why: null },
    { family_name: 'Quietly', contact: null, protected: ['address', 'email', 'telephone'], address: null, why: 'Non-molestation order' },
  ])
})

const BAD = 'Ref,Kind,Date received,Channel,Response date,Words\n1,Complaint,03/04/2019,Email,02/04/2019,=1+1\n2,Complaint,31/02/2019,Pigeon,,x\n3,Complaint,03/04/2019,Email,,fine\n'

test('a file with bad rows loads nothing, and says every problem by row and column', async () => {
  const { run, streams } = await heard()
  const { code, out, err } = await run(file('bad.csv', BAD))
  assert.equal(code, 1)
  assert.match(out, /Row 2, Answered on: “02\/04\/2019” is before “Received on”, which cannot be\./)
  assert.match(out, /Row 3, Received on: “31\/02\/2019” is no day of the calendar\./)
  assert.match(out, /Row 3, Channel: “Pigeon” is not known here\./)
  assert.match(err, /Nothing was loaded/)
  assert.equal(await streams(), 0)
})

test('bad rows are left out into a file, which loads once it is mended, and adds only them', async () => {
  const { run, streams } = await heard()
  const left = join(folder, 'left.csv')
  const { code, err } = await run(file('bad2.csv', BAD), '--leave-out-bad-rows', left)
  assert.equal(code, 0, err)
  assert.equal(await streams(), 1)
  const text = readFileSync(left, 'utf8')
  assert.match(text, /^\uFEFFRef,Kind,Date received,Channel,Response date,Words,What is wrong\n/)
  assert.match(text, /'=1\+1/)
  writeFileSync(left, text.replace('02/04/2019', '08/04/2019').replace('31/02/2019', '28/02/2019').replace('Pigeon', 'Letter'))
  const mended = await run(left)
  assert.match(mended.out, /2 rows added/)
  assert.equal(await streams(), 3)
  assert.equal((await run(file('bad3.csv', BAD), '--leave-out-bad-rows', left)).code, 1, 'a file that is there is not written over')
})

test('a check loads nothing, and its JSON can be read', async () => {
  const { run, streams } = await heard()
  const { code, out } = await run(file('good.csv', 'Ref,Date received,Channel\n1,2019-04-03,Email\n'), '--check', '--json', '--kind', 'statutory-complaint')
  assert.equal(code, 0)
  const report = JSON.parse(out) as { checked: { rows: number; badRows: number } }
  assert.deepEqual([report.checked.rows, report.checked.badRows], [1, 0])
  assert.equal(await streams(), 0)
})

test('headings and words are read by the map', async () => {
  const { run, streams } = await heard()
  const map = file('map.json', JSON.stringify({ columns: { Nr: 'key', Day: 'received-on', Junk: null }, words: { channels: { 'Web (old)': 'complaint-form' } } }))
  const { code, out, err } = await run(file('odd.csv', 'Nr,Day,Junk,Method\n1,3 Apr 2019,?,web - old\n'), '--kind', 'statutory-complaint', '--map', map)
  assert.equal(code, 0, err + out)
  assert.equal(await streams(), 1)
})

test('words that the authority does not have are taken into its lists', async () => {
  const { run, streams } = await heard()
  const path = file('words.csv', 'Ref,Kind,Date received,Channel,Team\n1,Complaint,3 April 2019,Email,Night Team\n2,Complaint,4 April 2019,Chat,Night team; Day Team\n')
  assert.equal((await run(path)).code, 1)
  const { code, err, out } = await run(path, '--add-words')
  assert.equal(code, 0, err + out)
  assert.match(err, /Added to teams: Night Team\nAdded to teams: Day Team\nAdded to channels: Chat\n/)
  assert.equal(await streams(), 2)
})

for (const [why, args, message] of [
  ['a file that is not there', () => ['nowhere.csv'], /nowhere\.csv is not there/],
  ['a folder', () => [folder], /is a folder/],
  ['an empty file', () => [file('empty.csv', '')], /The file is empty/],
  ['a file without a day', () => [file('noday.csv', 'Ref,Kind\n1,Complaint\n')], /no heading of the file means “Received on”/],
] as const)
  test(`${why} is refused in a plain sentence`, async () => {
    const { run } = await heard()
    const { code, err } = await run(...args())
    assert.equal(code, 1)
    assert.match(err, message)
  })

for (const [why, args] of [
  ['an unknown kind', ['x.csv', '--kind', 'grumble']], ['a map that is not there', ['x.csv', '--map', 'nowhere.json']], ['no file', []],
] as const)
  test(`${why} is wrongly asked`, async () => assert.equal((await (await heard()).run(...args)).code, 2))
