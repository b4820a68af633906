import type { TemplateProblem } from '../../domain/letters/template/check-template.ts'
import type { LetterState } from '../../domain/letters/letters-owed.ts'
import { POST_TIMES } from '../../domain/letters/post-time.ts'
import { LETTER_STEP_LABELS } from '../threads/letters.ts'

/** How a letter of the procedure stands. */
export const LETTER_STATE_LABELS: Readonly<Record<LetterState, string>> = {
  ...LETTER_STEP_LABELS, owed: 'Owed', 'if-needed': 'Only if it comes to that', 'not-yet': 'Not owed yet', 'said-sent': 'Sent', 'not-recorded': 'Not recorded as sent',
}

const { 'first-class': FIRST, 'second-class': SECOND } = POST_TIMES

/** The page of a complaint's letters, and those of one letter. */
export const LETTERS_PAGE = {
  /** Of a letter whose day is over. */
  late: (state: string) => `${state}, late`,
  all: (many: number) => (many === 0 ? 'Letters: none begun yet' : many === 1 ? 'Letters: one' : `Letters: ${many}`),
  title: 'Letters', other: 'Another letter', nothingOwed: 'No letter is owed now.', nothingBegun: 'No letter has been begun here yet.',
  saidSent: 'Said to have gone with its step; no letter is kept here.', toldBefore: 'The day by which they have to be told',
  oneOf: (letter: string, to: string) => `${letter}, to ${to}`,
  newTitle: (letter: string) => `Begin a letter: ${letter}`, toWhom: 'To whom does it go?', forWhom: 'For whom are its words?', template: 'What does it begin with?',
  blank: 'An empty page', readers: { adult: 'An adult', child: 'A child or young person' },
  noPeople: 'Nobody of this complaint is known by name yet. Complete the details first: a letter has to go to somebody.', namePeople: 'Say who complains',
  body: 'The letter', bodyHint: 'Words between ((must: …)) and ((end)) say what the letter has to say: leave these marks where they are, they are not printed. Replace what else stands in double brackets.',
  save: 'Save for later', finish: 'Save and finish', draftSaved: 'Saved.', draftChanged: 'Somebody else has changed the draft since this page was drawn. Theirs stands below; what you wrote stands above it. Put both together and save again.',
  changed: 'Somebody has changed the complaint since this page was drawn. Look at it again, then send this again.', tooLong: 'The letter is longer than 60,000 characters. Make it shorter.',
  /** Before it is printed: the font has no picture of some characters. */
  unprintable: (names: readonly string[]) => (names.length === 0 ? '' : `The PDF cannot print ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}: [?] stands in their place. Write these words in another way, or send the letter as an e-mail, which has them.`),
  changedSince: 'What was saved since it was finished does not go: what goes is what was finished. Finish it again, and it goes as it is now once it has been checked where that is wanted.',
  theirs: 'What stands there now', yours: 'What you wrote',
  goesTo: (address: string) => `It goes to ${address}.`, counted: (day: string) => `Sent today, it counts as there on ${day}.`,
  sendTitle: 'Send the letter', how: 'How does it go?', when: 'When does it go, or did it go?', arrives: 'When does it reach them? (optional)',
  arrivesHint: `Left empty, the post is counted: first class ${FIRST.workingDays} working days, second class ${SECOND.workingDays}, the day of posting not among them (${SECOND.source.law ?? ''}; Practice Direction of 8 March 1985).`, alsoRecord: (entry: string) => `Also record with that day: ${entry}`,
  why: 'Why does it go as it is?', noPostAddress: 'No postal address is on record for them.', protectedAddress: 'Their postal address is protected: open it with a reason on their page.',
  telephone: 'They need to be told by telephone instead: record here that they were told.',
  spelling: 'Words to look at', spellingNone: 'The spelling check finds nothing.', spellingLater: 'The spelling check is being made ready. It is there when you save.', fields: 'What can be put in', deadline: (day: string) => `by ${day}`,
} as const

/** Why a template or draft cannot be kept as it is: by line, with what may have been meant. */
export function templateProblemWords({ kind, line, name, nearest }: TemplateProblem): string {
  const meant = nearest.length === 0 ? '' : ` Did you mean ${nearest.map((one) => `“${one}”`).join(' or ')}?`
  return `Line ${line}: ${PROBLEM_WORDS[kind](name)}${meant}`
}

const PROBLEM_WORDS: Readonly<Record<TemplateProblem['kind'], (name: string) => string>> = {
  unclosed: () => '“((” is not closed with “))”.',
  'end-missing': (name) => `the section “${name}” has no ((end)).`,
  'end-without-beginning': () => 'there is an ((end)) and nothing that it ends.',
  'else-without-if': () => 'an ((else)) stands between ((if …)) and ((end)), once.',
  'must-within-must': (name) => `((must: ${name})) stands within another ((must: …)).`,
  'too-deep': () => 'sections stand too deep within one another.',
  'too-long': () => 'it is longer than 60,000 characters.',
  'no-such-field': (name) => `there is no field “${name}”.`,
  'no-such-condition': (name) => `there is no condition “${name}”.`,
  'no-such-requirement': (name) => `the letters that this is for have no requirement “${name}”.`,
  'nothing-to-write': () => '((write: …)) has to say what is to be written.',
  'needs-own-line': (name) => `“${name}” is a list or several paragraphs: put it on a line of its own.`,
  character: (name) => `a character that no letter may hold (${name}). Delete it and type it again.`,
  picture: (name) => `a picture (“${name}”). Letters have none.`,
  'link-address': (name) => `a link to “${name}”. Links lead to the web or a mailbox.`,
  'nothing-said': () => 'nothing is written.',
}
