import type { HolidayFileProblem } from '../domain/authority/bank-holidays-file.ts'
import type { MovedDate } from '../application/holidays.ts'
import { parseIsoDate } from '../domain/calendar/iso-date.ts'
import { longDate, shortDate } from './dates.ts'

/** What is wrong with a list of bank holidays, in a sentence. */
export function holidayProblemWords({ code, at = '' }: HolidayFileProblem): string {
  const day = parseIsoDate(at)
  const where = day === null ? at : longDate(day)
  switch (code) {
    case 'too-large': return 'The list is far larger than any list of bank holidays. Take the file as GOV.UK gives it.'
    case 'not-json': return 'The list is not JSON. Copy the whole of the GOV.UK file, from its first bracket to its last.'
    case 'wrong-division': return 'The list has no bank holidays of England and Wales. Those of Scotland and Northern Ireland are other days.'
    case 'no-days': return 'The list holds no days.'
    case 'too-many-days': return 'The list holds more than 1,000 days.'
    case 'not-a-day': return day === null && /^\d+$/.test(at) ? `Entry ${at} of the list has no date.` : `“${at}” is not a day of the calendar. Days are written as 2022-09-19.`
    case 'out-of-range': return `${where} is not between 2006 and 2099.`
    case 'no-title': return `${where} has no name.`
    case 'twice': return `${where} is in the list twice.`
  }
}

/** Whether the complainant was told the date that moves, and when. An entry's date is a target of our own. */
export function toldWords({ told, entry }: Pick<MovedDate, 'told' | 'entry'>): string {
  if (entry !== null) return 'Our own target'
  if (told === null) return 'Not told'
  return told.by === 'extension' ? `Told with the extension, ${shortDate(told.on)}` : `Acknowledged, ${shortDate(told.on)}`
}

/** "3 dates move, of 2 complaints and 1 other entry." */
export function movedInWords({ movedClocks, movedComplaints, movedEntries }: Readonly<{ movedClocks: number; movedComplaints: number; movedEntries: number }>): string {
  const of = [
    ...(movedComplaints > 0 || movedEntries === 0 ? [`${movedComplaints} ${movedComplaints === 1 ? 'complaint' : 'complaints'}`] : []),
    ...(movedEntries > 0 ? [`${movedEntries} other ${movedEntries === 1 ? 'entry' : 'entries'} of the register`] : []),
  ]
  return `${movedClocks} ${movedClocks === 1 ? 'date moves' : 'dates move'}, of ${of.join(' and ')}.`
}

/** Nothing of a list could be read: there was none, or it broke off on its way. */
export const NO_LIST = { 'no-text': 'Paste the list of bank holidays.', 'no-file': 'Choose a file.', 'cut-off': 'The file did not arrive whole. Send it again.' } as const

export const REASON_NEEDED = 'Say why days are missing that every year has had, or that stood in the list before.'
export const STALE_LIST = 'Something changed since this page was drawn: another list was applied, or a complaint or an entry was changed. Look at the dates again.'
export const LIST_NOT_ALLOWED = 'You may not load bank holidays.'
export const SAME_LIST = 'This list says what the present one says. There is nothing to apply.'
