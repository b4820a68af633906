import { shortDate } from './dates.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'

/** What the public pages of publications say. */
export const PUBLISHED = {
  list: 'Published reports',
  feed: 'Publications',
  none: 'Nothing has been published yet.',
  withdrawn: 'This report has been withdrawn',
  differences: (corrected: number, edition: number) => `What changed from edition ${corrected} to edition ${edition}`,
  edition: (edition: number, on: IsoDate) => `Edition ${edition}, published on ${shortDate(on)}`,
  corrects: (edition: number) => `It corrects edition ${edition}.`,
} as const

/** What each kind of file is called, and what it is for, by the ending of its name; in the order in which they are offered. */
export const FILE_WORDS: Readonly<Record<string, Readonly<{ name: string; what: string }>>> = {
  html: { name: 'Web page', what: 'to read on any screen, one page that stands by itself' },
  pdf: { name: 'PDF', what: 'to print, tagged for screen readers' },
  docx: { name: 'Word document', what: 'to go on working with' },
  odt: { name: 'OpenDocument text', what: 'to go on working with' },
  ods: { name: 'OpenDocument spreadsheet', what: 'every table, one on each sheet' },
  csv: { name: 'CSV', what: 'a table, for other programs' },
  json: { name: 'JSON', what: 'the whole report, for other programs' },
}

/** "120 KB", "1.2 MB": in thousands, as people count. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
