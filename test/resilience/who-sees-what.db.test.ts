import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { ROLES, type Role } from '../../src/application/ports.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { urls } from '../../src/web/urls.ts'
import { isFor } from '../sealed/alike.ts'
import { isCampaign } from './long.ts'
import { hiddenFields, type HttpVisitor, type Seen } from './http-visitor.ts'
import { answerWhatIsNeeded, commandForm, noteOf } from './recording.ts'
import { SOUTH, WALKERS, aComplaintOf, commanded, documented, servedRegister, teamManagerOf } from './served-register.ts'

const served = await servedRegister({ after })
const COMMANDS = [
  'acknowledge', 'record-details', 'allocate', 'extend-stage-one', 'pause-stage-one', 'resume-stage-one', 'draft-answer', 'submit-answer', 'send-back-answer',
  'approve-answer', 'answer-stage-one', 'log-contact', 'add-note', 'close', 'withdraw', 'reopen', 'correct', 'strike-out', 'request-investigation',
] as const

/** One complaint of the team manager's own team, one of another team, one of nobody's, and one of another authority; each with names and words of its own. */
const OWN = { name: 'Ownfield', said: 'Harbourmaster' }
const OTHER = { name: 'Otherleigh', said: 'Weathervane' }
const NOBODYS = { name: 'Nobodysham', said: 'Lighthouse' }
const ELSEWHERE = { name: 'Elsewhereton', said: 'Cathedral' }
const own = await documented(served, await allocated(OWN, 'assessment', true), OWN)
const other = await documented(served, await allocated(OTHER, 'fostering'), OTHER)
const nobodys = await documented(served, await aComplaintOf(served, NOBODYS.name, NOBODYS.said), NOBODYS)
// Three more, so that the numbers of the two authorities are not the same.
for (let at = 0; at < 3; at += 1) await aComplaintOf(served, 'Filler', 'Filling', SOUTH)
const elsewhere = await documented(served, await aComplaintOf(served, ELSEWHERE.name, ELSEWHERE.said, SOUTH), ELSEWHERE, SOUTH)
const ALL = [own, other, nobodys, elsewhere] as const
const SECRETS = [
  { of: 'own', words: [OWN.name, OWN.said, own.reference, own.complaintId] }, { of: 'other', words: [OTHER.name, OTHER.said, other.reference, other.complaintId] },
  { of: 'nobodys', words: [NOBODYS.name, NOBODYS.said, nobodys.reference, nobodys.complaintId] }, { of: 'elsewhere', words: [ELSEWHERE.name, ELSEWHERE.said, elsewhere.complaintId] },
] as const
type Which = (typeof SECRETS)[number]['of']

/** Which of the complaints each may see. */
const SEES: Readonly<Record<Role | 'nobody', readonly Which[]>> = {
  'complaints-manager': ['own', 'other', 'nobodys'], 'complaints-officer': ['own', 'other', 'nobodys'], 'head-of-service': ['own', 'other', 'nobodys'],
  auditor: ['own', 'other', 'nobodys'], 'team-manager': ['own'], director: [], reader: [], 'learning-lead': [], administrator: [], 'data-protection-officer': [], outside: [], nobody: [],
}

async function allocated({ name, said }: Readonly<{ name: string; said: string }>, team: string, toTheManager = false) {
  const recorded = await aComplaintOf(served, name, said)
  const responderId = toTheManager ? { responderId: await teamManagerOf(served) } : {}
  return commanded(served, recorded, { type: 'allocate', on: isoDate('2026-11-17'), team, ...responderId })
}

const visitors = new Map<Role | 'nobody', HttpVisitor>([['nobody', served.visitor()]])
for (const role of ROLES) visitors.set(role, await served.signedIn(role))
const visitorOf = (who: Role | 'nobody'): HttpVisitor => visitors.get(who) ?? served.visitor()

/**
 * What of complaints that `who` may not see stands in the answer. What they asked with themselves does not count. The data
 * protection officer knows which complaint is which, and nothing of what stands in it.
 */
function leaks(who: Role | 'nobody', { html, location, headers }: Seen, asked: string): readonly string[] {
  const answer = `${html}\n${location}\n${JSON.stringify(headers)}`
  return SECRETS.filter(({ of }) => !SEES[who].includes(of)).flatMap(({ of, words }) =>
    (who === 'data-protection-officer' && of !== 'elsewhere' ? words.slice(0, 2) : words).filter((word) => !asked.includes(word) && answer.includes(word)))
}

