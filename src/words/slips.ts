import { asked } from './asked.ts'
import { grouped } from './figures.ts'

/** What can be wrong with one field of a form. */
export type SlipCode =
  | 'day-missing' | 'day-incomplete' | 'no-such-day' | 'choice-missing' | 'choice-unknown' | 'words-missing' | 'number-missing'
  | 'not-a-number' | 'not-an-amount' | 'reason-missing' | 'findings-incomplete' | 'nothing-changed' | 'nothing-chosen' | 'words-too-long'
  | 'cause-without-fault' | 'no-such-entry' | 'amount-without-remedy' | 'in-the-future' | 'before-received' | 'after-received' | 'year-in-full' | 'name-too-long' | 'before-1900' | 'before-register'
  | 'number-not-within'

/** What is still to be done where a command was warned of. */
export const WARNED = {
  check: 'This was not saved yet. Check what is unusual about it, and tick it to go on', reason: 'Give the reason',
} as const

/** What a search without words asks for. */
export const NOTHING_ASKED = 'Enter a reference, a name or some words'

/** The least and the most that a number may be. */
export type Within = Readonly<{ least: number; most: number }>

/** What the person who typed it reads; `what` names the field in the field's words, such as "the day it was sent", or is the question that the page asks. */
export function slipWords(code: SlipCode, what: string, within?: Within): string {
  const words = SLIP_WORDS[code].replace('{what}', () => (/\?(?: \(optional\))?$/.test(what) ? asked(what) : what))
  return within ? words.replace('{least}', grouped(within.least)).replace('{most}', grouped(within.most)) : words
}

const SLIP_WORDS: Readonly<Record<SlipCode, string>> = {
  'day-missing': 'Enter {what}',
  'day-incomplete': 'Enter {what} with a day, a month and a year, such as 2 3 2026',
  'no-such-day': 'There is no such day. Check {what}',
  'choice-missing': 'Choose {what}',
  'choice-unknown': 'Choose {what} from the list',
  'words-missing': 'Enter {what}',
  'number-missing': 'Enter {what}',
  'not-a-number': 'Enter {what} as a whole number, such as 20',
  'number-not-within': 'Enter {what} as a whole number from {least} to {most}',
  'not-an-amount': 'Enter {what} in pounds, such as 1,300 or 49.50',
  'reason-missing': 'Give {what}',
  'findings-incomplete': 'Choose a finding for {what}, or one outcome for the whole complaint',
  'cause-without-fault': 'Take the causes of {what} away, or choose upheld or partly upheld: only what was upheld has a cause',
  'nothing-changed': 'Nothing has changed. Change {what}, or go back',
  'nothing-chosen': 'Choose {what}',
  'words-too-long': 'Shorten {what}: at most 20,000 characters fit',
  'no-such-entry': 'Choose {what} from the timeline',
  'in-the-future': 'The day is still to come. Check {what}: it must be today or in the past',
  'after-received': 'Check {what}: it cannot be after the complaint was received',
  'before-received': 'Check {what}: it cannot be before the complaint was received',
  'year-in-full': 'Write the year of {what} with four figures, such as 2026',
  'name-too-long': 'Shorten {what}: at most 200 letters fit',
  'before-register': 'Check {what}: the register does not reach back so far',
  'before-1900': 'Check {what}: it cannot be before 1900',
  'amount-without-remedy': 'Choose what was given for {what}',
}
