import { addDays } from '../../calendar/iso-date.ts'
import { TOTAL_ROW } from '../tally.ts'
import type { QuantityKey } from './cell-quantities.ts'
import { atMost } from './column-relations.ts'
import type { KeyRelation } from './key-relation.ts'
import { happening, KINDS, STAGE_LINKS, STAGES, type Link } from './stage-links.ts'
import type { ColumnCell, TableColumn } from './table-column.ts'

/** What holds between rows of tables that are counted from the same complaints, beside what their rows say of themselves. */
const LINKS: readonly Link[] = [
  { terms: [[1, 'outcomes', 'upheld'], [1, 'outcomes', 'partly-upheld'], [-1, 'causes', TOTAL_ROW]], is: 'nought' },
  { terms: [[1, 'progress', 'stage-3'], [-1, 'progress', 'stage-2']], is: 'nought-or-less' },
  { terms: [[1, 'corporate', 'reviewed-at-stage-2'], [-1, 'corporate', 'received']], is: 'nought-or-less' },
  { terms: [[1, 'member-enquiries', 'councillor-enquiry'], [1, 'member-enquiries', 'mp-enquiry'], [-1, 'member-enquiries', 'received']], is: 'nought' },
  {
    terms: [[1, 'member-enquiries', 'answered-in-time'], [1, 'member-enquiries', 'answered-late'], [1, 'member-enquiries', 'not-answered-yet'], [-1, 'member-enquiries', 'received']],
    is: 'nought',
  },
  {
    terms: [
      [1, 'before-a-complaint', 'enquiries-resolved-outside-the-procedure'], [1, 'before-a-complaint', 'contacts-resolved-at-point-of-contact'],
      [1, 'enquiries-by-kind', 'advice'], [1, 'enquiries-by-kind', 'signposting'], [-1, 'enquiries-by-kind', TOTAL_ROW],
    ],
    is: 'nought',
  },
  { terms: [[1, 'enquiries-by-kind', 'point-of-contact'], [-1, 'before-a-complaint', 'contacts-resolved-at-point-of-contact']], is: 'nought' },
  { terms: [[1, 'causes', 'no-cause-recorded'], [-1, 'cause-tags', 'no-cause-recorded']], is: 'nought' },
  { terms: [[1, 'stage-3-without-holds', 'panels-held'], [-1, 'stage-3', 'panels-held']], is: 'nought-or-less' },
]

/** Tables that are another one without some of its complaints: no row of them is more. */
const WITHOUT: readonly (readonly [without: string, all: string])[] = [
  ['timeliness-without-holds', 'timeliness-extension'], ['stage-2-time-without-holds', 'stage-2-time'],
]

/** All of them, in each year in which all their numbers are held. */
export function linkedRelations(columns: readonly TableColumn[]): readonly KeyRelation[] {
  const periods = columns.filter(({ year }) => year.code === undefined)
  const years = [...new Map(periods.map(({ year }) => [year.label, year])).values()]
  return [...carriedOver(periods), ...years.flatMap((year) => {
    const ofYear = periods.filter((column) => column.year.label === year.label)
    const linked = [...LINKS, ...STAGE_LINKS].flatMap((link) => linkedIn(ofYear, link))
    const less = WITHOUT.flatMap(([without, all]) => lessThanAll(ofYear.find(({ table }) => table.id === without), ofYear.find(({ table }) => table.id === all)))
    return [...linked, ...less, ...bandsOf(ofYear), ...investigationsAndPoints(ofYear), ...allPayments(ofYear), ...byPromiser(ofYear)]
  })]
}

/** One link in a year; none where a table or a number of it is not held. A row that a table does not have counts nothing. */
function linkedIn(ofYear: readonly TableColumn[], { terms, is }: Link): readonly KeyRelation[] {
  const named: (readonly [QuantityKey, number])[] = []
  for (const [sign, table, row] of terms) {
    const column = ofYear.find((one) => one.table.id === table)
    if (!column) return []
    const key = row === TOTAL_ROW ? column.whole?.key : [...column.parts, ...column.besides].find((cell) => cell.row.id === row)?.key
    if (key !== undefined) named.push([key, sign])
    else if (row === TOTAL_ROW || column.table.rows.some(({ id }) => id === row)) return []
  }
  return named.length === 0 ? [] : [{ terms: named, low: is === 'nought' ? 0 : Number.NEGATIVE_INFINITY, high: 0 }]
}

