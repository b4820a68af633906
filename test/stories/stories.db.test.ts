import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, describe, test } from 'node:test'
import { wholeOf } from '../../src/application/access/sight.ts'
import { figuresOfYear } from '../../src/application/figures.ts'
import type { AuthorityId } from '../../src/application/ports.ts'
import { viewComplaint } from '../../src/application/view-complaint.ts'
import { defaultSettings } from '../../src/domain/authority/default-settings.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../../src/storage/projections/tables.ts'
import { checkProjections } from '../../src/storage/rebuild/rebuild.ts'
import { addTestAuthority } from '../support/database.ts'
import { projectedStore } from '../support/recorded-complaints.ts'
import { actor } from '../support/store-suite.ts'
import { printedStory } from './printed.ts'
import { idOf, readStory, tell, type Told } from './story.ts'

const folder = resolve(import.meta.dirname, '../../examples/stories')
const names = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length)).sort()
/** Set, the printed timelines are written again instead of compared: `HEARD_PRINT_STORIES=1 npm test -- test/stories`. */
const isPrinting = process.env['HEARD_PRINT_STORIES'] === '1'

const database = await projectedStore({ after })

/** A story told through the ledger, in an authority of its own. */
async function told(name: string, within?: AuthorityId) {
  const authorityId = within ?? await addTestAuthority(database)
  await database.store.write(wholeOf(authorityId), (tx) => tx.settings.save(defaultSettings('Testshire'), {
    recordedBy: 'somebody', recordedAt: '2006-09-01T00:00:00.000Z', validFrom: isoDate('2006-09-01'),
  }))
  const story = readStory(name)
  const manager = actor(authorityId, 'complaints-manager')
  const steps = await tell(database.services, manager, story, (day) => database.clock.set(day))
  return { story, manager, steps, services: database.services }
}

/** What a step was answered, in one word, and with what. */
function answerOf({ result }: Told): unknown {
  switch (result.kind) {
    case 'done': return { done: 'breaches' in result ? result.breaches.map(({ code }) => code) : [] }
    case 'refused': return { refused: result.code, ...(result.facts && { facts: result.facts }) }
    case 'warned': return { warned: result.warnings.map(({ code }) => code) }
    case 'stale':
    case 'not-allowed':
    case 'not-found':
      return result.kind
  }
}

describe('the stories in examples/stories', () => {
  for (const name of names) {
    test(`${name} goes as it is told, and its dates are those that were worked out by hand`, async () => {
      const { story, steps, manager, services } = await told(name)
      for (const step of steps) {
        const { refused, breaches = [] } = step.step.expect ?? {}
        const answer = answerOf(step)
        const what = `${step.step.on} ${step.step.do}`
        if (refused !== undefined) assert.equal((answer as { refused?: string }).refused, refused, what)
        else assert.deepEqual(answer, { done: breaches }, what)
      }
      for (const { of = '@complaint', asAt, clock, dueOn, status, workingDaysLate } of story.due) {
        database.clock.set(asAt)
        const view = await viewComplaint(services, manager, idOf(of))
        assert.ok(!('kind' in view))
        const found = view.clocks.find(({ id }) => id === clock)
        assert.deepEqual([asAt, clock, found?.dueOn, found?.status], [asAt, clock, dueOn, status])
        if (workingDaysLate !== undefined) assert.equal(found?.workingDaysLate, workingDaysLate)
      }
      database.clock.set(story.asAt)
      const printed = await printedStory(services, manager, story, steps)
      const file = join(folder, `${name}.txt`)
      if (isPrinting) writeFileSync(file, printed)
      assert.equal(printed, readFileSync(file, 'utf8'))
    })
  }

  test('the founding report’s tables 4.5, 4.6 and 4.10 come out of its own stories', async () => {
    const authorityId = await addTestAuthority(database)
    const { manager, services } = await told('founding-stage-two', authorityId)
    await told('founding-ombudsman', authorityId)
    const result = await figuresOfYear(services, manager, { year: '2019-20', years: 1 })
    assert.ok(result.kind === 'figures')
    const counts = (table: string) => Object.fromEntries(result.figures.tables.find(({ id }) => id === table)?.rows.map(({ id, cells }) => [id, cells[0]?.count]) ?? [])
    assert.deepEqual(counts('stage-2'), { investigations: 1, 'points-upheld': 5, 'points-partly-upheld': 3, 'points-not-upheld': 0, 'points-no-finding': 0 })
    assert.equal(counts('stage-2-time')['within-extended-65-working-days'], 1)
    assert.deepEqual(counts('stage-3'), { 'panels-held': 0 })
    assert.equal(counts('ombudsman')['agreed-not-investigated'], 3)
    assert.equal(counts('ombudsman')['sent-to-statutory-procedure'], 1)
  })

  test('the projections of all of them are what a rebuild gives', async () => {
    assert.deepEqual((await checkProjections(database.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
  })
})
