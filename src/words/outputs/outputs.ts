import type { Span } from '../../domain/register/compliment/digest-period.ts'
import { OUTPUTS, type OutputKind } from '../../domain/reporting/outputs/output-kinds.ts'
import type { NoOutput } from '../../application/report/outputs.ts'
import { MONTHS, shortDate } from '../dates.ts'
import { NO_PROTECTOR, NOT_SAFE, stepInWords } from '../disclosure.ts'
import { noFiguresInWords } from '../no-figures.ts'
import { REPORT_DOCUMENT_LABELS } from '../reports.ts'

/** What each is for, and who reads it. */
export const OUTPUT_PURPOSES: Readonly<Record<OutputKind, string>> = {
  'young-people': 'One page that a reader of eleven or twelve understands: what a complaint is, what happened this year, what changed, who helps. You can write your own words.',
  briefing: 'One side of A4 for councillors: the numbers that matter, what people complained about, what changed.',
  'corporate-parenting': 'For the corporate parenting board: complaints by and about children in care and care leavers, advocacy, what was learned.',
  inspection: 'For inspectors: what came in, how quickly and how it was decided, why complaints were upheld, what was learned and done about it.',
  'quarterly-report': 'For senior managers: a quarter beside the four before it.',
  'monthly-team-sheet': 'For one team: what came in about it, how quickly it was answered, what was upheld and what is to be learned.',
  compliments: 'Thanks and praise of a year, a quarter or a month, with the quotations that may go before readers.',
  'code-self-assessment': 'The sections of the Ombudsman’s Complaint Handling Code, with what the register shows for each and what only people can say.',
  'data-return': 'Tables for the answer to a request for information, for a spreadsheet (ODS or CSV).',
}

/** Each format as a link, and what it is good for. */
export const FORMAT_WORDS: Readonly<Record<string, string>> = {
  html: 'A web page (HTML)', pdf: 'PDF, to print or to send', docx: 'Word (DOCX), to go on writing', odt: 'OpenDocument text (ODT), to go on writing', ods: 'A spreadsheet of its tables (ODS)',
  csv: 'Its tables as CSV: one file of all cells and one for each table, in a zip file', json: 'JSON, for other programs',
}

export const OUTPUT_WORDS = {
  inHouse: 'Not for publication. It is about a part of a year: small numbers have not been removed, and somebody could be recognised by them. For use inside the authority only.',
  safe: 'Small numbers are withheld, together with those of the annual report of this year.',
  chooseTeam: 'Choose which team it is about',
  chooseWhen: 'Choose for when it is wanted',
  nothing: (period: string) => `Nothing was recorded for ${period}.`,
} as const

export const SPAN_WORDS: Readonly<Record<Span, string>> = { year: 'a reporting year', quarter: 'a quarter', month: 'a month' }

/** "November 2019" for the days of a month, "July to September 2019" for those of several; a year's label stays as it is. */
export function periodName(label: string): string {
  const [, fromYear, fromMonth, toYear, toMonth] = /^(\d{4})-(\d{2})-\d{2} to (\d{4})-(\d{2})-\d{2}$/.exec(label) ?? []
  if (fromYear === undefined || toYear === undefined) return label
  const [first, last] = [MONTHS[Number(fromMonth) - 1] ?? '', MONTHS[Number(toMonth) - 1] ?? '']
  if (fromYear !== toYear) return `${first} ${fromYear} to ${last} ${toYear}`
  return first === last ? `${first} ${fromYear}` : `${first} to ${last} ${toYear}`
}

/** In place of a big number that is withheld. */
export const WITHHELD_BIG = 'Not shown'

const YOUNG_TITLE = 'You speak, we listen'

/** "Briefing for councillors 2019-20", "Monthly team sheet November 2019: Locality team". */
export function outputTitle(kind: OutputKind, period: string, team: string): string {
  const title = kind === 'young-people' ? `${YOUNG_TITLE}: ${period}` : `${REPORT_DOCUMENT_LABELS[kind]} ${period}`
  return team === '' ? title : `${title}: ${team}`
}

export function subtitleOf(kind: OutputKind): string {
  return kind === 'young-people' ? 'A page for children and young people' : 'Complaints, compliments and representations about children’s social care'
}

/** Why there is no document, and what to ask for instead: whole sentences. */
export function noOutputInWords(answer: NoOutput): string {
  switch (answer.kind) {
    case 'wrong-span': return `This document is made for ${OUTPUTS[answer.output].spans.map((span) => SPAN_WORDS[span]).join(' or ')}.`
    case 'no-such-period': return answer.when.span === 'quarter' ? 'There is no such quarter. Say the reporting year, such as 2019-20, and a quarter from 1 to 4.' : 'There is no such month. Write it as year and month, such as 2019-11.'
    case 'not-begun-yet': return `That has not begun: it starts on ${shortDate(answer.beginsOn)}.`
    case 'team-needed': return answer.teams.length === 0 ? 'There is no team whose sheet you may see.' : `Say which team: ${answer.teams.map(({ code, label }) => (code === label ? code : `${code} (${label})`)).join(', ')}.`
    case 'no-team-wanted': return `This document is about the whole authority, not about one team: ${REPORT_DOCUMENT_LABELS[answer.output].toLowerCase()}.`
    case 'team-not-there-then': return `There was no team “${answer.team}” then: it had ended, or had not begun.`
    case 'working': return `Small numbers are being withheld. ${stepInWords(answer.step)}`
    case 'protection-failed': return 'Small numbers could not be withheld, so nothing was made. Try again.'
    case 'unsafe': return NOT_SAFE
    case 'no-protector': return NO_PROTECTOR
    case 'not-allowed': return 'You may not make this document.'
    case 'unknown-year': case 'not-begun': case 'not-yet-known': case 'wrong-number-of-years':
      return noFiguresInWords(answer)
  }
}
