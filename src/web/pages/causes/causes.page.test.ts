import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servicesWithFacts } from '../../../../test/support/figures-services.ts'
import { aFact, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { testWeb, textOf } from '../../../../test/support/web.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { signInRoutes } from '../sign-in/route.ts'
import { causesRoutes } from './route.ts'

const word = (code: string, label: string) => ({ code, label, from: isoDate('2006-09-01'), until: null })
const settings = { words: { ...REPORTING_SETTINGS.words, reasonsUpheld: [{ ...word('delay', 'Delay <b>'), tags: ['timeliness'] }, word('conduct', 'Conduct')], causeTags: [word('timeliness', 'Timeliness')] } }
const upheld = (streamId: string, causes: readonly string[]) =>
  aFact({ streamId, reference: `Z-${streamId}`, receivedOn: isoDate('2026-05-06'), foundOn: isoDate('2026-05-20'), outcome: 'upheld', causes, natures: ['human-error'], teams: ['cin-widnes'] })
const web = () => testWeb({ services: servicesWithFacts([upheld('1', ['delay']), upheld('2', ['delay', 'conduct']), upheld('3', [])], settings) }, [...signInRoutes, ...causesRoutes])

test('each cause stands with its tags and how many complaints it has in each year, and opens to its own page', async () => {
  const { html } = await (await (await web()).signedIn()).get('/causes')
  assert.match(textOf(html), /Delay.*Timeliness.*2.*Conduct.*1.*Upheld without a cause recorded.*1/)
  assert.match(html, /href="\/causes\/delay"/)
  assert.match(html, /href="\/figures\/2026-27\/causes\/delay\/2026-27"/)
  assert.ok(!html.includes('Delay <b>'))
})

test('one cause stands by team, with how it came about in its complaints alone, and names none of them to a reader', async () => {
  const { html } = await (await (await web()).signedIn('reader')).get('/causes/conduct')
  assert.match(textOf(html), /All teams 0 0 0 1 CIN Widnes 0 0 0 1.*Human error 0 0 0 1/)
  assert.ok(!html.includes('Z-2') && !html.includes('/complaints/'))
})

test('a cause that there is not, and a row that is no cause, are not found', async () => {
  const someone = await (await web()).signedIn()
  for (const code of ['nonsense', 'no-cause-recorded', 'total', '%3Cb%3E']) assert.equal((await someone.get(`/causes/${code}`)).status, 404, code)
})

test('who may see no figures sees no causes', async () => assert.equal((await (await (await web()).signedIn('administrator')).get('/causes')).status, 403))
