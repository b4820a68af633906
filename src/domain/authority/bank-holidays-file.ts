import { parseIsoDate, type IsoDate } from '../calendar/iso-date.ts'

/** A day as the GOV.UK file gives it. */
export type HolidayInFile = Readonly<{ on: IsoDate; title: string }>

export const HOLIDAY_FILE_PROBLEMS = [
  'too-large', 'not-json', 'wrong-division', 'no-days', 'too-many-days', 'not-a-day', 'out-of-range', 'no-title', 'twice',
] as const
/** What is wrong with a file. `at` says where: a day as written, or the place in the list, counted from 1. */
export type HolidayFileProblem = Readonly<{ code: (typeof HOLIDAY_FILE_PROBLEMS)[number]; at?: string }>

export type HolidayFile = Readonly<{ kind: 'read'; days: readonly HolidayInFile[] }> | Readonly<{ kind: 'wrong'; problems: readonly HolidayFileProblem[] }>

/** Characters; the file of GOV.UK with its three divisions has about 30,000. */
export const LARGEST_HOLIDAY_FILE = 500_000
const MOST_DAYS = 1_000
const LONGEST_TITLE = 200
const DIVISION = 'england-and-wales'

/**
 * Reads a file of the shape of GOV.UK's `bank-holidays.json`, or its England and Wales division alone, into days in order.
 * Nothing of it is trusted: every day has to be a real one between 2006 and 2099, named, and there once.
 */
export function readHolidayFile(text: string): HolidayFile {
  if (text.length > LARGEST_HOLIDAY_FILE) return wrong('too-large')
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return wrong('not-json')
  }
  const division = divisionOf(json)
  if (division === null) return wrong('wrong-division')
  const events = own(division, 'events')
  if (!Array.isArray(events) || events.length === 0) return wrong('no-days')
  if (events.length > MOST_DAYS) return wrong('too-many-days')
  return readDays(events)
}

function readDays(events: readonly unknown[]): HolidayFile {
  const problems: HolidayFileProblem[] = []
  const days = new Map<IsoDate, HolidayInFile>()
  for (const [index, event] of events.entries()) {
    const read = readDay(event, String(index + 1))
    if ('code' in read) problems.push(read)
    else if (days.has(read.on)) problems.push({ code: 'twice', at: read.on })
    else days.set(read.on, read)
  }
  if (problems.length > 0) return { kind: 'wrong', problems }
  return { kind: 'read', days: [...days.values()].sort((one, other) => (one.on < other.on ? -1 : 1)) }
}

function readDay(event: unknown, place: string): HolidayInFile | HolidayFileProblem {
  const written = own(event, 'date')
  const on = typeof written === 'string' ? parseIsoDate(written) : null
  if (on === null) return { code: 'not-a-day', at: typeof written === 'string' ? written.slice(0, 40) : place }
  if (on < '2006-01-01' || on > '2099-12-31') return { code: 'out-of-range', at: on }
  const title = titleOf(own(event, 'title'))
  return title === '' || title.length > LONGEST_TITLE ? { code: 'no-title', at: on } : { on, title }
}

/** A name in one line, without characters that nobody can read and no database holds. */
function titleOf(written: unknown): string {
  return typeof written === 'string' ? written.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').trim() : ''
}

/** The division of England and Wales, whether it stands among the others or alone; null where it is not there. */
function divisionOf(json: unknown): unknown {
  const among = own(json, DIVISION)
  const division = among === undefined ? json : among
  return own(division, 'division') === DIVISION ? division : null
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.entries(value).find(([name]) => name === key)?.[1]
}

function wrong(code: HolidayFileProblem['code']): HolidayFile {
  return { kind: 'wrong', problems: [{ code }] }
}
