import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { givenReport, givenTraining, registerWithReports } from '../../../test/support/report-to-publish.ts'
import { uuidV7 } from '../../main/ids.ts'
import { verify } from '../../storage/seals/verify.ts'
import { wholeOf } from '../access/sight.ts'
import { publishReport } from './freeze.ts'
import { readManifest } from './manifest.ts'
import { publications } from './publications.ts'
import { reportsWaiting } from './reports-waiting.ts'
import { verifyFile } from './verify-file.ts'
import { changeReport } from './write-report.ts'

const recordedAt = '2026-03-02T09:00:00.000Z'
const WORDS = { words: 'One training was counted twice.' }
const codeOf = (result: object) => ('code' in result ? result.code : 'kind' in result ? result.kind : '')

async function written(settings: Parameters<typeof registerWithReports>[1] = {}, press: Parameters<typeof registerWithReports>[2] = {}) {
  const register = await registerWithReports({ after }, settings, press)
  const training = await givenTraining(register.services, register.authorityId, 3, recordedAt)
  const reportId = await givenReport(register.services, register.authorityId, 'There were [[training.sessions-held]] sessions.', { recordedAt })
  return { ...register, training, reportId }
}

describe('a second person', () => {
  test('approves what another has submitted, and nobody approves what they submitted', async () => {
    const { reportId, step, ines, helen, dev, services } = await written({ reportSecondRoles: ['complaints-manager', 'head-of-service'] })
    assert.equal(codeOf(await step(helen, reportId, 'approve-report')), 'report-not-submitted')
    assert.equal(codeOf(await step(ines, reportId, 'submit-report')), 'done')
    assert.equal(codeOf(await step(ines, reportId, 'approve-report')), 'second-is-who-submitted')
    // Whoever may neither see reports nor be second is told of none.
    assert.equal(codeOf(await step(dev, reportId, 'approve-report')), 'not-found')
    assert.deepEqual((await reportsWaiting(services, helen)).map((one) => one.reportId), [reportId])
    assert.deepEqual(await reportsWaiting(services, ines), [])
    assert.equal(codeOf(await step(helen, reportId, 'approve-report')), 'done')
    assert.equal(codeOf(await step(helen, reportId, 'approve-report')), 'report-already-approved')
    assert.deepEqual(await reportsWaiting(services, helen), [])
  })

  test('may be a monitoring officer with a reader’s account, where the authority names them', async () => {
    const { reportId, step, ines, dev, publish } = await written({ reportSecondRoles: [], reportSecondPeople: ['dev'] })
    await step(ines, reportId, 'submit-report')
    assert.equal(codeOf(await step(dev, reportId, 'approve-report')), 'done')
    assert.equal(codeOf(await publish(reportId, { actor: dev })), 'not-allowed')
    assert.equal(codeOf(await publish(reportId)), 'done')
  })

  test('where two are asked for, the same person is refused twice', async () => {
    const { reportId, step, ines, helen, dev } = await written({ reportSecondPersons: 2, reportSecondPeople: ['dev'] })
    await step(ines, reportId, 'submit-report')
    assert.equal(codeOf(await step(helen, reportId, 'approve-report')), 'report-not-checked')
    assert.equal(codeOf(await step(helen, reportId, 'check-report')), 'done')
    assert.equal(codeOf(await step(helen, reportId, 'approve-report')), 'second-is-who-checked')
    assert.equal(codeOf(await step(dev, reportId, 'approve-report')), 'done')
  })
})

