import type { Mark, ReportDocument } from '../domain/reporting/document/report-document.ts'
import { shortDate } from './dates.ts'

/** What a mark that stands for a number means, as it is explained below a table. */
export const MARK_LABELS: Readonly<Record<Mark, string>> = {
  c: 'withheld, so that nobody can be recognised', z: 'not applicable', k: 'more than nought, and rounds to nought', x: 'not held',
}

/** The words that every format of a document adds to it. */
export const DOCUMENT_WORDS = {
  contents: 'Contents', untitled: 'Untitled', youSaid: 'You said', weDid: 'We did', note: 'Note', unit: 'Counts are of', base: 'Base', status: 'Status', period: 'Period',
  asKnownOn: 'As known on', authority: 'Authority', edition: 'Edition', sheets: 'Tables', table: 'Table', noRows: 'There is nothing to count.', page: 'Page', of: 'of',
  sameNumbers: 'The same numbers as a table:', charts: 'Charts', row: 'Row', count: 'count', percent: 'percent', printed: 'as printed',
} as const

/** "1 April 2019 to 31 March 2020". */
export function periodInWords({ period, kind }: Pick<ReportDocument, 'period' | 'kind'>): string {
  if (kind === 'personal-data') return period.label
  return `${shortDate(period.from)} to ${shortDate(period.to)}`
}

/** What edition it is and when it was published, or that it is not: "Edition 2, published on 1 July 2020". */
export function editionInWords({ published, kind }: Pick<ReportDocument, 'published' | 'kind'>): string {
  if (kind === 'personal-data') return ''
  if (published === null) return kind === 'figures' ? 'Figures' : 'Draft'
  return `${published.edition === 1 ? 'Published' : `Edition ${published.edition}, published`} on ${shortDate(published.on)}`
}

/** "The figures are as the register stood on 23 November 2026." */
export function knownInWords({ asKnownOn, kind }: Pick<ReportDocument, 'asKnownOn' | 'kind'>): string {
  if (kind === 'personal-data') return `As the register stood on ${shortDate(asKnownOn)}.`
  return `The figures are as the register stood at the end of ${shortDate(asKnownOn)}.`
}

/** So many of the missing characters are named; the rest are counted. */
const MOST_NAMED = 20

/** What stands in a file, and is told to who made it, where its font lacks characters. */
export function missingCharacters(names: readonly string[], substitute: string): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  return `The font of this file does not have ${names.length === 1 ? 'a character' : `${names.length} characters`} of the text, printed as ${substitute}: ${names.slice(0, MOST_NAMED).join(', ')}${more}. The web page has ${names.length === 1 ? 'it' : 'them'}.`
}

/** What each format of a document is for, as the pages offer it. */
export const DOCUMENT_FORMAT_LABELS = {
  html: 'One page to read or print (HTML)', pdf: 'To print or send, readable by screen readers (PDF)', docx: 'To go on writing in Word (DOCX)',
  odt: 'To go on writing in LibreOffice (ODT)', ods: 'Spreadsheet, a sheet for each table (ODS)', csv: 'Spreadsheet (CSV)', json: 'For programs (JSON)',
} as const