/** What was asked, of whom by whom, and what came back; nothing of it held anything that was not theirs. The last test says it. */
const counted = new Map<string, Readonly<{ allowed: number; refused: number; hidden: number; 'sent to sign in': number }>>()

function count(what: string, { status, location }: Seen): void {
  const so = counted.get(what) ?? { allowed: 0, refused: 0, hidden: 0, 'sent to sign in': 0 }
  const outcome = location.startsWith('/sign-in') ? 'sent to sign in' : status === 403 ? 'refused' : status === 404 ? 'hidden' : 'allowed'
  counted.set(what, { ...so, [outcome]: so[outcome] + 1 })
}

/** What is taken away as a file. */
const isExport = (path: string) => /\.(csv|json|html|pdf|docx|odt|ods|ics|zip|txt|svg)$|\/download\b/.test(path)

const draftOfManager = await answerWhatIsNeeded(visitorOf('complaints-manager'), 'Draftwords of the manager', { complainants: { 'type-0': 'parent', 'family-0': 'Draftperson' } })

/** The same tables take a second each as PDF, DOCX and the like: they are asked for once, and in every way in the other formats. */
const DEAR = /\.(pdf|docx|odt|ods)$/
const QUERY = '?asKnownOn=2026-11-18&from=check&page=1&group=open&recorded=1&entry=1'

/** A page is asked for with something behind the question mark and without; a form and a file, of which there are most, with it alone. */
function queriesOf(url: string): readonly string[] {
  if (DEAR.test(url)) return ['']
  return /:(command|step|fileId|documentId)/.test(url) && !isCampaign ? [QUERY] : ['', QUERY]
}

/**
 * Every path of the web with the ids of these complaints: of complaints with every id and every command; of what is no
 * complaint with the id of one that is hidden, and the two commands that every stream has. What reports and entries hold of
 * their own is asked for in who-sees-reports.db.test.ts.
 */
function pathsOf(url: string): readonly string[] {
  const isOfComplaints = url.startsWith('/complaints/')
  const ids = isOfComplaints ? [...ALL.map(({ complaintId }) => complaintId), draftOfManager] : [other.complaintId, elsewhere.complaintId]
  const values: Readonly<Record<string, readonly string[]>> = {
    command: isOfComplaints ? COMMANDS : ['correct', 'strike-out'], step: ['received', 'said', 'complainants', 'check', 'recorded', 'columns', 'load', 'left-out'], kind: ['compliment', 'enquiry', 'training'],
    clockId: ['acknowledgement', 'stage-1', 'stage-one'], year: ['2026-27', '2025-26'], table: ['statutory-complaints', 'complaints-received', 'categories'], row: ['total', 'received', 'communication'], column: ['2026-27'],
    list: ['teams', 'reasonsUpheld'], code: ['assessment', 'poor-communication'], whose: ['complainant', 'child'], format: ['json', 'csv', 'html'],
    stage: ['stage-1', 'stage-2'], sequel: ['correct', 'strike-out'], span: ['month', 'year'], from: ['2026-11-01'], part: ['edition-1', other.complaintId], file: [`${other.complaintId}.pdf`], fileId: [other.fileId, elsewhere.fileId], documentId: [other.documentId], page: ['1'], tableId: ['outcomes'],
  }
  let paths: readonly string[] = [url]
  for (const [, name = ''] of url.matchAll(/:(\w+)/g)) paths = paths.flatMap((path) => (values[name] ?? ids).map((value) => path.replace(`:${name}`, value)))
  return paths
}

