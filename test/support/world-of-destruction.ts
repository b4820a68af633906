import { mkdtempSync, rmSync } from 'node:fs'
import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Trace } from '../../src/application/access/traces.ts'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { Actor, AnyEvent, StreamId } from '../../src/application/ports.ts'
import { approveDestruction } from '../../src/application/retention/decide.ts'
import { proposeDestruction, type Proposal } from '../../src/application/retention/propose.ts'
import { discloseWithin } from '../../src/application/rights/disclosures.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../../src/domain/complaint/events.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { makeReads } from '../../src/storage/queries/reads.ts'
import { seal } from '../../src/storage/seals/seal.ts'
import { createTraces } from '../../src/storage/traces/traces.ts'
import { tamper, testStore, type Cleanup, type TestStore } from './database.ts'
import { REPORTING_SETTINGS } from './report-facts.ts'

const day = isoDate
const TODAY = '2026-03-02'
/** Every invented word of the complaint that goes: its names, what was said, an address, a telephone. */
export const MARKS = ['Quillfeather', 'Marjoram', 'Pumpernickel', 'zanzibar', 'kumquats', 'flugelhorn', '01632 960111', 'Periwinkle Mews', 'sardonyx', 'QX-OLD-KEY', 'glockenspiel', 'Xanadu', 'isinglass', 'marzipan scan', 'meringue']

export type World = Readonly<{ db: TestStore; manager: Actor; head: Actor; folder: string; goes: StreamId; stays: StreamId; shared: PersonId; only: PersonId; equality: StreamId; sameness: StreamId }>

function actorOf(db: TestStore, role: Actor['role']): Actor {
  return { authorityId: db.authorityId, userId: uuidV7() as UserId, name: role, role, teams: [] }
}

async function addUser(db: TestStore, { userId, role }: Actor): Promise<void> {
  await db.pools.owner.query(`insert into users (authority_id, user_id, email, name, role, teams, password_hash, created_at) values ($1, $2, $3, $4, $4, '{}', 'x', now())`,
    [db.authorityId, userId, `${userId}@example.org`, role])
}

