import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { givenReport, givenTraining, registerWithReports } from '../../../test/support/report-to-publish.ts'
import { findingKey } from '../../domain/reporting/reconciliation/finding.ts'
import { uuidV7 } from '../../main/ids.ts'
import { explainFinding, openFindings, reconcileReport } from './reconcile-report.ts'

const recordedAt = '2026-03-02T09:00:00.000Z'
const codeOf = (result: object) => ('code' in result ? result.code : 'kind' in result ? result.kind : '')

async function written(words: string) {
  const register = await registerWithReports({ after })
  await givenTraining(register.services, register.authorityId, 3, recordedAt)
  return { ...register, reportId: await givenReport(register.services, register.authorityId, words, { recordedAt }) }
}

describe('a report with findings', () => {
  test('is not submitted while one is open, and is once each is explained', async () => {
    const { reportId, step, ines, helen, services } = await written('There were 5 training sessions. Stage 4 is the Ombudsman.')
    const gates = await step(ines, reportId, 'submit-report')
    assert.deepEqual(gates.kind === 'not-yet' && gates.gates.map(({ code }) => code), ['findings-open'])
    const open = await openFindings(services, ines, reportId)
    assert.deepEqual(open.map(({ check }) => check), ['number-disagrees', 'pitfall'])
    const explain = (finding: string, actor = ines, commandId: string = uuidV7()) => explainFinding(services, actor, { reportId, commandId, finding, words: 'Two were held with a neighbour.' })
    assert.equal(codeOf(await explain('somebody’s words')), 'no-such-finding')
    assert.equal(codeOf(await explain(findingKey(open[0]!), helen)), 'not-allowed')
    for (const finding of open) assert.equal(codeOf(await explain(findingKey(finding))), 'done')
    assert.deepEqual(await openFindings(services, ines, reportId), [])
    assert.equal(codeOf(await step(ines, reportId, 'submit-report')), 'done')
    assert.equal(codeOf(await step(helen, reportId, 'approve-report')), 'done')
  })

  test('keeps an explanation once for a double click, with who wrote it', async () => {
    const { reportId, ines, services } = await written('There were 5 training sessions.')
    const [finding] = await openFindings(services, ines, reportId)
    assert.ok(finding)
    const sent = { reportId, commandId: uuidV7(), finding: findingKey(finding), words: 'Two were held with a neighbour.' }
    assert.deepEqual([codeOf(await explainFinding(services, ines, sent)), codeOf(await explainFinding(services, ines, sent))], ['done', 'done'])
    const found = await reconcileReport(services, ines, reportId)
    assert.ok(found.kind === 'reconciled')
    assert.deepEqual(found.standings.map((one) => one.state !== 'open' && [one.state, one.explanation.words]), [['explained', 'Two were held with a neighbour.']])
    assert.equal(found.report.timeline.filter(({ event }) => event.type === 'FindingExplained').length, 1)
  })
})

test('an earlier year that has other figures than its edition printed is found in the next report', async () => {
  const { reportId, approve, publish, services, authorityId, ines } = await written('There were [[training.sessions-held]] sessions.')
  assert.equal(codeOf(await approve(reportId)), 'done')
  assert.equal(codeOf(await publish(reportId)), 'done')
  const next = await givenReport(services, authorityId, 'Training went on.', { recordedAt, year: '2020-21' })
  const differing = async () => (await openFindings(services, ines, next)).flatMap((one) => (one.check === 'differs-from-published' ? [[one.place.table, one.place.row, one.place.column, one.number, one.published, one.publishedAs]] : []))
  assert.deepEqual(await differing(), [])
  await givenTraining(services, authorityId, 4, recordedAt)
  const found = await differing()
  assert.ok(found.some((one) => JSON.stringify(one.slice(0, 5)) === JSON.stringify(['training', 'sessions-held', '2019-20', 7, 3])), JSON.stringify(found))
  assert.ok(found.every((one) => String(one[5]).includes('2019-20')))
})
