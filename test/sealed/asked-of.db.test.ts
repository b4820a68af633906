import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import type { Role } from '../../src/application/ports.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { carryOut } from '../../src/application/carry-out.ts'
import { recordEntry } from '../../src/application/record-entry.ts'
import { COMMAND_FORMS } from '../../src/web/pages/command/command-forms.ts'
import { ROUTES } from '../../src/web/routes.ts'
import type { Fields } from '../support/web.ts'
import { difference, isFor, NOWHERE, plainly } from './alike.ts'
import { ONLY_SEALED, twoRegisters } from './registers.ts'

const web = await twoRegisters({ after })
const { sealed, plain, services } = web
const ids = sealed.sealedIds
if (ids === null) throw new Error('nothing is sealed')
const DAY = { 'on-day': '1', 'on-month': '3', 'on-year': '2026' }
const WORDS = { text: 'Something', reason: 'Something', reasons: 'Something', why: 'Something', note: 'Something', name: 'Something' }
const ANY_FORM: Fields = { ...DAY, ...WORDS, expectedSeq: '1', seq: '1', entry: '1', field: 'text', parts: 'address', streamId: '' }

/** What a path with an id may be asked with: an id of the kind that it is of, all of them sealed from whoever asks. */
function sealedIdFor(url: string): string {
  if (ids === null) return ''
  if (url.includes(':personId')) return ids.child
  if (url.startsWith('/ombudsman')) return ids.contact
  if (url.startsWith('/enquiries')) return ids.enquiry
  if (url.startsWith('/learning')) return ids.learning
  if (url.startsWith('/bundles/:streamId')) return ids.bundle
  if (url.startsWith('/disclosures')) return ids.disclosure
  return ids.complaintId
}

describe('What is sent to a sealed record is answered as if there were none', () => {
  for (const role of ['complaints-manager', 'head-of-service', 'team-manager', 'data-protection-officer'] as const satisfies readonly Role[]) {
    test(`every form, for the ${role}`, async () => {
      const someone = await sealed.signedIn(role)
      await someone.get('/account')
      const routes = ROUTES.filter(({ url, method, access }) => method === 'POST' && access !== 'public' && isFor(role, access) && /:(complaint|person|enquiry|entry|stream|case|learning|bundle|disclosure)Id/.test(url))
      const differ: string[] = []
      for (const { url } of routes) {
        const commands = url.includes(':command') && url.startsWith('/complaints') ? Object.keys(COMMAND_FORMS) : ['correct']
        for (const command of commands) {
          const at = (id: string) => url.replace(/:\w+Id/, id).replace(':command', command).replaceAll(/:(\w+)/g, 'correct')
          const nowhere = plainly(await someone.post(at(NOWHERE), ANY_FORM))
          const there = plainly(await someone.post(at(sealedIdFor(url)), ANY_FORM))
          if (there !== nowhere) differ.push(`${at(sealedIdFor(url))}\n${difference(there, nowhere)}`)
        }
      }
      assert.deepEqual(differ, [])
    })
  }

  test('a complaint, an enquiry or an order under an id that is taken by what is sealed adds nothing, and is no fault', async () => {
    const unlisted = { ...sealed.keeper, userId: sealed.userOf('complaints-manager') }
    const before = await count()
    for (const entryId of [ids.complaintId, ids.enquiry]) {
      const result = await recordEntry(services, unlisted, {
        entryId, expectedSeq: 0, commandId: services.ids.next(), command: { type: 'record-enquiry', on: isoDate('2026-03-02'), reference: '', kind: 'enquiry', said: { words: 'x' }, divisions: [], teams: [] } as never,
      })
      assert.ok(result.kind === 'stale' && result.since.length === 0, result.kind)
    }
    const noted = await carryOut(services, unlisted, { complaintId: ids.complaintId, expectedSeq: 1, commandId: services.ids.next(), command: { type: 'add-note', on: isoDate('2026-03-02'), text: { words: 'x' } } })
    assert.equal(noted.kind, 'not-found')
    assert.equal(await count(), before)
  })
})

async function count(): Promise<number> {
  const { rows } = await web.pools.owner.query<{ many: number }>('select count(*)::int as many from events')
  return rows[0]?.many ?? -1
}

