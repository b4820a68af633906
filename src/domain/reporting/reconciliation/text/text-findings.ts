import { found, type Finding, type SentencePlace } from '../finding.ts'
import { changesDisagreeing, directionDisagreeing } from './change-claims.ts'
import { comparisonsWithoutBase } from './comparisons.ts'
import { listedReasons } from './listed-reasons.ts'
import { mostClaims } from './most-claims.ts'
import { claimsIn, numbersDisagreeing } from './number-claims.ts'
import type { FigureIndex } from './phrases.ts'
import type { Sentence } from './sentences.ts'
import { withheldTold, type WithheldNumbers } from './withheld-told.ts'

/** What the sentences of a report say against its figures. */
export function textAgainstFigures(sentences: readonly Sentence[], index: FigureIndex, withheld: WithheldNumbers = new Map()): readonly Finding[] {
  return [
    ...sentences.flatMap((sentence) => {
      const place: SentencePlace = { section: sentence.section, sentence: sentence.at, text: sentence.reads }
      return [
        ...numbersDisagreeing(sentence, index, place), ...changesDisagreeing(sentence, index, place), ...directionDisagreeing(sentence, index, place),
        ...withheldTold(sentence, index, withheld, place), ...mostClaims(sentence, index, place), ...comparisonsWithoutBase(sentence, place),
      ]
    }),
    ...outcomesToldShort(sentences, index), ...listedReasons(sentences, index),
  ]
}

/** A section that tells the outcomes one by one, and not all of them: seven, eleven and fourteen of thirty-three. */
function outcomesToldShort(sentences: readonly Sentence[], index: FigureIndex): readonly Finding[] {
  return [...Map.groupBy(sentences, ({ section }) => section)].flatMap(([section, own]) => {
    const claims = own.flatMap((sentence) => claimsIn(sentence, index).filter(({ figure, mention }) => figure.table === 'outcomes' && mention.kind === 'count' && figure.counts[index.year] === mention.value)
      .map((claim) => ({ ...claim, sentence })))
    const byRow = [...new Map(claims.map((claim) => [claim.figure.row, claim])).values()]
    const [last, base] = [byRow.at(-1), byRow[0]?.figure.bases[index.year] ?? null]
    const numbers = byRow.map(({ mention }) => mention.value)
    const sum = numbers.reduce((all, number) => all + number, 0)
    if (last === undefined || base === null || byRow.length < 3 || sum >= base) return []
    const place = { section, sentence: last.sentence.at, text: last.sentence.reads }
    return [found({ check: 'parts-left-out', parts: numbers, sum, base }, { table: 'outcomes', row: null, column: index.year, sentence: place, numbers: [sum, base, ...numbers] })]
  })
}
