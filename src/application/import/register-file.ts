/** Something in a cell that is no value: its place among the headings (0 first), and what it is. */
export type CellFault = Readonly<{ position: number; code: 'formula' | 'error-value' }>

/** One row as it stands in the file. `number` counts as a spreadsheet does: the headings are row 1. */
export type SheetRow = Readonly<{ number: number; cells: readonly string[]; faults?: readonly CellFault[] }>

/** A register that can be read from its beginning as often as needed, in batches, so that memory stays flat. */
export type RegisterFile = Readonly<{
  fileName: string
  /** SHA-256 of the file, in hexadecimal. */
  digest: string
  headings: readonly string[]
  rows(): AsyncIterable<readonly SheetRow[]>
}>

export const FILE_REFUSALS = [
  'empty', 'no-rows', 'too-large', 'too-many-rows', 'password-protected', 'old-spreadsheet', 'not-a-table', 'wrong-encoding', 'never-ending-cell',
  'broken-spreadsheet', 'took-too-long', 'damaged-row',
] as const
/** Why a file as a whole cannot be read. */
export type FileRefusalCode = (typeof FILE_REFUSALS)[number]

/** The file cannot be read as a register; thrown also from `rows()`, where it shows only further down. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly code: FileRefusalCode
  readonly facts: Readonly<Record<string, string | number>>
  constructor(code: FileRefusalCode, facts: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** Rows that are already in memory, as the demonstration and tests make them. */
export function registerOf(fileName: string, digest: string, headings: readonly string[], rows: readonly (readonly string[])[], batch = 500): RegisterFile {
  return {
    fileName, digest, headings,
    async *rows() {
      for (let start = 0; start < rows.length; start += batch) {
        yield rows.slice(start, start + batch).map((cells, at) => ({ number: start + at + 2, cells }))
      }
    },
  }
}
