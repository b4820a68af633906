import { COLUMNS, columnById } from '../../../application/import/columns.ts'
import { matchColumns, missingColumns } from '../../../application/import/match-columns.ts'
import type { ImportChoices } from '../../../application/import/read-rows.ts'
import type { RegisterFile } from '../../../application/import/register-file.ts'
import { ROW_KINDS } from '../../../application/import/row-kinds.ts'
import { ROW_KIND_LABELS } from '../../../words/imports.ts'
import type { Slip, Typed } from '../../form-reader.ts'
import { columnName } from './problem-text.ts'

const ROWS_IN_PREVIEW = 4
const LONGEST_IN_PREVIEW = 80

/** A heading of the file, what stands below it at first, and the field that says what it is read as. */
export type ColumnToMatch = Readonly<{ field: string; heading: string; firstCells: readonly string[] }>

export type ColumnsModel = Readonly<{
  columnsToMatch: readonly ColumnToMatch[]
  columnChoices: readonly Readonly<{ code: string; label: string }>[]
  kindChoices: readonly Readonly<{ code: string; label: string }>[]
}>

/** What the page of columns shows: each heading with its first cells, which is the preview of the file. */
export async function columnsModel({ headings, rows }: RegisterFile): Promise<ColumnsModel> {
  let first: readonly (readonly string[])[] = []
  for await (const batch of rows()) {
    first = batch.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, ROWS_IN_PREVIEW).map(({ cells }) => cells)
    if (first.length > 0) break
  }
  return {
    columnsToMatch: headings.map((heading, at) => ({
      field: fieldOf(at), heading,
      firstCells: first.map((cells) => shortened(cells[at] ?? '')),
    })),
    columnChoices: COLUMNS.map(({ id, name }) => ({ code: id, label: name })),
    kindChoices: ROW_KINDS.map((code) => ({ code, label: ROW_KIND_LABELS[code] })),
  }
}

function shortened(cell: string): string {
  return cell.length > LONGEST_IN_PREVIEW ? `${cell.slice(0, LONGEST_IN_PREVIEW)}…` : cell
}

function fieldOf(at: number): string {
  return `column-${at}`
}

/** The form as the choices stand: matched by name at first. */
export function typedColumns(headings: readonly string[], choices: ImportChoices): Typed {
  const matching = matchColumns(headings, choices.columns)
  return {
    source: choices.source, kind: choices.kindForAll ?? '',
    ...Object.fromEntries(matching.map((id, at) => [fieldOf(at), id ?? ''])),
  }
}

/** The choices as the form has them, and what is wrong with them. */
export function readColumns(headings: readonly string[], typed: Typed, before: ImportChoices): Readonly<{ choices: ImportChoices; slips: readonly Slip[] }> {
  const text = (field: string) => { const value = typed[field]; return typeof value === 'string' ? value.trim() : '' }
  const chosen = headings.map((heading, at) => ({ heading, field: fieldOf(at), id: columnById(text(fieldOf(at)))?.id ?? null }))
  const kindForAll = ROW_KINDS.find((kind) => kind === text('kind')) ?? null
  const source = text('source') || before.source
  const columns = Object.fromEntries(chosen.map(({ heading, id }) => [heading, id]))
  const twice = chosen.filter(({ id }, at) => id !== null && chosen.findIndex((other) => other.id === id) < at)
  const choices = { ...before, columns, kindForAll, source }
  const missing = missingColumns(matchColumns(headings, columns), kindForAll !== null)
  return {
    choices,
    slips: [
      ...twice.map(({ field, id }) => ({ field, text: `Two columns are read as “${columnName(id ?? '')}”. Leave one of them out` })),
      ...missing.map((id) => ({ field: id === 'kind' ? 'kind' : fieldOf(0), text: `Choose which column is “${columnName(id)}”` })),
    ],
  }
}
