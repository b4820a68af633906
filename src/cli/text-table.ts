/** Rows set in columns two spaces apart, for a terminal: the first row is the head, underlined. No column for no rows. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()
  const rule = widths.map(width => '-'.repeat(width)).join('  ')
  return rows.flatMap((row, index) => index === 0 ? [line(row), rule] : [line(row)]).join('\n')
}
