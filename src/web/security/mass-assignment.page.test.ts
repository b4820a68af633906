import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../test/page-fixtures/complaints-web.ts'
import { TEST_AUTHORITY, testAccount, type Fields } from '../../../test/support/web.ts'
import { ROUTES } from '../routes.ts'

/** What only the program decides, and what a form of somebody with a plan would add. */
const NOT_ASKED_FOR = [
  'role', 'roles', 'authorityId', 'authority', 'userId', 'actor', 'actor[role]', 'recordedBy', 'recordedAt', 'knownOn', 'seq', 'hash', 'prevHash', 'streamId', 'complaintId', 'version', 'reference',
  'isActive', 'isDemonstration', 'passwordHash', 'visibility', 'sight', 'acceptedBy', 'createdAt', 'validFrom', '__proto__', '__proto__[role]', 'constructor', 'constructor.prototype.role', 'toString',
] as const
const PLANTED = 'planted-by-the-form'

/** The fields of the page's own form, filled in as somebody would who takes the first of everything. */
function filledIn(html: string): Fields {
  const fields = new Map<string, string[]>()
  const add = (name: string, value: string) => void fields.set(name, [...(fields.get(name) ?? []), value])
  for (const [, attributes = ''] of html.matchAll(/<input\b([^>]*)>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
    const [name, type = 'text', value = ''] = [of('name'), of('type'), of('value')]
    if (name === undefined || name === '_csrf' || type === 'file') continue
    if (type === 'hidden') add(name, value)
    else if (type === 'radio' || type === 'checkbox') { if (!fields.has(name)) add(name, value) }
    else add(name, value === '' ? boxed(name) : value)
  }
  for (const [, name = ''] of html.matchAll(/<textarea\b[^>]*\bname="([^"]+)"/g)) add(name, 'Words that somebody wrote.')
  for (const [, name = '', options = ''] of html.matchAll(/<select\b[^>]*\bname="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) add(name, /value="([^"]+)"/.exec(options)?.[1] ?? '')
  return Object.fromEntries(fields)
}

function boxed(name: string): string {
  if (name.endsWith('-day')) return '23'
  if (name.endsWith('-month')) return '11'
  return name.endsWith('-year') ? '2026' : '1'
}

/** All of a value, maps too, as text. */
function allOf(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) => (one instanceof Map ? [...one] : one))
}

test('no form takes anything that its page does not ask for: not who recorded it, not whose it is, not its place in the ledger', async () => {
  const { memory, record, signedIn, deps } = await complaintsWeb()
  const ids = [await record(), await record()]
  const someone = await signedIn()
  const commands = ['acknowledge', 'add-note', 'log-contact', 'allocate', 'extend-stage-one', 'pause-stage-one', 'raise-safeguarding-concern', 'withdraw', 'close', 'log-advocacy-offer', 'strike-out']
  const values: Readonly<Record<string, readonly string[]>> = {
    command: [...commands, 'record-open-cases', 'record-training'], kind: ['enquiry', 'training', 'caseload', 'compliment'], list: ['teams', 'categories'], part: ['authority', 'before-a-complaint', 'reports'], whose: ['complainant', 'child'],
  }
  const posted = ROUTES.filter(({ method, multipart, url }) => method === 'POST' && multipart !== true && !url.startsWith('/sign'))
  const addresses = posted.flatMap(({ url }) => {
    const open = /:(\w+)/g
    const names = [...url.matchAll(open)].map(([, name = '']) => name)
    const choices = names.find((name) => values[name] !== undefined)
    return (choices === undefined ? [''] : values[choices] ?? []).map((chosen) => url.replaceAll(open, (_whole, name: string) => (name === choices ? chosen : ids[0] ?? '')))
  })
  let [sent, taken] = [0, 0]
  for (const address of addresses) {
    const page = await someone.get(address)
    if (page.status !== 200) continue
    const fields = filledIn(page.html)
    const extra = Object.fromEntries(NOT_ASKED_FOR.filter((name) => fields[name] === undefined).map((name) => [name, PLANTED]))
    const answer = await someone.post(address, { ...fields, ...extra })
    assert.ok(answer.status < 500, `${address} answered ${answer.status}`)
    sent += 1
    if (answer.status === 303) taken += 1
  }
  // Forms were reached, and many of them were saved: otherwise this shows nothing.
  assert.ok(sent >= 30 && taken >= 10, `${sent} forms sent, ${taken} saved`)
  const { streams, ...rest } = memory.kept(TEST_AUTHORITY.authorityId)
  assert.doesNotMatch(allOf([streams, rest, deps.drafts.rows, deps.sessions.rows]), new RegExp(PLANTED))
  const entries = [...streams.values()].flatMap(({ recorded }) => recorded)
  assert.deepEqual([...new Set(entries.map(({ recordedBy }) => recordedBy))], [testAccount('complaints-manager').userId])
  assert.deepEqual([...new Set(entries.map(({ recordedAt }) => recordedAt))], ['2026-11-23T09:00:00.000Z'])
  for (const { recorded } of streams.values()) assert.deepEqual(recorded.map(({ seq }) => seq), recorded.map((_, at) => at + 1))
  assert.equal(({} as Record<string, unknown>)['role'], undefined)
})