describe('an approval', () => {
  test('who approves from two tabs at once approves once, and the other tab is told', async () => {
    const { reportId, step, ines, helen, read } = await written()
    await step(ines, reportId, 'submit-report')
    const both = await Promise.all([step(helen, reportId, 'approve-report'), step(helen, reportId, 'approve-report')])
    // Whoever reads while the other saves finds the page stale; whoever reads just after it finds the report approved.
    const [, other] = both.map(codeOf).toSorted((one) => (one === 'done' ? -1 : 1))
    assert.equal(both.filter(({ kind }) => kind === 'done').length, 1)
    assert.ok(['stale', 'report-already-approved'].includes(String(other)), String(other))
    assert.equal((await read(reportId)).life.approved?.by, 'helen')
    assert.equal((await read(reportId)).report.timeline.filter(({ event }) => event.type === 'ReportApproved').length, 1)
  })

  test('stays the one who submitted it, with another role and named as second by the authority', async () => {
    const { reportId, step, ines, dev } = await written({ reportSecondRoles: ['head-of-service'], reportSecondPeople: ['ines', 'dev'] })
    await step(ines, reportId, 'submit-report')
    for (const role of ['complaints-manager', 'head-of-service', 'reader'] as const) assert.equal(codeOf(await step({ ...ines, role }, reportId, 'approve-report')), 'second-is-who-submitted', role)
    assert.equal(codeOf(await step(dev, reportId, 'approve-report')), 'done')
  })

  test('while somebody writes, a report is submitted as it was read or not at all, and a change afterwards takes it back', async () => {
    const { reportId, step, ines, read, services } = await written()
    const section = (await read(reportId)).report.state.sections[0]
    const write = (words: string) => changeReport(services, ines, { reportId, commandId: uuidV7(), over: section?.version ?? 0, command: { type: 'write-section', on: services.clock.today(), sectionId: section?.id ?? '', heading: { words: 'Training' }, text: { words } } })
    const [submitted, changed] = await Promise.all([step(ines, reportId, 'submit-report'), write('Written while it was submitted.')])
    assert.equal(changed.kind, 'done')
    const answered = String(codeOf(submitted))
    assert.ok(['done', 'stale', 'approved-otherwise'].includes(answered), answered)
    assert.equal((await read(reportId)).life.standing, answered === 'done' && (await read(reportId)).report.timeline.at(-1)?.event.type === 'ReportSubmitted' ? 'submitted' : 'draft')
  })

  test('does not count for other figures: nothing is published, and it says so', async () => {
    const { reportId, approve, publish, editions, services, authorityId } = await written()
    assert.equal(codeOf(await approve(reportId)), 'done')
    await givenTraining(services, authorityId, 4, recordedAt)
    assert.equal(codeOf(await publish(reportId)), 'approved-otherwise')
    assert.deepEqual(await editions(), [])
  })

  test('is refused for a page that showed something else', async () => {
    const { reportId, step, ines, helen, read, services, authorityId } = await written()
    const { content } = await read(reportId)
    await step(ines, reportId, 'submit-report')
    await givenTraining(services, authorityId, 4, recordedAt)
    assert.equal(codeOf(await step(helen, reportId, 'approve-report', { content })), 'approved-otherwise')
    assert.equal(codeOf(await step(helen, reportId, 'approve-report')), 'approved-otherwise')
    await step(helen, reportId, 'send-back-report', { words: { words: 'Look at it again.' } })
    await step(ines, reportId, 'submit-report')
    assert.equal(codeOf(await step(helen, reportId, 'approve-report')), 'done')
  })

  test('waits for text that was carried forward to be confirmed', async () => {
    const { services, authorityId, step, ines } = await written()
    const carried = await givenReport(services, authorityId, 'As last year.', { recordedAt, carried: true })
    const result = await step(ines, carried, 'submit-report')
    assert.deepEqual(result.kind === 'not-yet' && result.gates.map(({ code, about }) => [code, ...about.map(({ heading }) => heading)]), [['text-carried-forward', 'Training']])
  })

  test('is done once for a double click', async () => {
    const { reportId, step, ines, read } = await written()
    const { content, report } = await read(reportId)
    const request = { content, expectedSeq: report.seq, commandId: uuidV7() }
    const [one, two] = await Promise.all([step(ines, reportId, 'submit-report', request), step(ines, reportId, 'submit-report', request)])
    assert.deepEqual([one.kind, two.kind], ['done', 'done'])
    assert.equal((await read(reportId)).report.seq, report.seq + 1)
  })
})

