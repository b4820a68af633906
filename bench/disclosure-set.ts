import { isoDate } from '../src/domain/calendar/iso-date.ts'
import type { FigureRow, FigureTable } from '../src/domain/reporting/figure-table.ts'
import { percentOf } from '../src/domain/reporting/percent.ts'

const YEAR = { label: '2019-20', from: isoDate('2019-04-01'), to: isoDate('2020-03-31') }
/** Codes of each of the seven things that are known of a complaint. */
const WORDS = [6, 6, 6, 6, 6, 6, 5]
/** Numbers between nought and one, the same on every machine. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/**
 * A linked set of thirty tables, as hard as a report could be: seven things known of each complaint, each in a table of its
 * own, crossed with every other, and two tables that stand twice. All share their margins and their whole.
 */
export function linkedSet(complaints: number): readonly FigureTable<string>[] {
  const next = chance(7)
  const known = Array.from({ length: complaints }, () => WORDS.map((many) => Math.floor(many * next() ** 1.4)))
  const codes = WORDS.map((many, thing) => Array.from({ length: many }, (_, code) => `${thing}.${code}`))
  const single = codes.map((own, thing) => table(`thing-${thing}`, own.map((id, code) => ({ id, count: known.filter((one) => one[thing] === code).length })), complaints))
  const pairs = codes.flatMap((own, a) => codes.slice(a + 1).map((others, at) => {
    const b = a + 1 + at
    const rows = own.flatMap((first, i) => others.map((second, j) => ({ id: `${first}~${second}`, crosses: [first, second], count: known.filter((one) => one[a] === i && one[b] === j).length })))
    return table(`things-${a}-${b}`, rows, complaints)
  }))
  return [...single, ...pairs, ...single.slice(0, 2).map((one) => ({ ...one, id: `${one.id}-again` }))]
}

type Row = Readonly<{ id: string; count: number; crosses?: readonly string[] }>

function table(id: string, rows: readonly Row[], total: number): FigureTable<string> {
  const row = ({ id: own, count, crosses }: Row, kind: FigureRow['kind']): FigureRow => ({
    id: own, ownLabel: own, ...(crosses && { crosses: crosses.map((word) => ({ id: word, ownLabel: null })) }), kind, unit: 'complaints', includesRowBefore: false, opensTo: null,
    cells: [{ count, percent: percentOf(count, total) }],
  })
  return {
    id, countId: id, percentId: null, section: '3', unit: 'complaints', base: 'statutory-received', baseCounts: [total], rowsAdd: 'to-base', decimals: 0, columns: [YEAR],
    rows: [...rows.map((one) => row(one, 'part')), row({ id: 'total', count: total }, 'total')],
  }
}
