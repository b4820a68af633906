import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { saveBenchmark } from '../../src/application/benchmarks.ts'
import { saveTableSet } from '../../src/application/change-table-sets.ts'
import { savePrintedReport } from '../../src/application/printed-reports.ts'
import { ROLES, type Role } from '../../src/application/ports.ts'
import { beginReport } from '../../src/application/report/begin-report.ts'
import { viewReport } from '../../src/application/report/read-report.ts'
import { changeReport } from '../../src/application/report/write-report.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { urls } from '../../src/web/urls.ts'
import { FILES, givenEdition, givenWithdrawn, shortDocument } from '../support/published.ts'
import type { HttpVisitor, Seen } from './http-visitor.ts'
import { entriesOf } from './register-entries.ts'
import { SOUTH, WALKERS, aComplaintOf, servedRegister } from './served-register.ts'

const served = await servedRegister({ after })
const { services } = served
const manager = await served.manager()
const on = isoDate('2026-11-23')
const next = () => services.ids.next()

/** What only those may read who may see reports and entries of the register. */
const DRAFT = ['Draftheadingwords', 'Draftsectionwords', 'Commentwords'] as const
const ENTRIES = 'Zanthoxley'
const GONE = 'Gonesectionwords'

const complaint = await aComplaintOf(served, ENTRIES, `${ENTRIES} was never rung back`)
const entryIds = await entriesOf(served, ENTRIES, complaint.complaintId)
const reportId = next()
await beginReport(services, manager, { reportId, commandId: next(), year: '2025-26', document: 'annual-report', continues: null, outline: [{ heading: DRAFT[0], text: DRAFT[1] }] })
const view = await viewReport(services, manager, reportId)
const sectionId = view.kind === 'report' ? view.sections[0]?.id ?? '' : ''
const commentId = next()
assert.equal((await changeReport(services, manager, { reportId, commandId: next(), command: { type: 'make-comment', on, commentId, sectionId, text: { words: DRAFT[2] } } })).kind, 'done')
const [publishedId, withdrawnId] = [next(), next()]
await givenEdition(services, manager.authorityId, { edition: 1, document: shortDocument('13'), reportId: publishedId })
const gone = shortDocument(GONE, { period: { label: '2018-19', from: isoDate('2018-04-01'), to: isoDate('2019-03-31') } })
await givenEdition(services, manager.authorityId, { edition: 1, document: gone, reportId: withdrawnId, files: [{ name: FILES[1]?.name ?? '', mediaType: 'application/pdf', bytes: Buffer.from(GONE) }] })
await givenWithdrawn(services, manager.authorityId, 'It named a school.', withdrawnId)
const [setId, printedId, benchmarkId] = [next(), next(), next()]
assert.equal((await saveTableSet(services, manager, { setId, seen: 0, commandId: next() }, {
  name: 'Our own tables', tables: [{ id: 'outcomes', title: 'Outcomes', measure: 'complaints-received', of: 'statutory', statistic: null, rows: 'channel', columns: 'years', years: 2, base: 'none', percentages: false, notes: [] }],
})).kind, 'saved')
assert.equal((await savePrintedReport(services, manager, { reportId: printedId, seen: 0, commandId: next() }, { title: 'Printedtitlewords', columns: ['2019-20'], tables: [] })).kind, 'saved')
assert.equal((await saveBenchmark(services, manager, { benchmarkId, seen: 0, commandId: next() }, { authority: 'Benchmarkwords', year: '2019-20', table: 'outcomes', row: 'upheld', measure: 'count', value: 3, source: 'Their report', page: '', note: '' })).kind, 'saved')

/** The other authority has a report of the same year, and has published another: its words are nobody's here. */
const south = await served.manager(SOUTH)
const southernId = next()
await beginReport(services, south, { reportId: southernId, commandId: next(), year: '2025-26', document: 'annual-report', continues: null, outline: [{ heading: 'Southernwords', text: 'Southernwords' }] })
await givenEdition(services, south.authorityId, { edition: 1, document: shortDocument('99', { title: 'Southernwords' }), reportId: next() })

