import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servicesWithFacts } from '../../../../test/support/figures-services.ts'
import { foundingFacts } from '../../../../test/support/report-facts.ts'
import { testWeb, textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'
import { figuresRoutes } from '../figures/route.ts'
import { signInRoutes } from '../sign-in/route.ts'
import { benchmarkRoutes } from './route.ts'

const pages = () => testWeb({ services: servicesWithFacts(foundingFacts()) }, [...signInRoutes, ...benchmarkRoutes, ...figuresRoutes])
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const OTHER: Fields = { authority: 'Marlstone', year: '2019-20', place: 'outcomes upheld', measure: 'percent', value: '34', source: 'Annual report 2019-20', page: 'p. 9', note: 'Counts points, not complaints' }

async function add(someone: Visitor, fields: Fields = OTHER) {
  const { html } = await someone.get('/benchmarks')
  return someone.post('/benchmarks', { commandId: hidden(html, 'commandId'), benchmarkId: hidden(html, 'benchmarkId'), ...fields })
}

test('a figure of another authority stands beside ours with its source, and our own figures stay as they were', async () => {
  const someone = await (await pages()).signedIn()
  const before = textOf((await someone.get('/figures/2019-20')).html)
  assert.match(textOf((await someone.get('/benchmarks')).html), /Nothing of another authority is kept yet/)
  assert.equal((await add(someone)).location, '/benchmarks?saved=yes')
  assert.match(textOf((await someone.get('/benchmarks')).html), /Outcomes of statutory complaints: Upheld, 2019-20 .*Sandbourne \(ours\) 7, 21% The register – – Marlstone 34% Annual report 2019-20, p\. 9 Counts points, not complaints/)
  assert.equal(textOf((await someone.get('/figures/2019-20')).html), before)
})

test('what is missing or no number is told by field', async () => {
  const someone = await (await pages()).signedIn()
  const page = await add(someone, { ...OTHER, authority: '', value: 'many', year: 'last', place: '', source: '' })
  assert.equal(page.status, 422)
  for (const field of ['authority', 'value', 'year', 'place', 'source']) assert.match(page.html, new RegExp(`href="#${field}"`), field)
})

test('it is taken away again, a double click adds one, and hostile words stay words', async () => {
  const someone = await (await pages()).signedIn()
  const { html } = await someone.get('/benchmarks')
  const fields = { commandId: hidden(html, 'commandId'), benchmarkId: hidden(html, 'benchmarkId'), ...OTHER, authority: '<b>Marlstone</b>' }
  await someone.post('/benchmarks', fields)
  await someone.post('/benchmarks', fields)
  const page = await someone.get('/benchmarks')
  assert.equal(page.html.match(/&lt;b&gt;Marlstone/g)?.length, 2)
  assert.ok(!page.html.includes('<b>Marlstone'))
  const action = /action="(\/benchmarks\/[^"]+)"/.exec(page.html)?.[1] ?? ''
  await someone.post(action, { commandId: hidden(page.html, 'commandId'), seen: '1' })
  assert.match(textOf((await someone.get('/benchmarks')).html), /Nothing of another authority/)
})

test('whoever may see figures reads them; only the complaints manager types', async () => {
  const web = await pages()
  const reader = await web.signedIn('reader')
  assert.equal((await reader.get('/benchmarks')).status, 200)
  assert.equal((await reader.post('/benchmarks', OTHER)).status, 403)
  assert.equal((await (await web.signedIn('administrator')).get('/benchmarks')).status, 403)
})

/** Loads a CSV by the form of the page as it stands. */
async function load(someone: Visitor, text: string) {
  const { html } = await someone.get('/benchmarks')
  const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const body = `${part('commandId', hidden(html, 'commandId'))}--x\r\ncontent-disposition: form-data; name="file"; filename="b.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--x--\r\n`
  const send = () => someone.send(`/benchmarks/load?_csrf=${hidden(html, '_csrf')}`, body, 'multipart/form-data; boundary=x')
  return { send, first: await send() }
}
const HEAD = 'authority,year,table,row,measure,value,source,page,note\n'

test('figures of others are loaded from a CSV and taken away as one: what is new is added, what differs changed, and nothing doubled', async () => {
  const someone = await (await pages()).signedIn()
  await add(someone)
  const { send, first } = await load(someone, `${HEAD}Marlstone,2019-20,outcomes,upheld,percent,35%,Annual report 2019-20,p. 9,\nWexmoor,2019-20,outcomes,upheld,count,12,Paper 4,,"a, ""b"""\n`)
  assert.match(textOf((await someone.get(first.location)).html), /1 figure added, 1 changed, 0 there already/)
  await send()
  const page = textOf((await someone.get('/benchmarks')).html)
  assert.match(page, /Marlstone 35%.*Wexmoor 12 Paper 4 a, "b"|Marlstone 35%.*Wexmoor 12 Paper 4 a, &quot;b&quot;/)
  const file = await someone.get('/benchmarks/benchmarks.csv')
  assert.match(file.html, /Marlstone,2019-20,outcomes,upheld,percent,35,Annual report 2019-20,p\. 9,/)
  assert.match((await load(someone, file.html)).first.location, /added=0&changed=0&same=2/)
  assert.equal((await someone.get('/benchmarks/benchmarks.csv')).html, file.html)
})

test('what is wrong in a CSV is told by row and column, and nothing of it is loaded', async () => {
  const someone = await (await pages()).signedIn()
  const wrong = (await load(someone, `${HEAD}Marlstone,2019-20,outcomes,upheld,percent,35,A,,\n,last,outcome,upheld,share,many,,,\nWexmoor,2019-20,outcomes,moon,count,1,S,,\nMarlstone,2019-20,outcomes,upheld,percent,36,A,,\n`)).first
  assert.equal(wrong.status, 422)
  const text = textOf(wrong.html)
  for (const at of ['Row 3, authority: nothing is entered', 'Row 3, source: nothing', 'Row 3, year: this is not a year', 'Row 3, table: there is no table', 'Row 3, measure: this is none of count, percent, rate', 'Row 3, value: this is no number', 'Row 4, row: the table has no row', 'Row 5: the same figure'])
    assert.ok(text.includes(at), at)
  assert.match(text, /Nothing of another authority is kept yet/)
  assert.match(textOf((await load(someone, 'a,b\n1,2\n')).first.html), /Row 1: the first row has to name the columns/)
  assert.equal((await (await (await pages()).signedIn('reader')).send('/benchmarks/load', 'x', 'multipart/form-data; boundary=x')).status, 403)
})

test('what is too long to be kept is told at its field and is not lost', async () => {
  const someone = await (await pages()).signedIn()
  const page = await add(someone, { ...OTHER, note: 'x'.repeat(301) })
  assert.equal(page.status, 422)
  assert.match(page.html, /href="#note"[^>]*>What makes it hard to compare \(optional\) can have at most 300 letters/)
})
