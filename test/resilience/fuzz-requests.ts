import { ROUTES } from '../../src/web/routes.ts'
import { FILES } from '../support/published.ts'
import type { Chance } from './chance.ts'
import { HOSTILE, HOSTILE_BYTES } from './hostile.ts'

const KEEPS_OUT_OF_THE_WAY = new Set(['/sign-out', '/sign-in'])
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE'] as const
const CONTENT_TYPES = [
  'application/x-www-form-urlencoded', 'application/json', 'text/plain', 'multipart/form-data; boundary=x', 'multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary="', 'application/xml', 'x', '',
  'application/x-www-form-urlencoded; charset=utf-16',
] as const
/** Headers by which somebody says that they are elsewhere, are another, or want another thing than they ask for. */
const ODD_HEADERS: readonly (readonly [string, string])[] = [
  ['x-forwarded-host', 'south.example'], ['x-forwarded-for', '127.0.0.1'], ['x-forwarded-proto', 'javascript'], ['x-original-url', '/settings'], ['x-http-method-override', 'DELETE'], ['range', 'bytes=0-0,5-,-1'],
  ['if-none-match', '*'], ['if-modified-since', 'x'], ['accept-encoding', 'x;q=9, gzip;q=0'], ['content-encoding', 'gzip'], ['expect', '100-continue'], ['referer', 'https://evil.example/<script>'], ['user-agent', '<script>alert(1)</script>'],
  ['sec-fetch-site', 'cross-site'], ['accept-language', '*'.repeat(2000)], ['cookie2', 'x'], ['authorization', 'Basic eDp5'], ['host', 'evil.example'], ['host', 'south.example'], ['transfer-encoding', 'identity'], ['upgrade', 'h2c'],
]

export type FuzzRequest = Readonly<{ method: string; path: string; body: string; headers: Readonly<Record<string, string>>; sets: readonly ['heard-session', string] | null }>
/** What a request needs to know of who sends it. */
type Sender = Readonly<{ cookies: Map<string, string>; token(): string }>

/** A request of any sort to any path: mostly near to a right one, so that it gets past the door. */
export function aRequest(luck: Chance, ids: readonly string[], visitor: Sender): FuzzRequest {
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
  if (luck.isOneIn(15)) headers[luck.pick(ODD_HEADERS)[0]] = luck.pick(ODD_HEADERS)[1].replaceAll(/[^\x20-\x7e]/g, '')
  for (const [name, value] of luck.isOneIn(15) ? [luck.pick(ODD_HEADERS)] : []) headers[name] = value
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

function withQuery(luck: Chance, ids: readonly string[], path: string, visitor: Sender): string {
  if (path === '/import' && !luck.isOneIn(4)) return `${path}?_csrf=${visitor.token()}`
  if (!luck.isOneIn(3)) return path
  const pairs = Array.from({ length: 1 + luck.below(3) }, () => {
    const name = luck.pick(['asKnownOn', 'page', 'entry', 'part', 'from', 'recorded', 'group', 'sort', 'stage', 'team', 'owner', 'clock', 'priority', 'order', 'next', 'year', '_csrf', '__proto__', 'q', 'asKnownOn-day', 'asKnownOn-month', 'asKnownOn-year'])
    return `${name}=${aValue(luck, ids)}`
  })
  return `${path}?${pairs.join('&')}`
}

/** Fields twice, a thousand of one, deep names, what only the server sets, and more than fits. */
function moreThanAnybodySends(luck: Chance, pairs: readonly (readonly [string, string])[]): string {
  const [name] = pairs[0] ?? ['text']
  switch (luck.below(7)) {
    case 0: return `${name}=again&_csrf=twice&commandId=x&commandId=y`
    case 1: return Array.from({ length: 1_000 }, (_, at) => `${name}=${at}`).join('&')
    case 2: return Array.from({ length: 2_000 }, (_, at) => `field-${at}=${at}`).join('&')
    case 3: return `${name}${'[a]'.repeat(500)}=deep&${name}[__proto__][x]=y&${name}.constructor.prototype.x=y`
    case 4: return 'role=administrator&authorityId=x&userId=x&recordedBy=x&recordedAt=2001-01-01&seq=0&hash=x&type=sealed&actor[role]=administrator'
    case 5: return `${name}=${luck.pick(['a', '%20', '%F0%9F%99%82', '<', '\u0300'])}${luck.pick(['a', '-', ' ', '%0A']).repeat(200_000)}`
    default: return `${name}=${'%C3%B1'.repeat(400_000)}`
  }
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
  const form = [`_csrf=${csrf}`, ...pairs.map(([name, value]) => `${name}=${value}`)].join('&')
  return luck.isOneIn(25) ? `${form}&${moreThanAnybodySends(luck, pairs)}` : form
}

