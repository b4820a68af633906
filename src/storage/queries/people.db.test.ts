import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { tamper, testStore } from '../../../test/support/database.ts'
import { wholeOf } from '../../application/access/sight.ts'
import { saySame, undoSame } from '../../application/people/say-same.ts'
import { viewPerson } from '../../application/people/view-person.ts'
import { changePerson } from '../../application/people/change-person.ts'
import { recordEntry } from '../../application/record-entry.ts'
import { searchRegister } from '../../application/search-register.ts'
import type { Actor, Role, StreamId } from '../../application/ports.ts'
import { WORDS_FROM, defaultSettings } from '../../domain/authority/default-settings.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { ComplaintDetails, PersonId, UserId } from '../../domain/complaint/events.ts'
import { groupOf } from '../../domain/register/sameness/groups.ts'
import { uuidV7 } from '../../main/ids.ts'
import { makeProjector } from '../projections/projector.ts'
import { PROJECTION_TABLES } from '../projections/tables.ts'
import { checkProjections } from '../rebuild/rebuild.ts'
import { makeReads } from './reads.ts'

const projector = makeProjector(englandAndWales())
const db = await testStore({ after }, { projector, reads: makeReads(englandAndWales()) })
const { store, authorityId, services } = db
const meta = { recordedBy: 'somebody', recordedAt: '2026-03-02T09:00:00.000Z' }
const on = isoDate('2026-03-02')
await store.write(wholeOf(authorityId), (tx) => tx.settings.save(defaultSettings('Testshire'), { ...meta, validFrom: WORDS_FROM }))

const actor = (role: Role, teams: readonly string[] = []): Actor => ({ authorityId, userId: `user-${role}` as UserId, name: role, role, teams })
const manager = actor('complaints-manager')
const words = (text: string) => ({ words: text })

async function newPerson(givenName: string, familyName: string, more: Readonly<Record<string, unknown>> = {}): Promise<PersonId> {
  const personId = uuidV7() as PersonId
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, { givenName, familyName, ...more }, meta))
  return personId
}

let number = 0
async function complaint(details: ComplaintDetails, team?: string): Promise<StreamId> {
  const streamId = uuidV7()
  number += 1
  const reference = `2026-${String(number).padStart(4, '0')}`
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 0, [
    { type: 'ComplaintReceived', happenedOn: isoDate('2026-02-02'), procedure: 'children-act-1989-england', reference, channel: 'email', details },
    ...(team === undefined ? [] : [{ type: 'ComplaintAllocated', happenedOn: isoDate('2026-02-03'), team } as const]),
  ], { ...meta, commandId: uuidV7() }))
  return streamId
}

const say = (one: string, other: string, more: Partial<Parameters<typeof saySame>[2]> = {}) =>
  saySame(services, manager, { personId: one, otherId: other, on, why: words('Told us'), commandId: uuidV7(), ...more })
const undo = (one: string, other: string) => undoSame(services, manager, { personId: one, otherId: other, on, reasons: words('Not so'), commandId: uuidV7() })
const groupIn = async (personId: string) => ((await store.read(wholeOf(authorityId), (reads) => reads.peopleSaidSame([personId]))).get(personId) ?? [])

