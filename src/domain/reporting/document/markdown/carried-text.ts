import { readName, writtenName } from './figure-name.ts'

const PLACED = /\[\[([^[\]]+)\]\]/g

/**
 * Text of the report of `from` as the report of `to` begins with it: a figure that names a year by its label names the one
 * that stands as far before the new report as it stood before the old. "After [[statutory-complaints.received 2018-19]] the
 * year before" stays the year before. Numbers and dates that are typed stay as they are.
 */
export function carriedText(text: string, from: string, to: string): string {
  const years = firstYear(to) - firstYear(from)
  return text.replace(PLACED, (whole, name: string) => {
    const placed = readName(name)
    return placed?.kind === 'figure' && placed.year !== null ? `[[${writtenName({ ...placed, year: moved(placed.year, years) })}]]` : whole
  })
}

/** Years and months that a text names in its own words, each once: "2019-20", "April 2019". What a figure names moves with the report. */
export function datesTyped(text: string): readonly string[] {
  const typed = text.replace(PLACED, '')
  const found = typed.matchAll(/\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)(?: of)? )?20\d{2}(?:\s?[-–/]\s?(?:20)?\d{2})?\b/gi)
  return [...new Set([...found].map(([words]) => words))]
}

function firstYear(label: string): number {
  return Number(label.slice(0, 4))
}

function moved(label: string, years: number): string {
  const first = firstYear(label) + years
  return label.length === 4 ? String(first) : `${first}-${String((first + 1) % 100).padStart(2, '0')}`
}
