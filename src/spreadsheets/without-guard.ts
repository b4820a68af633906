/** Heard and others write an apostrophe before text that a spreadsheet would take for a formula; it is no part of the text. */
export function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
