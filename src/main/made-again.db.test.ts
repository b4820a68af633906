import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../test/support/database.ts'
import { givenReport, givenTraining, registerWithReports } from '../../test/support/report-to-publish.ts'
import { plainProtector } from '../../test/support/plain-protector.ts'
import { REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { wholeOf } from '../application/access/sight.ts'
import type { AnyEvent } from '../application/ports.ts'
import type { Reproduction } from '../application/report/reproduce.ts'
import { documentDifference } from '../documents/difference/document-difference.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import { backup } from '../storage/backup/backup.ts'
import { restore } from '../storage/backup/restore.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { createStore } from '../storage/store.ts'
import { uuidV7 } from './ids.ts'
import { madeAgain } from './made-again.ts'
import { bringUpToDate } from './register.ts'

const recordedAt = '2026-03-02T09:00:00.000Z'
const ASKED = { kind: 'annual-report', slug: '2019-20', edition: null }

async function published() {
  const register = await registerWithReports({ after })
  const { services, authorityId, approve, publish } = register
  const training = await givenTraining(services, authorityId, 3, recordedAt)
  const reportId = await givenReport(services, authorityId, 'There were [[training.sessions-held]] sessions.', { recordedAt })
  await approve(reportId)
  assert.equal((await publish(reportId)).kind, 'done')
  const again = async (press = register.press): Promise<Reproduction> => {
    const made = await madeAgain(register, services, press, { actor: register.ines, asked: ASKED })
    assert.ok(made?.kind === 'reproduced')
    return made
  }
  return { ...register, training, reportId, again }
}

const isSame = ({ figures, files, documents }: Reproduction) => ({
  figures: figures.length, files: files.every((file) => file.published === file.now), ...documentDifference(documents.published, documents.now),
})
const SAME = { figures: 0, files: true, cells: [], sentences: [] }

async function asSuperuser(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

test('an edition is made again to the last byte, whatever was recorded, corrected and configured since', async () => {
  const { again, services, authorityId, training, store, clock } = await published()
  assert.deepEqual(isSame(await again()), SAME)
  await givenTraining(services, authorityId, 40, '2026-03-02T08:00:00.000Z')
  await store.write(wholeOf(authorityId), async (tx) => {
    await tx.ledger.append('training', training, 1, [{ type: 'FactCorrected', happenedOn: isoDate('2026-03-02'), corrects: 1, changes: { sessions: 30 }, kind: 'slip' }], { commandId: uuidV7(), recordedBy: 'test', recordedAt })
    await tx.settings.save({ ...REPORTING_SETTINGS, name: 'Renamed', reportingYearStartsInMonth: 1 }, { recordedBy: 'test', recordedAt, validFrom: isoDate('2026-03-02') })
  })
  clock.set('2027-06-01')
  const made = await again()
  assert.deepEqual(isSame(made), SAME)
  assert.deepEqual([made.reasons, made.figuresCompared > 100], [[], true])
})

test('a word that was erased since is missed, and is said to be why', async () => {
  const { again, reportId, store, authorityId, urls } = await published()
  const recorded = await store.read(wholeOf(authorityId), (reads) => reads.stream(reportId))
  const written = recorded.map(({ event }) => event).find((event) => event.type === 'SectionWritten')
  const textId = written?.type === 'SectionWritten' ? written.text?.textId ?? '' : ''
  const erased = { type: 'WordsErased', happenedOn: isoDate('2026-03-03'), textIds: [textId] } as unknown as AnyEvent
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('report', reportId, recorded.length, [erased], { commandId: uuidV7(), recordedBy: 'x', recordedAt }))
  await asSuperuser(urls.superuser, `delete from texts where text_id = '${textId}'`)
  const made = await again()
  assert.deepEqual(made.reasons, [{ kind: 'words-erased', texts: 1 }])
  assert.equal(made.figures.length, 0)
  assert.deepEqual(isSame(made).sentences.map(({ before, after: now }) => [before, now]), [['There were 3 sessions.', null]])
})

test('an entry that was altered behind the register’s back gives other figures, one by one', async () => {
  const { again, training, urls } = await published()
  await asSuperuser(urls.superuser, `update events set payload = payload || '{"sessions":4}' where stream_id = '${training}'`)
  const made = await again()
  assert.deepEqual(made.figures.filter(({ table }) => table === 'training'), [{ table: 'training', row: 'sessions-held', column: '2019-20', published: '3 -', now: '4 -' }])
  assert.equal(isSame(made).files, false)
})

test('another program says that it is another', async () => {
  const { again, press } = await published()
  const made = await again({ ...press, madeBy: () => ({ program: 'newer', words: 'test' }) })
  assert.deepEqual(made.reasons, [{ kind: 'other-program', published: 'test', now: 'newer' }])
})

test('what was withheld is withheld again as its edition keeps it, and is not chosen anew', async () => {
  const { services, press, ines, pools } = await published()
  const asked: ProtectionOrder[] = []
  const made = await madeAgain({ pools }, { ...services, protector: plainProtector(asked) }, press, { actor: ines, asked: ASKED })
  assert.ok(made?.kind === 'reproduced')
  assert.deepEqual([isSame(made), asked.length], [SAME, 0])
})

test('there is nothing to make again where nothing was published', async () => {
  const register = await registerWithReports({ after })
  assert.equal(await madeAgain(register, register.services, register.press, { actor: register.ines, asked: ASKED }), null)
})

test('it is made again from a restored backup', async () => {
  const { pools, press, ines, services } = await published()
  const folder = mkdtempSync(join(tmpdir(), 'heard-again-'))
  after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'one.heard')
  await backup(pools.owner, file, '2026-03-03T00:00:00.000Z')
  const target = await testDatabase({ after }, { migrated: false })
  await restore(target.pools.owner, file, target.appRole, { replace: false })
  await bringUpToDate(target.pools, target.appRole)
  const calendar = englandAndWales()
  const store = createStore({ pools: target.pools, projector: makeProjector(calendar), reads: makeReads(calendar) })
  const made = await madeAgain(target, { ...services, store }, press, { actor: ines, asked: ASKED })
  assert.ok(made?.kind === 'reproduced')
  assert.deepEqual(isSame(made), SAME)
})
