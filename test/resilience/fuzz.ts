import { connect } from 'node:net'
import { beginReport } from '../../src/application/report/begin-report.ts'
import { viewReport } from '../../src/application/report/read-report.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { FILES, givenEdition, givenWithdrawn, shortDocument } from '../support/published.ts'
import { PASSWORD } from '../support/web.ts'
import { chance, type Chance } from './chance.ts'
import { HOSTILE, HOSTILE_BYTES } from './hostile.ts'
import type { HttpVisitor, Seen } from './http-visitor.ts'
import { entriesOf } from './register-entries.ts'
import { ROLES } from '../../src/application/ports.ts'
import { SOUTH, aComplaintOf, commanded, emailOf, type Recorded, type ServedRegister } from './served-register.ts'

export type Finding = Readonly<{ who: string; method: string; path: string; body: string; status: number; why: string }>
export type Fuzzed = Readonly<{ requests: number; statuses: ReadonlyMap<number, number>; findings: readonly Finding[] }>

/** A name that only the other authority knows, and one that only those know who may see complaints. */
const ELSEWHERE = 'Qwertyngham'
const CASEWORK_ONLY = 'Zanthoxley'
const SEES_NO_COMPLAINT = new Set(['nobody', 'reader', 'administrator'])
const KEEPS_OUT_OF_THE_WAY = new Set(['/sign-out', '/sign-in'])
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE'] as const
const CONTENT_TYPES = [
  'application/x-www-form-urlencoded', 'application/json', 'text/plain', 'multipart/form-data; boundary=x', 'multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary="', 'application/xml', 'x', '',
  'application/x-www-form-urlencoded; charset=utf-16',
] as const

/**
 * Requests of every sort to every path, as everybody: right and wrong methods, ids, forms, encodings, cookies and tokens.
 * None may end in a fault, show a stack, run as markup, or tell somebody of a complaint that is not theirs to see.
 */
export async function fuzz(served: ServedRegister, { seed, requests }: Readonly<{ seed: number; requests: number }>, say: (line: string) => void = () => undefined): Promise<Fuzzed> {
  const luck = chance(seed)
  const ids = await idsToTry(served)
  const people = await everybody(served)
  const statuses = new Map<number, number>()
  const findings: Finding[] = []
  for (let done = 0; done < requests; done += 1) {
    const [who, visitor] = luck.pick(people)
    const request = aRequest(luck, ids, visitor)
    // A connection that the server closed after an oversized request is opened anew; no answer twice is a finding.
    const seen = await visitor.ask(request.path, request).catch(() => visitor.ask(request.path, request)).catch((error: unknown) => noAnswer(error))
    if (request.sets !== null) visitor.cookies.set(...request.sets)
    if (who !== 'nobody' && !visitor.cookies.has('heard-session')) await visitor.signIn(emailOf(who), PASSWORD)
    statuses.set(seen.status, (statuses.get(seen.status) ?? 0) + 1)
    const why = whatIsWrong(seen, who)
    if (why !== null) findings.push({ who, method: request.method, path: request.path.slice(0, 300), body: request.body.slice(0, 400), status: seen.status, why })
    if ((done + 1) % 2000 === 0) say(`${done + 1} of ${requests} requests, ${findings.length} findings`)
  }
  return { requests, statuses, findings }
}

async function idsToTry(served: ServedRegister): Promise<readonly string[]> {
  const elsewhere = await aComplaintOf(served, ELSEWHERE, `${ELSEWHERE} was never rung back`, SOUTH)
  const own = await aComplaintOf(served, CASEWORK_ONLY, `${CASEWORK_ONLY} was never rung back`)
  const answered: Recorded = await commanded(served, own, { type: 'acknowledge', on: isoDate('2026-11-17') })
  const other = await aComplaintOf(served, `${CASEWORK_ONLY}-Other`, 'Another')
  const entries = await entriesOf(served, CASEWORK_ONLY, answered.complaintId)
  const entriesElsewhere = await entriesOf(served, ELSEWHERE, elsewhere.complaintId, SOUTH)
  const reports = await reportsOf(served, CASEWORK_ONLY)
  const reportsElsewhere = await reportsOf(served, ELSEWHERE, SOUTH)
  return [...entries, ...entriesElsewhere.slice(0, 2), ...reports, ...reports, ...reportsElsewhere.slice(0, 1), elsewhere.complaintId, answered.complaintId, answered.complaintId, answered.complaintId, other.complaintId, elsewhere.reference, served.services.ids.next(), served.services.ids.next()]
}

