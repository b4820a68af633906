import { parsedJson } from '../application/parsed-json.ts'
import { readPrintedReport, type ReadPrintedReport } from '../application/read-printed-report.ts'
import { readPrintedCsv, type PrintedCsv } from './printed-csv.ts'

/** `untitled`: a CSV does not say what the report is called, and nobody said it beside. */
export type PrintedFile = Extract<ReadPrintedReport, { kind: 'report' }> | Readonly<{ kind: 'untitled' }>
  | Readonly<{ kind: 'wrong-csv'; problems: Extract<PrintedCsv, { kind: 'problems' }>['problems'] }> | Readonly<{ kind: 'wrong-json'; problems: Extract<ReadPrintedReport, { kind: 'problems' }>['problems'] }>

/** A printed report from a file: JSON, which says its own title and source, or CSV, which is given them. */
export function readPrintedFile(text: string, beside: Readonly<{ title: string; source: string }>): PrintedFile {
  const json = parsedJson(text)
  if (json === undefined && beside.title === '') return { kind: 'untitled' }
  const csv = json === undefined ? readPrintedCsv(text, beside) : null
  if (csv?.kind === 'problems') return { kind: 'wrong-csv', problems: csv.problems }
  // What a CSV gives is held to the same limits as a file of ours.
  const read = readPrintedReport(csv?.kind === 'report' ? csv.report : json)
  return read.kind === 'report' ? read : { kind: 'wrong-json', problems: read.problems }
}
