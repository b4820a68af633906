import type { WordList } from '../../domain/authority/settings.ts'
import type { Code } from '../../domain/complaint/events.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { WordUsed } from './cell-reader.ts'
import type { ColumnId } from './columns.ts'
import { matchColumns, missingColumns, type Matching } from './match-columns.ts'
import type { KindCount } from './ports.ts'
import { readRows, type ImportChoices, type ReadRow } from './read-rows.ts'
import type { RegisterFile } from './register-file.ts'
import type { RowProblem } from './row-problems.ts'
import { totalCounter } from './totals.ts'

/** As many problems as a list shows; the rest are counted. With `--leave-out-bad-rows` every bad row is written with its own. */
const MOST_SHOWN = 500

/** One such word: in how many rows it stands, and the first of them. */
export type WordNotInUse = Readonly<{ column: ColumnId; list: WordList; code: Code; rows: number; firstRow: number }>

export type CheckReport = Readonly<{
  kind: 'checked'
  matching: Matching
  /** Rows with something in them. */
  rows: number
  badRows: number
  problems: readonly RowProblem[]
  problemCount: number
  /** Words of good rows that were in use on none of the row's days: old records are real, and are loaded. Decision: 0047. */
  wordsNotInUse: readonly WordNotInUse[]
  /** What the good rows are, by kind and reporting year. */
  totals: readonly KindCount[]
}>

export type CheckResult = CheckReport | Readonly<{ kind: 'columns-missing'; missing: readonly ColumnId[]; matching: Matching }> | Readonly<{ kind: 'not-allowed' }>

export type ImportWatch = Readonly<{
  /** Called after each batch with the rows read so far. */
  progress?: (rows: number) => void
  /** Called for each row that has problems, in the order of the file. */
  badRow?: (row: ReadRow, problems: readonly RowProblem[]) => void | Promise<void>
}>

/** Reads a whole file and says everything that is wrong with it. Writes nothing. A file that cannot be read on throws `FileRefused`. */
export async function checkRegister(services: Services, actor: Actor, file: RegisterFile, choices: ImportChoices, watch: ImportWatch = {}): Promise<CheckResult> {
  if (!may(actor, 'import-register')) return { kind: 'not-allowed' }
  const matching = matchColumns(file.headings, choices.columns)
  const missing = missingColumns(matching, choices.kindForAll !== null)
  if (missing.length > 0) return { kind: 'columns-missing', missing, matching }
  const settings = await services.store.read(actor, (reads) => reads.settings())
  const totals = totalCounter(settings.reportingYearStartsInMonth)
  const problems: RowProblem[] = []
  const old = new Map<string, WordNotInUse>()
  let [rows, badRows, problemCount] = [0, 0, 0]
  for await (const batch of readRows(file, choices, { services, settings })) {
    for (const row of batch) {
      rows += 1
      if (row.checked.kind === 'row') {
        totals.count(row.checked.row.kind, row.checked.row.receivedOn)
        for (const word of row.checked.wordsNotInUse) countWord(old, word, row.sheet.number)
        continue
      }
      badRows += 1
      problemCount += row.checked.problems.length
      problems.push(...row.checked.problems.slice(0, Math.max(0, MOST_SHOWN - problems.length)))
      await watch.badRow?.(row, row.checked.problems)
    }
    watch.progress?.(rows)
  }
  return { kind: 'checked', matching, rows, badRows, problems, problemCount, wordsNotInUse: [...old.values()], totals: totals.totals() }
}

function countWord(counted: Map<string, WordNotInUse>, word: WordUsed, row: number): void {
  const key = `${word.column} ${word.code}`
  const before = counted.get(key)
  counted.set(key, { ...word, rows: (before?.rows ?? 0) + 1, firstRow: before?.firstRow ?? row })
}
