import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStore } from '../../../test/support/database.ts'
import { SETTINGS } from '../../../test/support/builders.ts'
import { printReport } from '../../documents/report/print-report.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { makeProjector } from '../../storage/projections/projector.ts'
import { makeReads } from '../../storage/queries/reads.ts'
import { wholeOf } from '../access/sight.ts'
import type { Actor, Role } from '../ports.ts'
import { recordEntry, type EntryRequest } from '../record-entry.ts'
import { beginReport } from './begin-report.ts'
import { composeReport } from './compose.ts'
import { reportList, viewReport } from './read-report.ts'
import { reportOverview } from './report-overview.ts'
import { changeReport } from './write-report.ts'

const calendar = englandAndWales()
const db = await testStore({ after }, { today: '2026-11-23', projector: makeProjector(calendar), reads: makeReads(calendar) })
const { services, authorityId } = db
const today = isoDate('2026-11-23')
const actor = (role: Role): Actor => ({ authorityId, userId: role as string as UserId, name: role, role, teams: ['assessment'] })
const manager = actor('complaints-manager')
await services.store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }))

async function begun(year: string, sections: number): Promise<string> {
  const reportId = services.ids.next()
  const outline = Array.from({ length: sections }, (_, at) => ({ heading: `Section ${at + 1}`, text: '' }))
  assert.equal((await beginReport(services, manager, { reportId, commandId: services.ids.next(), year, document: 'annual-report', continues: null, outline })).kind, 'begun')
  return reportId
}

async function sectionsOf(reportId: string) {
  const view = await viewReport(services, manager, reportId)
  assert.equal(view.kind, 'report')
  return view.kind === 'report' ? view.state.sections : []
}

const write = (reportId: string, sectionId: string, over: number, words: string, commandId = services.ids.next()) => changeReport(services, manager, {
  reportId, commandId, over, command: { type: 'write-section', on: today, sectionId, heading: { words: 'Heading' }, text: { words } },
})

test('only those who may see reports see one, and only the complaints manager writes', async () => {
  const reportId = await begun('2025-26', 1)
  const [section] = await sectionsOf(reportId)
  for (const role of ['team-manager', 'reader', 'administrator'] as const) {
    assert.equal((await reportList(services, actor(role))).kind, 'not-found', role)
    assert.equal((await viewReport(services, actor(role), reportId)).kind, 'not-found', role)
    assert.equal((await composeReport(services, actor(role), reportId, printReport)).kind, 'not-found', role)
  }
  const head = actor('head-of-service')
  assert.equal((await viewReport(services, head, reportId)).kind, 'report')
  const request = { reportId, commandId: services.ids.next(), command: { type: 'remove-section', on: today, sectionId: section?.id ?? '' } } as const
  assert.equal((await changeReport(services, head, request)).kind, 'not-allowed')
  assert.equal((await changeReport(services, head, { ...request, command: { type: 'make-comment', on: today, commentId: services.ids.next(), text: { words: 'Why?' } } })).kind, 'done')
})

test('several saves at once: of one section one is kept, of several sections all are, and what is sent twice is done once', async () => {
  const reportId = await begun('2024-25', 5)
  const sections = await sectionsOf(reportId)
  const first = sections[0]
  assert.ok(first)
  const same = await Promise.all(Array.from({ length: 5 }, (_, at) => write(reportId, first.id, first.version, `Text ${at}`)))
  assert.deepEqual(same.map(({ kind }) => kind).toSorted(), ['done', 'stale', 'stale', 'stale', 'stale'])
  const each = await Promise.all(sections.slice(1).map(({ id, version }, at) => write(reportId, id, version, `Own ${at}`)))
  assert.ok(each.every(({ kind }) => kind === 'done'), JSON.stringify(each))
  const [now] = await sectionsOf(reportId)
  const commandId = services.ids.next()
  const twice = await Promise.all([0, 1].map(() => write(reportId, first.id, now?.version ?? 0, 'Sent twice', commandId)))
  assert.deepEqual(twice.map(({ kind }) => kind), ['done', 'done'])
  const view = await viewReport(services, manager, reportId)
  assert.equal(view.kind === 'report' && view.timeline.filter(({ event }) => event.type === 'SectionWritten').length, 1 + 4 + 1)
})

