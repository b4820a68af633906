import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { ROLES } from '../../src/application/ports.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { answerLabel } from '../../src/words/equality.ts'
import type { Seen } from './http-visitor.ts'
import { equalityOf, entriesOf } from './register-entries.ts'
import { WALKERS, aComplaintOf, servedRegister } from './served-register.ts'

const served = await servedRegister({ after })
const asked = await aComplaintOf(served, 'Askedham', 'Asked about herself')
/** Answers whose codes and labels are no word of anything else in the register. */
const ANSWERS = { 'ethnic-group': 'gypsy-or-irish-traveller', religion: 'buddhist', 'gender-identity': 'not-same-as-at-birth' } as const
await equalityOf(served, asked, 'complainant', ANSWERS)
await equalityOf(served, asked, 'child', { ...ANSWERS, 'child-disability': ['incontinence'] })
const entries = await entriesOf(served, 'Askedham', asked.complaintId)
const CODES = [...Object.values(ANSWERS), 'incontinence']
const TELLING = [...CODES, ...CODES.map(answerLabel).filter((label) => label !== 'No')]

/** The pages that name every answer there is: the form, blank or filled in, and the totals of a year. */
const NAMES_ALL_ANSWERS = ['/equality', '/complaints/:complaintId/equality/:whose', '/equality/paper/:whose']
/** In these files no word could be found, and they are made of the document that stands in HTML, CSV and JSON too. */
const PACKED = /\.(pdf|docx|odt|ods)$/
const VALUES: Readonly<Record<string, string>> = {
  year: '2026-27', format: 'json', table: 'complaints-received', row: 'received', column: '2026-27', list: 'teams', code: 'assessment', whose: 'complainant', step: 'check', kind: 'enquiry', command: 'add-note', clockId: 'acknowledgement',
}

function told({ html, location, headers }: Seen): readonly string[] {
  const answer = `${html}\n${location}\n${JSON.stringify(headers)}`.toLowerCase()
  return TELLING.filter((word) => answer.includes(word.toLowerCase()))
}

function pathsOf(url: string): readonly string[] {
  const filled = url.replaceAll(/:(\w+)/g, (whole, name: string) => VALUES[name] ?? whole)
  return filled.includes(':') ? [asked.complaintId, ...entries].map((id) => filled.replaceAll(/:\w+/g, id)) : [filled]
}

describe('What somebody answered about themselves', () => {
  for (const role of WALKERS) test(`stands on no page, list, export, file or feed that a ${role} can open, but on the form itself`, async () => {
    const visitor = await served.signedIn(role)
    for (const { method, url } of ROUTES) {
      if (method !== 'GET' || NAMES_ALL_ANSWERS.includes(url) || PACKED.test(url)) continue
      for (const path of pathsOf(url)) assert.deepEqual(told(await visitor.get(path)), [], path)
    }
    for (const format of ['json', 'csv', 'html']) assert.deepEqual(told(await visitor.get(`/figures/2026-27/download.${format}`)), [], format)
  })

  test('stands in no calendar that somebody subscribes to', async () => {
    for (const role of ['complaints-manager', 'head-of-service', 'team-manager'] as const) {
      const visitor = await served.signedIn(role)
      await visitor.get('/diary/feed')
      const made = await visitor.post('/diary/feed', { covers: 'visible' })
      const [, path = ''] = /(\/feed\/[\w-]+\.ics)/.exec(made.html) ?? []
      const calendar = await visitor.get(path)
      assert.match(calendar.html, /^BEGIN:VCALENDAR/, role)
      assert.deepEqual(told(calendar), [], role)
    }
  })

  test('is found by no search, whoever searches', async () => {
    for (const role of ROLES) {
      const visitor = await served.signedIn(role)
      await visitor.get('/help')
      for (const words of [...TELLING, 'Askedham']) {
        const { html, location } = await visitor.post('/search', { words })
        // What was asked is shown again; what was found is not what they answered.
        if (words === 'Askedham') assert.deepEqual(TELLING.filter((word) => html.includes(word)), [], role)
        else assert.ok(!html.includes(asked.complaintId) && !location.includes(asked.complaintId), `${role}: ${words}`)
      }
    }
  })

  test('is shown again to whoever entered it, and to nobody else', async () => {
    const chosen = /<option value="gypsy-or-irish-traveller" selected>/
    const form = `/complaints/${asked.complaintId}/equality/complainant`
    const shown: string[] = []
    for (const role of ['complaints-manager', 'second-complaints-manager', 'head-of-service', 'team-manager', 'reader', 'administrator'] as const)
      if (chosen.test((await (await served.signedIn(role)).get(form)).html)) shown.push(role)
    // One of the two complaints managers entered it; the other has the same role, and sees nothing of it.
    assert.equal(shown.length, 1, shown.join(', '))
    assert.match(shown[0] ?? '', /complaints-manager$/)
  })

  test('stands in no event, no projection, no words and no log: in its own table alone', async () => {
    const { rows: tables } = await served.database.pools.owner.query<{ name: string }>("select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
    const holding: string[] = []
    for (const { name } of tables) {
      // What was searched for is kept with who searched, and these tests searched for every answer.
      if (name === 'public.trace_words') continue
      const { rows } = await served.database.pools.owner.query(`select 1 from ${name} t where ${TELLING.map((_, at) => `t::text ilike '%' || $${at + 1} || '%'`).join(' or ')} limit 1`, [...TELLING])
      if (rows.length > 0) holding.push(name)
    }
    assert.deepEqual(holding, ['public.equality_answers'])
    assert.deepEqual(TELLING.filter((word) => served.logged.join('').includes(word)), [])
  })
})