/** A draft with this name in its words, a publication and a withdrawn one; gives the ids of the draft, of its first sections, and of the published. */
async function reportsOf(served: ServedRegister, name: string, host?: typeof SOUTH): Promise<readonly string[]> {
  const { services } = served
  const actor = await served.manager(host)
  const [draft, published, withdrawn] = [services.ids.next(), services.ids.next(), services.ids.next()]
  await beginReport(services, actor, { reportId: draft, commandId: services.ids.next(), year: '2025-26', document: 'annual-report', continues: null, outline: [1, 2, 3].map((at) => ({ heading: `${name} ${at}`, text: `${name} [[outcomes.total]]` })) })
  await givenEdition(services, actor.authorityId, { edition: 1, document: shortDocument('13'), reportId: published })
  await givenEdition(services, actor.authorityId, { edition: 1, document: shortDocument('7', { period: { label: '2018-19', from: isoDate('2018-04-01'), to: isoDate('2019-03-31') } }), reportId: withdrawn })
  await givenWithdrawn(services, actor.authorityId, 'It named a school.', withdrawn)
  const view = await viewReport(services, actor, draft)
  return [draft, ...(view.kind === 'report' ? view.sections.map(({ id }) => id) : []), published]
}

async function everybody(served: ServedRegister): Promise<readonly (readonly [string, HttpVisitor])[]> {
  const signedIn = await Promise.all(ROLES.map(async (role) => [role, await served.signedIn(role)] as const))
  // The complaints manager may do most, so most is tried as one.
  const manager = signedIn.filter(([role]) => role === 'complaints-manager')
  return [...signedIn, ...manager, ...manager, ...manager, ['nobody', served.visitor()]]
}

type Request = Readonly<{ method: string; path: string; body: string; headers: Readonly<Record<string, string>>; sets: readonly ['heard-session', string] | null }>

function aRequest(luck: Chance, ids: readonly string[], visitor: HttpVisitor): Request {
  const route = luck.pick(ROUTES.filter(({ url }) => !KEEPS_OUT_OF_THE_WAY.has(url) || luck.isOneIn(4)))
  const method = luck.isOneIn(12) ? luck.pick(METHODS) : route.method
  const path = withQuery(luck, ids, luck.isOneIn(25) ? aWrongPath(luck) : pathOf(luck, route.url, ids), visitor)
  const headers: Record<string, string> = {}
  const session = visitor.cookies.get('heard-session')
  const spoilt = luck.isOneIn(30) && session !== undefined ? (['heard-session', session] as const) : null
  // A spoilt cookie is put right again afterwards: otherwise everybody would soon be signed out.
  if (spoilt) visitor.cookies.set('heard-session', luck.pick(['', '%00', 'x'.repeat(5000), 'a b;c', '{}']).replaceAll(/[;\s]/g, '_'))
  if (luck.isOneIn(40)) headers['accept'] = luck.pick(['application/json', '*/*', 'x'])
  if (luck.isOneIn(60)) headers['origin'] = luck.pick(['https://evil.example', 'null', '::', 'http://'])
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE') return { method, path, body: '', headers, sets: spoilt }
  const contentType = luck.isOneIn(10) ? luck.pick(CONTENT_TYPES) : CONTENT_TYPES[0]
  if (contentType !== '') headers['content-type'] = contentType
  return { method, path, body: aBody(luck, ids, visitor.token(), contentType), headers, sets: spoilt }
}

