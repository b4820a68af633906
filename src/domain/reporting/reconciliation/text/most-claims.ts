import { TOTAL_ROW } from '../../tally.ts'
import { found, type Finding, type SentencePlace } from '../finding.ts'
import { isAboutOthers, namedIn, percentIn, type Figure, type FigureIndex, type Named } from './phrases.ts'
import type { Sentence } from './sentences.ts'
import { yearsNamed } from './years-named.ts'

/** Tables whose rows stand beside one another, so that one of them may be said to have most. */
const RANKED: readonly string[] = ['divisions', 'teams', 'channel-count', 'complainant-types', 'category-count', 'compliments-by-division-percent', 'compliments-by-team']

const MOST = /\b(?:preferred|favou?rite|(?:greatest|highest|largest|biggest) (?:single )?(?:number|proportion|share|group|source|category)|most (?:common(?:ly)?|popular|frequent(?:ly)?|used|often|usual|likely|complaints?|compliments?|people|parents)|the most\b(?= complaints?| compliments?|[,.]|$)|majority|main (?:way|method|route|source|category|reason))/i
/** What comes next to the first, what is asked or denied, and what is one of several. */
const NOT_THE_FIRST = /\b(?:second|third|fourth|next|joint|equal|among|one of|not|no longer|never|than|if|whether|nor|but|least|part of)\b/i
const CONTINUES = /\b(?:continu(?:e|es|ed|ing)|remain(?:s|ed|ing)?|still|again|as usual|as before|as always|as in (?:previous|earlier) years|once more|always)\b/i

/** How far from "most" the words may stand that say what has it. */
const NEAR = 80
/** By how many points a share has to move while its count stands still. */
const MOVED = 5

/** What is said to have most: the row is not the greatest of its table, or "continues" to be and its count is the same, so that only its share moved. */
export function mostClaims(sentence: Sentence, index: FigureIndex, place: SentencePlace): readonly Finding[] {
  const { text } = sentence
  const most = MOST.exec(text)
  if (most === null || isAboutOthers(text) || NOT_THE_FIRST.test(text.slice(Math.max(0, most.index - 25), most.index))) return []
  if (yearsNamed(text, index.columns, index.year).some((year) => year !== index.year)) return []
  const near = namedIn(sentence, index).filter(({ figure, from, to }) => RANKED.includes(figure.table) && figure.row !== TOTAL_ROW && distanceTo(most, { from, to }) <= NEAR)
  const named = near.toSorted((one, other) => distanceTo(most, one) - distanceTo(most, other))[0]
  if (named === undefined) return []
  const ofTable = near.filter(({ figure }) => figure.table === named.figure.table)
  return [...notTheMost(most[0], named, ofTable, { index, place }), ...(CONTINUES.test(text) ? sameCountOtherShare(named.figure, { index, place }) : [])]
}

function distanceTo(most: RegExpExecArray, { from, to }: Readonly<{ from: number; to: number }>): number {
  return from >= most.index ? from - (most.index + most[0].length) : most.index - to
}

type In = Readonly<{ index: FigureIndex; place: SentencePlace }>

function notTheMost(said: string, { figure }: Named, ofTable: readonly Named[], { index: { figures, year }, place }: In): readonly Finding[] {
  const rows = [...figures.values()].filter((one) => one.table === figure.table && one.row !== TOTAL_ROW && one.row !== 'not-recorded')
  const value = (one: Figure) => one.counts[year] ?? one.percents[year] ?? null
  const own = value(figure)
  const greatest = rows.toSorted((one, other) => (value(other) ?? -1) - (value(one) ?? -1))[0]
  const most = greatest === undefined ? null : value(greatest)
  if (own === null || most === null || greatest === undefined || ofTable.some((one) => value(one.figure) === most)) return []
  const at = { table: figure.table, row: figure.row, column: year }
  return [found({ check: 'not-the-most', said, number: own, most: { ...at, row: greatest.row }, mostNumber: most }, { ...at, sentence: place, numbers: [own, most], confidence: 'doubtful' })]
}

/** The years up to this one in which the count is this year's: two or more, and a share that moved with what it is a share of. */
function sameCountOtherShare(figure: Figure, { index: { columns, year }, place }: In): readonly Finding[] {
  const count = figure.counts[year] ?? null
  const before = columns.slice(0, columns.indexOf(year) + 1).toReversed()
  const differs = before.findIndex((column) => (figure.counts[column] ?? null) !== count)
  const shares = before.slice(0, differs < 0 ? before.length : differs).toReversed().flatMap((column) => {
    const percent = percentIn(figure, column)
    return percent === null ? [] : [{ column, percent }]
  })
  const percents = shares.map(({ percent }) => percent)
  if (count === null || count === 0 || shares.length < 2 || Math.max(...percents) - Math.min(...percents) < MOVED) return []
  return [found({ check: 'same-count-other-share', count, shares }, { table: figure.table, row: figure.row, column: year, sentence: place, numbers: [count, ...percents] })]
}
