import { calendarOf } from '../../domain/authority/calendar-of.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { Services } from '../ports.ts'
import type { Cells } from './cell-reader.ts'
import type { CheckContext } from './check-context.ts'
import { checkRow, type CheckedRow } from './check-row.ts'
import type { ColumnId } from './columns.ts'
import { matchColumns, type Matching } from './match-columns.ts'
import type { RegisterFile, SheetRow } from './register-file.ts'
import { rowKeys } from './row-keys.ts'
import type { RowKind } from './row-kinds.ts'
import type { RowProblem } from './row-problems.ts'
import { wordChoices, type WordMap } from './word-choices.ts'

/** How the user wants a file to be read. */
export type ImportChoices = Readonly<{
  /** The register that it comes from. The same row key in another source is another row. */
  source: string
  /** Headings of the file and what they are read as; null leaves one out. Other headings are matched by name. */
  columns: Readonly<Record<string, ColumnId | null>>
  words: WordMap
  kindForAll: RowKind | null
}>

export const USUAL_CHOICES: ImportChoices = { source: 'register', columns: {}, words: {}, kindForAll: null }

/** `content` tells a changed row from the same one; it is only made for a row that is loaded. */
export type ReadRow = Readonly<{ sheet: SheetRow; content: () => string; checked: CheckedRow }>

/** Reads and checks a file batch by batch, in the same way for checking and for loading. Rows with nothing in them are passed over. */
export async function* readRows(
  file: RegisterFile, choices: ImportChoices, { services, settings }: Readonly<{ services: Services; settings: AuthoritySettings }>,
): AsyncGenerator<readonly ReadRow[]> {
  const matching = matchColumns(file.headings, choices.columns)
  const places = placesOf(matching)
  const keys = rowKeys()
  const context: CheckContext = {
    choices: wordChoices(settings, choices.words), today: services.clock.today(), calendar: calendarOf(settings, services.calendar), kindForAll: choices.kindForAll,
  }
  for await (const batch of file.rows()) {
    yield batch.filter(({ cells, faults }) => faults !== undefined || cells.some((cell) => cell.trim() !== ''))
      .map((sheet) => readRow(sheet, { matching, places, context, keys }))
  }
}

type Reading = Readonly<{ matching: Matching; places: Places; context: CheckContext; keys: ReturnType<typeof rowKeys> }>

function readRow(sheet: SheetRow, { matching, places, context, keys }: Reading): ReadRow {
  const cells = cellsOf(sheet, places)
  const checked = checkRow(sheet.number, cells, context)
  const further = [...sheetProblems(sheet, matching), ...keyProblems(sheet.number, cells, keys)]
  return { sheet, content: () => contentOf(cells), checked: withProblems(checked, further) }
}

/** The matched columns and where each stands in a row, in the order of their ids. */
type Places = readonly Readonly<{ column: ColumnId; at: number }>[]

function placesOf(matching: Matching): Places {
  const places = matching.flatMap((column, at) => (column === null ? [] : [{ column, at }]))
  return places.sort((a, b) => (a.column < b.column ? -1 : 1))
}

function cellsOf({ cells }: SheetRow, places: Places): Cells {
  const filled = new Map<ColumnId, string>()
  for (const { column, at } of places) {
    const cell = cells[at]
    if (cell === undefined || cell === '') continue
    const text = withoutUnstorable(cell).trim()
    if (text !== '') filled.set(column, text)
  }
  return filled
}

/** The database holds no NUL and no half of a character. */
function withoutUnstorable(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed()
}

/** What a row says, whatever the order of its columns in the file. No cell holds a NUL, so no two rows come out alike. */
function contentOf(cells: Cells): string {
  let content = ''
  for (const [column, text] of cells) content += `${column}\0${text}\0`
  return content
}

function sheetProblems({ number: row, cells, faults = [] }: SheetRow, matching: Matching): readonly RowProblem[] {
  const beyond = cells.findIndex((cell, at) => at >= matching.length && cell.trim() !== '')
  return [
    ...faults.flatMap(({ position, code }): RowProblem[] => {
      const column = matching[position]
      return column === null ? [] : [{ row, column: column ?? null, code, other: position + 1 }]
    }),
    ...(beyond < 0 ? [] : [{ row, column: null, code: 'cell-without-heading', other: beyond + 1 } as const]),
  ]
}

function keyProblems(row: number, cells: Cells, keys: ReturnType<typeof rowKeys>): readonly RowProblem[] {
  const key = cells.get('key')
  if (key === undefined) return []
  const first = keys.firstRowOf(key, row)
  return first === null ? [] : [{ row, column: 'key', code: 'key-twice', value: key.slice(0, 60), other: first }]
}

function withProblems(checked: CheckedRow, further: readonly RowProblem[]): CheckedRow {
  if (further.length === 0) return checked
  return { kind: 'problems', problems: checked.kind === 'problems' ? [...checked.problems, ...further] : further }
}