const PARAMS: Readonly<Record<string, readonly string[]>> = {
  command: ['acknowledge', 'allocate', 'extend-stage-one', 'pause-stage-one', 'resume-stage-one', 'draft-answer', 'submit-answer', 'send-back-answer', 'approve-answer', 'answer-stage-one', 'log-contact', 'close', 'withdraw', 'reopen', 'correct', 'strike-out', 'add-note', 'record-details', 'record-complaint', 'constructor', '__proto__'],
  step: ['received', 'channel', 'said', 'complainants', 'children', 'teams', 'points', 'category', 'contact', 'priority', 'procedure', 'check', 'recorded', 'columns', 'load', 'words', 'left-out', 'confirm', 'move', 'remove', 'restore', 'history', 'draft'],
  kind: ['compliment', 'enquiry', 'ombudsman-contact', 'ombudsman', 'training', 'caseload', 'annual-report', 'annual-report', 'briefing', 'young-people', 'constructor'], format: ['json', 'csv', 'html', 'constructor'],
  setId: ['founding-report', '__proto__'], tableId: ['outcomes', 'constructor'], file: [...FILES.map(({ name }) => name), 'differences', '..%2f..%2fpackage.json', '__proto__'], from: ['2026-11-01', '0000-00-00'], span: ['month', 'constructor'],
  clockId: ['stage-1', 'stage-one', 'acknowledgement', 'constructor'], year: ['2025-26', '2026-27', '2019-20', '0000-01', '9999-00', '2026'],
  table: ['statutory-complaints', 'category', '__proto__'], row: ['total', 'all', 'constructor'], column: ['2025-26', '2026-27', 'constructor'],
  list: ['teams', 'reasonsUpheld', 'languages', '__proto__'], code: ['assessment', 'communication', 'constructor'], whose: ['complainant', 'child', '__proto__'], part: ['authority', 'branding', 'happenedOn', 'edition-1', 'edition-2', 'edition-999999'],
}

function pathOf(luck: Chance, url: string, ids: readonly string[]): string {
  return url.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    if (luck.isOneIn(8)) return luck.isOneIn(3) ? luck.pick(HOSTILE_BYTES) : encodeURIComponent(luck.pick(HOSTILE).toWellFormed().slice(0, 3000))
    return luck.pick(PARAMS[name] ?? ids)
  })
}

function aWrongPath(luck: Chance): string {
  return luck.pick(['//', '/%', '/%00', '/..%2f..%2fetc/passwd', '/assets/..%2f..%2f..%2fpackage.json', '/assets/%00', '/complaints/%ff', '/.env', '/complaints//', `/${'a/'.repeat(300)}`, '/health/x', '/%2e%2e/x', '/complaints/new/', '/*', '/\\'])
}

function withQuery(luck: Chance, ids: readonly string[], path: string, visitor: HttpVisitor): string {
  if (path === '/import' && !luck.isOneIn(4)) return `${path}?_csrf=${visitor.token()}`
  if (!luck.isOneIn(3)) return path
  const pairs = Array.from({ length: 1 + luck.below(3) }, () => {
    const name = luck.pick(['asKnownOn', 'page', 'entry', 'part', 'from', 'recorded', 'group', 'sort', 'stage', 'team', 'owner', 'clock', 'priority', 'order', 'next', 'year', '_csrf', '__proto__', 'q', 'asKnownOn-day', 'asKnownOn-month', 'asKnownOn-year'])
    return `${name}=${aValue(luck, ids)}`
  })
  return `${path}?${pairs.join('&')}`
}

/** A value in the form's own encoding: hostile bytes, hostile text, an id, a number, a day or a code. */
function aValue(luck: Chance, ids: readonly string[]): string {
  switch (luck.below(8)) {
    case 0: return luck.pick(HOSTILE_BYTES)
    case 1: case 2: return encodeURIComponent(luck.pick(HOSTILE))
    case 3: return luck.pick(ids)
    case 4: return String(luck.pick([0, 1, 2, 3, 5, 10, 20, 31, 2026, 2024, 99, 999_999, -1]))
    case 5: return luck.pick(['2026-11-20', '2026-02-31', '2006-01-01', '2030-01-01', '0001-01-01'])
    case 6: return luck.pick(['email', 'yes', 'no', 'parent', 'child', 'child-in-need', 'communication', 'upheld', 'not-upheld', 'no-finding', 'whole', 'points', 'open', 'due', 'high', 'assessment', 'fostering', 'safeguarding', 'explanation', 'later', 'add', 'back', 'complaint', 'compliment', 'children-act-1989-england', 'corporate-council', 'submit-report', 'approve-report', 'publish-report', 'withdraw-report', 'draft', 'look', 'insert', 'discard', 'met', 'none', '1-4', 'outcomes'])
    default: return luck.pick(['Some+words+that+somebody+wrote', 'Ada', '', '+'])
  }
}

