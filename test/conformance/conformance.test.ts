import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { PROCEDURE_IDS, procedureById } from '../../src/domain/procedure/procedures.ts'
import { timetable } from '../../src/domain/procedure/timetable.ts'
import { conformanceCases, type Case } from './cases.ts'
import { lastDay, written } from './day-by-day.ts'

const file = join(resolve(import.meta.dirname, '../..'), 'docs/conformance.md')
const cases = conformanceCases()

/** What Heard makes of a case: the due date of its clock. */
function heardSays({ procedure, clock, item, options, events }: Case): string | undefined {
  const known = procedureById(procedure)
  assert.ok(known, procedure)
  const asAt = isoDate(events.map(([, on]) => on).sort().at(-1) ?? '')
  const given = events.map(([type, happenedOn, fields]) => ({ type, happenedOn: isoDate(happenedOn), ...fields }))
  // Where nothing was acknowledged, the answer's time begins on a later day: look at it from far enough on.
  const later = events.length === 1 && procedure === 'corporate-code' && clock === 'stage-1-answer' ? isoDate('2027-12-01') : asAt
  const { clocks } = timetable({ procedure: known, events: given, asAt: later, calendar: englandAndWales(), ...(options && { options }) })
  return clocks.find((each) => each.id === clock && each.item === (item ?? null))?.dueOn
}

function row(each: Case, index: number): string {
  const { procedure, clock, item, options, events, sum, source, confirmed } = each
  const happened = events.map(([type, on, fields]) => `\`${type}\` ${written(on)}${fields ? ` (${Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`).join(', ')})` : ''}`)
  const reading = options?.stageTwoRunsFrom ? ' counted from the agreed statement' : ''
  return `| ${index + 1} | \`${procedure}\` | \`${clock}\`${item ? ` (${item})` : ''}${reading} | ${happened.join('; ')} | ${written(lastDay(sum))} | ${source} | ${confirmed ? 'yes' : 'no'} |`
}

const HEAD = `# Conformance: worked deadlines

Each row is a deadline worked out by a counter that walks one day at a time and shares no code with Heard (\`test/conformance/day-by-day.ts\`,
with its own table of bank holidays). \`test/conformance/conformance.test.ts\` holds three things to each other: this table, that counter, and
Heard's own engine. *Confirmed* says whether the text of the source was read.

| # | Procedure | Clock | What happened | Last day | Source | Confirmed |
| --- | --- | --- | --- | --- | --- | --- |`

describe('worked deadlines', () => {
  test(`there are at least 150, over all procedures: ${cases.length}`, () => {
    assert.ok(cases.length >= 150)
    for (const id of PROCEDURE_IDS) {
      assert.ok(cases.some(({ procedure }) => procedure === id), id)
    }
  })

  cases.forEach((each, index) => {
    test(`${index + 1}: ${each.procedure}, ${each.clock}, from ${each.events.at(-1)?.[1]}: Heard and the counter agree`, () =>
      assert.equal(heardSays(each), lastDay(each.sum)))
  })

  test('docs/conformance.md prints each of them, and nothing else', () => {
    const page = `${[HEAD, ...cases.map(row)].join('\n')}\n`
    if (process.env['HEARD_PRINT_CONFORMANCE'] === '1') writeFileSync(file, page)
    assert.equal(page, readFileSync(file, 'utf8'))
  })
})
