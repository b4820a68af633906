import type { PrintedMeasure } from '../domain/reporting/printed-report.ts'

export const PRINTED_MEASURE_LABELS: Readonly<Record<PrintedMeasure, string>> = {
  count: 'Counts', percent: 'Percentages', 'change-percent': 'Changes on the year before, in percent', 'under-percent': 'Shares printed as “under so many percent”',
}

export const PRINTED_FIGURES = {
  title: 'Printed figures', begin: 'Begin a printed report',
  ask: {
    title: 'Title of the report', source: 'Who published it, when and where', years: 'Its years', table: 'The table of ours that it stands beside', measure: 'What it printed', page: 'Page or section', values: 'Rows and values',
    base: 'What the report says 100% is', isWhole: 'Whole', heading: 'Heading of the section', text: 'Its sentences',
  },
  yearsWrong: 'Enter its years one after another with a space between, such as 2018-19 2019-20, each once',
  row: (row: string) => `“${row}” is no row of this table. Rows are: `,
  values: (line: string, many: number) => `“${line}” needs ${many === 1 ? 'one value' : `${many} values`}, one for each year; a dash where none was printed`,
  empty: 'Enter a line for each row that was printed',
  changed: 'Somebody else saved this report since you opened it. Nothing of yours was saved: look at it as it is now, and save again.',
  saved: 'Saved, as printed.', noReports: 'Nothing is kept in print yet.',
  notAllowed: 'You may not keep printed figures.', noSuchReport: (named: string) => `There is no printed report “${named}”. heard printed list shows them.`,
  untitled: 'Enter the title of the report: a CSV does not say it',
} as const

/** What may not be kept of a printed report, at the field where it was typed. */
export const PRINTED_LIMITS: Readonly<Record<string, string>> = {
  title: 'The title can have at most 300 letters', source: 'The source can have at most 300 letters', columns: 'A report can have at most 30 years', page: 'The page or section can have at most 300 letters',
  rows: 'A table can have at most 300 rows, of numbers up to a thousand million', counts: 'The counts have to be numbers, one for each year', base: 'What 100% is has to be numbers, one for each year',
  tables: 'A report can have at most 200 tables', sections: 'A report can have at most 60 sections', heading: 'The heading can have at most 300 letters', text: 'The sentences of a section can have at most 20,000 letters',
}

export const PRINTED_FINDINGS = {
  title: 'What does not hold',
  /** "34 findings: 12 wrong, 3 law." */
  counted: (many: number, byVerdict: readonly (readonly [label: string, many: number])[]) =>
    `${many} ${many === 1 ? 'finding' : 'findings'}: ${byVerdict.map(([label, each]) => `${each} ${label.toLowerCase()}`).join(', ')}.`,
  nothing: 'Nothing was found. The report agrees with itself as far as it was typed. A typed number that no words near it name was not checked.',
  empty: 'Nothing of this report is typed yet, so there is nothing to check.',
  noText: 'Its sentences are not typed, so only its tables were checked.',
  cells: 'The printed cells', base: 'What it says 100% is', said: 'What it says', whole: 'The report as a whole',
} as const

const CSV_WORDS: Readonly<Record<string, string>> = {
  columns: 'the first row has to name the columns table, measure, row, year, value; page, base, count and whole may be there too', 'not-csv': 'the file cannot be read as CSV', empty: 'the file has no rows',
  'too-many': 'the file has more than 20,000 rows', missing: 'nothing is entered', year: 'this is not a year such as 2019-20', measure: `this is none of ${Object.keys(PRINTED_MEASURE_LABELS).join(', ')}`,
  value: 'this is no number', whole: 'this is neither yes nor no', twice: 'the same value stands in an earlier row',
}

/** What is wrong with a CSV of printed figures, by row and column. */
export function csvProblemInWords({ row, column, code }: Readonly<{ row: number; column: string | null; code: string }>): string {
  return `${placeInCsv(row, column)}: ${CSV_WORDS[code] ?? code}`
}

/** "Row 3, value": where in a CSV something is wrong. */
export function placeInCsv(row: number, column: string | null): string {
  return `Row ${row}${column === null ? '' : `, ${column}`}`
}
