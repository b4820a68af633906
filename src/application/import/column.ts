import type { RowKind } from './row-kinds.ts'

/** What stands in a cell, which decides how it is read. `list` cells hold several values with semicolons between them. */
type CellShape =
  | 'key' | 'kind' | 'contact' | 'protected' | 'day' | 'day-or-working-days' | 'words' | 'names' | 'yes-no' | 'number' | 'pounds'
  | 'outcome' | 'cause-nature' | 'word' | 'word-list' | 'care-status-list' | 'yes-no-list' | 'giver' | 'giver-sort' | 'consent' | 'ombudsman-result'
  | 'measure' | 'offered-to' | 'offer-answer' | 'asked-kind' | 'offer'

export type Column = Readonly<{
  id: string
  /** The heading of the column, in the template and wherever the column is named. */
  name: string
  meaning: string
  example: string
  shape: CellShape
  /** What a cell may hold, in words. */
  allowed: string
  /** The kinds of row that use it. In rows of other kinds a filled cell is a problem: it would be lost. */
  kinds: readonly RowKind[]
  /** The kinds of row that cannot do without it. */
  needed: readonly RowKind[]
  /** Other headings under which registers keep it. Case, spaces and punctuation do not matter. */
  synonyms: readonly string[]
}>

const NONE: readonly RowKind[] = []

/** A column, with what most have: no kind that cannot do without it, and no other headings. */
export function column(id: string, name: string, shape: CellShape, rest: Omit<Column, 'id' | 'name' | 'shape' | 'needed' | 'synonyms'> & Partial<Pick<Column, 'needed' | 'synonyms'>>): Column {
  return { id, name, shape, needed: NONE, synonyms: [], ...rest }
}
