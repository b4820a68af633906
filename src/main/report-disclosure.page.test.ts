import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { complaintsWeb } from '../../test/page-fixtures/complaints-web.ts'
import { aFact } from '../../test/support/report-facts.ts'
import { textOf } from '../../test/support/web.ts'
import type { Reads } from '../application/ports.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import { createProtector } from '../solver/protect-in-worker.ts'

const OUTCOMES = ['upheld', 'not-upheld', 'not-upheld', 'not-upheld', 'not-upheld', 'not-upheld', 'partly-upheld', 'partly-upheld', 'partly-upheld', 'partly-upheld', 'partly-upheld', 'partly-upheld'] as const
const FACTS = OUTCOMES.map((outcome, at) => aFact({ streamId: `a${at}`, receivedOn: isoDate('2025-06-02'), outcome, ...(outcome === 'not-upheld' ? {} : { foundOn: isoDate('2025-08-01') }) }))

const hidden = (html: string, field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function opened(facts: readonly ReportFact[] = FACTS) {
  const withFacts = (reads: Reads): Reads => ({ ...reads, reportFacts: async () => facts })
  const web = await complaintsWeb({ protector: createProtector(), store: (memory) => ({ ...memory, read: (authorityId, work) => memory.read(authorityId, (reads) => work(withFacts(reads))) }) })
  const manager = await web.signedIn()
  const { html } = await manager.get('/reports')
  const { location } = await manager.post('/reports', { commandId: hidden(html, 'commandId'), reportId: hidden(html, 'reportId'), year: '2025-26', from: 'outline' })
  const at = `${location}/disclosure`
  const done = async () => {
    for (let tries = 0; tries < 240; tries += 1) {
      const page = await manager.get(at)
      if (!/looks again by itself/.test(page.html)) return textOf(page.html)
      await pause(250)
    }
    throw new Error('it is not done')
  }
  return { ...web, manager, at, done, reader: await web.signedIn('team-manager') }
}

describe('Small numbers of a report', () => {
  test('it says that it is being worked out, then what is withheld, why, and what an outsider could deduce', async () => {
    const { manager, at, done } = await opened()
    assert.match(textOf((await manager.get(at)).html), /This page looks again by itself/)
    const overview = await done()
    assert.match(overview, /Safe to publish 1 small number is withheld, and 1 more from which they would follow\. No cheaper choice is safe\./)
    assert.match(overview, /Outcomes of statutory complaints Children and young people 1 to 4 withheld; no percentages of fewer than 10\./)
    const table = textOf((await manager.get(`${at}/outcomes`)).html)
    assert.match(table, /Upheld .*c ?held 1/)
    assert.match(table, /Upheld, 2025-26 1 It is small\. (from 0 to \d+|0 or more)/)
    assert.match(table, /Without it, .*Upheld, 2025-26.* would follow/)
  })

  test('a longest that is one complaint’s own is withheld, and it says that it is told of too few', async () => {
    const days = FACTS.map((fact, at) => ({ ...fact, stageOneAnsweredOn: isoDate('2025-06-16'), stageOneWorkingDays: at === 0 ? 44 : 9 }))
    const { manager, at, done } = await opened(days)
    await done()
    const table = textOf((await manager.get(`${at}/days-taken`)).html)
    assert.match(table, /Stage 1: mean .*11\.9/)
    assert.match(table, /Stage 1: shortest .*9 .*Stage 1: longest .*c ?held 44/)
    assert.match(table, /Stage 1: longest, 2025-26 44 It is told of too few\. 0 or more/)
  })

  test('a small number is printed for a reason, stands so until that is taken back, and the preview prints what is safe', async () => {
    const { manager, at, done } = await opened()
    await done()
    const page = `${at}/outcomes`
    assert.match((await manager.post(page, { what: 'override', number: '', reason: '' })).html, /There is a problem/)
    assert.equal((await manager.post(page, { what: 'override', number: 'outcomes/total@2025-26', reason: 'The total' })).status, 422, 'it is not small')
    assert.equal((await manager.post(page, { what: 'override', number: 'outcomes/upheld@2025-26', reason: 'The law wants the outcomes' })).status, 303)
    assert.match(await done(), /Printed for a reason Outcomes of statutory complaints: Upheld, 2025-26 ?: The law wants the outcomes/)
    assert.match(textOf((await manager.get(page)).html), /Upheld 0 .* 1 \(8%\)/)
    assert.equal((await manager.post(page, { what: 'withdraw', row: 'upheld', column: '2025-26' })).status, 303)
    assert.doesNotMatch(await done(), /Printed for a reason/)
    assert.match(textOf((await manager.post(page, { what: 'withdraw', row: 'upheld', column: '2025-26' })).html), /There is a problem/)
    assert.match(textOf((await manager.get(at.replace('disclosure', 'preview'))).html), /Small numbers are withheld and marked c\./)
  })

  test('another rule is chosen for a table, and one that makes no sense is not', async () => {
    const { manager, at, done } = await opened()
    await done()
    const rule = { what: 'rule', sensitivity: 'none', 'rule-threshold': 'none', 'rule-zeros': 'kept', 'rule-rounding': '5', 'rule-percentages': '0' }
    assert.equal((await manager.post(`${at}/outcomes`, { ...rule, 'rule-percentages': 'many' })).status, 422)
    assert.equal((await manager.post(`${at}/outcomes`, rule)).status, 303)
    assert.match(await done(), /Outcomes of statutory complaints Nobody Rounded to the nearest 5\. Chosen for this report/)
    assert.equal((await manager.get(`${at}/no-such-table`)).status, 404)
  })

  test('a team manager sees none of it', async () => {
    const { reader, at } = await opened()
    assert.notEqual((await reader.get(at)).status, 200)
  })
})
