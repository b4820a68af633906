import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servicesWithFacts } from '../../../../test/support/figures-services.ts'
import { foundingFacts } from '../../../../test/support/report-facts.ts'
import { testWeb, textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'
import { figuresRoutes } from '../figures/route.ts'
import { signInRoutes } from '../sign-in/route.ts'
import { printedFigureRoutes } from './route.ts'

const pages = (isDemonstration = false) => testWeb({ services: servicesWithFacts(foundingFacts(), { isDemonstration }) }, [...signInRoutes, ...printedFigureRoutes, ...figuresRoutes])
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function begun(someone: Visitor, years = '2019-20 2018-19'): Promise<string> {
  const { html } = await someone.get('/printed-figures')
  const fields = { commandId: hidden(html, 'commandId'), reportId: hidden(html, 'reportId'), title: 'Annual report', source: 'Cabinet paper 7', years }
  return (await someone.post('/printed-figures', fields)).location
}

async function typed(someone: Visitor, at: string, table: Fields) {
  const { html } = await someone.get(at)
  return someone.post(`${at}/table`, { commandId: hidden(html, 'commandId'), seen: hidden(html, 'seen'), act: 'save', ...table })
}

const OUTCOMES: Fields = { table: 'outcomes', measure: 'count', page: 'Page 4', values: 'Upheld: - 7\nPartly upheld: - 11\nNot upheld: - 15\nResolved by a letter: - 1', base: '- 33', isWhole: 'yes' }

test('what the demonstration printed is kept like any other, and its mistakes are named', async () => {
  const someone = await (await pages(true)).signedIn('head-of-service')
  assert.match(textOf((await someone.get('/printed-figures')).html), /Annual report 2019\/20 .*as published 2016-17 to 2019-20/)
  const text = textOf((await someone.get('/printed-figures/printed')).html)
  assert.match(text, /11 of its percentages cannot arise/)
  assert.match(text, /How complaints were made , Percentages Percentages Section 4\.3/)
  assert.match(text, /Beside what the register gives.*64% cannot arise from 30 complaints/)
})

test('another authority types its own: beside the register’s numbers, with what differs, on every page of figures', async () => {
  const someone = await (await pages()).signedIn()
  assert.ok(!(await someone.get('/figures/2019-20')).html.includes('as published'))
  const at = await begun(someone)
  assert.equal((await typed(someone, at, OUTCOMES)).location, `${at}?saved=yes`)
  const text = textOf((await someone.get(at)).html)
  assert.match(text, /Not upheld, 2019-20\. 15 was printed; the register has 14/)
  assert.match(text, /add up to 34 of 33/)
  assert.match(text, /Resolved by a letter/)
  assert.match(textOf((await someone.get('/figures/2019-20')).html), /15 was printed; the register has 14/)
})

test('what was typed again is another version, and the one before is kept with who typed it', async () => {
  const someone = await (await pages()).signedIn()
  const at = await begun(someone)
  await typed(someone, at, OUTCOMES)
  const form = await someone.get(`${at}?table=outcomes&measure=count`)
  assert.match(form.html, /upheld: - 7\npartly-upheld: - 11/)
  await typed(someone, at, { ...OUTCOMES, values: 'Upheld: - 7\nPartly upheld: - 11\nNot upheld: - 14' })
  assert.match(textOf((await someone.get(at)).html), /Version 3, .* Version 2, .* Version 1/)
})

test('slips are told by field, and nothing is kept', async () => {
  const someone = await (await pages()).signedIn()
  const at = await begun(someone)
  const wrong = await typed(someone, at, { ...OUTCOMES, values: 'Upheld: 7', base: '33' })
  assert.equal(wrong.status, 422)
  assert.match(textOf(wrong.html), /“Upheld: 7” needs 2 values, one for each year; a dash where none was printed/)
  assert.match(wrong.html, /href="#base"/)
  assert.match(textOf((await typed(someone, at, { ...OUTCOMES, values: '' })).html), /Enter a line for each row/)
  const { html } = await someone.get('/printed-figures')
  const badYears = await someone.post('/printed-figures', { commandId: hidden(html, 'commandId'), reportId: hidden(html, 'reportId'), title: 'T', source: 'S', years: '2019-20 soon' })
  assert.match(badYears.html, /href="#years"/)
})

test('two people at once lose nothing, and a double click types once', async () => {
  const someone = await (await pages()).signedIn()
  const at = await begun(someone)
  const stale = hidden((await someone.get(at)).html, 'seen')
  await typed(someone, at, OUTCOMES)
  const late = await someone.post(`${at}/table`, { commandId: '00000000-0000-4000-8000-00000000beef', seen: stale, act: 'save', ...OUTCOMES, values: 'Upheld: - 9' })
  assert.equal(late.status, 422)
  assert.match(textOf(late.html), /Somebody else saved this report/)
  assert.match(late.html, /Upheld: - 9/)
})

test('a file is loaded, JSON or CSV, and hostile words stay words', async () => {
  const someone = await (await pages()).signedIn()
  const load = async (text: string, title = '') => {
    const { html } = await someone.get('/printed-figures')
    const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const body = `${part('commandId', hidden(html, 'commandId'))}${part('reportId', hidden(html, 'reportId'))}${part('csvTitle', title)}--x\r\ncontent-disposition: form-data; name="file"; filename="f"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--x--\r\n`
    return someone.send(`/printed-figures/load?_csrf=${hidden(html, '_csrf')}`, body, 'multipart/form-data; boundary=x')
  }
  const at = (await load('table,measure,row,year,value\noutcomes,count,upheld,2019-20,8\noutcomes,count,<b>odd</b>,2019-20,1\n', '<script>x</script>')).location
  const page = await someone.get(at)
  assert.match(textOf(page.html), /8 was printed; the register has 7/)
  assert.ok(!/<script>x|<b>odd/.test(page.html))
  const file = await someone.get(`${at}/printed-report.json`)
  assert.equal((await load(file.html)).status, 303)
  assert.match(textOf((await load('a,b\n1,2\n', 'T')).html), /Row 1: the first row has to name the columns/)
  assert.match(textOf((await load('a,b\n1,2\n')).html), /Enter the title of the report/)
  const tables = await someone.get(`${at}/printed-report.csv`)
  assert.match(tables.html, /outcomes,count,upheld,2019-20,8,/)
  assert.match(textOf((await someone.get((await load(tables.html, 'Again')).location)).html), /8 was printed; the register has 7/)
  assert.match(textOf((await load('table,measure,row,year,value\noutcomes,sum,upheld,2019-20,x\n', 'T')).html), /Row 2, measure: .* Row 2, value: this is no number/)
  assert.match(textOf((await load('{"title":"x","columns":["2019-20"],"tables":[{}]}')).html), /tables\[0\]/)
})

test('only the complaints manager types; whoever may see figures reads', async () => {
  const web = await pages(true)
  for (const role of ['head-of-service', 'team-manager', 'reader'] as const) {
    const someone = await web.signedIn(role)
    const { html, status } = await someone.get('/printed-figures/printed')
    assert.equal(status, 200)
    assert.ok(!html.includes('Save as printed'))
    assert.equal((await someone.post('/printed-figures/printed/table', {})).status, 403)
  }
})

test('a printed report is checked by itself: every finding with its printed cells, no report made', async () => {
  const someone = await (await pages(true)).signedIn('head-of-service')
  const { html } = await someone.get('/printed-figures/printed/findings')
  const text = textOf(html)
  assert.match(text, /\d+ findings: \d+ wrong, \d+ inconsistent, 1 does not rebuild/)
  assert.match(text, /7 \+ 11 \+ 14 = 32 of 33: 1 is in none of them/)
  assert.match(text, /The count was 19 in each of 2017-18, 2018-19 and 2019-20\. Its share moved \(64%, 43% and 58%\)/)
  assert.match(text, /20 reasons are listed; 18 complaints were upheld or partly upheld/)
  assert.match(html, /<strong>64%<\/strong>/)
  assert.match(text, /What it says 100% is 23 30 44 33/)
  assert.ok(!html.includes('Explain why it stands'))
})

test('a report of which nothing is typed says what to do, and one that agrees with itself says that', async () => {
  const someone = await (await pages()).signedIn()
  const at = await begun(someone)
  assert.match(textOf((await someone.get(`${at}/findings`)).html), /Nothing of this report is typed yet.*Type a table or its sentences/)
  await typed(someone, at, { ...OUTCOMES, values: 'Upheld: - 7\nPartly upheld: - 11\nNot upheld: - 15', base: '- 33' })
  assert.match(textOf((await someone.get(`${at}/findings`)).html), /Nothing was found\..* Its sentences are not typed/)
})

test('sentences are typed, typed again and taken out, and stay words', async () => {
  const someone = await (await pages()).signedIn()
  const at = await begun(someone)
  const section = async (fields: Fields) => {
    const { html } = await someone.get(at)
    return someone.post(`${at}/section`, { commandId: hidden(html, 'commandId'), seen: hidden(html, 'seen'), act: 'save', section: '', ...fields })
  }
  assert.equal((await section({ heading: 'The <b>Ombudsman</b>', text: 'Stage 4 is the Ombudsman.\n\n- One\n- Two' })).location, `${at}?saved=yes`)
  const { html } = await someone.get(`${at}/findings`)
  assert.match(textOf(html), /The Ombudsman is called a stage/)
  assert.ok(!html.includes('<b>Ombudsman'))
  assert.match((await someone.get(`${at}?section=section-1`)).html, /Stage 4 is the Ombudsman\.\s+- One/)
  await section({ section: 'section-1', heading: 'The Ombudsman', text: 'After stage 3 people may go to the Ombudsman.' })
  assert.match(textOf((await someone.get(`${at}/findings`)).html), /Nothing was found/)
  const wrong = await section({ heading: '', text: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#heading"/)
  await section({ act: 'remove', section: 'section-1' })
  assert.match(textOf((await someone.get(`${at}/findings`)).html), /Nothing of this report is typed yet/)
})

test('who may not see figures sees no findings either, and only the complaints manager types sentences', async () => {
  const web = await pages(true)
  const reader = await web.signedIn('reader')
  assert.equal((await reader.get('/printed-figures/printed/findings')).status, 200)
  assert.equal((await reader.post('/printed-figures/printed/section', {})).status, 403)
  assert.equal((await reader.get('/printed-figures/nothing/findings')).status, 404)
})

test('what could not be read again is not kept, and is told at its field', async () => {
  const someone = await (await pages()).signedIn()
  const at = await begun(someone)
  assert.match((await typed(someone, at, { ...OUTCOMES, page: 'x'.repeat(301) })).html, /href="#page"[^>]*>The page or section can have at most 300 letters/)
  const { html } = await someone.get(at)
  const heading = await someone.post(`${at}/section`, { commandId: hidden(html, 'commandId'), seen: hidden(html, 'seen'), act: 'save', section: '', heading: 'x'.repeat(301), text: 'Words.' })
  assert.deepEqual([heading.status, /href="#heading"/.test(heading.html)], [422, true])
  assert.match((await typed(someone, at, { ...OUTCOMES, values: 'Upheld: - 9999999999999' })).html, /href="#values"/)
  assert.equal((await someone.get(at)).status, 200)
  const list = await someone.get('/printed-figures')
  const long = await someone.post('/printed-figures', { commandId: hidden(list.html, 'commandId'), reportId: hidden(list.html, 'reportId'), title: 'x'.repeat(301), source: 'S', years: '2019-20' })
  assert.match(long.html, /href="#title"[^>]*>The title can have at most 300 letters/)
})