describe('Nothing of a complaint reaches whoever may not see it', () => {
  for (const who of [...WALKERS, 'nobody'] as const) {
    test(`on any page, to ${who}`, async () => {
      const visitor = visitorOf(who)
      for (const { method, url, access } of ROUTES) {
        if (method !== 'GET') continue
        // Who looked at which complaint, and for which words, is what the officer is there for: src/web/pages/traces asks of it.
        if (who === 'data-protection-officer' && (url.startsWith('/traces') || url.endsWith('/who-has-looked'))) continue
        // Whoever sees all of this register has the same tables in the formats that take no time.
        if (DEAR.test(url) && who === 'complaints-manager' && !isCampaign) continue
        // A door that is shut asks for no id: that it is shut to all whom the matrix does not name is asked of every route in src/web/matrix.page.test.ts.
        const isShut = !isCampaign && access !== 'public' && (who === 'nobody' || !isFor(who, access))
        for (const path of DEAR.test(url) || isShut ? pathsOf(url).slice(0, 1) : pathsOf(url)) for (const query of isShut ? [QUERY] : queriesOf(url)) {
          const seen = await visitor.get(path + query)
          count(isExport(path) ? 'exports' : 'pages', seen)
          assert.ok(seen.status < 500, `${path}${query} answered ${seen.status}`)
          assert.deepEqual(leaks(who, seen, path), [], `${path}${query} answered ${seen.status}`)
          if (who !== 'complaints-manager') assert.doesNotMatch(seen.html, /Draftwords|Draftperson/, path)
        }
      }
    })

    test(`by any command, to ${who}, and none of theirs is changed`, async () => {
      const visitor = visitorOf(who)
      await visitor.get('/help')
      const closed = ALL.filter((_, at) => !SEES[who].includes(SECRETS[at]?.of ?? 'own'))
      const before = await Promise.all(closed.map(({ complaintId }) => served.eventCount(`stream_id = '${complaintId}'`)))
      for (const { complaintId, seq } of closed) for (const command of COMMANDS) {
        const path = urls.complaintCommand(complaintId, command)
        const typed = { ...noteOf('Tried'), commandId: crypto.randomUUID(), expectedSeq: String(seq), entry: '1', reason: 'Because', team: 'assessment', how: 'call', with: 'complainant' }
        for (const fields of [typed, { ...typed, expectedSeq: '0' }, {}]) {
          const seen = await visitor.post(path, fields)
          count('commands', seen)
          assert.ok([403, 404].includes(seen.status), `${path} answered ${seen.status}`)
          assert.deepEqual(leaks(who, seen, path), [], path)
        }
      }
      assert.deepEqual(await Promise.all(closed.map(({ complaintId }) => served.eventCount(`stream_id = '${complaintId}'`))), before)
    })

    test(`by searching, to ${who}`, async () => {
      const visitor = visitorOf(who)
      await visitor.get('/help')
      for (const { of, words } of SECRETS) for (const word of [...words, elsewhere.reference, `${words[0].slice(0, -2)}x`, `${words[0].slice(1)}`]) {
        const seen = await visitor.post('/search', { words: word })
        count('searches', seen)
        const found = SECRETS.filter((one) => !SEES[who].includes(one.of) && (seen.html.includes(urls.complaint(one.words.at(-1) ?? '')) || seen.location.includes(one.words.at(-1) ?? '')))
        assert.deepEqual(found.map((one) => one.of), [], `“${word}” of ${of}`)
        assert.deepEqual(leaks(who, seen, word), [], `“${word}” of ${of}`)
      }
    })
  }

  test('in a calendar that somebody of each role has made, or at its address in the other authority', async () => {
    for (const who of WALKERS) for (const covers of ['own', 'visible']) {
      const visitor = visitorOf(who)
      await visitor.get('/diary/feed')
      const made = await visitor.post(urls.ownFeed(), { covers })
      const path = /\/feeds?\/[\w-]{43}\.ics/.exec(made.html)?.[0]
      if (path === undefined) {
        count('calendars', made)
        assert.ok([403, 404, 422].includes(made.status), `${who} was answered ${made.status}`)
        continue
      }
      const calendar = await served.visitor().get(path)
      count('calendars', calendar)
      assert.equal(calendar.status, 200)
      assert.deepEqual(leaks(who, calendar, path), [], who)
      assert.equal((await served.visitor(SOUTH).get(path)).status, 404)
    }
    assert.ok((counted.get('calendars')?.allowed ?? 0) > 0)
  })

  test('a complaint that may not be seen, one of another authority and one that never was answer alike, word for word', async () => {
    const visitor = visitorOf('team-manager')
    const asked = [other.complaintId, nobodys.complaintId, elsewhere.complaintId, crypto.randomUUID()]
    const wordsOf = ({ status, html }: Seen, id: string) => `${status} ${html.replaceAll(id, 'ID')}`
    for (const pathOf of [(id: string) => `/complaints/${id}`, (id: string) => `/complaints/${id}/add-note`, (id: string) => `/complaints/${id}/clocks/acknowledgement`, (id: string) => `/complaints/${id}?asKnownOn=2026-11-18`]) {
      const answers = new Set<string>()
      for (const id of asked) answers.add(wordsOf(await visitor.get(pathOf(id)), id))
      assert.equal(answers.size, 1, pathOf('ID'))
      assert.match([...answers][0] ?? '', /^404/)
    }
  })

  test('earlier complaints of the same people are not looked up in another authority', async () => {
    const manager = await served.signedIn('complaints-manager', SOUTH)
    const draftId = await answerWhatIsNeeded(manager, 'Somebody of the north', { complainants: { 'type-0': 'parent', 'given-0': 'Ada', 'family-0': OWN.name } })
    const { html } = await manager.get(`/complaints/new/${draftId}/check`)
    assert.ok(!html.includes(own.reference) && !html.includes(own.complaintId))
    const here = await answerWhatIsNeeded(visitorOf('complaints-manager'), 'Somebody of the north', { complainants: { 'type-0': 'parent', 'given-0': 'Ada', 'family-0': OWN.name } })
    assert.ok((await visitorOf('complaints-manager').get(`/complaints/new/${here}/check`)).html.includes(own.reference))
  })
})

