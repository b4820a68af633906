import { found, type Finding } from './finding.ts'
import { COUNTS_THAT_ARE_BASES, type StatedRow, type StatedTable } from './stated-table.ts'

/** Tables of cumulative bands whose rest is told apart, so that what is in no later row adds up to the base. */
const ADDS_UP_WITHOUT_INCLUDED: readonly string[] = ['timeliness-percent']

/** Every total against its base: the parts that should add up to it, the row that states it, and rows that exceed it. */
export function totalsAgainstBases(tables: readonly StatedTable[]): readonly Finding[] {
  return tables.filter(isOfCounts).flatMap((table) =>
    table.columns.flatMap((column, at) => [...totalRow(table, column, at), ...partsOf(table, column, at), ...aboveBase(table, column, at)]))
}

/** Printed percentages are asked by themselves: the counts beside them are those of another table. */
function isOfCounts({ percents, per, stated, rows }: StatedTable): boolean {
  return percents === 'share' && per === 100 && (stated === 'counted' || rows.every((row) => row.percents.every((percent) => percent === null)))
}

function totalRow(table: StatedTable, column: string, at: number): readonly Finding[] {
  const base = table.baseCounts[at] ?? null
  return table.rows.filter(({ isTotal }) => isTotal).flatMap(({ id, counts }) => {
    const total = counts[at] ?? null
    if (total === null || base === null || total === base) return []
    return [found({ check: 'total-is-not-base', total, base }, { table: table.id, row: id, column, numbers: [total, base] })]
  })
}

/** The rows of which none is included in another: where a later band includes an earlier one, the later alone. */
function apart(rows: readonly StatedRow[]): readonly StatedRow[] {
  return rows.filter((_, at) => rows[at + 1]?.includesRowBefore !== true)
}

function partsOf(table: StatedTable, column: string, at: number): readonly Finding[] {
  const base = wholeOf(table, at)
  const rows = apart(table.rows.filter(({ isTotal, countsTheSame }) => !isTotal && countsTheSame))
  const numbers = rows.map(({ counts }) => counts[at] ?? null)
  const known = numbers.filter((number) => number !== null)
  if (base === null || known.length === 0) return []
  const sum = known.reduce((all, number) => all + number, 0)
  const place = { table: table.id, row: null, column, numbers: [sum, base, ...known] }
  const whole = table.isWhole || (ADDS_UP_WITHOUT_INCLUDED.includes(table.id) && table.stated === 'counted')
  if (whole) return sum === base || known.length < numbers.length ? [] : [found({ check: 'parts-do-not-add-up', parts: known, sum, base }, place)]
  if (table.rowsAdd === 'to-base' && sum > base) return [found({ check: 'parts-do-not-add-up', parts: known, sum, base }, place)]
  // Where something may be in several rows it is in one at least, so that less than the base means that a part is not told.
  const isDividedUp = table.rowsAdd === 'to-base' || table.rowsAdd === 'to-more'
  return isDividedUp && sum < base ? [found({ check: 'parts-left-out', parts: known, sum, base }, place)] : []
}

/** What the parts add up to: the base that is stated, else the row of the total. */
function wholeOf({ baseCounts, rows }: StatedTable, at: number): number | null {
  return baseCounts[at] ?? rows.find(({ isTotal }) => isTotal)?.counts[at] ?? null
}

/** Rates of a period: what they count need not be among what they are set against, so that they may pass 100 %. */
const MAY_PASS_ITS_BASE: readonly string[] = ['escalation/stage-2-of-period', 'escalation/stage-3-of-period']

function aboveBase(table: StatedTable, column: string, at: number): readonly Finding[] {
  const base = wholeOf(table, at)
  return table.rows.flatMap((row, index): readonly Finding[] => {
    const part = row.counts[at] ?? null
    const place = { table: table.id, row: row.id, column }
    const before = row.includesRowBefore ? table.rows[index - 1]?.counts[at] ?? null : null
    if (part !== null && before !== null && part < before)
      return [found({ check: 'part-above-base', part: before, base: part, above: 'row-that-includes-it' }, { ...place, numbers: [before, part] })]
    const isPart = !row.isTotal && row.countsTheSame && table.decimals === 0 && !MAY_PASS_ITS_BASE.includes(`${table.id}/${row.id}`)
    if (part === null || base === null || part <= base || !isPart) return []
    return [found({ check: 'part-above-base', part, base, above: 'base' }, { ...place, numbers: [part, base] })]
  })
}

/** Bases that are one number for each row, or another number by their nature in each table: what somebody built has its own. */
const NOT_COMPARED: readonly string[] = ['year-before', 'open-cases-of-division', 'what-is-counted']

type BaseAt = Readonly<{ table: string; row: string | null; number: number }>

/** Every table against every other with the same base: the number that most of them have, and each that has another. */
export function basesAgainstEachOther(tables: readonly StatedTable[]): readonly Finding[] {
  const stated = new Map<string, Readonly<{ base: string; column: string; at: BaseAt[] }>>()
  const note = (base: string, column: string, one: BaseAt) => {
    const key = `${base} ${column}`
    const known = stated.get(key) ?? { base, column, at: [] }
    known.at.push(one)
    stated.set(key, known)
  }
  for (const table of tables) for (const [at, column] of table.columns.entries()) {
    const base = table.baseCounts[at] ?? null
    if (table.base !== null && !table.isBuilt && !NOT_COMPARED.includes(table.base) && base !== null) note(table.base, column, { table: table.id, row: null, number: base })
    for (const { id, counts } of table.rows) {
      const [isBase, count] = [COUNTS_THAT_ARE_BASES[`${table.id}/${id}`], counts[at] ?? null]
      if (isBase !== undefined && count !== null) note(isBase, column, { table: table.id, row: id, number: count })
    }
  }
  return [...stated.values()].flatMap(({ column, at }) => odd(at, column))
}

function odd(stated: readonly BaseAt[], column: string): readonly Finding[] {
  const often = (number: number) => stated.filter((one) => one.number === number).length
  const usual = stated.toSorted((one, other) => often(other.number) - often(one.number))[0]
  if (usual === undefined) return []
  return stated.filter(({ number }) => number !== usual.number).map(({ table, row, number }) =>
    found(
      { check: 'same-base-differs', number, other: { table: usual.table, row: usual.row, column }, otherNumber: usual.number },
      { table, row, column, numbers: [number, usual.number] },
    ))
}

/** The report's year alone: how many of its complaints have no outcome yet. Law: SI 2006/1738 reg. 13, the outcome of each (not seen in full). */
export function outcomesMissing(tables: readonly StatedTable[], year: string): readonly Finding[] {
  return tables.filter(({ id, stated }) => id === 'outcomes' && stated === 'counted').flatMap((table) => {
    const at = table.columns.indexOf(year)
    const missing = table.rows.find(({ id }) => id === 'no-outcome-yet')?.counts[at] ?? 0
    const base = wholeOf(table, at)
    return missing === 0 || base === null ? [] : [found({ check: 'outcome-missing', missing, base }, { table: table.id, row: 'no-outcome-yet', column: year, numbers: [missing, base] })]
  })
}
