import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { servicesWithFacts } from '../../../../test/support/figures-services.ts'
import { foundingFacts } from '../../../../test/support/report-facts.ts'
import { testWeb, textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'
import { figureCellRoutes } from '../figure-cell/route.ts'
import { signInRoutes } from '../sign-in/route.ts'
import { builtTableRoutes } from './built-table.ts'
import { tableSetRoutes } from './route.ts'

const routes = [...signInRoutes, ...tableSetRoutes, ...builtTableRoutes, ...figureCellRoutes]
const pages = () => testWeb({ services: servicesWithFacts(foundingFacts()) }, routes)
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const TABLE: Fields = { title: 'By quarter', measure: 'complaints-received', of: 'statutory', statistic: '', rows: 'channel', columns: 'quarters', years: '1', base: 'itself', percentages: 'yes', notes: '', previewYear: '2019-20' }

/** A set of one's own, without a table, and its address. */
async function begun(someone: Visitor, name = 'Annual report'): Promise<string> {
  const { html } = await someone.get('/table-sets')
  return (await someone.post('/table-sets', { commandId: hidden(html, 'commandId'), setId: hidden(html, 'setId'), name })).location
}

async function withTable(someone: Visitor, at: string, table: Fields = TABLE) {
  const form = await someone.get(`${at}/tables/new`)
  return someone.post(`${at}/tables/new`, { commandId: hidden(form.html, 'commandId'), seen: hidden(form.html, 'seen'), ...table, act: 'save' })
}

describe('the sets that come with the program', () => {
  test('the founding report’s tables are counted, stand beside what was published, and open', async () => {
    const someone = await (await pages()).signedIn('head-of-service')
    assert.match(textOf((await someone.get('/table-sets')).html), /The founding report 22 Comes with the program/)
    const { html } = await someone.get('/table-sets/founding/years/2019-20')
    assert.match(textOf(html), /How complaints were made .*58%.*64% cannot arise from 30 complaints/)
    assert.match(html, /href="\/figures\/2019-20\/founding~outcomes\/upheld\/2019-20" aria-label="7, Upheld, 2019-20"/)
    const cell = await someone.get('/figures/2019-20/founding~outcomes/upheld/2019-20')
    assert.match(textOf(cell.html), /Outcomes of statutory complaints: Upheld, 2019-20 7 complaints: 21% of 33/)
    assert.equal(cell.html.match(/href="\/complaints\/2019-20-/g)?.length, 7)
    assert.match(cell.html, /href="\/table-sets\/founding\/years\/2019-20#founding~outcomes"/)
  })

  test('a reader sees a built figure, and not the complaints behind it', async () => {
    const someone = await (await pages()).signedIn('reader')
    const cell = await someone.get('/figures/2019-20/founding~outcomes/upheld/2019-20')
    assert.match(textOf(cell.html), /7 complaints.*You may see figures, not the list/)
    assert.ok(!cell.html.includes('/complaints/2019'))
  })

  test('a column that is no year opens to what stands in it', async () => {
    const someone = await (await pages()).signedIn()
    const { html } = await someone.get('/table-sets/annual-report/years/2019-20')
    assert.match(html, /href="\/figures\/2019-20\/annual-report~outcomes-by-division\/upheld\/children-in-need"/)
    assert.match(textOf((await someone.get('/figures/2019-20/annual-report~outcomes-by-division/upheld/children-in-need')).html), /Upheld, Children in Need/)
    assert.equal((await someone.get('/figures/2019-20/annual-report~outcomes-by-division/upheld/2018-19')).status, 404)
  })

  test('they cannot be changed; a copy can', async () => {
    const someone = await (await pages()).signedIn()
    assert.equal((await someone.get('/table-sets/founding/tables/outcomes')).status, 404)
    const { html } = await someone.get('/table-sets/founding')
    const copy = await someone.post('/table-sets/founding/copy', { commandId: hidden(html, 'commandId'), newSetId: hidden(html, 'newSetId') })
    assert.match(textOf((await someone.get(copy.location)).html), /The founding report \(copy\)/)
    assert.equal((await someone.get(`${copy.location}/tables/outcomes`)).status, 200)
  })
})

describe('a set of one’s own', () => {
  test('a table is previewed, saved, counted and changed', async () => {
    const someone = await (await pages()).signedIn()
    const at = await begun(someone)
    const form = await someone.get(`${at}/tables/new`)
    const preview = await someone.post(`${at}/tables/new`, { commandId: hidden(form.html, 'commandId'), seen: '1', ...TABLE, act: 'preview' })
    assert.match(textOf(preview.html), /Preview By quarter Base: complaints received in the period: statutory 2019-20 Q1 2019-20 Q2/)
    assert.ok(!/href="\/figures\/2019-20\/unsaved/.test(preview.html), 'a preview opens to nothing')
    assert.equal((await withTable(someone, at)).location, `${at}?saved=yes`)
    assert.match(textOf((await someone.get(`${at}/years/2019-20`)).html), /By quarter.*E-mail/)
    const change = await someone.get(`${at}/tables/by-quarter`)
    await someone.post(`${at}/tables/by-quarter`, { commandId: hidden(change.html, 'commandId'), seen: hidden(change.html, 'seen'), ...TABLE, title: 'By quarter and channel', act: 'save' })
    assert.match(textOf((await someone.get(at)).html), /By quarter and channel.*Version 3.*Version 1/)
  })

  test('a combination that makes no sense is told by field, with what does', async () => {
    const someone = await (await pages()).signedIn()
    const at = await begun(someone)
    const page = await withTable(someone, at, { ...TABLE, measure: 'compliments', rows: 'stage-1-bands', years: 'many' })
    assert.equal(page.status, 422)
    assert.match(page.html, /href="#years"/)
    const wrong = await withTable(someone, at, { ...TABLE, measure: 'compliments', rows: 'stage-1-bands' })
    assert.match(wrong.html, /href="#rows"[^>]*>What is counted cannot be divided into these rows\. It can be by: [^<]*Consent to quote/)
    assert.match(wrong.html, /href="#of"/)
  })

  test('a double click makes one set, and two people at once lose nothing', async () => {
    const someone = await (await pages()).signedIn()
    const { html } = await someone.get('/table-sets')
    const fields = { commandId: hidden(html, 'commandId'), setId: hidden(html, 'setId'), name: 'Twice' }
    const [one, two] = [await someone.post('/table-sets', fields), await someone.post('/table-sets', fields)]
    assert.equal(one.location, two.location)
    const form = await someone.get(`${one.location}/tables/new`)
    await withTable(someone, one.location)
    const late = await someone.post(`${one.location}/tables/new`, { commandId: '00000000-0000-4000-8000-00000000beef', seen: hidden(form.html, 'seen'), ...TABLE, title: 'Mine', act: 'save' })
    assert.equal(late.status, 422)
    assert.match(textOf(late.html), /Somebody else saved this set/)
    assert.match(late.html, /value="Mine"/)
    assert.match(textOf((await someone.get(one.location)).html), /By quarter/)
  })

  test('it is taken away as a file, loaded again, and is the same set; a wrong file says what is wrong', async () => {
    const someone = await (await pages()).signedIn()
    const at = await begun(someone)
    await withTable(someone, at)
    const file = await someone.get(`${at}/table-set.json`)
    const load = async (text: string) => {
      const { html } = await someone.get('/table-sets')
      const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
      const body = `${part('commandId', hidden(html, 'commandId'))}${part('setId', hidden(html, 'setId'))}--x\r\ncontent-disposition: form-data; name="file"; filename="set.json"\r\ncontent-type: application/json\r\n\r\n${text}\r\n--x--\r\n`
      return someone.send(`/table-sets/load?_csrf=${hidden(html, '_csrf')}`, body, 'multipart/form-data; boundary=x')
    }
    const loaded = await load(file.html)
    assert.equal(loaded.status, 303)
    assert.equal((await someone.get(`${loaded.location}/table-set.json`)).html, file.html)
    assert.match(textOf((await load(file.html.replace('"channel"', '"moon-phase"'))).html), /Table 1: “Rows” has a word that this Heard does not know\. The file may come from a newer one/)
    for (const hostile of ['null', '[]', '"x"', '7', '{"name":"x","tables":{}}', '{"name":"x","tables":[null,[],1]}', `{"name":"x","tables":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      file.html.replace('"by-quarter"', '"../../x"'), file.html.replace('"by-quarter"', '"__proto__"'), file.html.replace('"tables"', '"__proto__": {"a": 1}, "tables"'),
      JSON.stringify({ name: 'x', tables: Array.from({ length: 61 }, () => (JSON.parse(file.html) as { tables: unknown[] }).tables[0]) }), '\u0000\u0001', ''])
      assert.equal((await load(hostile)).status, 422, hostile.slice(0, 60))
    const wrong = await load(file.html.replace('"channel"', '"stage-2-time"').replace('"years": 1', '"years": 0'))
    assert.equal(wrong.status, 422)
    assert.match(textOf((await load('{')).html), /not JSON|no JSON|JSON/)
  })

  test('what could not be read again is not kept, and is told at its field: too many notes, too long a title or name', async () => {
    const someone = await (await pages()).signedIn()
    const at = await begun(someone)
    const notes = await withTable(someone, at, { ...TABLE, notes: 'a\nb\nc\nd\ne\nf' })
    assert.deepEqual([notes.status, /href="#notes"[^>]*>Enter at most 5 notes/.test(notes.html), /a\nb\nc\nd\ne\nf/.test(notes.html)], [422, true, true])
    assert.match((await withTable(someone, at, { ...TABLE, title: 'x'.repeat(201) })).html, /href="#title"[^>]*>The title of the table can have at most 200 letters/)
    const { html } = await someone.get(at)
    const renamed = await someone.post(`${at}/name`, { commandId: hidden(html, 'commandId'), seen: hidden(html, 'seen'), name: 'x'.repeat(201) })
    assert.match(renamed.html, /href="#name"[^>]*>The name of the set can have at most 200 letters/)
    assert.equal((await someone.get(at)).status, 200)
    const list = await someone.get('/table-sets')
    assert.equal((await someone.post('/table-sets', { commandId: hidden(list.html, 'commandId'), setId: hidden(list.html, 'setId'), name: 'x'.repeat(201) })).status, 422)
  })

  test('a title with markup is printed as it was typed', async () => {
    const someone = await (await pages()).signedIn()
    const at = await begun(someone, '<script>alert(1)</script>')
    await withTable(someone, at, { ...TABLE, title: '<b>bold</b>', notes: '<i>note</i>' })
    for (const url of [at, `${at}/years/2019-20`, '/table-sets']) assert.ok(!/<script>alert|<b>bold|<i>note/.test((await someone.get(url)).html), url)
  })

  test('a set that is taken away is gone, and its versions are kept', async () => {
    const someone = await (await pages()).signedIn()
    const at = await begun(someone)
    const { html } = await someone.get(at)
    assert.equal((await someone.post(`${at}/remove`, { commandId: hidden(html, 'commandId'), seen: hidden(html, 'seen') })).location, '/table-sets?removed=yes')
    assert.equal((await someone.get(at)).status, 404)
  })

  test('only the complaints manager builds; a stranger signs in', async () => {
    const web = await pages()
    for (const role of ['head-of-service', 'team-manager', 'reader'] as const) {
      const someone = await web.signedIn(role)
      assert.equal((await someone.get('/table-sets')).status, 200, role)
      assert.equal((await someone.post('/table-sets', { name: 'No' })).status, 403, role)
    }
    assert.equal((await (await web.signedIn('administrator')).get('/table-sets')).status, 403)
    assert.equal((await web.visitor().get('/table-sets')).status, 303)
  })
})
