import { found, type Finding } from '../finding.ts'
import { UPHELD_AT_ALL, type FigureIndex } from './phrases.ts'
import type { Sentence } from './sentences.ts'

const REASONS = /\b(?:reasons?|causes?|why|because)\b/i
const UPHELD = /\buph[eo]ld(?:ing)?\b/i
/** What tells a reader that reasons and complaints are not one to one. */
const TELLS = /\b(?:more than one|several|two or more|one or more) (?:reasons?|causes?)\b|\b(?:reasons?|causes?)\b[^.]*\bmore than one complaint\b|\bnot one to one\b/i
const FEWEST = 3

/**
 * A list of reasons why complaints were upheld, under its heading or its sentence, that has another number of items than
 * complaints were upheld or partly upheld: a reader cannot tell whether one is missing, or some have several.
 */
export function listedReasons(sentences: readonly Sentence[], index: FigureIndex): readonly Finding[] {
  const complaints = index.figures.get(`outcomes/${UPHELD_AT_ALL}`)?.counts[index.year] ?? null
  if (complaints === null) return []
  return [...Map.groupBy(sentences, ({ section, heading }) => `${section} ${heading}`).values()].flatMap((own) => {
    const items = own.filter(({ isItem }) => isItem)
    const first = items[0]
    const [intro] = first === undefined ? [] : own.filter(({ at }) => at === first.at - 1)
    const says = [first?.heading ?? '', intro?.text ?? ''].join(' ')
    if (first === undefined || items.length < FEWEST || items.length === complaints || !REASONS.test(says) || !UPHELD.test(says) || own.some(({ text }) => TELLS.test(text))) return []
    const place = { section: first.section, sentence: first.at, text: intro !== undefined && UPHELD.test(intro.text) ? intro.reads : first.heading }
    return [found({ check: 'reasons-not-one-to-one', listed: items.length, complaints }, { table: 'outcomes', row: null, column: index.year, sentence: place, numbers: [items.length, complaints] })]
  })
}
