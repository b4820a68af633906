import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import { SIGHTS, wholeOf, type Seeing, type Sight } from '../application/access/sight.ts'
import type { AnyEvent } from '../application/ports.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { makeProjector } from './projections/projector.ts'
import { makeReads } from './queries/reads.ts'
import { inAuthority } from './transaction.ts'

const db = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })
const { store, authorityId } = db
const ME = uuidV7() as UserId
const meta = { recordedBy: 'somebody', recordedAt: '2026-03-02T09:00:00.000Z' }
await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { ...meta, validFrom: isoDate('2006-09-01') }))

/** What there is: mine and sealed from me, another team's, hidden from me, sealed with and without me, granted to me, and an enquiry. */
const NAMES = ['mine', 'minesealed', 'others', 'hidden', 'sealed', 'sealedforme', 'granted', 'ended', 'enquiry'] as const
type Name = (typeof NAMES)[number]
const ids = new Map<Name, string>()
const people = new Map<Name, string>()
for (const name of NAMES) {
  const [streamId, personId] = [uuidV7(), uuidV7() as PersonId]
  ids.set(name, streamId)
  people.set(name, personId)
  await store.write(wholeOf(authorityId), async (tx) => {
    const said = await tx.texts.add({ textId: uuidV7(), streamId, body: `Words of ${name}` }, meta.recordedAt)
    const happenedOn = isoDate('2026-02-02')
    if (name === 'enquiry') {
      const asked: AnyEvent = { type: 'EnquiryReceived', happenedOn, reference: 'E-1', kind: 'enquiry', said, divisions: [], teams: [] }
      await tx.ledger.append('enquiry', streamId, 0, [asked], { ...meta, commandId: uuidV7() })
      return
    }
    await tx.people.add(personId, { givenName: 'Ada', familyName: `Of${name}` }, meta)
    const team = ['mine', 'minesealed', 'hidden'].includes(name) ? 'assessment' : 'fostering'
    await tx.ledger.append('complaint', streamId, 0, [
      { type: 'ComplaintReceived', happenedOn, procedure: 'children-act-1989-england', reference: `2026-${name}`, channel: 'email', said, details: { complainants: [{ personId, type: 'parent' }] } },
      { type: 'ComplaintAllocated', happenedOn, team },
    ], { ...meta, commandId: uuidV7() })
  })
}
const idOf = (name: Name): string => ids.get(name) ?? ''
await inAuthority(db.pools.app, wholeOf(authorityId), 'write', async (_trx, client) => {
  const seal = (name: Name, users: readonly string[]) => client.query(
    'insert into complaint_seals (authority_id, stream_id, for_users, code_version, holiday_list) values ($1, $2, $3, 1, $4)', [authorityId, idOf(name), users, 'x'])
  await seal('minesealed', [])
  await seal('sealed', ['somebody-else'])
  await seal('sealedforme', [ME])
  for (const name of ['minesealed', 'sealed', 'sealedforme'] as const)
    await client.query('insert into sealed_people (authority_id, stream_id, person_id, code_version, holiday_list) values ($1, $2, $3, 1, $4)', [authorityId, idOf(name), people.get(name), 'x'])
  await client.query("update complaint_summaries set hidden_from = $3 where authority_id = $1 and stream_id = $2", [authorityId, idOf('hidden'), [ME]])
  await client.query('insert into complaint_hidden (authority_id, stream_id, user_id, code_version, holiday_list) values ($1, $2, $3, 1, $4)', [authorityId, idOf('hidden'), ME, 'x'])
  const grant = (name: Name, until: string) => client.query(`insert into outside_access (authority_id, stream_id, access_id, person_id, user_id, part, from_on, until_on, code_version, holiday_list)
    values ($1, $2, 'a', $5, $3, 'investigating-officer', '2026-01-01', $4, 1, 'x')`, [authorityId, idOf(name), ME, until, people.get(name)])
  await grant('granted', '2026-03-02')
  await grant('ended', '2026-03-01')
})

const clock = { today: () => isoDate('2026-03-02'), now: () => '2026-03-02T12:00:00.000Z' }
const as = (kind: Sight['kind']): Seeing => ({ authorityId, sight: { kind, userId: ME, teams: kind === 'own' ? ['assessment'] : [] } })

/** What stands in a table for whoever looks so far, by a statement that says nothing of who looks. */
async function seenIn(table: string, seeing: Seeing, column = 'stream_id'): Promise<readonly Name[]> {
  const rows = await inAuthority(db.pools.app, seeing, 'read', async (_trx, client) => (await client.query<{ id: string }>(`select distinct ${column} as id from ${table}`)).rows, clock)
  const by = column === 'person_id' ? people : ids
  return NAMES.filter((name) => rows.some(({ id }) => id === by.get(name)))
}

