import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { wholeOf } from '../../../application/access/sight.ts'
import { demonstrationSettings } from '../../../demonstration/settings.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { testStore } from '../../../../test/support/database.ts'
import { testWeb, textOf, TEST_AUTHORITY } from '../../../../test/support/web.ts'
import type { Visitor } from '../../../../test/support/web.ts'

const root = mkdtempSync(join(tmpdir(), 'heard-import-page-'))
after(() => rmSync(root, { recursive: true, force: true }))

async function importing() {
  const base = await testStore({ after }, { today: '2026-11-23' })
  await base.store.write(wholeOf(base.authorityId), (tx) =>
    tx.settings.save(demonstrationSettings(), { recordedBy: 'user', recordedAt: base.clock.now(), validFrom: isoDate('2016-04-01') }))
  const importFolder = mkdtempSync(join(root, 'uploads-'))
  const web = await testWeb({ services: base.services, importFolder, authorityFor: async () => ({ ...TEST_AUTHORITY, authorityId: base.authorityId }) })
  const manager = await web.signedIn()
  const streams = async () => Number((await base.pools.owner.query<{ n: string }>('select count(distinct stream_id) as n from events')).rows[0]?.n)
  return { ...web, manager, streams, importFolder }
}

/** Sends a file as a browser does, with the token of the page in the address. */
async function upload(visitor: Visitor, content: string, fileName = 'register.csv') {
  const { html } = await visitor.get('/import')
  const action = /action="(\/import\?_csrf=[^"]+)"/.exec(html)?.[1] ?? ''
  const boundary = 'heardboundary'
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`
  return visitor.send(action.replaceAll('&amp;', '&'), body, `multipart/form-data; boundary=${boundary}`)
}

/** Asks again until the page no longer waits. */
async function settled(visitor: Visitor, url: string) {
  for (let asked = 0; asked < 100; asked += 1) {
    const page = await visitor.get(url)
    if (page.headers['refresh'] === undefined) return page
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error(`${url} waits for ever`)
}

const GOOD = 'Ref,Kind,Date received,Channel,Response date,Outcome,Summary\n1,Complaint,03/04/2019,Email,10/05/2019,Upheld,Two visits were missed\n2,Compliment,04/04/2019,,,,Thank you\n'

describe('Importing a register', () => {
  test('is told its limits beforehand, and offers the template', async () => {
    const { manager } = await importing()
    const page = textOf((await manager.get('/import')).html)
    assert.match(page, /CSV of at most 150 MB, or a spreadsheet \(\.xlsx\) of at most 50 MB and 100,000 rows/)
    const template = await manager.get('/import/register-template.csv')
    assert.match(template.html, /Row key,Kind,Received on/)
  })

  test('goes from the file by its columns and the check to the loaded register', async () => {
    const { manager, streams, importFolder } = await importing()
    const sent = await upload(manager, GOOD.replace('Thank you\n', 'Thank you\n').replace('Summary', 'Summary,Given by').replace('missed\n', 'missed,\n').replace('Thank you\n', 'Thank you,client\n'))
    assert.equal(sent.status, 303)
    const columns = await manager.get(sent.location)
    assert.match(textOf(columns.html), /Match the columns .* Two visits were missed/)
    assert.match(columns.html, /<option value="key" selected>/)
    const names = ['key', 'kind', 'received-on', 'channel', 'answered-on', 'outcome', 'words', 'from']
    const checking = await manager.post(sent.location, { source: 'register', kind: '', ...Object.fromEntries(names.map((name, at) => [`column-${at}`, name])) })
    const checked = await settled(manager, checking.location)
    assert.match(textOf(checked.html), /The register can be loaded .*register\.csv has 2 rows: 2 can be loaded, 0 cannot/)
    assert.equal(await streams(), 0)
    const loading = await manager.post(checking.location.replace(/check$/, 'load'))
    const loaded = await settled(manager, loading.location)
    assert.match(textOf(loaded.html), /2 of 2 rows were added.*Statutory complaints 2019-20 1 1 Compliments 2019-20 1 1/)
    assert.equal(await streams(), 2)
    const [folder] = readdirSync(importFolder)
    assert.equal(existsSync(join(importFolder, folder ?? '', 'register')), false, 'the uploaded file is gone')
    assert.match(textOf((await manager.get('/import')).html), /Earlier imports .* register\.csv .* 2 of 2/)
  })

  test('maps words that are not known, and leaves bad rows out into a file to be mended', async () => {
    const { manager, streams } = await importing()
    const sent = await upload(manager, 'Ref,Kind,Date received,Channel\n1,Complaint,03/04/2019,Web form\n2,Complaint,31/02/2019,Email\n')
    const fields = { source: 'register', kind: '', 'column-0': 'key', 'column-1': 'kind', 'column-2': 'received-on', 'column-3': 'channel' }
    const { location } = await manager.post(sent.location, fields)
    const first = await settled(manager, location)
    assert.match(textOf(first.html), /2 rows: 0 can be loaded, 2 cannot.*“Web form” \(Channel\)/)
    await manager.post(location.replace(/check$/, 'words'), { 'word-0': 'complaint-form' })
    const second = await settled(manager, location)
    assert.match(textOf(second.html), /2 rows: 1 can be loaded, 1 cannot.*Received on: “31\/02\/2019” is no day of the calendar/)
    await manager.post(location.replace(/check$/, 'load'))
    await manager.post(location.replace(/check$/, 'load'))
    const loaded = await settled(manager, location.replace(/check$/, 'load'))
    assert.match(textOf(loaded.html), /1 of 2 rows were added/)
    const left = await manager.get(location.replace(/check$/, 'left-out'))
    assert.match(left.html, /2,Complaint,31\/02\/2019,Email,Received on: “31\/02\/2019” is no day/)
    assert.equal(await streams(), 1)
  })

  test('a word of the old register is added to the authority’s list', async () => {
    const { manager } = await importing()
    const sent = await upload(manager, 'Ref,Date received,Channel\n1,03/04/2019,Chat\n2,04/04/2019,chat\n')
    const { location } = await manager.post(sent.location, { source: 'register', kind: 'statutory-complaint', 'column-0': 'key', 'column-1': 'received-on', 'column-2': 'channel' })
    assert.match((await settled(manager, location)).html, /<option value="ADD">Add it to the authority’s list<\/option>/)
    await manager.post(location.replace(/check$/, 'words'), { 'word-0': 'ADD' })
    assert.match(textOf((await settled(manager, location)).html), /2 rows: 2 can be loaded, 0 cannot/)
  })

  test('two columns with the same heading are told apart', async () => {
    const { manager } = await importing()
    const sent = await upload(manager, 'Ref,Date,Channel,Date\n1,03/04/2019,Email,08/04/2019\n')
    const columns = await manager.get(sent.location)
    assert.match(textOf(columns.html), /Date \(2\) 08\/04\/2019/)
    const { location } = await manager.post(sent.location, {
      source: 'register', kind: 'statutory-complaint', 'column-0': 'key', 'column-1': 'received-on', 'column-2': 'channel', 'column-3': 'answered-on',
    })
    assert.match(textOf((await settled(manager, location)).html), /has 1 row: 1 can be loaded/)
  })

  test('columns that are missing or chosen twice are slips', async () => {
    const { manager } = await importing()
    const sent = await upload(manager, 'Ref,Kind,Day,Other\n1,Complaint,03/04/2019,x\n')
    const page = await manager.post(sent.location, { source: 'register', kind: '', 'column-0': 'key', 'column-1': 'kind', 'column-2': '', 'column-3': 'kind' })
    assert.equal(page.status, 422)
    assert.match(textOf(page.html), /Two columns are read as “Kind”\. Leave one of them out Choose which column is “Received on”/)
  })

  for (const [why, content, name, says] of [
    ['an empty file', '', 'register.csv', /The file is empty/],
    ['no file', '', '', /Choose a file/],
    ['a broken spreadsheet', 'PK\u0003\u0004 and then nothing', 'register.xlsx', /The spreadsheet cannot be read/],
  ] as const)
    test(`${why} is refused on the page, and nothing of it is kept`, async () => {
      const { manager, importFolder } = await importing()
      const page = await upload(manager, content, name)
      assert.equal(page.status, 422)
      assert.match(textOf(page.html), says)
      assert.deepEqual(readdirSync(importFolder), [])
    })

  test('a file of several megabytes is taken', async () => {
    const { manager } = await importing()
    const rows = Array.from({ length: 4000 }, (_, at) => `${at},Enquiry,03/04/2019,${'word '.repeat(200)}`).join('\n')
    assert.equal((await upload(manager, `Ref,Kind,Date received,Summary\n${rows}\n`)).status, 303)
  })

  test('nobody else sees an upload, and who may not import is kept out', async () => {
    const { manager, signedIn } = await importing()
    const { location } = await upload(manager, GOOD)
    const head = await signedIn('head-of-service')
    assert.equal((await head.get(location)).status, 403)
    assert.equal((await head.get('/import')).status, 403)
    assert.match(textOf((await manager.get('/import/018f0000-0000-7000-8000-000000000000/columns')).html), /This upload is no longer here/)
  })
})
