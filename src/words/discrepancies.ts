import type { Discrepancy, SetDiscrepancy } from '../domain/reporting/discrepancy.ts'
import type { Unit } from '../domain/reporting/figure-table.ts'
import type { ChangeFrom, CountAsPercent } from '../domain/reporting/percent.ts'
import { countOf, grouped, percentage } from './figures.ts'

/** Why a printed value is not ours, as a plain sentence without its full stop. `unit` is what the table counts. */
export function discrepancyInWords(discrepancy: Discrepancy, unit: Unit): string {
  switch (discrepancy.kind) {
    case 'impossible-percent':
      return impossiblePercent(discrepancy, unit)
    case 'not-from-its-count':
      return `${percentage(discrepancy.printed)} is printed beside a count of ${grouped(discrepancy.beside.count)}, which is ${percentage(discrepancy.beside.percent)} of ${countOf(discrepancy.base, unit)}`
    case 'impossible-change':
      return `${changeOf(discrepancy.printed)} to ${grouped(discrepancy.to)} comes from no whole number: ${joined(discrepancy.nearest.map(changeFrom))}`
    case 'percent-differs':
      return percentDiffers(discrepancy, unit)
    case 'count-differs':
      return `${grouped(discrepancy.printed)} was printed; ${discrepancy.count === null ? 'the register does not hold it' : `the register has ${grouped(discrepancy.count)}`}`
    case 'not-under':
      return `“under ${percentage(discrepancy.printed)}” was printed; ${discrepancy.percent === null ? 'the register does not hold the number of open cases' : `the register gives ${percentage(discrepancy.percent, 1)}`}`
  }
}

/** Why the printed values of a column cannot be right together, as a plain sentence without its full stop. */
export function setDiscrepancyInWords(discrepancy: SetDiscrepancy, unit: Unit): string {
  switch (discrepancy.kind) {
    case 'percents-sum':
      return `The printed percentages add up to ${percentage(discrepancy.sum)}, which is further from 100% than rounding can take them`
    case 'counts-do-not-meet':
      return `Each printed percentage can arise, but not all together: they need ${joined(discrepancy.counts.map(range))} of ${countOf(discrepancy.base, unit)}, which add up to ${sumOf(discrepancy.counts)}`
    case 'counts-sum':
      return `The printed numbers, ${joined(discrepancy.counts.map(grouped))}, add up to ${grouped(discrepancy.sum)} of ${grouped(discrepancy.base)}: ${missing(discrepancy.base - discrepancy.sum, unit)}`
  }
}

function impossiblePercent({ printed, base, below, above, beside }: Extract<Discrepancy, { kind: 'impossible-percent' }>, unit: Unit): string {
  const neighbours = joined([below, above].filter((one) => one !== null).map(countAsPercent))
  const why = `${percentage(printed)} cannot arise from ${countOf(base, unit)}: ${neighbours}`
  return beside === null ? why : `${why}. The count printed beside it is ${grouped(beside.count)}, which is ${percentage(beside.percent)}`
}

function percentDiffers({ printed, percent, counts, base }: Extract<Discrepancy, { kind: 'percent-differs' }>, unit: Unit): string {
  const would = counts === null || base === null ? '' : `, which would be ${range(counts)} of ${countOf(base, unit)}`
  return `${percentage(printed)} was printed${would}; ${percent === null ? 'the register has no percentage to set beside it' : `the register gives ${percentage(percent)}`}`
}

const countAsPercent = ({ count, percent }: CountAsPercent): string => `${grouped(count)} is ${percentage(percent)}`
const changeFrom = ({ from, percent }: ChangeFrom): string => `from ${grouped(from)} it is ${percentage(Math.abs(percent))}`
const changeOf = (percent: number): string => `A ${percent < 0 ? 'fall' : 'rise'} of ${percentage(Math.abs(percent))}`
const range = ({ from, to }: Readonly<{ from: number; to: number }>): string => (from === to ? grouped(from) : `${grouped(from)} to ${grouped(to)}`)

function sumOf(counts: readonly Readonly<{ from: number; to: number }>[]): string {
  const add = (pick: (count: Readonly<{ from: number; to: number }>) => number) => counts.reduce((sum, count) => sum + pick(count), 0)
  return range({ from: add(({ from }) => from), to: add(({ to }) => to) })
}

function missing(count: number, unit: Unit): string {
  return count > 0 ? `${countOf(count, unit)} ${count === 1 ? 'is' : 'are'} in none of them` : `${countOf(-count, unit)} too many`
}

/** "28, 29 and 30". */
function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
