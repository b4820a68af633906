import type { Finding } from '../../domain/complaint/basics.ts'
import type { FieldValue, LetterFacts, NamedPerson, Reader } from '../../domain/letters/letter-facts.ts'
import { conditionHolds, fieldValue } from '../../domain/letters/field-values.ts'
import type { Filling } from '../../domain/letters/template/fill.ts'
import { plainLine, plainParagraphs } from '../../domain/letters/template/plain-words.ts'
import { longDate } from '../dates.ts'
import { pounds } from '../money.ts'

/** What a letter says of a finding. */
const FINDING_WORDS: Readonly<Record<Reader, Readonly<Record<Finding | 'resolved-no-finding', string>>>> = {
  adult: {
    upheld: '**Upheld.** You were right to complain about this.', 'partly-upheld': '**Partly upheld.** You were right to complain about some of this.',
    'not-upheld': '**Not upheld.** We did not find that something was done wrong here.', 'no-finding': '**No finding.** We could not find out enough to say.',
    'resolved-no-finding': 'We put it right with you, and made no finding.',
  },
  child: {
    upheld: '**You were right.**', 'partly-upheld': '**You were partly right.**', 'not-upheld': '**We do not think that we did this wrong.**',
    'no-finding': '**We could not find out.**', 'resolved-no-finding': 'We put it right with you.',
  },
}

const PROCEEDINGS_WORDS: Readonly<Record<Extract<FieldValue, { kind: 'proceedings' }>['ground'], string>> = {
  court: 'court proceedings', tribunal: 'proceedings before a tribunal', disciplinary: 'disciplinary proceedings',
  'criminal-investigation': 'a criminal investigation', 'criminal-proceedings': 'criminal proceedings',
}

/** A template filled in from the facts of a complaint. What people typed is printed as they typed it, whatever it holds. */
export function fillingOf(facts: LetterFacts): Filling {
  return {
    value: (field) => {
      const value = fieldValue(field, facts)
      return value === null ? null : inMarkdown(value, facts.reader)
    },
    holds: (condition) => conditionHolds(condition, facts),
  }
}

function inMarkdown(value: FieldValue, reader: Reader): string {
  switch (value.kind) {
    case 'line': return plainLine(value.text)
    case 'day': return longDate(value.on)
    case 'names': return andWords(value.people.map(wholeName))
    case 'first-names': return andWords(value.people.map(({ givenName, knownAs }) => plainLine(knownAs ?? givenName ?? '')))
    case 'prose': return value.texts.map(plainParagraphs).join('\n\n')
    case 'list': return bullets(value.items.map(plainLine))
    case 'findings': return bullets(value.points.map(({ text, finding, why }) => `${sentence(plainLine(text))}${FINDING_WORDS[reader][finding]}${why === '' ? '' : ` ${plainLine(why)}`}`))
    case 'whole': return FINDING_WORDS[reader][value.finding]
    case 'actions': return bullets(value.items.map(({ text, amountPence, by }) => `${plainLine(text)}${amountPence === null ? '' : `, ${pounds(amountPence)}`}${by === null ? '' : `, by ${longDate(by)}`}`))
    case 'proceedings': return PROCEEDINGS_WORDS[value.ground]
  }
}

function wholeName({ givenName, familyName, knownAs }: NamedPerson): string {
  const name = [givenName, familyName].filter((part) => part !== undefined && part.trim() !== '').join(' ')
  return plainLine(name === '' ? knownAs ?? '' : name)
}

/** "Ann", "Ann and Ben", "Ann, Ben and Cleo". */
function andWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

/** Ends as a sentence does, with a space after it; nothing of no words. */
function sentence(words: string): string {
  return words === '' ? '' : /[.!?]$/.test(words) ? `${words} ` : `${words}. `
}