describe('publishing', () => {
  test('keeps the document, the figures and every file with their digests in the ledger', async () => {
    const { reportId, approve, publish, editions, store, authorityId, pools, folder, press } = await written()
    await approve(reportId)
    assert.equal(codeOf(await publish(reportId)), 'done')
    const [row] = await editions()
    assert.ok(row)
    const manifest = readManifest(row.manifest)
    assert.deepEqual([manifest.edition, manifest.slug, manifest.publishedOn, manifest.madeBy.settings], [1, '2019-20', '2026-03-02', 1])
    await store.read(wholeOf(authorityId), async (reads) => {
      const content = await reads.editionContent(row)
      assert.equal(press.digest(content?.document ?? ''), manifest.document)
      assert.match(content?.document ?? '', /There were /)
      assert.match(content?.figures ?? '', /"training"/)
      for (const { name, digest } of manifest.files) assert.equal(press.digest((await reads.editionFile(row, name))?.bytes ?? ''), digest)
    })
    const { problems, editions: looked } = await verify(pools.owner, folder)
    assert.deepEqual([problems, looked], [[], 1])
  })

  test('cannot be corrected or written while it is being published, and is whole afterwards', async () => {
    const { reportId, approve, publish, editions, read, step, ines, services, pools, folder } = await written()
    await approve(reportId)
    const section = (await read(reportId)).report.state.sections[0]
    const [published, corrected, changed] = await Promise.all([
      publish(reportId), step(ines, reportId, 'begin-report-correction', { words: WORDS }),
      changeReport(services, ines, { reportId, commandId: uuidV7(), over: section?.version ?? 0, command: { type: 'write-section', on: services.clock.today(), sectionId: section?.id ?? '', heading: { words: 'Training' }, text: { words: 'Too late?' } } }),
    ])
    // Whoever came first is done; the others are told, and nothing is published that was not approved. Who asks to correct it
    // once it is published has come later, and not while.
    if (corrected.kind === 'done') {
      assert.equal(published.kind, 'done')
      assert.deepEqual((await read(reportId)).report.timeline.slice(-2).map(({ event }) => event.type), ['ReportPublished', 'ReportCorrectionBegun'])
    }
    assert.equal([published.kind, changed.kind].filter((kind) => kind === 'done').length, 1, `${published.kind} and ${changed.kind}`)
    assert.equal((await editions()).length, published.kind === 'done' ? 1 : 0)
    assert.deepEqual((await verify(pools.owner, folder)).problems, [])
  })

  test('twice at once is one edition, and a double click is one too', async () => {
    const { reportId, approve, publish, editions, read } = await written()
    await approve(reportId)
    const expectedSeq = (await read(reportId)).report.seq
    const [one, other] = await Promise.all([publish(reportId, { expectedSeq }), publish(reportId, { expectedSeq })])
    assert.deepEqual([one.kind, other.kind].toSorted(), ['done', 'stale'])
    assert.equal((await editions()).length, 1)
  })

  test('a second click of the same button is done, and adds nothing', async () => {
    const { reportId, approve, publish, editions, read } = await written()
    await approve(reportId)
    const request = { expectedSeq: (await read(reportId)).report.seq, commandId: uuidV7() }
    assert.deepEqual((await Promise.all([publish(reportId, request), publish(reportId, request)])).map(({ kind }) => kind), ['done', 'done'])
    assert.equal(codeOf(await publish(reportId, request)), 'done')
    assert.equal((await editions()).length, 1)
  })

  test('leaves nothing where a file cannot be made, and can be done again', async () => {
    const register = await written()
    const { reportId, approve, publish, editions, read, press } = register
    await approve(reportId)
    await assert.rejects(publish(reportId, { press: { ...press, files: () => Promise.reject(new Error('no font')) } }), /no font/)
    assert.deepEqual([await editions(), (await read(reportId)).life.standing], [[], 'approved'])
    assert.equal(codeOf(await publish(reportId)), 'done')
  })

  test('leaves nothing where the disk is full when it seals or when it keeps, and can be done again', async () => {
    const { reportId, approve, publish, editions, read, press, services, ines, store, pools, folder } = await written()
    await approve(reportId)
    const full = (code: string) => Promise.reject(Object.assign(new Error('no space left'), { code }))
    await assert.rejects(publish(reportId, { press: { ...press, seal: () => full('ENOSPC') } }), { code: 'ENOSPC' })
    // Everything is there but the last file: the event and what was kept before it go with it.
    const keepsNoMore: typeof store = { ...store, write: (of, work) => store.write(of, (tx) => work({ ...tx, editions: { ...tx.editions, add: async (...kept) => {
      await tx.editions.add(...kept)
      return full('53100')
    } } })) }
    const request = { reportId, expectedSeq: (await read(reportId)).report.seq, commandId: uuidV7() }
    await assert.rejects(publishReport({ ...services, store: keepsNoMore }, press, ines, request), { code: '53100' })
    assert.deepEqual([await editions(), (await read(reportId)).life.standing], [[], 'approved'])
    assert.equal(codeOf(await publishReport(services, press, ines, request)), 'done')
    assert.equal((await editions()).length, 1)
    assert.deepEqual((await verify(pools.owner, folder)).problems, [])
  })

  test('what is recorded meanwhile is not in it, and waits for nothing', async () => {
    const { reportId, approve, publish, editions, press, services, authorityId, store } = await written()
    await approve(reportId)
    let times = 0
    const slow = { ...press, files: async (document: Parameters<typeof press.files>[0]) => {
      times += 1
      await givenTraining(services, authorityId, 40, recordedAt)
      return press.files(document)
    } }
    assert.equal(codeOf(await publish(reportId, { press: slow })), 'done')
    const [row] = await editions()
    assert.ok(row)
    const content = await store.read(wholeOf(authorityId), (reads) => reads.editionContent(row))
    assert.deepEqual([times, /43/.test(content?.document ?? '')], [1, false])
  })

  test('two authorities have nothing of each other', async () => {
    const [one, other] = [await written(), await written()]
    await one.approve(one.reportId)
    await one.publish(one.reportId)
    assert.deepEqual(await other.editions(), [])
    assert.equal(codeOf(await other.publish(one.reportId, { expectedSeq: 5 })), 'not-found')
  })

  test('another report of the same kind and year is not published beside it', async () => {
    const { reportId, approve, publish, services, authorityId, step, ines, editions } = await written()
    await approve(reportId)
    await publish(reportId)
    const second = await givenReport(services, authorityId, 'Another one.', { recordedAt })
    await approve(second)
    assert.equal(codeOf(await publish(second)), 'published-by-another')
    await step(ines, reportId, 'withdraw-report', { words: { words: 'It named a school.' } })
    assert.equal(codeOf(await publish(second)), 'done')
    assert.deepEqual((await editions()).map((row) => [row.reportId, row.edition]), [[second, 2], [reportId, 1]])
  })
})