const COMPLAINTS: readonly Name[] = NAMES.filter((name) => name !== 'enquiry')
/** Neither sealed from me nor hidden from me, who am accused in it, whatever my role. */
const REGISTER: readonly Name[] = COMPLAINTS.filter((name) => name !== 'minesealed' && name !== 'sealed' && name !== 'hidden')
/** What their duty reaches: everything, but for what is about themselves. */
const DUTY: readonly Name[] = COMPLAINTS.filter((name) => name !== 'hidden')
const DUTY_AND_ENTRY: readonly Name[] = [...DUTY, 'enquiry']
const EVERYTHING: Readonly<Record<Sight['kind'], readonly Name[]>> = {
  whole: COMPLAINTS, rights: DUTY, register: REGISTER, own: ['mine'], appointed: ['granted'], figures: [], report: [], duties: [], published: [], none: [],
}
/** Days, codes and ids, which figures count. */
const COUNTED = { ...EVERYTHING, figures: REGISTER, report: COMPLAINTS }
const OF_TABLE: Readonly<Record<string, Readonly<Record<Sight['kind'], readonly Name[]>>>> = {
  complaint_summaries: { ...EVERYTHING, figures: REGISTER, duties: DUTY }, complaint_clocks: EVERYTHING, complaint_people: EVERYTHING,
  search_documents: { ...EVERYTHING, whole: NAMES, rights: DUTY_AND_ENTRY, register: [...REGISTER, 'enquiry'] },
  report_facts: { ...COUNTED, appointed: [], whole: NAMES, rights: DUTY_AND_ENTRY, register: [...REGISTER, 'enquiry'], own: ['mine', 'enquiry'], figures: [...REGISTER, 'enquiry'], report: NAMES },
  events: { ...COUNTED, duties: ['enquiry'], whole: NAMES, rights: DUTY_AND_ENTRY, register: [...REGISTER, 'enquiry'], own: ['mine', 'enquiry'], figures: [...REGISTER, 'enquiry'], report: NAMES },
  texts: { ...EVERYTHING, duties: ['enquiry'], appointed: [], whole: NAMES, rights: DUTY_AND_ENTRY, register: [...REGISTER, 'enquiry'], own: ['mine', 'enquiry'], figures: ['enquiry'], report: ['enquiry'] },
  register_entries: { ...EVERYTHING, duties: ['enquiry'], whole: ['enquiry'], rights: ['enquiry'], register: ['enquiry'], own: ['enquiry'], figures: ['enquiry'], report: ['enquiry'], appointed: [] },
}

describe('The database shows each person what is theirs, whatever a statement forgot to ask', () => {
  for (const [table, by] of Object.entries(OF_TABLE)) for (const kind of SIGHTS) test(`${table}, to the sight “${kind}”`, async () => {
    assert.deepEqual(await seenIn(table, as(kind)), by[kind])
  })

  test('people are seen with their complaints: whoever has a part in a sealed one alone is nobody', async () => {
    const seen = async (kind: Sight['kind']) => seenIn('people', as(kind), 'person_id')
    assert.deepEqual(await seen('whole'), COMPLAINTS)
    assert.deepEqual(await seen('register'), REGISTER)
    assert.deepEqual(await seen('rights'), DUTY)
    assert.deepEqual(await seen('duties'), DUTY)
    assert.deepEqual(await seen('own'), ['mine'])
    for (const kind of ['appointed', 'figures', 'report', 'published', 'none'] as const) assert.deepEqual(await seen(kind), [], kind)
  })

  test('a seal that was broken opens for its time, and for whoever broke it', async () => {
    await inAuthority(db.pools.app, wholeOf(authorityId), 'write', (_trx, client) => client.query(
      "insert into seal_breaks (authority_id, stream_id, user_id, broken_at, until_at) values ($1, $2, $3, '2026-03-02T10:00:00Z', '2026-03-02T18:00:00Z')", [authorityId, idOf('sealed'), ME]))
    assert.ok((await seenIn('complaint_summaries', as('register'))).includes('sealed'))
    const later = { today: clock.today, now: () => '2026-03-02T18:00:00.000Z' }
    const rows = await inAuthority(db.pools.app, as('register'), 'read', async (_trx, client) => (await client.query(
      'select 1 from complaint_summaries where stream_id = $1', [idOf('sealed')])).rows, later)
    assert.equal(rows.length, 0)
    const other = { authorityId, sight: { kind: 'register', userId: 'another', teams: [] } } as unknown as Seeing
    assert.ok(!(await seenIn('complaint_summaries', other)).includes('sealed'))
  })

  test('a transaction that does not say who looks reads nothing, and a sight that is not known neither', async () => {
    const UNSAID = [[], ["set local heard.sight = ''"], ["set local heard.sight = 'everything'"]] as const
    for (const said of UNSAID) {
      const client = await db.pools.app.connect()
      try {
        await client.query(['begin', `set local heard.authority_id = '${authorityId}'`, "set local heard.user_id = ''", "set local heard.teams = '{}'", ...said].join('; '))
        // A connection that never heard of a sight refuses; one that has forgotten it knows none.
        const rows = await client.query('select 1 from complaint_summaries').then((result) => result.rows.length, (error: Error) => error.message)
        assert.ok(rows === 0 || /heard\.sight/.test(String(rows)), String(rows))
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
  })

  test('nobody’s id or team ends the statement that it stands in', async () => {
    const hostile = { kind: 'own', userId: "x'; set local heard.sight = 'whole'; --", teams: [] } as unknown as Sight
    await assert.rejects(inAuthority(db.pools.app, { authorityId, sight: hostile }, 'read', async () => undefined), /not the id of a user/)
    await assert.rejects(inAuthority(db.pools.app, { authorityId, sight: { kind: 'own', userId: ME, teams: ['a}', "b'"] } }, 'read', async () => undefined), /team/)
  })

  test('whoever looks as far as can be sees nothing of another authority', async () => {
    const elsewhere = await addTestAuthority(db)
    for (const table of Object.keys(OF_TABLE)) for (const kind of SIGHTS)
      assert.deepEqual(await seenIn(table, { authorityId: elsewhere, sight: { kind, userId: ME, teams: ['assessment'] } }), [], `${table} ${kind}`)
  })

  test('every table that holds something of a stream asks how far somebody looks', async () => {
    const { rows } = await db.pools.owner.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('stream_id', 'person_id') and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'sight' and not p.polpermissive) group by 1 order by 1`)
    // Ids alone, and what the policies themselves ask.
    assert.deepEqual(rows.map(({ name }) => name), ['commands', 'complaint_hidden', 'complaint_seals', 'entry_complaints', 'seal_breaks', 'sealed_heads', 'sealed_people'])
  })
})
