const QUOTE = '"'

/**
 * The cells of a record as PostgreSQL writes it (`row(…)::text`): null where there is none. One text for a whole row: the
 * driver reads it once, where it would read each column by itself.
 *
 * What has a comma, a bracket, a blank, a quote or a backslash in it, or is empty, stands in quotes; a quote or a backslash
 * in it stands twice.
 */
export function recordCells(text: string): readonly (string | null)[] {
  const inside = text.slice(1, -1)
  if (!inside.includes(QUOTE)) return plainCells(inside)
  const cells: (string | null)[] = []
  for (let at = 0; at <= inside.length; ) {
    const end = inside[at] === QUOTE ? endOfQuoted(inside, at) : endOfPlain(inside, at)
    cells.push(inside[at] === QUOTE ? unquoted(inside.slice(at + 1, end - 1)) : inside.slice(at, end) || null)
    at = end + 1
  }
  return cells
}

/** Most rows are such, and come by the ten thousand: their list is the one that is answered. */
function plainCells(text: string): readonly (string | null)[] {
  const cells: (string | null)[] = text.split(',')
  for (let at = 0; at < cells.length; at += 1) if (cells[at] === '') cells[at] = null
  return cells
}

function endOfPlain(text: string, at: number): number {
  const comma = text.indexOf(',', at)
  return comma === -1 ? text.length : comma
}

/** The place after the quote that ends what begins at `at`. */
function endOfQuoted(text: string, at: number): number {
  let to = at + 1
  while (to < text.length && (text[to] !== QUOTE || text[to + 1] === QUOTE)) to += text[to] === QUOTE ? 2 : 1
  return to + 1
}

function unquoted(text: string): string {
  return text.replaceAll('""', QUOTE).replaceAll('\\\\', '\\')
}
