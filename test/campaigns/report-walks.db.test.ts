import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { changeReport, type ReportRequest } from '../../src/application/report/write-report.ts'
import { viewReport } from '../../src/application/report/read-report.ts'
import type { LifeStep } from '../../src/application/report/life-steps.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../../src/storage/projections/tables.ts'
import { checkProjections } from '../../src/storage/rebuild/rebuild.ts'
import { verify } from '../../src/storage/seals/verify.ts'
import { chance } from '../resilience/chance.ts'
import { isCampaign } from '../resilience/long.ts'
import { givenReport, givenTraining, registerWithReports } from '../support/report-to-publish.ts'

/** Short in `npm test`, whole in the campaign. */
const STEPS = isCampaign ? 1_500 : 60
const LIFE = ['submit-report', 'check-report', 'approve-report', 'send-back-report', 'begin-report-correction', 'withdraw-report'] as const satisfies readonly LifeStep[]

test('whatever people do to a report, in whatever order, the chain is whole, a rebuild gives the same rows, and what is published was approved', { timeout: 900_000 }, async () => {
  const { services, authorityId, ines, helen, step, publish, editions, read, pools, folder } = await registerWithReports({ after }, { reportSecondRoles: ['complaints-manager', 'head-of-service'] })
  const recordedAt = services.clock.now()
  await givenTraining(services, authorityId, 3, recordedAt)
  const years = ['2017-18', '2018-19', '2019-20']
  const reports = await Promise.all(years.map((year) => givenReport(services, authorityId, 'There were [[training.sessions-held]] sessions.', { recordedAt, year })))
  const luck = chance(20_261_125)
  const on = services.clock.today()
  const text = { words: 'Some words about the year.' }
  const counts = new Map<string, number>()
  for (let done = 0; done < STEPS; done += 1) {
    const [reportId, actor] = [luck.pick(reports), luck.pick([ines, helen])]
    const view = await viewReport(services, ines, reportId)
    assert.ok(view.kind === 'report')
    const { sections, removed, comments } = view.state
    const id = (of: readonly Readonly<{ id: string }>[]) => (of.length === 0 || luck.isOneIn(10) ? services.ids.next() : luck.pick(of).id)
    const sectionId = luck.isOneIn(5) ? id(removed) : id(sections)
    const commands: readonly ReportRequest['command'][] = [
      { type: 'add-section', on, sectionId: services.ids.next(), heading: text }, { type: 'write-section', on, sectionId, heading: text, text }, { type: 'confirm-section', on, sectionId }, { type: 'move-section', on, sectionId, after: id(sections) },
      { type: 'remove-section', on, sectionId }, { type: 'restore-section', on, sectionId: id(removed) }, { type: 'make-comment', on, commentId: services.ids.next(), sectionId, text }, { type: 'answer-comment', on, commentId: id(comments), text },
      { type: 'settle-comment', on, commentId: id(comments) }, { type: 'answer-checklist', on, requirement: 'r1', answer: 'met' }, { type: 'choose-table-set', on },
    ]
    const kind = luck.isOneIn(2) ? (await changeReport(services, ines, { reportId, commandId: services.ids.next(), command: luck.pick(commands) })).kind
      : luck.isOneIn(4) ? (await publish(reportId)).kind : (await step(actor, reportId, luck.pick(LIFE), { words: text })).kind
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  assert.deepEqual([...counts.keys()].filter((kind) => !['done', 'refused', 'not-yet', 'stale', 'not-allowed'].includes(kind)), [], JSON.stringify([...counts]))
  assert.ok((counts.get('done') ?? 0) > STEPS / 8, JSON.stringify([...counts]))
  for (const row of await editions()) {
    const { report } = await read(row.reportId)
    const at = report.timeline.findIndex(({ event }) => event.type === 'ReportPublished' && event.edition === row.edition)
    assert.ok(report.timeline.slice(0, at).some(({ event, recordedBy }) => event.type === 'ReportApproved' && recordedBy !== report.timeline.slice(0, at).findLast((one) => one.event.type === 'ReportSubmitted')?.recordedBy))
  }
  assert.deepEqual((await checkProjections(pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
  assert.deepEqual((await verify(pools.owner, folder)).problems, [])
})