test('two people who begin the report of one year at once begin one', async () => {
  const begin = () => beginReport(services, manager, { reportId: services.ids.next(), commandId: services.ids.next(), year: '2022-23', document: 'annual-report', continues: null, outline: [{ heading: 'One', text: '' }] })
  const all = await Promise.all(Array.from({ length: 6 }, begin))
  assert.deepEqual(all.map(({ kind }) => kind).toSorted(), ['begun', 'exists', 'exists', 'exists', 'exists', 'exists'])
})

test('twenty-four saves to as many sections at once are all kept, and of as many to one section each that was not kept is told', async () => {
  const reportId = await begun('2021-22', 24)
  const sections = await sectionsOf(reportId)
  const each = await Promise.all(sections.map(({ id, version }, at) => write(reportId, id, version, `Own words ${at}`)))
  assert.deepEqual(Object.entries(Object.groupBy(each, ({ kind }) => kind)).map(([kind, all]) => [kind, all?.length]), [['done', 24]])
  const now = await sectionsOf(reportId)
  const view = await viewReport(services, manager, reportId)
  assert.deepEqual(view.kind === 'report' && view.sections.map(({ text }) => text), sections.map((_, at) => `Own words ${at}`))
  const same = await Promise.all(sections.map((_, at) => write(reportId, now[0]?.id ?? '', now[0]?.version ?? 0, `Of all ${at}`)))
  assert.deepEqual(same.map(({ kind }) => kind).toSorted(), ['done', ...Array.from({ length: 23 }, () => 'stale')])
})

test('consent that is taken back takes the quotation out, and the section that names it says so', async () => {
  const reportId = await begun('2026-27', 1)
  const [section] = await sectionsOf(reportId)
  const entryId = services.ids.next()
  const record = async (seq: number, command: EntryRequest['command']) => {
    const result = await recordEntry(services, manager, { entryId, expectedSeq: seq, commandId: services.ids.next(), command })
    assert.equal(result.kind, 'done', JSON.stringify(result))
    return result.kind === 'done' ? result.reference : ''
  }
  const reference = await record(0, { type: 'record-compliment', on: isoDate('2026-05-04'), from: 'client', divisions: [], teams: [], said: { words: 'You listened to us.' } })
  await record(1, { type: 'record-consent-to-quote', on: isoDate('2026-05-05'), consent: 'given' })
  await record(2, { type: 'check-quotation', on: isoDate('2026-05-05'), quotation: { words: 'You listened to us.' } })
  await write(reportId, section?.id ?? '', section?.version ?? 0, `[[quotation ${reference}]]`)
  const printed = async () => {
    const composed = await composeReport(services, manager, reportId, printReport)
    assert.equal(composed.kind, 'composed')
    return composed.kind === 'composed' ? { quoted: composed.document.blocks.filter(({ kind }) => kind === 'quotation').length, problems: composed.problems.map(({ problem }) => problem), notQuoted: composed.parts.notQuoted } : null
  }
  assert.deepEqual(await printed(), { quoted: 1, problems: [], notQuoted: [] })
  await record(3, { type: 'record-consent-to-quote', on: isoDate('2026-06-05'), consent: 'withdrawn' })
  assert.deepEqual(await printed(), {
    quoted: 0, problems: [{ kind: 'not-quotable', name: `quotation ${reference}`, why: 'consent-taken-back' }], notQuoted: [{ streamId: entryId, reference, why: 'consent-taken-back' }],
  })
  const overview = await reportOverview(services, manager, reportId)
  assert.deepEqual(overview.kind === 'overview' && overview.takenBack.map(({ streamId, reference: shown }) => [streamId, shown]), [[entryId, reference]])
  assert.equal((await reportOverview(services, actor('reader'), reportId)).kind, 'not-found')
})

test('reports stand in no figure, and are listed from their projected rows', async () => {
  const { rows } = await db.pools.owner.query('select kind, sort from register_entries where kind = \'report\'')
  assert.ok(rows.length >= 3)
  assert.equal((await db.pools.owner.query('select 1 from report_facts where kind = \'report\'')).rows.length, 0)
  const list = await reportList(services, manager)
  assert.deepEqual(list.kind === 'reports' && list.rows.map(({ state }) => state.year), ['2026-27', '2025-26', '2024-25', '2022-23', '2021-22'])
})
