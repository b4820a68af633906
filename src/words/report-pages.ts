import type { SectionProblem } from '../domain/reporting/document/report-parts.ts'

/** What the pages of reports say, and what stands in every report. */
export const REPORT_PAGES = {
  rowHeading: 'What is counted',
  subtitle: 'Complaints, compliments and representations about children’s social care',
  draft: 'Draft.',
  aboutFigures: 'About the figures',
  knownOn: (day: string) => `The figures are as the register stood on ${day}.`,
  quotedFrom: { client: 'A child, a young person or a family', professional: 'A professional' },
  stale: 'Somebody else has written this section since your page was drawn. Both texts are below. Put into yours what you want to keep of theirs, and save again.',
  removed: 'Somebody has taken this section out since your page was drawn. Your text is still here: put the section back, then save again.',
  tooLong: 'Shorten the text: at most 50,000 characters fit into one section',
  headingMissing: 'Enter the heading',
  headingTooLong: 'Shorten the heading: at most 300 letters fit',
  exists: (reference: string) => `There is a report of that year already: ${reference}. Go on with it`,
  noSuchYear: 'Choose a year that has begun',
} as const

/** What is said of the history of a report. */
export const HISTORY_WORDS = {
  title: 'History of the report',
  ofSection: (heading: string) => `History: ${heading}`,
  changed: (was: string, now: string) => (was !== '' && now !== '' ? `“${was}” became “${now}”` : was !== '' ? `“${was}” was taken out` : now !== '' ? `“${now}” was put in` : ''),
} as const

/** What is said of the check of the sections' text. */
export const IDENTIFICATION_WORDS = { title: 'What could identify somebody' } as const

/** What is said of comments on a report. */
export const COMMENT_WORDS = {
  title: 'Comments', whole: 'The whole report', gone: 'A section that was taken out', comment: 'the comment', answer: 'the answer', section: 'the section',
  said: (who: string, when: string) => `${who}, ${when}`,
} as const

/** What is said of the page on which a section is written. */
export const WRITING_WORDS = {
  inserted: 'It was put in at the end of the text.', chooseInsert: 'Choose what to put in', kept: (when: string) => `Kept as a draft at ${when}. Only you see it until you save the section.`,
  hasDraft: (when: string) => `This is what you typed and did not save: kept at ${when}.`,
  groups: { table: 'Tables', chart: 'Charts', other: 'Quotations and learning', figure: (title: string) => `Figures: ${title}` },
  quotations: (many: number) => `Quotations: every compliment of the year that may be quoted (${many})`, benchmarks: (many: number) => `Beside other authorities: what they published, with its sources (${many})`,
  saidDid: (many: number) => `You said, we did: what was learned and done (${many})`,
  quotation: (reference: string, words: string) => `Quotation ${reference}: ${words}`,
} as const

/** Why a compliment is not quoted. */
const NOT_QUOTED_WORDS = {
  'consent-taken-back': 'Consent to quote it was taken back.', 'not-checked': 'It has not passed the check of what could identify somebody.', 'no-consent': 'Nobody has agreed that it is quoted.',
  'no-such-compliment': 'No compliment of the year that may be quoted has that reference.',
} as const

function orNearest(nearest: readonly string[]): string {
  if (nearest.length === 0) return ''
  return ` Near to it: ${nearest.map((name) => `[[${name}]]`).join(', ')}.`
}

/** What a section says that cannot be printed, as one sentence or two. */
export function sectionProblemWords(problem: SectionProblem): string {
  switch (problem.kind) {
    case 'no-such-name': return `[[${problem.name}]] names nothing. Choose a figure or a table from the list, or write \\[[ for two brackets.`
    case 'not-alone': return `[[${problem.name}]] has to stand on a line of its own.`
    case 'picture': return `A picture (“${problem.name}”) cannot stand in a report: it would say nothing to those who cannot see it.`
    case 'link-address': return `The link to “${problem.name}” leads nowhere from a report. Give an address that begins with https:// or mailto:.`
    case 'prints-nothing': return `[[${problem.name}]] prints nothing: there is nothing of the year to print there.`
    case 'not-quotable': return `[[${problem.name}]] is left out. ${NOT_QUOTED_WORDS[problem.why]}`
    case 'no-such-table': return `There is no table [[${problem.name}]].${orNearest(problem.nearest)}`
    case 'no-such-row': return `There is no figure [[${problem.name}]] in that table.${orNearest(problem.nearest)}`
    case 'no-such-year': return `The table has no such year: [[${problem.name}]].${orNearest(problem.nearest)}`
    case 'no-percentage': return `[[${problem.name}]] has no percentage: that table only counts.${orNearest(problem.nearest)}`
    case 'no-chart': return `There is no chart for [[${problem.name}]]: nothing was counted, or too much to draw.${orNearest(problem.nearest)}`
  }
}
