import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { tamper } from '../../../test/support/database.ts'
import { MARKS, agreed, proposal, worldOfDestruction, type World } from '../../../test/support/world-of-destruction.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { AnyEvent } from '../../application/ports.ts'
import { carryOutDestructions } from '../../application/retention/carry-out.ts'
import { approveDestruction, stopDestruction } from '../../application/retention/decide.ts'
import { sweepByRules } from '../../application/retention/sweep.ts'
import { proposeDestruction } from '../../application/retention/propose.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { uuidV7 } from '../../main/ids.ts'
import { backup } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { destroyAgain } from './destroy-again.ts'
import { completeDestroyedFile, destroyedFile } from './destroyed-file.ts'
import { makeProjector } from '../projections/projector.ts'
import { PROJECTION_TABLES } from '../projections/tables.ts'
import { checkProjections } from '../rebuild/rebuild.ts'
import { createTraces } from '../traces/traces.ts'
import { verify } from '../seals/verify.ts'
import { inAuthority } from '../transaction.ts'

const day = isoDate
const world = () => worldOfDestruction({ after })

/** Where any of the marks stands in the whole database, table by table, every column as text. */
async function dumped({ db }: World, marks: readonly string[] = MARKS): Promise<string[]> {
  const { rows } = await db.pools.owner.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`)
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: [table] } = await db.pools.owner.query<{ whole: string }>(`select coalesce(lower(string_agg(t::text, ' ')), '') as whole from ${name} as t`)
    found.push(...marks.filter((mark) => table?.whole.includes(mark.toLowerCase())).map((mark) => `${name}: ${mark}`))
  }
  return found
}

describe('What is destroyed is gone', () => {
  test('no word, name, address, telephone, answer or key of it is anywhere in the database, and everything else verifies', async () => {
    const there = await world()
    const { db, folder, goes, stays, shared } = there
    const figures = async () => (await db.pools.owner.query('select stream_id, known_from, kind, received_on, closed_on, outcome, quantity from report_facts order by 1, 2')).rows
    const before = await figures()
    assert.ok((await dumped(there)).length >= MARKS.length, 'the marks stand in the database before')
    const destructionId = await agreed(there, proposal(goes))
    const [done] = await carryOutDestructions(db.services, db.authorityId)
    assert.deepEqual(done, { destructionId, reference: 'DE-2026-0001', destroyed: [goes], left: [] })
    assert.deepEqual(await dumped(there), [])
    const rowsIn = async (table: string) => (await db.pools.owner.query<{ many: number }>(`select count(*)::integer as many from ${table}`)).rows[0]?.many
    assert.deepEqual([await rowsIn('working_files'), await rowsIn('working_papers'), await rowsIn('seal_notices')], [0, 0, 0], 'what Heard copied out of it')
    assert.deepEqual((await db.pools.owner.query('select words from trace_words')).rows, [{ words: 'a neighbour' }], 'what was typed to find others stays')
    assert.equal(await rowsIn("traces where kind = 'searched'"), 5, 'who looked, and when, stays')
    assert.deepEqual((await db.pools.owner.query("select body from texts where body = 'Somebody else'")).rowCount, 1, 'what was given out of another complaint too')
    assert.deepEqual(await dumped(there, ['oubliette']), ['public.equality_tallies: oubliette'], 'an answer is counted, and nobody’s')
    const report = await verify(db.pools.owner, folder)
    assert.deepEqual([report.problems, report.erasedTexts, report.erasedFiles], [[], 6, 1])
    assert.deepEqual((await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
    assert.deepEqual(await figures(), before, 'what figures count is as it was')
    await db.store.read(wholeOf(db.authorityId), async (reads) => {
      assert.deepEqual((await reads.people([shared])).map(({ familyName }) => familyName), ['Stayhere'], 'who has a part in another record stays')
      const stone = await reads.tombstone(goes)
      assert.deepEqual(stone && { ...stone, proposedBy: '', approvedBy: '', destructionId: '' }, {
        streamId: goes, kind: 'complaint', reference: '2018-0001', destroyedOn: '2026-03-16', destructionId: '', destructionReference: 'DE-2026-0001', reason: 'rule-ran-out',
        rule: 'complaint', basis: 'No statutory period; common practice is 6 years after closure', mark: 'general-knowledge', proposedBy: '', approvedBy: '',
      })
      assert.deepEqual((await reads.equalityTallies(day('2018-04-01'))).map(({ question, given, many }) => `${question} ${given.join()} ${many}`).toSorted(), [
        'age under-16 1', 'ethnic-group oubliette 1', 'null answered 1',
      ])
      const found = await reads.search({ visibility: { kind: 'all' }, words: 'flugelhorn', page: 1 })
      assert.deepEqual([found.total, found.spelling], [0, []])
      assert.equal((await reads.search({ visibility: { kind: 'all' }, words: 'rang', page: 1 })).total, 1)
    })
    assert.equal((await db.store.read(wholeOf(db.authorityId), (reads) => reads.stream(stays))).length, 1)
  })

  test('whoever is stopped in the middle goes on where they were', async () => {
    const there = await world()
    const { db, goes, stays } = there
    await tamper(db, 'select 1')
    const second = await db.store.write(wholeOf(db.authorityId), async (tx) => {
      const streamId = uuidV7()
      await tx.ledger.append('complaint', streamId, 0, [
        { type: 'ComplaintReceived', happenedOn: day('2017-05-01'), procedure: 'children-act-1989-england', reference: '2017-0001', channel: 'email', details: {} },
        { type: 'ComplaintClosed', happenedOn: day('2017-06-01') },
      ], { commandId: uuidV7(), recordedBy: 'x', recordedAt: '2018-05-02T09:00:00.000Z' })
      return streamId
    })
    await agreed(there, proposal(goes, { records: [{ streamId: goes, reason: 'rule-ran-out' }, { streamId: second, reason: 'rule-ran-out' }] }))
    const killed = carryOutDestructions(db.services, db.authorityId, () => { throw new Error('killed') })
    await assert.rejects(killed, /killed/)
    assert.equal((await db.store.read(wholeOf(db.authorityId), (reads) => reads.tombstone(second))), null)
    const [done] = await carryOutDestructions(db.services, db.authorityId)
    assert.deepEqual(done?.destroyed, [goes, second])
    assert.deepEqual(await carryOutDestructions(db.services, db.authorityId), [], 'and never again')
    assert.deepEqual(await dumped(there), [])
    assert.ok(await db.store.read(wholeOf(db.authorityId), async (reads) => (await reads.retentionFacts({ streamIds: [stays] })).length === 1))
  })

  test('one person is erased in the records that stay, and some words of a record', async () => {
    const there = await world()
    const { db, goes, only, folder } = there
    const texts = await db.store.read(wholeOf(db.authorityId), async (reads) => (await reads.stream(goes)).flatMap(({ event }) => (event.type === 'NoteAdded' ? [event.text.textId] : [])))
    await agreed(there, proposal(goes, { records: [], people: [only], texts: [{ streamId: goes, textIds: texts }] }))
    await carryOutDestructions(db.services, db.authorityId)
    assert.deepEqual(await dumped(there, ['Marjoram', 'Periwinkle Mews', '01632 960111', 'flugelhorn', 'Pumpernickel']), [])
    assert.ok((await dumped(there, ['zanzibar'])).length > 0, 'what stays is found')
    assert.deepEqual((await verify(db.pools.owner, folder)).problems, [])
    assert.deepEqual((await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
  })
})

describe('E-mail', () => {
  test('that stands on no record goes by its own rule, and is there until then; what stands on a record goes with that and never before', async () => {
    const there = await world()
    const { db, manager, folder, stays } = there
    const [enquiry, aside, waits, onComplaint, onEnquiry] = [uuidV7(), uuidV7(), uuidV7(), uuidV7(), uuidV7()]
    const at = '2020-01-02T09:00:00.000Z'
    await db.store.write(wholeOf(db.authorityId), async (tx) => {
      const meta = () => ({ commandId: uuidV7(), recordedBy: manager.userId, recordedAt: at })
      const message = async (streamId: string, on: string, ...after: readonly AnyEvent[]) => {
        const subject = await tx.texts.add({ textId: uuidV7(), streamId, body: `Concertina ${streamId}` }, at)
        const file = await tx.files.add({ fileId: uuidV7(), streamId, name: 'message.eml', mediaType: 'message/rfc822', size: 5, sha256: 'cd'.repeat(32), scan: 'clean', addedAt: at, addedBy: manager.userId })
        await tx.ledger.append('message', streamId, 0, [{ type: 'MessageReceived', happenedOn: day(on), reference: `MS-${streamId.slice(-4)}`, mailbox: 'complaints', writer: 'somebody', readAs: 'whole', file, subject }, ...after], meta())
      }
      await tx.ledger.append('enquiry', enquiry, 0, [{ type: 'EnquiryReceived', happenedOn: day('2020-01-02'), reference: 'EN-2020-0001', kind: 'enquiry' }, { type: 'EnquiryResolved', happenedOn: day('2020-01-03') }], meta())
      await message(aside, '2024-01-10', { type: 'MessageSetAside', happenedOn: day('2024-02-01'), because: 'spam' })
      await message(waits, '2024-01-10', { type: 'MessageFiled', happenedOn: day('2024-01-11'), filingId: uuidV7(), complaint: stays, by: 'person' })
      await message(onComplaint, '2019-01-10', { type: 'MessageFiled', happenedOn: day('2019-01-11'), filingId: uuidV7(), complaint: stays, by: 'person' })
      await message(onEnquiry, '2020-01-02', { type: 'MessageFiledBeside', happenedOn: day('2020-01-02'), filingId: uuidV7(), entry: enquiry })
      // Taken off the complaint a year and less ago: its time counts from then.
      const [, filed] = await tx.ledger.load(waits)
      const reason = await tx.texts.add({ textId: uuidV7(), streamId: waits, body: 'Another family' }, at)
      await tx.ledger.append('message', waits, 2, [{ type: 'MessageFilingUndone', happenedOn: day('2025-03-10'), filingId: filed?.event.type === 'MessageFiled' ? filed.event.filingId : '', reason }], meta())
    })
    const refusedOf = async (streamId: string) => {
      const result = await proposeDestruction(db.services, manager, proposal(streamId))
      return result.kind === 'refused' ? result.code : result.kind
    }
    assert.deepEqual([await refusedOf(waits), await refusedOf(onComplaint), await refusedOf(onEnquiry)], ['not-due', 'nothing-to-destroy', 'nothing-to-destroy'])
    await agreed(there, proposal(aside, { records: [{ streamId: aside, reason: 'rule-ran-out' }, { streamId: enquiry, reason: 'rule-ran-out' }] }))
    const [done] = await carryOutDestructions(db.services, db.authorityId)
    assert.deepEqual([done?.destroyed.toSorted(), done?.left], [[aside, enquiry].toSorted(), []])
    const stone = (id: string) => db.store.read(wholeOf(db.authorityId), async (reads) => (await reads.tombstone(id))?.rule ?? null)
    assert.deepEqual([await stone(aside), await stone(enquiry), await stone(onEnquiry), await stone(waits), await stone(onComplaint)], ['message', 'enquiry', 'enquiry', null, null])
    const left = (await db.pools.owner.query<{ body: string }>("select body from texts where body like 'Concertina%'")).rows.map(({ body }) => body.slice(11))
    assert.deepEqual(left.toSorted(), [waits, onComplaint].toSorted())
    assert.equal((await db.pools.owner.query("select 1 from files where name = 'message.eml'")).rowCount, 2)
    assert.deepEqual((await verify(db.pools.owner, folder)).problems, [])
    assert.deepEqual((await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
    // What stands nowhere goes with nothing.
    assert.deepEqual((await db.pools.owner.query('select goes_with($1, $2, $3, $4) as goes', [db.authorityId, waits, 'message', stays])).rows, [{ goes: false }])
  })
})

describe('Two people agree, and nobody alone', () => {
  test('whoever proposed cannot approve, whatever their role, and nothing goes before its day or after it was stopped', async () => {
    const there = await world()
    const { db, manager, head, goes, stays } = there
    const asked = proposal(goes)
    await proposeDestruction(db.services, manager, asked)
    const own = await approveDestruction(db.services, { ...manager, role: 'head-of-service' }, { destructionId: asked.destructionId, expectedSeq: 1, commandId: uuidV7() })
    assert.deepEqual(own.kind === 'refused' && own.code, 'second-is-who-proposed')
    assert.equal((await approveDestruction(db.services, manager, { destructionId: asked.destructionId, expectedSeq: 1, commandId: uuidV7() })).kind, 'not-allowed')
    await approveDestruction(db.services, head, { destructionId: asked.destructionId, expectedSeq: 1, commandId: uuidV7() })
    assert.deepEqual(await carryOutDestructions(db.services, db.authorityId), [])
    db.clock.set('2026-03-15')
    assert.deepEqual(await carryOutDestructions(db.services, db.authorityId), [], 'a day before')
    assert.equal((await stopDestruction(db.services, head, { destructionId: asked.destructionId, expectedSeq: 2, commandId: uuidV7(), words: 'An inquiry asks for it' })).kind, 'done')
    db.clock.set('2027-03-16')
    assert.deepEqual(await carryOutDestructions(db.services, db.authorityId), [])
    const again = await proposeDestruction(db.services, manager, proposal(stays))
    assert.deepEqual(again.kind === 'refused' && again.code, 'not-due')
  })

  test('one proposal sent twice is one, and what waits in one cannot be put into another', async () => {
    const { db, manager, goes } = await world()
    const asked = proposal(goes)
    assert.deepEqual(await proposeDestruction(db.services, manager, asked), await proposeDestruction(db.services, manager, asked))
    const other = await proposeDestruction(db.services, manager, proposal(goes))
    assert.deepEqual(other.kind === 'refused' && other.code, 'already-proposed')
  })

  test('a record that is held, or was opened again, when its day comes is left and stays', async () => {
    const there = await world()
    const { db, goes } = there
    await agreed(there, proposal(goes))
    await db.store.write(wholeOf(db.authorityId), async (tx) => {
      const reason = await tx.texts.add({ textId: uuidV7(), streamId: goes, body: 'New facts' }, '2026-03-10T09:00:00.000Z')
      await tx.ledger.append('complaint', goes, 5, [{ type: 'ComplaintReopened', happenedOn: day('2026-03-10'), reason }], { commandId: uuidV7(), recordedBy: 'x', recordedAt: '2026-03-10T09:00:00.000Z' })
    })
    const [done] = await carryOutDestructions(db.services, db.authorityId)
    assert.deepEqual(done && [done.destroyed, done.left], [[], [goes]])
    assert.ok((await dumped(there, ['zanzibar'])).length > 0)
  })
})

describe('The server’s role alone', () => {
  const call = ({ db }: World, statement: string) => inAuthority(db.pools.app, wholeOf(db.authorityId), 'write', (_trx, client) => client.query(statement))

  test('deletes nothing by itself, and calls nothing but what asks the ledger', async () => {
    const there = await world()
    const { db, goes } = there
    for (const statement of [
      `delete from texts where stream_id = '${goes}'`, 'delete from people', 'delete from equality_answers', 'delete from import_rows', `select destroy_rows('${db.authorityId}', '${goes}')`,
      `select people_without_a_part('${db.authorityId}', '{}')`, `select approved_destruction('${db.authorityId}', '${goes}', '2026-03-02')`, `select tally_equality('${db.authorityId}', '${goes}')`,
      'insert into equality_tallies select * from equality_tallies',
    ]) await assert.rejects(call(there, statement), /permission denied/, statement)
  })

  test('cannot have a record destroyed that nobody approved, or another than was approved, or before its day', async () => {
    const there = await world()
    const { db, manager, head, goes, stays } = there
    const destroy = (streamId: string, destructionId: string) => call(there, `select destroy_record('${streamId}', '${destructionId}')`)
    const say = (streamId: string, seq: number, destruction: string, happenedOn: string, parts: object = {}) => db.store.write(wholeOf(db.authorityId), (tx) => tx.ledger.append('complaint', streamId, seq, [{
      type: 'RecordDestroyed', happenedOn: day(happenedOn), destruction, destructionReference: 'DE', reason: 'rule-ran-out', rule: null, basis: null, mark: null, by: [manager.userId, head.userId], textIds: [], ...parts,
    } as AnyEvent], { commandId: uuidV7(), recordedBy: 'x', recordedAt: '2026-03-02T09:00:00.000Z' }))
    const asked = proposal(goes)
    await assert.rejects(destroy(goes, asked.destructionId), /does not say that it was destroyed/)
    await proposeDestruction(db.services, manager, asked)
    await say(stays, 1, asked.destructionId, '2026-03-30')
    await assert.rejects(destroy(stays, asked.destructionId), /no approved destruction/)
    await approveDestruction(db.services, head, { destructionId: asked.destructionId, expectedSeq: 1, commandId: uuidV7() })
    await assert.rejects(destroy(stays, asked.destructionId), /nobody approved the destruction of this record/)
    await say(stays, 2, asked.destructionId, '2026-03-30', { with: goes })
    await assert.rejects(destroy(stays, asked.destructionId), /does not go with that record/)
    await say(goes, 5, asked.destructionId, '2026-03-03')
    await assert.rejects(destroy(goes, asked.destructionId), /waiting time is not over/)
    await assert.rejects(call(there, `select erase_words('${goes}', '${asked.destructionId}')`), /does not say that its words were erased/)
    await assert.rejects(call(there, `select erase_people('${asked.destructionId}')`), /does not say that anybody was erased/)
  })

  test('cannot approve in the same name, or in that of nobody', async () => {
    const there = await world()
    const { db, manager, goes } = there
    const asked = proposal(goes)
    await proposeDestruction(db.services, manager, asked)
    const forge = (recordedBy: string, seq: number) => db.store.write(wholeOf(db.authorityId), (tx) => tx.ledger.append('destruction', asked.destructionId, seq, [
      { type: 'DestructionApproved', happenedOn: day('2026-03-02'), carryOutFrom: day('2026-03-02') },
    ], { commandId: uuidV7(), recordedBy, recordedAt: '2026-03-02T09:00:00.000Z' }))
    await forge(manager.userId, 1)
    await assert.rejects(carryOutDestructions(db.services, db.authorityId), /needs two people/)
    const other = await world()
    const second = proposal(other.goes)
    await proposeDestruction(other.db.services, other.manager, second)
    await other.db.store.write(wholeOf(other.db.authorityId), (tx) => tx.ledger.append('destruction', second.destructionId, 1, [
      { type: 'DestructionApproved', happenedOn: day('2026-03-02'), carryOutFrom: day('2026-03-02') },
    ], { commandId: uuidV7(), recordedBy: uuidV7(), recordedAt: '2026-03-02T09:00:00.000Z' }))
    await assert.rejects(carryOutDestructions(other.db.services, other.db.authorityId), /needs two people/)
    assert.ok((await dumped(other, ['zanzibar'])).length > 0)
  })
})

describe('An older backup', () => {
  test('brings back what was destroyed since, which is destroyed again before anybody is served', async () => {
    const there = await world()
    const { db, folder, goes, only } = there
    const file = join(folder, 'older.heard')
    await backup(db.pools.owner, file, '2026-03-02T20:00:00.000Z')
    await agreed(there, proposal(goes))
    await carryOutDestructions(db.services, db.authorityId)
    assert.equal(await completeDestroyedFile(db.pools.app, db.authorityId, folder), 5)
    assert.equal(await completeDestroyedFile(db.pools.app, db.authorityId, folder), 0, 'and never twice')
    const kept = readFileSync(destroyedFile(folder, db.authorityId), 'utf8')
    for (const mark of [...MARKS, 'oubliette']) assert.ok(!kept.includes(mark), mark)
    await restore(db.pools.owner, file, db.appRole, { replace: true })
    assert.ok((await dumped(there)).length >= MARKS.length, 'the backup had it all')
    const projector = makeProjector(englandAndWales())
    assert.equal(await destroyAgain(db.pools.owner, projector, folder, '2026-03-20T09:00:00.000Z'), 5)
    assert.deepEqual(await dumped(there), [])
    assert.equal(await destroyAgain(db.pools.owner, projector, folder, '2026-03-20T09:00:00.000Z'), 0)
    assert.deepEqual((await verify(db.pools.owner, folder)).problems, [])
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
    assert.equal((await db.store.read(wholeOf(db.authorityId), (reads) => reads.people([only]))).length, 0)
  })
})

test('drafts that nobody touched for three months, names of files of more than a year ago and traces of more than six go by themselves', async () => {
  const { db } = await world()
  await tamper(db, `update drafts set updated_at = '2025-11-01T00:00:00Z'`, `update imports set started_at = '2024-11-01T00:00:00Z'`)
  const traces = createTraces(db.pools, { next: uuidV7 })
  const looked = { userId: null, kind: 'read', subject: null, route: '/complaints/:complaintId' } as const
  await traces.keep(db.authorityId, [{ ...looked, at: '2019-01-01T09:00:00.000Z' }, { ...looked, at: '2025-11-01T09:00:00.000Z' }])
  const nothing = { drafts: 0, importSources: 0, traces: 0, answers: 0, addresses: 0, names: 0 }
  assert.deepEqual(await sweepByRules(db.services, traces, db.authorityId), { ...nothing, drafts: 1, importSources: 1, traces: 6, answers: 1 })
  assert.deepEqual(await sweepByRules(db.services, traces, db.authorityId), nothing)
})