type Who = Role | 'nobody'
const SEES_REPORTS: ReadonlySet<Who> = new Set(['complaints-manager', 'complaints-officer', 'head-of-service', 'director', 'auditor'])
const SEES_PRINTED: ReadonlySet<Who> = new Set(['complaints-manager', 'complaints-officer', 'head-of-service', 'team-manager', 'director', 'reader', 'learning-lead', 'auditor'])

/** What may stand for each name in a path: a route with a name that is not here has no row, and fails. */
const IDS = [reportId, southernId, crypto.randomUUID()]
const VALUES: Readonly<Record<string, readonly string[]>> = {
  reportId: [...IDS, publishedId, printedId], id: [...IDS, publishedId, withdrawnId], sectionId: [sectionId, crypto.randomUUID()], setId: [setId, 'founding-report'], tableId: ['outcomes', 'nothing'], benchmarkId: [benchmarkId],
  year: ['2019-20', '2018-19', '2025-26'], kind: ['annual-report', 'briefing', 'constructor'], part: ['edition-1', 'edition-2', FILES[1]?.name ?? ''], file: [...FILES.map(({ name }) => name), 'differences'], table: ['outcomes', 'nothing'],
  format: ['json', 'csv', 'html'], streamId: [...entryIds, reportId], themeId: [...entryIds, reportId], command: ['correct', 'record-consent-to-quote'], step: ['history', 'draft'], span: ['month'], from: ['2026-11-01'],
  // The rest is asked with the ids of complaints in who-sees-what.db.test.ts.
  code: [], draftId: [], entryId: [], sequel: [], complaintId: [], clockId: [], stage: [], whose: [], personId: [], row: [], column: [], disruptionId: [], importId: [], list: [],
  page: [], noticeId: [], token: [], factorId: [], sessionId: [], userId: [], accessId: [], paper: [], item: [], fileId: [], destructionId: [], holdId: [], messageId: [], documentId: [], letterId: [], templateId: [], batchId: [],
}
const OF_REPORTS = /^\/(reports|published|outputs|table-sets|printed-figures|benchmarks|compliments|learning|themes|robots)/
/** The same bytes take a second each as PDF, DOCX and the like: whoever may have one format may have all, and by one rule. */
const DEAR = /\.(pdf|docx|odt|ods)$/

function pathsOf(url: string): readonly string[] {
  let paths: readonly string[] = [url]
  for (const [, name = ''] of url.matchAll(/:(\w+)/g)) paths = paths.flatMap((path) => (VALUES[name] ?? []).map((value) => path.replace(`:${name}`, value)))
  return paths
}

const visitors = new Map<Who, HttpVisitor>([['nobody', served.visitor()]])
for (const role of ROLES) visitors.set(role, await served.signedIn(role))
const visitorOf = (who: Who): HttpVisitor => visitors.get(who) ?? served.visitor()

/** What of it `who` may not read. */
function leaks(who: Who, { html, location, headers }: Seen): readonly string[] {
  const answer = `${html}\n${location}\n${JSON.stringify(headers)}`
  const hidden = ['Southernwords', GONE, ...(SEES_REPORTS.has(who) ? [] : [...DRAFT, ENTRIES]), ...(SEES_PRINTED.has(who) ? [] : ['Printedtitlewords', 'Benchmarkwords'])]
  return hidden.filter((words) => answer.includes(words) && !(words === GONE && SEES_REPORTS.has(who)))
}

test('every route of the program has its row here or in who-sees-what', () => {
  const names = new Set(ROUTES.flatMap(({ url }) => [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)))
  assert.deepEqual([...names].filter((name) => !Object.hasOwn(VALUES, name)), [])
  // What the server answers beside the pages: health, feeds of the diary, the authority's logo and colour, files of the pages.
  const unnamed = (route: string) => route.replaceAll(/:[\w|:]+/g, ':')
  const known = new Set<string>(ROUTES.map(({ method, url }) => unnamed(`${method} ${url}`)))
  assert.ok(served.routes.length >= known.size)
  const beside = served.routes.filter((route) => !known.has(unnamed(route)) && !route.startsWith('HEAD '))
  assert.deepEqual(beside.filter((route) => !/^(GET|POST) \/(health|feed|brand|assets)\b/.test(route)), [])
})

