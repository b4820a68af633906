import { stringify } from 'csv-stringify/sync'

/** Lines as CSV: with a byte order mark, so that spreadsheets read it as UTF-8, and with text that looks like a formula made harmless. */
export function csv(lines: readonly (readonly unknown[])[]): string {
  return stringify(lines.map((line) => [...line]), { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
