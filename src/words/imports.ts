import type { WordNotInUse } from '../application/import/check-register.ts'
import type { FileRefusalCode } from '../application/import/register-file.ts'
import type { RowKind } from '../application/import/row-kinds.ts'
import type { RowProblem, RowProblemCode } from '../application/import/row-problems.ts'

export const ROW_KIND_LABELS: Readonly<Record<RowKind, string>> = {
  'statutory-complaint': 'Statutory complaints', 'corporate-complaint': 'Corporate complaints', enquiry: 'Enquiries', 'point-of-contact': 'Settled at point of contact',
  'ombudsman-contact': 'Ombudsman contacts', compliment: 'Compliments', training: 'Training entries', caseload: 'Numbers to set complaints against',
  advice: 'Advice to colleagues', 'procedure-update': 'Changes to the procedure manual', 'advocacy-offer': 'Offers of advocacy without a complaint',
}

/** What is wrong with a cell. `{column}` is its heading, `{value}` what stands in it, `{other}` what it is about. */
const PROBLEM_WORDS: Readonly<Record<RowProblemCode, string>> = {
  missing: '{column} is empty. It is needed in a row of this kind.',
  'no-such-day': '“{value}” is no day of the calendar. The day stands before the month: 31/03/2019.',
  'two-figure-year': '“{value}” has a year in two figures. Write all four: 03/04/2019.',
  'not-a-day': '“{value}” is not read as a day. Write 2019-04-03, 03/04/2019 (day first) or 3 April 2019.',
  'after-today': '“{value}” is still to come.',
  before: '“{value}” is before “{other}”, which cannot be.',
  'unknown-word': '“{value}” is not known here. Use a word from the authority’s list, or say what it stands for.',
  'not-a-number': '“{value}” is not a whole number.',
  'not-an-amount': '“{value}” is not an amount in pounds, such as 1,300 or 49.50.',
  'too-long': 'There is more text than fits: at most {other} characters.',
  'not-for-this-kind': '{column} is filled in, but rows of this kind have no place for it.',
  needs: '{column} says nothing without “{other}”, which is empty.',
  'lists-differ': '{column} has more entries than “{other}”, or one in the middle is empty.',
  'key-twice': 'The row key “{value}” stands on row {other} already.',
  formula: 'The cell holds a formula. Copy the column and paste it as values.',
  'error-value': 'The cell holds an error of the spreadsheet, such as #N/A.',
  'cell-without-heading': 'Cell {other} of the row has something in it, but no heading stands above it.',
  'only-one': '{column} holds several. A row of this kind is of one, or of the whole authority where it is empty.',
  'outcome-twice': 'There is one outcome for the whole and another for each part. Keep one of the two.',
  'cause-without-fault': 'It says why it was upheld, and no outcome of the row is upheld or partly upheld. Empty the cell, or put the outcome right.',
}

/** A word of good rows that was in use on none of their days, as one sentence. */
export function notInUseWords(word: WordNotInUse, label: string, nameOf: (column: string) => string): string {
  const rows = word.rows === 1 ? '1 row' : `${word.rows.toLocaleString('en-GB')} rows`
  return `${nameOf(word.column)}: “${label}” was not in use on any day of ${rows} (the first is row ${word.firstRow.toLocaleString('en-GB')}). They are loaded all the same: old records are real.`
}

/** A problem as one sentence, without its row. `nameOf` gives the heading of a column. */
export function problemWords(problem: RowProblem, nameOf: (column: string) => string): string {
  const { code, column, value, other } = problem
  const isColumn = code === 'before' || code === 'needs' || code === 'lists-differ'
  const filled: Readonly<Record<string, string>> = {
    column: column === null ? 'A cell' : nameOf(column),
    value: code === 'unknown-word' && other !== undefined ? String(other) : value ?? '',
    other: other === undefined ? '' : isColumn ? nameOf(String(other)) : typeof other === 'number' ? other.toLocaleString('en-GB') : other,
  }
  return PROBLEM_WORDS[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '')
}

const REFUSAL_WORDS: Readonly<Record<FileRefusalCode, string>> = {
  empty: 'The file is empty.',
  'no-rows': 'The file has headings and no rows below them.',
  'too-large': 'The spreadsheet is too large to be read whole: at most {mostMb} MB. Save it as CSV, which may be of any length.',
  'too-many-rows': 'The spreadsheet has more than {most} rows. Save it as CSV, which may have any number.',
  'password-protected': 'The spreadsheet is protected by a password. Take the password off (File, Info, Protect workbook) and save it again.',
  'old-spreadsheet': 'This is an old kind of spreadsheet or another Office file. Save it as .xlsx or as CSV.',
  'not-a-table': 'This is neither a spreadsheet nor CSV text.',
  'wrong-encoding': 'The letters of this file are in an encoding that Heard does not know. Save it as “CSV UTF-8”.',
  'never-ending-cell': 'A quotation mark at row {row} or after it is opened and never closed, so that everything after it is one cell.',
  'broken-spreadsheet': 'The spreadsheet cannot be read: it is damaged, or not one at all. Open it, and save it again as .xlsx or as CSV.',
  'took-too-long': 'The spreadsheet took too long to read. Save it as CSV.',
  'damaged-row': 'Row {row} is not CSV. Look for quotation marks in it.',
}

/** Why a file cannot be read, in words. */
export function fileRefusalWords(code: FileRefusalCode, facts: Readonly<Record<string, string | number>>): string {
  return REFUSAL_WORDS[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name] ?? ''
    return typeof fact === 'number' ? fact.toLocaleString('en-GB') : fact
  })
}

/** "2019-20", for the reporting year that begins in 2019; "2019" where years begin in January. */
export function yearLabel(year: number, yearStartsInMonth: number): string {
  return yearStartsInMonth === 1 ? String(year) : `${year}-${String((year + 1) % 100).padStart(2, '0')}`
}
