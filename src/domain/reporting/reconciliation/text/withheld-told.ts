import { columnId } from '../../disclosure/cell-quantities.ts'
import type { FigureTable } from '../../figure-table.ts'
import { found, type Finding, type SentencePlace, type TablePlace } from '../finding.ts'
import { claimsIn, type Claim } from './number-claims.ts'
import { wordsToNumber } from './numbers.ts'
import { percentIn, type Figure, type FigureIndex } from './phrases.ts'
import type { Sentence } from './sentences.ts'

/** Numbers that the tables print as withheld, by table, row and column, with what is held. */
export type WithheldNumbers = ReadonlyMap<string, Readonly<{ place: TablePlace; count: number }>>

const keyOf = (table: string, row: string, column: string): string => `${table}/${row}@${column}`

/** What `printed` withholds of `held`; nothing where it is not worked out yet. */
export function withheldNumbers(held: readonly FigureTable<string>[], printed: readonly FigureTable<string>[] | null): WithheldNumbers {
  const own = new Map(held.map((table) => [table.id, table]))
  return new Map((printed ?? []).flatMap((table) => table.rows.flatMap((row) => row.cells.flatMap(({ countMark }, at) => {
    const column = table.columns[at]
    const count = own.get(table.id)?.rows.find(({ id }) => id === row.id)?.cells[at]?.count ?? null
    return countMark !== 'c' || column === undefined || count === null ? [] : [[keyOf(table.id, row.id, columnId(column)), { place: { table: table.id, row: row.id, column: columnId(column) }, count }] as const]
  }))))
}

/** Few people, in words that name no row of a table: "two young people", "one family". The rule calls so many small. */
const FEW = /\b(one|two|three|four|five|[1-5])\s+(?:(?!(?:of|independent)\b)[a-z-]+\s+){0,2}?(?:young (?:people|person)|child(?:ren)?|care leavers?|people|person|parents?|carers?|famil(?:y|ies)|siblings?|brothers?|sisters?|girls?|boys?|complaints?|compliments?)\b|\b(one|two|three|four|five) of the (?:two|three|four|five|six|seven|eight|nine|[2-9])\b/gi

/** The typed numbers of a sentence that are, or give away, what the tables withhold: to be taken out, or kept for a reason. */
export function withheldTold(sentence: Sentence, index: FigureIndex, withheld: WithheldNumbers, place: SentencePlace): readonly Finding[] {
  if (withheld.size === 0) return []
  const named = claimsIn(sentence, index).flatMap((claim) => tells(claim, withheld).map((of) => ({ claim, of })))
  const spans = named.map(({ claim: { mention } }) => mention)
  const few = [...sentence.text.matchAll(FEW)].flatMap((match) => {
    const value = smallNumber(match[1] ?? match[2] ?? '')
    const of = [...withheld.values()].find((one) => one.count === value && one.place.column === index.year)?.place
    return of === undefined || spans.some(({ from, to }) => from < match.index + match[0].length && match.index < to) ? [] : [{ typed: match[0], value, of }]
  })
  return [
    ...named.map(({ claim: { mention, sure }, of }) => found({ check: 'tells-withheld', typed: mention.typed, of }, { ...of, sentence: place, confidence: sure ? 'found' : 'doubtful', numbers: [mention.value] })),
    ...few.map(({ typed, value, of }) => found({ check: 'tells-withheld', typed, of }, { ...of, sentence: place, confidence: 'doubtful', numbers: [value] })),
  ]
}

function smallNumber(typed: string): number | null {
  return /^\d$/.test(typed) ? Number(typed) : wordsToNumber(typed)
}

/** The first withheld number that a typed one says. */
function tells({ mention, figure, others, columns }: Claim, withheld: WithheldNumbers): readonly TablePlace[] {
  for (const one of [figure, ...others]) for (const column of columns) {
    const hidden = withheld.get(keyOf(one.table, one.row, column))
    if (hidden && says(mention, one, column, hidden.count)) return [hidden.place]
  }
  return []
}

function says({ kind, value, allBut }: Claim['mention'], figure: Figure, column: string, count: number): boolean {
  if (kind === 'count') return value === count || (allBut && (figure.bases[column] ?? 0) - value === count)
  const percent = percentIn(figure, column)
  return percent !== null && Math.abs(percent - value) < 0.6
}
