import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { givenReport, givenTraining, personOf, registerWithReports } from '../../test/support/report-to-publish.ts'
import { wholeOf } from '../application/access/sight.ts'
import { figuresOfYear } from '../application/figures.ts'
import type { Actor, AnyEvent, StreamId } from '../application/ports.ts'
import { verifyFile } from '../application/report/verify-file.ts'
import { carryOutDestructions } from '../application/retention/carry-out.ts'
import { approveDestruction } from '../application/retention/decide.ts'
import { proposeDestruction } from '../application/retention/propose.ts'
import { documentDifference } from '../documents/difference/document-difference.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { checkProjections, rebuildProjections } from '../storage/rebuild/rebuild.ts'
import { seal } from '../storage/seals/seal.ts'
import { verify } from '../storage/seals/verify.ts'
import { uuidV7 } from './ids.ts'
import { madeAgain } from './made-again.ts'

const recordedAt = '2026-03-02T09:00:00.000Z'
const ASKED = { kind: 'annual-report', slug: '2019-20', edition: null }
const projector = makeProjector(englandAndWales())

const register = await registerWithReports({ after })
const { services, store, authorityId, pools, press, ines, folder, clock } = register

/** A complaint of 2019-20, answered and closed, that is in as many tables of the report as one can be. */
async function complaintOf(at: number): Promise<StreamId> {
  const [streamId, parent, child] = [uuidV7(), uuidV7() as PersonId, uuidV7() as PersonId]
  const meta = { recordedBy: 'ines', recordedAt: '2019-08-01T09:00:00.000Z' }
  await store.write(wholeOf(authorityId), async (tx) => {
    await tx.people.add(parent, { givenName: 'Pat', familyName: `Parent${at}` }, meta)
    await tx.people.add(child, { givenName: 'Kit', familyName: `Child${at}`, bornOn: isoDate('2010-05-05') }, meta)
    const said = await tx.texts.add({ textId: uuidV7(), streamId, body: `Said ${at}` }, meta.recordedAt)
    const on = (day: string) => ({ happenedOn: isoDate(day) })
    const pointId = uuidV7()
    const events: readonly AnyEvent[] = [
      {
        type: 'ComplaintReceived', ...on('2019-06-03'), procedure: 'children-act-1989-england', reference: `2019-00${10 + at}`, channel: at % 2 === 0 ? 'email' : 'letter', said,
        details: {
          complainants: [{ personId: parent, type: at % 3 === 0 ? 'carer' : 'parent' }], children: [{ personId: child, careStatus: 'child-in-need' }], divisions: ['children-in-need'], teams: ['cin-widnes'],
          category: at % 2 === 0 ? 'staff' : 'service', points: [{ pointId, text: said }],
        },
      },
      { type: 'ComplaintAcknowledged', ...on('2019-06-05') }, { type: 'StageOneAnswered', ...on('2019-06-17'), whole: at % 2 === 0 ? 'upheld' : 'not-upheld' }, { type: 'ComplaintClosed', ...on('2019-07-17') },
    ]
    await tx.ledger.append('complaint', streamId, 0, events, { ...meta, commandId: uuidV7() })
  })
  return streamId
}

const complaints: StreamId[] = []
for (let at = 0; at < 12; at += 1) complaints.push(await complaintOf(at))
await givenTraining(services, authorityId, 3, recordedAt)
const reportId = await givenReport(services, authorityId, 'There were [[training.sessions-held]] sessions.', { recordedAt })
await register.approve(reportId)
const published = await register.publish(reportId)
assert.equal(published.kind, 'done', JSON.stringify(published))

/** Everything that is said of last year: the edition's own bytes and figures, the figures of the year as counted now and as known then, and its facts. */
async function lastYear() {
  const [edition] = await register.editions()
  if (!edition) throw new Error('nothing was published')
  const { files, document, figures } = await store.read(wholeOf(authorityId), async (reads) => {
    const manifest = JSON.parse(edition.manifest) as Readonly<{ files: readonly Readonly<{ name: string }>[] }>
    return { ...await reads.editionContent(edition), files: await Promise.all(manifest.files.map(async ({ name }) => ({ name, bytes: (await reads.editionFile(edition, name))?.bytes }))) }
  })
  const figuresNow = await figuresOfYear(services, ines, { year: '2019-20' })
  const figuresThen = await figuresOfYear(services, ines, { year: '2019-20', asKnownOn: isoDate('2026-03-01') })
  if (figuresNow.kind !== 'figures' || figuresThen.kind !== 'figures') throw new Error('no figures')
  const facts = (await pools.owner.query('select stream_id, kind, reference, received_on, closed_on, outcome, known_from, known_to, quantity from report_facts order by 1, 2, known_from')).rows
  return { manifest: edition.manifest, document, frozen: figures, files, now: figuresNow.figures.tables, knownThen: figuresThen.figures.tables, facts }
}

