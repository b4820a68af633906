import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { FOUNDING_REPORT } from '../../src/domain/reporting/as-printed/founding-report-data.ts'
import { FIGURE_TABLE_IDS } from '../../src/domain/reporting/figure-table.ts'
import { figuresFrom, talliesOf } from '../../src/domain/reporting/year-figures.ts'
import type { Disruption } from '../../src/domain/register/disruption/disruption.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { figuresJson, type JsonTable } from '../../src/documents/figures/figures-json.ts'
import { ROW_LABELS, TABLE_GROUPS } from '../../src/words/figures.ts'
import { aYear, foundingFacts, REPORTING_SETTINGS } from '../support/report-facts.ts'

/** A hold of every stage. */
const hold: Disruption = { kind: 'local-hold', from: isoDate('2020-03-23'), until: null, stages: [], divisions: [], teams: [], text: null }
const complaintId = foundingFacts()[0]!.streamId
const themes = {
  themes: [{ code: 'theme-1', label: 'COVID-19', from: isoDate('2020-03-16'), until: null }],
  delays: [{ complaintId, by: 'theme-1', what: 'answer', on: isoDate('2020-03-25') }, { complaintId, by: 'lockdown', what: 'investigation', on: isoDate('2020-03-25') }],
} as const
/** With a hold, a theme and a delay every table is there. */
const question = { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2026-11-23'), holds: [hold], themes }
const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/schemas/figures.schema.json'), 'utf8')) as Parameters<typeof z.fromJSONSchema>[0])
const json = figuresJson(figuresFrom(foundingFacts(), REPORTING_SETTINGS, question, FOUNDING_REPORT))
const asRead: unknown = JSON.parse(JSON.stringify(json))

test('the figures as JSON are what their schema says', () => {
  const read = schema.safeParse(asRead)
  assert.ok(read.success, read.error?.message ?? '')
})

test('the schema refuses what is not so: it is not merely permissive', () => {
  const isRight = (part: (copy: typeof json) => object, change: object) => {
    const copy = structuredClone(json)
    Object.assign(part(copy), change)
    return schema.safeParse(copy).success
  }
  assert.equal(isRight((copy) => copy, {}), true)
  assert.equal(isRight((copy) => copy, { status: 'published' }), false)
  assert.equal(isRight((copy) => copy, { extra: 1 }), false)
  assert.equal(isRight((copy) => copy.tables[0]!.rows[0]!.cells[0]!, { count: '23' }), false)
  assert.equal(isRight((copy) => copy.tables[0]!, { rowsAdd: 'somehow' }), false)
})

test('an authority without a single fact has figures of the same shape', () => {
  const empty = figuresJson(figuresFrom([], { ...REPORTING_SETTINGS, isDemonstration: false }, question, null))
  assert.ok(schema.safeParse(JSON.parse(JSON.stringify(empty))).success)
})

test('every table of the founding report is there under its own id, with its own rows and what it printed', () => {
  const idOf = ({ table, measure }: (typeof FOUNDING_REPORT.tables)[number]) =>
    measure === 'percent' && ['channel-count', 'category-count'].includes(table) ? table.replace('-count', '-percent') : table
  for (const printed of FOUNDING_REPORT.tables) {
    const table: JsonTable | undefined = json.tables.find(({ id }) => id === idOf(printed))
    assert.ok(table, idOf(printed))
    assert.deepEqual(table.columns, FOUNDING_REPORT.columns)
    for (const [row, values] of Object.entries(printed.rows)) {
      const cells: JsonTable['rows'][number]['cells'] | undefined = table.rows.find(({ id }) => id === row)?.cells
      assert.ok(cells, `${table.id} ${row}`)
      for (const [at, value] of values.entries()) {
        const shown: number | string | undefined = printed.measure === 'percent' && printed.table === 'disabled-child' ? cells[at]?.publishedPercent : cells[at]?.published
        assert.equal(shown ?? null, value === null || printed.measure !== 'under-percent' ? value : `under ${value}%`, `${table.id} ${row} ${at}`)
      }
    }
  }
})

test('where a printed value is ours, no discrepancy is claimed; where it is not, one is given', () => {
  for (const table of json.tables)
    for (const row of table.rows.filter(({ kind }) => kind === 'part'))
      for (const cell of row.cells) {
        if (typeof cell.published !== 'number') continue
        const ours = table.id.endsWith('percent') || table.id === 'change-on-year-before' ? cell.percent : cell.count
        assert.equal(cell.discrepancy === undefined, ours === cell.published, `${table.id} ${row.id}`)
      }
})

test('every row of ours has its words', () => {
  for (const { rows } of talliesOf(REPORTING_SETTINGS)) for (const { id } of rows) assert.ok(id in ROW_LABELS, id)
  assert.deepEqual(json.tables.find(({ id }) => id === 'delays')?.rows.map(({ label }) => label), ['Lockdown: investigations delayed', 'COVID-19: answers delayed'])
})

test('every table stands in one group of the page, in one order', () => {
  const grouped = TABLE_GROUPS.flatMap(({ tables }) => tables)
  assert.deepEqual(grouped, [...FIGURE_TABLE_IDS])
})

test('every table is described in docs/figures.md, with its rows', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/figures.md'), 'utf8')
  const described = [...text.matchAll(/^\| `([a-z0-9-]+)`(?:, `([a-z0-9-]+)`)? \|/gm)].flatMap(([, ...ids]) => ids.filter((id) => id !== undefined))
  assert.deepEqual(described.toSorted(), json.tables.map(({ id }) => id).toSorted())
})
