import { found, type Finding, type SentencePlace } from '../finding.ts'
import type { Sentence } from './sentences.ts'

/** Something compared with what is told nowhere near it: earlier years, other authorities, the country. */
const COMPARED = /\b(?:(?:in |by )?compar(?:ison|ed|able|ative)(?: more)? (?:to|with)|in line with|similar to|consistent with|than|like)\s+(?:the |those of |that of |in )?(?:previous (?:two |three |few )?years|earlier years|past (?:two |three |few )?years|other (?:local )?authorit(?:y|ies)|other councils|national (?:average|picture|figures?)|neighbouring (?:councils|authorities)|statistical neighbours)\b/i

/** Whether a number that could be the base stands after the comparison, in brackets or not, or a figure was inserted there. */
const TELLS_BASE = /\d|\u{FFFC}/u

/** "More comparative to the previous two years": with which numbers is not told, so that no reader can check it. */
export function comparisonsWithoutBase({ text }: Sentence, place: SentencePlace): readonly Finding[] {
  const match = COMPARED.exec(text)
  if (match === null || TELLS_BASE.test(text.slice(match.index + match[0].length))) return []
  return [found({ check: 'comparison-without-base', said: match[0] }, { sentence: place, numbers: [] })]
}