describe('who is one person, in PostgreSQL', () => {
  test('the groups that the database reaches are those of the rule, whatever is said and undone', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 10 }), async (steps) => {
      const people = await Promise.all(Array.from({ length: 6 }, (_, at) => newPerson('Walk', `Number${at}`)))
      await complaint({ complainants: people.map((personId) => ({ personId, type: 'parent' })) })
      const said = new Map<string, { person: string; other: string }>()
      for (const [a, b, isUndone] of steps) {
        const [person = '', other = ''] = [people[a], people[b]]
        const key = [person, other].sort().join()
        const result = await (isUndone ? undo(person, other) : say(person, other))
        const expected = isUndone ? (said.has(key) ? 'done' : 'no') : person === other || said.has(key) ? 'no' : 'done'
        assert.equal(result.kind === 'done' ? 'done' : 'no', expected, JSON.stringify(result))
        if (expected === 'done') { if (isUndone) said.delete(key); else said.set(key, { person, other }) }
      }
      for (const personId of people) assert.deepEqual((await groupIn(personId)).toSorted(), groupOf(personId, [...said.values()]).toSorted())
    }), { numRuns: 6 })
  })

  test('said by four at once it is said once; said and undone at once it ends in one or the other', async () => {
    const [one, other] = [await newPerson('Ida', 'Atonce'), await newPerson('Idah', 'Atonce')]
    await complaint({ complainants: [{ personId: one, type: 'parent' }, { personId: other, type: 'parent' }] })
    const results = await Promise.all([say(one, other), say(other, one), say(one, other), say(other, one)])
    assert.deepEqual(results.map(({ kind }) => kind).toSorted(), ['done', 'refused', 'refused', 'refused'])
    assert.equal((await groupIn(one)).length, 2)
    await Promise.all([undo(one, other), say(one, other), undo(other, one)])
    assert.equal((await groupIn(one)).length, (await groupIn(other)).length)
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
  })

  test('what is odd about two is warned about, as far as their groups tell', async () => {
    const worker = await newPerson('Wanda', 'Odd')
    const child = await newPerson('Wanda', 'Odd', { bornOn: '2012-01-01' })
    const third = await newPerson('Wanda', 'Odd', { bornOn: '1975-01-01' })
    await complaint({ children: [{ personId: child }], others: [{ personId: worker, role: 'worker' }] })
    await complaint({ complainants: [{ personId: third, type: 'parent' }] })
    const warned = await say(worker, child)
    assert.deepEqual(warned.kind === 'warned' && warned.warnings.map(({ code }) => code), ['worker-and-child'])
    assert.equal((await say(worker, child, { acceptedWarnings: ['worker-and-child'] })).kind, 'done')
    const byGroup = await say(worker, third)
    assert.deepEqual(byGroup.kind === 'warned' && byGroup.warnings.map(({ code }) => code), ['born-on-different-days'])
  })
})

describe('the parts of a person', () => {
  test('are those in complaints and in everything else, and go when the entry is struck out', async () => {
    const personId = await newPerson('Polly', 'Poolside')
    const entryId = uuidV7()
    const joined = await recordEntry(services, manager, { entryId, commandId: uuidV7(), expectedSeq: 0, command: { type: 'add-pool-member', on, person: { personId }, roles: ['mediator'], text: words('A lighthouse keeper') } })
    assert.equal(joined.kind, 'done')
    await complaint({ others: [{ personId, role: 'professional' }] })
    const seen = await viewPerson(services, manager, personId)
    assert.ok(seen.kind === 'person')
    assert.deepEqual([seen.parts.map(({ role }) => role), seen.entries.map(({ kind, role }) => [kind, role])], [['professional'], [['pool-member', 'person']]])
    const head = await viewPerson(services, actor('head-of-service'), personId)
    assert.ok(head.kind === 'person' && head.entries.length === 0)
    const struck = await recordEntry(services, manager, { entryId, commandId: uuidV7(), expectedSeq: 1, command: { type: 'strike-out', on, corrects: 1, reason: words('Wrong person') } })
    assert.equal(struck.kind, 'done')
    const now = await viewPerson(services, manager, personId)
    assert.ok(now.kind === 'person' && now.entries.length === 0)
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
  })

  test('in the pool alone show to nobody who may not see the pool', async () => {
    const personId = await newPerson('Percy', 'Onlypool')
    await recordEntry(services, manager, { entryId: uuidV7(), commandId: uuidV7(), expectedSeq: 0, command: { type: 'add-pool-member', on, person: { personId }, roles: ['mediator'] } })
    assert.equal((await viewPerson(services, manager, personId)).kind, 'person')
    assert.equal((await viewPerson(services, actor('head-of-service'), personId)).kind, 'not-found')
    assert.equal((await searchRegister(services, actor('head-of-service'), 'Onlypool', 1)).total, 0)
    assert.deepEqual((await searchRegister(services, manager, 'Onlypool', 1)).hits.map(({ kind }) => kind), ['pool-member'])
  })

  test('a team manager sees those of their complaints, by page and by search, and nothing of the others', async () => {
    const [one, other] = [await newPerson('Teresa', 'Teamside'), await newPerson('Tessa', 'Teamsides')]
    const own = await complaint({ complainants: [{ personId: one, type: 'parent' }] }, 'assessment')
    await complaint({ complainants: [{ personId: one, type: 'parent' }] }, 'fostering')
    await complaint({ complainants: [{ personId: other, type: 'parent' }] })
    assert.equal((await say(one, other)).kind, 'done')
    const team = actor('team-manager', ['assessment'])
    const seen = await viewPerson(services, team, one)
    assert.ok(seen.kind === 'person')
    assert.deepEqual([seen.records, seen.parts.map(({ complaintId }) => complaintId), seen.said, seen.versions, seen.like], [[one], [own], [], [], []])
    assert.equal((await viewPerson(services, team, other)).kind, 'not-found')
    const found = await searchRegister(services, team, 'Teamsides', 1)
    assert.deepEqual(found.people.map(({ personId, parts }) => [personId, parts]), [[one, 1]])
    assert.deepEqual([found.total, found.spelling], [1, [{ asked: 'teamsides', found: ['teamside'] }]])
    assert.deepEqual((await searchRegister(services, manager, 'Teamside', 1)).people.map(({ parts }) => parts), [3])
    for (const asked of ['Poolsid', 'Onlypoll', 'Atonec']) assert.deepEqual((await searchRegister(services, team, asked, 1)).spelling, [], asked)
  })
})