/** What was open at the end of one year is carried over into the next. */
function carriedOver(periods: readonly TableColumn[]): readonly KeyRelation[] {
  const stages = periods.filter(({ table }) => table.id === STAGES)
  return stages.flatMap((column) => stages.filter(({ year }) => year.from === addDays(column.year.to, 1)).flatMap((next) => KINDS.flatMap((kind) => {
    const [open, carried] = [column.parts.find(({ row }) => row.id === happening('open-at-end', kind)), next.parts.find(({ row }) => row.id === happening('carried-over', kind))]
    return open && carried ? [{ terms: [[open.key, 1], [carried.key, -1]] as const, low: 0, high: 0 }] : []
  })))
}

/** What the Ombudsman recommended is a row of its own for each kind of remedy, and one for each state. */
function byPromiser(ofYear: readonly TableColumn[]): readonly KeyRelation[] {
  const isRecommended = (id: string) => id.startsWith('ombudsman-') || id.startsWith('recommended~')
  const [kinds, states] = ['remedies', 'remedies-by-promiser'].map((id) => ofYear.find(({ table }) => table.id === id)?.parts ?? [])
  if (!kinds || !states || kinds.length === 0) return []
  const sum = (cells: readonly ColumnCell[], sign: 1 | -1, recommended: boolean) => cells.filter(({ row }) => isRecommended(row.id) === recommended).map(({ key }): readonly [QuantityKey, number] => [key, sign])
  return [true, false].map((recommended) => ({ terms: [...sum(kinds, 1, recommended), ...sum(states, -1, recommended)], low: 0, high: 0 })).filter(({ terms }) => terms.length > 0)
}

function lessThanAll(without: TableColumn | undefined, all: TableColumn | undefined): readonly KeyRelation[] {
  if (!without || !all) return []
  const rows = without.parts.flatMap(({ key, row }) => all.parts.filter((one) => one.row.id === row.id).map((one) => atMost(key, one.key)))
  return without.whole && all.whole ? [...rows, atMost(without.whole.key, all.whole.key)] : rows
}

/** The days up to which a band of stage 1 reaches, by its row. */
function reachOf(row: string): number {
  return Number(/^(?:within|\d+-to)-(\d+)-/.exec(row)?.[1] ?? Number.NaN)
}

/** Each cumulative band is the bands up to it of the table of extensions; the rows of what has no band are the same. */
function bandsOf(ofYear: readonly TableColumn[]): readonly KeyRelation[] {
  const [cumulative, apart] = ['timeliness-percent', 'timeliness-extension'].map((id) => ofYear.find(({ table }) => table.id === id))
  if (!cumulative || !apart) return []
  return cumulative.parts.flatMap(({ key, row }): readonly KeyRelation[] => {
    const reach = reachOf(row.id)
    const own = apart.parts.filter((part) => (Number.isNaN(reach) ? part.row.id === row.id : reachOf(part.row.id) <= reach))
    return own.length === 0 ? [] : [{ terms: [[key, 1], ...own.map((part) => [part.key, -1] as const)], low: 0, high: 0 }]
  })
}

/** Each investigation that was answered found something about one point at least. */
function investigationsAndPoints(ofYear: readonly TableColumn[]): readonly KeyRelation[] {
  const stageTwo = ofYear.find(({ table }) => table.id === 'stage-2')
  const investigations = stageTwo?.parts.find(({ row }) => row.id === 'investigations')
  if (!stageTwo || !investigations || !stageTwo.isComplete) return []
  return stageTwo.besides.length === 0 ? [] : [{ terms: [[investigations.key, 1], ...stageTwo.besides.map(({ key }) => [key, -1] as const)], low: Number.NEGATIVE_INFINITY, high: 0 }]
}

/** All payments are the payments of each kind. */
function allPayments(ofYear: readonly TableColumn[]): readonly KeyRelation[] {
  const parts = ofYear.find(({ table }) => table.id === 'payments')?.parts ?? []
  const all = parts.find(({ row }) => row.id === 'all-payments')
  return all ? [{ terms: [...parts.filter((part) => part !== all).map(({ key }) => [key, 1] as const), [all.key, -1]], low: 0, high: 0 }] : []
}