/** Two old complaints that share a person: one goes, with everything that hangs on it, and the other stays. */
export async function worldOfDestruction(cleanup: Cleanup): Promise<World> {
  const db = await testStore(cleanup, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()), today: TODAY })
  const [manager, head] = [actorOf(db, 'complaints-manager'), actorOf(db, 'head-of-service')]
  for (const one of [manager, head]) await addUser(db, one)
  const folder = mkdtempSync(join(tmpdir(), 'heard-destroyed-'))
  cleanup.after(async () => rmSync(folder, { recursive: true }))
  const [goes, stays, equality, sameness, shared, only, twin] = [uuidV7(), uuidV7(), uuidV7(), uuidV7(), uuidV7() as PersonId, uuidV7() as PersonId, uuidV7() as PersonId]
  const at = '2018-05-02T09:00:00.000Z'
  const meta = { recordedBy: manager.userId, recordedAt: at }
  await db.store.write(wholeOf(db.authorityId), async (tx) => {
    await tx.settings.save(REPORTING_SETTINGS, { ...meta, validFrom: day('2006-09-01') })
    await tx.people.add(only, { givenName: 'Marjoram', familyName: 'Quillfeather', contact: { telephone: '01632 960111', address: '7 Periwinkle Mews' } }, meta)
    await tx.people.add(twin, { givenName: 'M.', familyName: 'Quillfeather' }, meta)
    await tx.people.add(shared, { givenName: 'Sharon', familyName: 'Stayhere' }, meta)
    const said = await tx.texts.add({ textId: uuidV7(), streamId: goes, body: 'The zanzibar kumquats were never delivered' }, at)
    const note = await tx.texts.add({ textId: uuidV7(), streamId: goes, body: 'She plays the flugelhorn' }, at)
    const file = await tx.files.add({ fileId: uuidV7(), streamId: goes, name: 'marzipan scan.pdf', mediaType: 'application/pdf', size: 5, sha256: 'ab'.repeat(32), scan: 'clean', addedAt: at, addedBy: manager.userId })
    await tx.files.keepWords(file.fileId, { kind: 'read', text: 'Said the meringue' }, at)
    const complainants = [{ personId: only, type: 'parent' }, { personId: shared, type: 'parent' }, { personId: twin, type: 'parent' }]
    const events: AnyEvent[] = [
      { type: 'ComplaintReceived', happenedOn: day('2018-05-01'), procedure: 'children-act-1989-england', reference: '2018-0001', channel: 'email', said, details: { complainants, divisions: [], teams: [] } },
      { type: 'NoteAdded', happenedOn: day('2018-05-02'), text: note },
      { type: 'DocumentFiled', happenedOn: day('2018-05-03'), documentId: uuidV7(), file, kind: 'evidence', audience: 'internal', isSensitive: false },
      { type: 'StageOneAnswered', happenedOn: day('2018-05-10'), whole: 'upheld' },
      { type: 'ComplaintClosed', happenedOn: day('2018-06-01') },
    ]
    await tx.ledger.append('complaint', goes, 0, events, { ...meta, commandId: uuidV7() })
    const other = await tx.texts.add({ textId: uuidV7(), streamId: stays, body: 'Nobody rang back' }, at)
    await tx.ledger.append('complaint', stays, 0, [
      { type: 'ComplaintReceived', happenedOn: day('2025-05-01'), procedure: 'children-act-1989-england', reference: '2025-0001', channel: 'email', said: other, details: { complainants: [{ personId: shared, type: 'parent' }] } },
    ], { ...meta, commandId: uuidV7() })
    const answers = await tx.equality.add(equality, { answersId: uuidV7(), whose: 'complainant', setVersion: '2021', answers: { 'ethnic-group': 'oubliette', age: 'under-16' } }, meta)
    await tx.ledger.append('equality-form', equality, 0, [{ type: 'EqualityAsked', happenedOn: day('2018-05-03'), complaint: goes, whose: 'complainant', how: 'on-paper', outcome: 'answered', answers }], { ...meta, commandId: uuidV7() })
    const why = await tx.texts.add({ textId: uuidV7(), streamId: sameness, body: 'Pumpernickel says so' }, at)
    await tx.ledger.append('sameness', sameness, 0, [{ type: 'PeopleSaidSame', happenedOn: day('2018-05-03'), person: { personId: only }, other: { personId: twin }, why }], { ...meta, commandId: uuidV7() })
  })
  await copies(db, manager, { goes, stays, only })
  // Rows that the register's own pages make beside it.
  await tamper(db,
    `insert into drafts (authority_id, draft_id, user_id, kind, body, updated_at) values ('${db.authorityId}', '${uuidV7()}', '${manager.userId}', 'command', '{"complaintId":"${goes}","text":"sardonyx"}', now())`,
    `insert into reminders (authority_id, reminder_id, user_id, kind, stream_id, clock_id, item, due_on, made_on) values ('${db.authorityId}', '${uuidV7()}', '${manager.userId}', 'silent', '${goes}', '', '', '2018-05-01', '2018-05-02')`,
    `insert into imports (authority_id, import_id, source, file_name, file_digest, started_at, started_by) values ('${db.authorityId}', '${goes}', 'old', 'old.csv', sha256('x'), now(), 'x')`,
    `insert into import_rows (authority_id, source, row_key, stream_id, row_digest, import_id) values ('${db.authorityId}', 'old', 'QX-OLD-KEY', '${goes}', sha256('x'), '${goes}')`)
  await seal(db.pools.app, db.authorityId, folder, '2026-03-01T23:00:00.000Z')
  return { db, manager, head, folder, goes, stays, shared, only, equality, sameness }
}