describe('Nothing of a draft, an entry or another authority’s report reaches whoever may not read it', () => {
  for (const who of [...WALKERS, 'nobody'] as const) test(`on any page of reports, to ${who}`, async () => {
    for (const { method, url, ...route } of ROUTES) {
      if (method !== 'GET' || !OF_REPORTS.test(url) || DEAR.test(url)) continue
      for (const path of pathsOf(url)) {
        const seen = await visitorOf(who).get(path)
        assert.ok(seen.status < 500, `${path} answered ${seen.status}`)
        assert.deepEqual(leaks(who, seen), [], path)
        if ('shared' in route && route.shared === true) assert.equal(seen.headers['set-cookie'], undefined, path)
      }
    }
  })

  test('a draft, a report of another authority and one that never was answer alike, word for word, to whoever sees no reports', async () => {
    for (const who of ['team-manager', 'reader', 'administrator', 'nobody'] as const) for (const { method, url } of ROUTES) {
      if (method !== 'GET' || !/^\/reports\/:(reportId|id)/.test(url)) continue
      const answers = new Set<string>()
      for (const id of IDS) {
        const { status, html, location } = await visitorOf(who).get(url.replace(/:(reportId|id)/, id).replace(':sectionId', sectionId).replace(':table', 'outcomes'))
        answers.add(`${status} ${html} ${location}`.replaceAll(id, 'ID'))
      }
      assert.equal(answers.size, 1, `${url} to ${who}`)
      assert.match([...answers][0] ?? '', /^(303|403|404) /, `${url} to ${who}`)
    }
  })

  test('the public pages have the published one, the reason why another is gone, and nothing that tells of a draft', async () => {
    const nobody = visitorOf('nobody')
    assert.equal((await nobody.get(urls.publication('2019-20', 'annual-report'))).status, 200)
    const withdrawn = await nobody.get(urls.edition('2018-19', 'annual-report', 1))
    assert.deepEqual([withdrawn.status, /It named a school\./.test(withdrawn.html)], [410, true])
    assert.equal((await nobody.get(`${urls.edition('2018-19', 'annual-report', 1)}/${FILES[1]?.name ?? ''}`)).status, 410)
    const [draft, never] = [await nobody.get(urls.publication('2025-26', 'annual-report')), await nobody.get(urls.publication('1999-00', 'annual-report'))]
    const tellable = ({ status, html, headers }: Seen) => [status, html, headers['etag'], headers['cache-control'], headers['last-modified'], headers['link'], headers['content-length'], headers['set-cookie']]
    assert.deepEqual(tellable(draft), tellable(never))
    assert.equal(draft.status, 404)
  })

  test('by no command does anybody change a report who may not write one, and nobody comments who may not', async () => {
    const before = await served.eventCount(`stream_id = '${reportId}'`)
    for (const who of ['team-manager', 'reader', 'administrator', 'head-of-service', 'nobody'] as const) {
      const visitor = visitorOf(who)
      await visitor.get('/help')
      for (const { method, url, access } of ROUTES) {
        if (method !== 'POST' || !/^\/reports\b/.test(url) || (who === 'head-of-service' && access !== 'write-report')) continue
        const path = url.replace(/:(reportId|id)/, reportId).replace(':sectionId', sectionId).replace(':table', 'outcomes').replace(':step', 'remove')
        const typed = { commandId: next(), reportId: next(), year: '2023-24', sectionId, over: '2', seq: '4', heading: 'Changed', text: 'Changed', set: setId, 'words-submit-report': 'x', step: 'submit-report', content: '0'.repeat(64) }
        const seen = await visitor.post(path, typed)
        assert.ok([303, 403, 404].includes(seen.status), `${path} answered ${seen.status} to ${who}`)
        if (seen.status === 303) assert.match(seen.location, /^\/sign-in/, `${path} to ${who}`)
        assert.deepEqual(leaks(who, seen), [], path)
      }
    }
    assert.equal(await served.eventCount(`stream_id = '${reportId}'`), before)
  })
})