/** The same record, destroyed by two people when its rule has run out. */
async function destroyed(streams: readonly StreamId[]): Promise<void> {
  const [manager, head] = (['complaints-manager', 'head-of-service'] as const).map((role): Actor => personOf(authorityId, uuidV7(), role))
  if (!manager || !head) throw new Error('nobody')
  for (const { userId, role } of [manager, head]) await pools.owner.query("insert into users (authority_id, user_id, email, name, role, teams, created_at) values ($1, $2::uuid, $3, $4, $4, '{}', now())", [authorityId, userId, `${userId}@example.org`, role])
  clock.set('2036-03-02')
  const destructionId = uuidV7()
  const proposed = await proposeDestruction(services, manager, { destructionId, commandId: uuidV7(), records: streams.map((streamId) => ({ streamId, reason: 'rule-ran-out' })) })
  const approved = await approveDestruction(services, head, { destructionId, expectedSeq: 1, commandId: uuidV7() })
  assert.deepEqual([proposed.kind, approved.kind], ['done', 'done'], JSON.stringify([proposed, approved]))
  clock.set('2036-03-20')
  const [done] = await carryOutDestructions(services, authorityId)
  assert.deepEqual(done?.destroyed.toSorted(), streams.toSorted())
}

describe('Last year’s published figures, when complaints that they count are destroyed', () => {
  test('stand as they were: the edition, its files, the figures of the year, the chain, the seals, and what is made again', async () => {
    const before = await lastYear()
    const outcomes = before.now.find(({ id }) => id === 'outcomes')
    assert.deepEqual(outcomes?.rows.slice(0, 3).map(({ cells }) => cells.at(-1)?.count), [6, 0, 6])
    await seal(pools.app, authorityId, folder, '2026-03-02T23:00:00.000Z')
    await destroyed(complaints.slice(0, 3))
    await seal(pools.app, authorityId, folder, '2036-03-20T23:00:00.000Z')
    assert.equal((await pools.owner.query("select 1 from texts where body like 'Said _'")).rowCount, 7, 'the words of three are gone')

    assert.deepEqual(await lastYear(), before, 'nothing that is said of the year has changed')
    const verified = await verify(pools.owner, folder)
    assert.deepEqual([verified.problems, verified.erasedTexts], [[], 6], 'the chain and the seals; each of the three texts is named twice')
    for (const { name, bytes } of before.files) {
      const verdict = await verifyFile(services, press, ines, { name, bytes: bytes ?? new Uint8Array() })
      assert.deepEqual([verdict.kind, 'isAsRecorded' in verdict && verdict.isAsRecorded], ['published', true], name)
    }
    const made = await madeAgain(register, services, press, { actor: ines, asked: ASKED })
    assert.ok(made?.kind === 'reproduced')
    assert.ok(made.figuresCompared > 100)
    assert.deepEqual([made.figures, made.reasons], [[], []], 'counted again from the ledger')
    assert.ok(made.files.every((file) => file.published === file.now), 'every file to the byte')
    assert.deepEqual(documentDifference(made.documents.published, made.documents.now), { cells: [], sentences: [] })
  })

  test('and all of it is the same from projections that are made anew', async () => {
    const before = await lastYear()
    assert.deepEqual((await checkProjections(pools.owner, projector, PROJECTION_TABLES)).differences, [])
    await rebuildProjections(pools.owner, projector, PROJECTION_TABLES)
    assert.deepEqual(await lastYear(), before)
  })

  test('a file that was altered is still told from the one that was published', async () => {
    const [file] = (await lastYear()).files
    const bytes = Buffer.from(file?.bytes ?? [])
    bytes.writeUInt8(bytes.readUInt8(40) === 0x41 ? 0x42 : 0x41, 40)
    assert.equal((await verifyFile(services, press, ines, { name: file?.name ?? '', bytes })).kind, 'altered')
  })
})