/** What Heard itself copied out of the complaint, and what was typed to find it. */
async function copies(db: TestStore, manager: Actor, { goes, stays, only }: Readonly<{ goes: StreamId; stays: StreamId; only: PersonId }>): Promise<void> {
  const meta = { recordedBy: manager.userId, recordedAt: '2018-05-02T09:00:00.000Z' }
  const [bundle, request] = [uuidV7(), uuidV7()]
  const file = (name: string) => ({ fileId: uuidV7(), kind: 'made' as const, version: 1, name, mediaType: 'application/pdf', digest: 'd', pages: 1, addedAt: meta.recordedAt, addedBy: manager.userId, complaints: [goes], bytes: Buffer.from('Marjoram Quillfeather') })
  await db.store.write(wholeOf(db.authorityId), async (tx) => {
    const text = await tx.texts.add({ textId: uuidV7(), streamId: bundle, body: 'Sent with the glockenspiel' }, meta.recordedAt)
    await tx.ledger.append('bundle', bundle, 0, [{ type: 'BundleBegun', happenedOn: day('2018-07-01'), reference: 'BU-2018-0001', complaint: goes, purpose: 'ombudsman', text }], { ...meta, commandId: uuidV7() })
    await tx.papers.save({ streamId: bundle, kind: 'bundle', seen: 0, body: { papers: [], passages: ['zanzibar'] }, at: meta.recordedAt, by: manager.userId })
    await tx.papers.addFile(bundle, file('bundle.pdf'))
    const to = { what: 'bundle', basis: 'ombudsman', to: 'The investigator in Xanadu', on: day('2018-07-02') } as const
    await discloseWithin(db.services, tx, manager, { ...to, complaints: [goes], source: bundle })
    await discloseWithin(db.services, tx, manager, { ...to, to: 'Somebody else', complaints: [goes, stays] })
    await tx.ledger.append('rights-request', request, 0, [{ type: 'RightsRequestReceived', happenedOn: day('2019-05-01'), reference: 'RI-2019-0001', right: 'access', person: { personId: uuidV7() as PersonId }, asked: 'themselves' }], { ...meta, commandId: uuidV7() })
    await tx.papers.save({ streamId: request, kind: 'rights-review', seen: 0, body: { decisions: { [`record-${goes}`]: { passages: ['kumquats'] } } }, at: meta.recordedAt, by: manager.userId })
    await tx.papers.addFile(request, file('file.pdf'))
  })
  const typed = (words: string, subject: Trace['subject'] = null): Trace => ({ at: meta.recordedAt, userId: manager.userId, kind: 'searched', route: '/search', subject, words })
  await createTraces(db.pools, { next: uuidV7 }).keep(db.authorityId, [
    typed('quillfeather, marjoram'), typed('2018-0001'), typed('Marjoram'), typed('somebody plays an instrument: sardonyx', { kind: 'complaint', id: goes }), typed('a neighbour'),
  ])
  await tamper(db, `insert into seal_notices (authority_id, notice_id, kind, at, user_id, reference, reason, not_for)
    values ('${db.authorityId}', '${uuidV7()}', 'broken', now(), '${manager.userId}', '2018-0001', 'isinglass rang', '{${only}}')`)
}

export function proposal(streamId: StreamId, parts: Partial<Proposal> = {}): Proposal {
  return { destructionId: uuidV7(), commandId: uuidV7(), records: [{ streamId, reason: 'rule-ran-out' }], ...parts }
}

/** Proposed by the manager, approved by the head of service, its waiting time over. */
export async function agreed({ db, manager, head }: World, asked: Proposal): Promise<StreamId> {
  assert.equal((await proposeDestruction(db.services, manager, asked)).kind, 'done')
  const approved = await approveDestruction(db.services, head, { destructionId: asked.destructionId, expectedSeq: 1, commandId: uuidV7() })
  assert.equal(approved.kind, 'done', JSON.stringify(approved))
  db.clock.set('2026-03-16')
  return asked.destructionId
}
