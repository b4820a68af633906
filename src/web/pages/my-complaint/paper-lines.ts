import type { Person } from '../../../application/ports.ts'
import type { PaperContent, PaperPart } from '../../../domain/complaint/threads/outside-access/paper-content.ts'
import { UNKNOWN } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import { FINDING_LABELS, OUTCOME_LABELS } from '../../../words/labels.ts'
import { PAPER_WORDS } from '../../../words/outside.ts'
import { personName } from '../../components/timeline/person-name.ts'

type Kept = Readonly<{ texts: ReadonlyMap<string, string>; people: ReadonlyMap<string, Person> }>
/** One line of a paper as it is printed: a heading, words, and what was found. */
export type PaperLine = Readonly<{ heading: string; words: string; more: string }>

/** A paper in lines, from its content and the words and names that were read with it. */
export function paperLines(content: PaperContent, kept: Kept): readonly PaperLine[] {
  return content.map((part) => lineOf(part, kept))
}

function lineOf(part: PaperPart, { texts, people }: Kept): PaperLine {
  const words = (text: Readonly<{ textId: string }> | null) => (text === null ? PAPER_WORDS.noWords : texts.get(text.textId) ?? UNKNOWN.erased)
  switch (part.kind) {
    case 'day': return line(PAPER_WORDS.days[part.of], longDate(part.on))
    case 'words': return line(PAPER_WORDS.headings[part.of], words(part.text))
    case 'point': return line(PAPER_WORDS.point(part.number), words(part.text), part.desired === null ? '' : `${PAPER_WORDS.desired}: ${words(part.desired)}`)
    case 'finding': return line(
      `${PAPER_WORDS.point(part.number)}: ${FINDING_LABELS[part.finding]}`, part.point === null ? '' : words(part.point), part.text === null ? '' : `${PAPER_WORDS.finding}: ${words(part.text)}`)
    case 'whole': return line(PAPER_WORDS.whole, OUTCOME_LABELS[part.outcome])
    case 'recommendation': return line(PAPER_WORDS.recommendation, words(part.text))
    case 'agrees': return line('', part.agrees ? PAPER_WORDS.agrees : PAPER_WORDS.disagrees)
    case 'person': return line(PAPER_WORDS[part.as], personName(people.get(part.personId ?? ''), PAPER_WORDS.nameless))
  }
}

function line(heading: string, words: string, more = ''): PaperLine {
  return { heading, words, more }
}
