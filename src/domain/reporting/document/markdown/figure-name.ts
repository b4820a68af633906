/** What stands between `[[` and `]]`: a figure in the text, or something that stands on a line of its own. */
export type Placed =
  | Readonly<{ kind: 'figure'; table: string; row: string; /** The label of another year than the report's own. */ year: string | null; measure: 'count' | 'percent' }>
  | Readonly<{ kind: 'table' | 'chart'; table: string }>
  | Readonly<{ kind: 'quotation'; reference: string }>
  | Readonly<{ kind: 'quotations' | 'said-did' }>
  /** What other authorities published beside one of our tables, or beside any (null). */
  | Readonly<{ kind: 'benchmarks'; table: string | null }>
  /** In a sentence: the title of a table, which leads to it where it stands in the document. */
  | Readonly<{ kind: 'see'; table: string }>

const FIGURE = /^([^\s.[\]]+)\.([^\s[\]]+)$/
const YEAR = /^\d{4}(-\d{2})?$/

/** Reads a name: `outcomes.upheld`, `outcomes.upheld % 2018-19`, `table outcomes`, `see outcomes`, `benchmarks`, `quotation CP-2020-0007`, `quotations`. Null where it is none of these. */
export function readName(name: string): Placed | null {
  const words = name.trim().split(/\s+/)
  const [first = '', second, ...others] = words
  const whole = words.join(' ').toLowerCase()
  if (whole === 'quotations') return { kind: 'quotations' }
  if (whole === 'you said we did') return { kind: 'said-did' }
  if ((first === 'table' || first === 'chart') && second !== undefined && others.length === 0) return { kind: first, table: second }
  if (first === 'benchmarks' && others.length === 0) return { kind: 'benchmarks', table: second ?? null }
  if (first === 'see' && second !== undefined && others.length === 0) return { kind: 'see', table: second }
  if (first === 'quotation' && second !== undefined && others.length === 0) return { kind: 'quotation', reference: second.toUpperCase() }
  const [, table, row] = FIGURE.exec(first) ?? []
  return table === undefined || row === undefined ? null : figureWith(table, row, words.slice(1))
}

function figureWith(table: string, row: string, words: readonly string[]): Placed | null {
  const years = words.filter((word) => YEAR.test(word))
  const percents = words.filter((word) => word === '%')
  if (years.length + percents.length !== words.length || years.length > 1 || percents.length > 1) return null
  return { kind: 'figure', table, row, year: years[0] ?? null, measure: percents.length === 1 ? 'percent' : 'count' }
}

/** The same, as it is written between the brackets. */
export function writtenName(placed: Placed): string {
  switch (placed.kind) {
    case 'figure': return [`${placed.table}.${placed.row}`, ...(placed.measure === 'percent' ? ['%'] : []), ...(placed.year === null ? [] : [placed.year])].join(' ')
    case 'table':
    case 'chart':
      return `${placed.kind} ${placed.table}`
    case 'quotation': return `quotation ${placed.reference}`
    case 'quotations': return 'quotations'
    case 'benchmarks': return placed.table === null ? 'benchmarks' : `benchmarks ${placed.table}`
    case 'see': return `see ${placed.table}`
    case 'said-did': return 'you said we did'
  }
}