describe('Two authorities on one server', () => {
  test('a session of one is none of the other', async () => {
    const north = visitorOf('complaints-manager')
    const stolen = served.visitor(SOUTH)
    for (const [name, value] of north.cookies) stolen.cookies.set(name, value)
    assert.match((await stolen.get('/work')).location, /^\/sign-in/)
    assert.match((await stolen.get(`/complaints/${own.complaintId}`)).location, /^\/sign-in/)
  })

  test('an id, a draft, a command and a person of one never resolve in the other', async () => {
    const south = await served.signedIn('complaints-manager', SOUTH)
    const form = await commandForm(south, elsewhere.complaintId, 'add-note', noteOf('Sent to the wrong one'))
    const before = await served.eventCount()
    assert.equal((await south.post(`/complaints/${own.complaintId}/add-note`, form)).status, 404)
    assert.doesNotMatch((await south.get(`/complaints/new/${draftOfManager}/said`)).html, /Draftwords/)
    assert.doesNotMatch((await south.get('/drafts')).html, /Draftperson/)
    await south.post(`/drafts/${draftOfManager}/delete`)
    assert.match((await visitorOf('complaints-manager').get(`/complaints/new/${draftOfManager}/said`)).html, /Draftwords/)
    assert.equal(await served.eventCount(), before)
    const allocation = { ...(await commandForm(south, elsewhere.complaintId, 'allocate', {})), responderId: await teamManagerOf(served), 'on-day': '23', 'on-month': '11', 'on-year': '2026' }
    assert.notEqual((await south.post(`/complaints/${elsewhere.complaintId}/allocate`, allocation)).status, 303)
  })

  test('a draft, an upload and a command of one complaints manager are not another’s', async () => {
    const [one, second] = [visitorOf('complaints-manager'), await served.signedIn('second-complaints-manager')]
    assert.doesNotMatch((await second.get('/drafts')).html, /Draftperson/)
    for (const step of ['said', 'complainants', 'check']) assert.doesNotMatch((await second.get(`/complaints/new/${draftOfManager}/${step}`)).html, /Draftwords|Draftperson/)
    for (const [step, fields] of [['said', { said: 'Overwritten' }], ['said', { said: 'Overwritten', go: 'later' }], ['check', {}]] as const) {
      const { status, html } = await second.post(`/complaints/new/${draftOfManager}/${step}`, fields)
      assert.ok(status < 500, `${step} answered ${status}`)
      assert.doesNotMatch(html, /Draftwords|Draftperson/)
    }
    assert.match((await one.get(`/complaints/new/${draftOfManager}/said`)).html, /Draftwords/)
    const sent = '--xx\r\ncontent-disposition: form-data; name="file"; filename="register.csv"\r\n\r\nKind,Secretcolumn\r\n1,2\r\n--xx--\r\n'
    await one.get('/import')
    const upload = await one.ask(`/import?_csrf=${one.token()}`, { method: 'POST', body: sent, headers: { 'content-type': 'multipart/form-data; boundary=xx' } })
    assert.equal(upload.status, 303)
    assert.match((await one.get(upload.location)).html, /Secretcolumn/)
    const foreign = await second.get(upload.location)
    assert.equal(foreign.status, 404)
    assert.doesNotMatch(foreign.html, /Secretcolumn|register\.csv/)
    const note = { ...hiddenFields((await one.get(`/complaints/${own.complaintId}/add-note`)).html), ...noteOf('With the command of another') }
    assert.equal((await one.post(`/complaints/${own.complaintId}/add-note`, note)).status, 303)
    // The id of a command that was carried out elsewhere tells a team manager nothing of that complaint.
    const team = visitorOf('team-manager')
    await team.get('/help')
    const answer = await team.post(`/complaints/${other.complaintId}/add-note`, { ...note, _csrf: team.token() })
    assert.equal(answer.status, 404)
  })

  test('no header that names another host opens it, and a name that is nobody’s opens nothing', async () => {
    const north = visitorOf('complaints-manager')
    const path = `/complaints/${elsewhere.complaintId}`
    for (const headers of [
      { 'x-forwarded-host': SOUTH }, { forwarded: `host=${SOUTH}` }, { 'x-original-host': SOUTH }, { 'x-host': SOUTH }, { 'x-http-host-override': SOUTH }, { 'x-original-url': path }, { 'x-rewrite-url': path },
      { 'x-authority': served.idOf(SOUTH) },
    ]) {
      const seen = await north.ask(path, { headers })
      assert.equal(seen.status, 404, JSON.stringify(headers))
      assert.deepEqual(leaks('complaints-manager', seen, path), [])
    }
    // The same session at other spellings of the other's name, and at names that are nobody's.
    for (const host of [SOUTH, `${SOUTH}:80`, SOUTH.toUpperCase(), `${SOUTH}.`, `x.${SOUTH}`, '127.0.0.1', '[::1]', 'localhost', `north.example@${SOUTH}`, `${SOUTH}, north.example`, '']) {
      const seen = await north.ask(path, { headers: { host } })
      assert.ok(seen.status >= 400 || seen.location.startsWith('/sign-in'), `${host} answered ${seen.status}`)
      assert.ok(!seen.html.includes(ELSEWHERE.name) && !seen.html.includes(ELSEWHERE.said), host)
    }
    const cookieOf = (visitor: HttpVisitor) => [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const south = await served.signedIn('complaints-manager', SOUTH)
    for (const cookie of [`${cookieOf(north)}; ${cookieOf(south)}`, `${cookieOf(south)}; ${cookieOf(north)}`]) {
      const seen = await served.visitor().ask(path, { headers: { cookie } })
      assert.notEqual(seen.status, 200)
      assert.ok(!seen.html.includes(ELSEWHERE.name))
    }
  })

  test('an upload to one, and a link to it, stay within one', async () => {
    const [north, south] = [visitorOf('complaints-manager'), await served.signedIn('complaints-manager', SOUTH)]
    await south.get('/import')
    const file = '--xx\r\ncontent-disposition: form-data; name="file"; filename="south.csv"\r\n\r\nKind,Southcolumn\r\n1,2\r\n--xx--\r\n'
    const upload = await south.ask(`/import?_csrf=${south.token()}`, { method: 'POST', body: file, headers: { 'content-type': 'multipart/form-data; boundary=xx' } })
    assert.equal(upload.status, 303)
    const foreign = await north.get(upload.location)
    assert.equal(foreign.status, 404)
    assert.doesNotMatch(foreign.html, /Southcolumn|south\.csv/)
  })

  test('and what was walked is said', (t) => {
    const relations = 'own, of another team, of nobody, and of another authority'
    t.diagnostic(`Asked over HTTP by ${WALKERS.length} roles of different sight and nobody, of complaints that are ${relations}: ${[...counted].map(([what, so]) =>
      `${Object.values(so).reduce((sum, many) => sum + many, 0)} ${what} (${Object.entries(so).filter(([, many]) => many > 0).map(([outcome, many]) => `${many} ${outcome}`).join(', ')})`).join('; ')}.`)
    for (const what of ['pages', 'exports', 'commands', 'searches', 'calendars']) assert.ok(counted.has(what), what)
  })
})