describe('search over the register', () => {
  test('finds an entry by its text, its people and its reference, says what it is, and lists one kind alone', async () => {
    const complaintId = await complaint({})
    const said = async (kind: 'record-compliment' | 'record-enquiry', text: string) => {
      const command = kind === 'record-compliment' ? { type: kind, on, from: 'client', divisions: [], teams: [], said: words(text) } as const : { type: kind, on, kind: 'enquiry', divisions: [], teams: [], said: words(text) } as const
      const result = await recordEntry(services, manager, { entryId: uuidV7(), commandId: uuidV7(), expectedSeq: 0, command })
      assert.ok(result.kind === 'done')
      return result
    }
    const compliment = await said('record-compliment', 'A marmalade kindness')
    await said('record-enquiry', 'Where is the marmalade')
    await store.write(wholeOf(authorityId), async (tx) => {
      const text = await tx.texts.add({ textId: uuidV7(), streamId: complaintId, body: 'No marmalade at contact' }, meta.recordedAt)
      await tx.ledger.append('complaint', complaintId, 1, [{ type: 'NoteAdded', happenedOn: on, text }], { ...meta, commandId: uuidV7() })
    })
    const all = await searchRegister(services, manager, 'marmelade', 1)
    assert.deepEqual([all.total, all.counts.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))], [3, [{ kind: 'complaint', many: 1 }, { kind: 'compliment', many: 1 }, { kind: 'enquiry', many: 1 }]])
    assert.deepEqual(all.hits.map(({ kind }) => kind).toSorted(), ['complaint', 'compliment', 'enquiry'])
    const only = await searchRegister(services, manager, 'marmalade', 1, 'compliment')
    assert.deepEqual([only.total, only.hits.map(({ reference }) => reference), only.counts.length], [1, [compliment.reference], 3])
    assert.equal((await searchRegister(services, manager, compliment.reference, 1)).hits[0]?.reference, compliment.reference)
    assert.deepEqual(await searchRegister(services, actor('team-manager', ['assessment']), compliment.reference, 1), { hits: [], total: 0, counts: [], people: [], spelling: [] })
    assert.equal((await searchRegister(services, actor('team-manager', ['assessment']), 'marmalade', 1)).total, 0)
  })

  test('follows a changed name, and an erased one, wherever the person is named', async () => {
    const personId = await newPerson('Greta', 'Beforename')
    const entryId = uuidV7()
    await recordEntry(services, manager, { entryId, commandId: uuidV7(), expectedSeq: 0, command: { type: 'add-pool-member', on, person: { personId }, roles: ['mediator'] } })
    const changed = await changePerson(services, manager, { personId, version: 1, details: { givenName: 'Greta', familyName: 'Aftername' } })
    assert.equal(changed.kind, 'done')
    assert.equal((await searchRegister(services, manager, 'Beforename', 1)).hits.filter(({ names }) => names.includes('Greta Beforename')).length, 0)
    assert.deepEqual((await searchRegister(services, manager, 'Aftername', 1)).people.map((one) => one.personId), [personId])
    assert.equal((await changePerson(services, manager, { personId, version: 1, details: { familyName: 'Slow' } })).kind, 'stale')
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
  })

  test('a posting on the wrong side of the index makes the check fail', async () => {
    await tamper(db, "update search_postings set is_entry = not is_entry where word = 'aftername'")
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences.map(({ table }) => table), ['search_postings'])
    await tamper(db, "update search_postings set is_entry = not is_entry where word = 'aftername'")
  })
})
