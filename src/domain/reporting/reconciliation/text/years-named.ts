/** The reporting years that a text names ("2018-19", "2018/19", "18/19"), and those it names by their place ("last year"), as labels. */
export function yearsNamed(text: string, columns: readonly string[], year: string): readonly string[] {
  const labels = [...text.matchAll(/\b(?:20)?(\d{2})\s?[-–/]\s?(?:20)?(\d{2})\b/g)].map(([, from, to]) => `20${from}-${to}`).filter((label) => columns.includes(label))
  const before = columns[columns.indexOf(year) - 1]
  const byPlace = before !== undefined && /\b(?:last|previous|prior|preceding) (?:reporting )?year\b|\byear before\b/i.test(text) ? [before] : []
  return [...new Set([...labels, ...byPlace])]
}