describe('a correction', () => {
  test('is another edition, which goes the same way and says what was wrong', async () => {
    const { reportId, approve, publish, step, ines, services, authorityId, store } = await written()
    await approve(reportId)
    await publish(reportId)
    assert.equal(codeOf(await step(ines, reportId, 'submit-report')), 'report-is-published')
    assert.equal(codeOf(await step(ines, reportId, 'begin-report-correction', { words: WORDS })), 'done')
    await givenTraining(services, authorityId, 4, recordedAt)
    assert.equal(codeOf(await publish(reportId)), 'report-not-approved')
    await approve(reportId)
    assert.equal(codeOf(await publish(reportId)), 'done')
    const [publication] = await publications(services, authorityId)
    assert.deepEqual(publication?.editions.map(({ manifest: { edition, corrects, notice }, correctedBy }) => [edition, corrects, notice, correctedBy]), [[2, 1, WORDS.words, null], [1, null, null, 2]])
    const content = await store.read(wholeOf(authorityId), (reads) => reads.editionContent({ reportId, edition: 2 }))
    assert.match(content?.document ?? '', /This edition corrects edition 1/)
    assert.match(content?.document ?? '', /One training was counted twice/)
  })
})

describe('a file', () => {
  test('is told to be the edition that it is; one byte more, less or other is told too', async () => {
    const { reportId, approve, publish, services, press, ines, editions, store, authorityId } = await written()
    await approve(reportId)
    await publish(reportId)
    const [row] = await editions()
    assert.ok(row)
    const file = await store.read(wholeOf(authorityId), (reads) => reads.editionFile(row, 'annual-report.json'))
    const bytes = Buffer.from(file?.bytes ?? [])
    const told = (given: Uint8Array, name = 'renamed.json') => verifyFile(services, press, ines, { name, bytes: given })
    const whole = await told(bytes)
    assert.deepEqual([whole.kind, 'edition' in whole && whole.edition.manifest.edition, 'isAsRecorded' in whole && whole.isAsRecorded], ['published', 1, true])
    const flipped = Buffer.from(bytes)
    flipped[100] = (flipped[100] ?? 0) ^ 1
    const changes = [flipped, bytes.subarray(0, bytes.length - 7), Buffer.concat([bytes, Buffer.from('more')])]
    assert.deepEqual((await Promise.all(changes.map((given) => told(given)))).map((verdict) => verdict.kind === 'altered' && verdict.alteration), [
      { kind: 'changed', from: 100, bytes: 1 }, { kind: 'cut-off', at: bytes.length - 7, of: bytes.length }, { kind: 'goes-on', after: bytes.length, more: 4 },
    ])
    assert.equal((await told(Buffer.from('{"something":"else"}'))).kind, 'none')
    assert.equal((await told(Buffer.alloc(0))).kind, 'none')
  })
})
