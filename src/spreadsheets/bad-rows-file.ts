import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify'

/** The column that a file of left-out rows has besides those of the file it came from. An import passes it over. */
const WHAT_IS_WRONG = 'What is wrong'

/** Rows that were left out, on their way to a file in which they can be mended and loaded again. */
export type BadRowsFile = Readonly<{ add(cells: readonly string[], problems: readonly string[]): Promise<void>; close(): Promise<void> }>

/**
 * A CSV file with the headings of the register and what is wrong with each row. Text that a spreadsheet would take for
 * a formula is guarded with an apostrophe, which the import takes off again. Throws where the file exists already.
 */
export async function badRowsFile(path: string, headings: readonly string[]): Promise<BadRowsFile> {
  const csv = stringify({ bom: true, escape_formulas: true })
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>()
  out.once('open', () => resolve())
  out.once('error', reject)
  csv.pipe(out)
  await opened
  csv.write([...headings, WHAT_IS_WRONG])
  return {
    async add(cells, problems) {
      const full = headings.map((_, at) => cells[at] ?? '')
      if (!csv.write([...full, problems.join(' ')])) await new Promise<void>((drained) => csv.once('drain', () => drained()))
    },
    async close() {
      csv.end()
      await finished(out)
    },
  }
}
