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
