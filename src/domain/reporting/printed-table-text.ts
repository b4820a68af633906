import type { PrintedTable } from './printed-report.ts'

/** A line that could not be read; `many`: how many values it needs. */
export type PrintedLineProblem = Readonly<{ line: string; code: 'values' }>

const NOTHING = '-'

/**
 * Rows as somebody types them, one a line: the row, a colon, and a value for each year; a dash where none was printed.
 * `not-upheld: 12 14 - 9`. A sign for percent and a comma between thousands are read over.
 */
export function readPrintedLines(text: string, years: number): Readonly<{ rows: PrintedTable['rows']; problems: readonly PrintedLineProblem[] }> {
  const problems: PrintedLineProblem[] = []
  const rows: Record<string, readonly (number | null)[]> = {}
  for (const line of text.split('\n').map((one) => one.trim()).filter((one) => one !== '')) {
    const at = line.lastIndexOf(':')
    const [row, typed] = [line.slice(0, at).trim(), line.slice(at + 1).trim().split(/\s+/)]
    const values = typed.map(readValue)
    if (at <= 0 || row in rows || values.length !== years || values.includes(undefined)) problems.push({ line, code: 'values' })
    else rows[row] = values.map((value) => value ?? null)
  }
  return { rows, problems }
}

/** The same, as it was typed. */
export function printedLines(rows: PrintedTable['rows']): string {
  return Object.entries(rows).map(([row, values]) => `${row}: ${values.map((value) => (value === null ? NOTHING : String(value))).join(' ')}`).join('\n')
}

/** A value; null where none was printed, undefined where it is no number. */
export function readValue(typed: string): number | null | undefined {
  if (typed === NOTHING || typed === '–' || typed === '') return null
  const plain = typed.replaceAll(',', '').replace('−', '-').replace(/%$/, '')
  return /^-?\d{1,8}(\.\d{1,3})?$/.test(plain) ? Number(plain) : undefined
}