const FIELDS = [
  'text', 'said', 'on-day', 'on-month', 'on-year', 'received-day', 'received-month', 'received-year', 'reached-day', 'reached-month', 'reached-year', 'channel', 'groups', 'go',
  'given-0', 'family-0', 'type-0', 'relation-0', 'email-0', 'telephone-0', 'address-0', 'care-0', 'disability-0', 'born-0-day', 'born-0-month', 'born-0-year', 'complains', 'divisions',
  'teams', 'team', 'responderId', 'responder', 'point-0', 'outcome-0', 'category', 'contact', 'priority', 'reason', 'procedure', 'kind', 'entryId', 'sequelId', 'words', 'page', 'commandId',
  'expectedSeq', 'part', 'entry', 'accept', 'finding', 'ground', 'untilWorkingDays', 'until', 'toldOn-day', 'toldOn-month', 'toldOn-year', 'how', 'with', 'nextOn-day', 'email', 'password', 'next', 'departureReason', 'changes', 'heading', 'over', 'do', 'draftId', 'insert', 'after', 'set', 'reportId', 'sectionId', 'commentId', 'requirement', 'answer', 'finding', 'step', 'seq', 'content', 'words-submit-report', 'words-send-back-report', 'words-withdraw-report', 'sensitivity', 'threshold', 'rounding', 'row', 'column', '__proto__', 'constructor',
] as const

function aBody(luck: Chance, ids: readonly string[], token: string, contentType: string): string {
  const csrf = luck.isOneIn(20) ? luck.pick(HOSTILE_BYTES) : token
  const pairs = Array.from({ length: luck.below(14) }, () => [luck.pick(FIELDS), aValue(luck, ids)] as const)
  // Most forms are dated today, or nearly: otherwise nothing would get past the first question.
  if (!luck.isOneIn(3)) for (const field of ['on', 'received'] as const) pairs.push([`${field}-day`, '20'], [`${field}-month`, '11'], [`${field}-year`, '2026'])
  if (!luck.isOneIn(3)) pairs.push(['go', luck.pick(['later', 'add', 'back', ''])])
  if (contentType.startsWith('application/json')) return luck.isOneIn(3) ? '{"__proto__":{"a":1},' : JSON.stringify({ _csrf: csrf, text: '\uD800 lone', ...Object.fromEntries(pairs) })
  if (contentType.startsWith('multipart')) return `--x\r\ncontent-disposition: form-data; name="file"; filename="${luck.pick(['register.csv', 'a\\0b.csv', '../../x', ''])}"\r\n\r\n${luck.pick(HOSTILE)}\r\n--x--\r\n`
  return [`_csrf=${csrf}`, ...pairs.map(([name, value]) => `${name}=${value}`)].join('&')
}

function noAnswer(error: unknown): Seen {
  return { status: 0, html: error instanceof Error ? error.message : String(error), location: '', contentType: '', headers: {} }
}

/** What an answer must never be; null where it is none of these. */
function whatIsWrong({ status, html, location, contentType, headers }: Seen, who: string): string | null {
  // Of a head line that is too long Node itself says so, with a body even where none was asked for.
  if (status === 0 && html.startsWith('Parse Error')) return null
  if (status === 0) return `no answer: ${html}`
  if (status >= 500) return 'a fault'
  if (/\.(ts|js|mjs):\d+:\d+/.test(html) || /node_modules/.test(html)) return 'a stack trace'
  if (/<script>alert|<img src=x|onerror=alert\(1\)>/.test(contentType.startsWith('text/html') ? html.replaceAll(/value="[^"]*"/g, '') : '')) return 'text that runs as markup'
  if (/^(https?:)?\/\//.test(location) || location.startsWith('/\\')) return `leads elsewhere: ${location}`
  if (headers['x-powered-by'] !== undefined || headers['set-cookie']?.includes('x=1')) return 'a header that is not ours'
  if (html.includes(ELSEWHERE)) return 'shows another authority’s complaint'
  if (SEES_NO_COMPLAINT.has(who) && html.includes(CASEWORK_ONLY)) return 'shows a complaint to somebody who may see none'
  return null
}

/** Bytes that are no HTTP at all. The server must answer or hang up, and go on. */
export async function rawBytes(address: string, bytes: string | Buffer): Promise<string> {
  const { port } = new URL(address)
  const { promise, resolve } = Promise.withResolvers<string>()
  const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes))
  let answer = ''
  socket.setTimeout(5_000, () => socket.destroy())
  socket.on('data', (part) => { answer += part.toString('latin1') })
  socket.on('error', () => resolve(answer))
  socket.on('close', () => resolve(answer))
  return promise
}