describe('Its reference, its words and its people name nothing in any form', () => {
  const named: Fields = { complaint: ONLY_SEALED.reference, complaints: ONLY_SEALED.reference, reference: ONLY_SEALED.reference, record: ONLY_SEALED.reference, how: 'linked', from: 'complaint' }
  for (const role of ['complaints-manager', 'data-protection-officer'] as const) {
    test(`for the ${role}`, async () => {
      const [there, never] = [await sealed.signedIn(role), await plain.signedIn(role)]
      const forms = (register: typeof sealed): readonly string[] => [
        `/complaints/${register.ordinary[0]}/link-complaint`, '/ombudsman/new', '/learning/new', '/disclosures/new', `/people-pool/${register.member}/place-pool-order`, `/retention/holds/${register.hold}/hold-record`, '/retention/holds', '/rights/new',
        '/retention/propose',
      ]
      const theirs = forms(plain)
      for (const [at, address] of forms(sealed).entries()) {
        await there.get('/account')
        await never.get('/account')
        const fields = { ...DAY, ...WORDS, ...named, expectedSeq: '1', seq: '2', orderId: 'o9', role: 'independent-person', amountPence: '12', what: 'letter', basis: 'other', to: 'Somebody' }
        const [mine, other] = [plainly(await there.post(address, fields)), plainly(await never.post(theirs[at] ?? '', fields))]
        assert.equal(mine, other, difference(mine, other))
      }
    })
  }

  test('nor where somebody records and looks whether the same people complained before', async () => {
    const seen = await Promise.all([sealed, plain].map(async ({ signedIn }) => {
      const officer = await signedIn('complaints-manager')
      await officer.get('/complaints/new')
      const { location } = await officer.post('/complaints/new', { kind: 'complaint' })
      const draft = location.slice(0, location.lastIndexOf('/'))
      const person = { groups: '1', 'type-0': 'parent', 'given-0': ONLY_SEALED.given, 'family-0': ONLY_SEALED.family, 'telephone-0': ONLY_SEALED.telephone }
      const found = await officer.post(`${draft}/complainants`, { ...person, go: 'find-0' })
      const known = await officer.get(found.location.split('#')[0] ?? '')
      await officer.post(`${draft}/complainants`, person)
      return [plainly(known), plainly(await officer.get(`${draft}/check`))]
    }))
    assert.deepEqual(seen[0], seen[1])
  })
})

const sent: string[] = []
const counted = pg.Client.prototype as { query: (...args: readonly unknown[]) => unknown }
const asIs = Object.getOwnPropertyDescriptor(counted, 'query')?.value as (...args: readonly unknown[]) => unknown
counted.query = function note(this: unknown, ...args) {
  const [first] = args
  sent.push(typeof first === 'string' ? first : String((first as Readonly<{ text?: string }> | undefined)?.text ?? ''))
  return asIs.apply(this, [...args])
}
after(() => { counted.query = asIs })

/** The statements that the server sends while somebody asks: what an answer takes is told by them, and no clock is asked. */
async function statementsOf(ask: () => Promise<unknown>): Promise<readonly string[]> {
  sent.length = 0
  await ask()
  // Lists of ids, the moment and who asks are set as words of a statement; how many statements there are, and which, is what takes time.
  const all = sent.map((text) => text.replaceAll(/'[^']*'/g, "''"))
  // How the authority looks is asked from time to time, in a transaction of its own, whatever page it is.
  const looks = all.flatMap((text, at) => (/^\s*select settings from/.test(text) && all[at + 1] === 'commit' && all[at - 1]?.startsWith('begin') === true ? [at - 1, at, at + 1] : []))
  return all.filter((_, at) => !looks.includes(at))
}

describe('How long an answer takes does not tell', () => {
  const addresses: readonly (readonly [string, (id: string) => string, string])[] = [
    ['a complaint', (id) => `/complaints/${id}`, ids.complaintId], ['a form', (id) => `/complaints/${id}/add-note`, ids.complaintId], ['a date', (id) => `/complaints/${id}/clocks/acknowledgement`, ids.complaintId],
    ['who has looked', (id) => `/complaints/${id}/who-has-looked`, ids.complaintId], ['a person', (id) => `/people/${id}`, ids.child], ['an entry', (id) => `/register/${id}`, ids.learning],
    ['learning', (id) => `/learning/${id}`, ids.learning], ['an enquiry', (id) => `/enquiries/${id}`, ids.enquiry], ['a case', (id) => `/ombudsman/${id}`, ids.contact], ['a bundle', (id) => `/bundles/${id}`, ids.bundle],
  ]
  for (const [what, at, sealedId] of addresses) {
    test(`${what}: the same is asked of the database for one that is sealed, one of another authority and one that never was`, async () => {
      const manager = await sealed.signedIn('complaints-manager')
      const asked = async (id: string) => statementsOf(async () => assert.notEqual((await manager.get(at(id))).status, 200))
      const never = await asked(NOWHERE)
      assert.ok(never.length > 0)
      assert.deepEqual(await asked(sealedId), never)
      const foreign = what === 'a person' ? plain.ada : what === 'an enquiry' || what === 'an entry' ? plain.enquiry : plain.ordinary[0] ?? ''
      assert.deepEqual(await asked(foreign), never)
    })
  }

  test('what is sent to it, and what is searched for', async () => {
    const manager = await sealed.signedIn('complaints-manager')
    const sent = (id: string) => statementsOf(async () => manager.post(`/complaints/${id}/add-note`, ANY_FORM))
    assert.deepEqual(await sent(ids.complaintId), await sent(NOWHERE))
    const searched = (words: string) => statementsOf(async () => manager.post('/search', { words, q: words }))
    for (const [there, never] of [[ONLY_SEALED.word, 'quaggamoth'], [ONLY_SEALED.family, 'Okapistone'], [ONLY_SEALED.reference, '2026-0905']] as const) assert.deepEqual(await searched(there), await searched(never), there)
  })
})
