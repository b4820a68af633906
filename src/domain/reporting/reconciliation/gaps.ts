import { found, type Finding } from './finding.ts'
import type { StatedTable } from './stated-table.ts'
import type { Sentence } from './text/sentences.ts'

/**
 * What a report of stage 1 and stage 2 leaves untold: whether a late answer was inside an agreed extension, a middle and a
 * range beside the bands, and the days of a stage 2 investigation. Guidance: Getting the Best from Complaints, part 5 (not seen).
 */
export function gaps(tables: readonly StatedTable[], sentences: readonly Sentence[], year: string): readonly Finding[] {
  const tells = (words: RegExp) => sentences.some(({ text }) => words.test(text))
  const hasTable = (id: RegExp) => tables.some((table) => id.test(table.id) || table.rows.some((row) => id.test(row.id)))
  const bands = tables.find(({ id }) => id === 'timeliness-percent')
  const investigations = countIn(tables, 'stage-2', 'investigations', year)
  return [
    ...(bands && !hasTable(/without-an-agreed-extension/) ? [found({ check: 'extension-not-told-from-late' }, { table: bands.id, row: null, column: null, numbers: [] })] : []),
    ...(bands && !hasTable(/median|mean|average|days-taken/) && !tells(/\b(?:median|average|mean|range|longest|shortest)\b/i)
      ? [found({ check: 'no-middle-or-range' }, { table: bands.id, row: null, column: null, numbers: [] })]
      : []),
    ...(investigations > 0 && !hasTable(/days-taken|stage-(?:2|two)-(?:days|duration|median|length)/) && !tells(/\b(?:took|taken|answered|completed|concluded|in)\b[^.]*\b\d+ working days\b/i)
      ? [found({ check: 'stage-two-days-not-told' }, { table: 'stage-2', row: 'investigations', column: year, numbers: [investigations] })]
      : []),
  ]
}

function countIn(tables: readonly StatedTable[], id: string, row: string, year: string): number {
  const table = tables.find((one) => one.id === id)
  return table?.rows.find((one) => one.id === row)?.counts[table.columns.indexOf(year)] ?? 0
}
