import { addDays, type IsoDate } from '../../domain/calendar/iso-date.ts'

/** A day in a calendar. */
export type CalendarDay = Readonly<{
  /** The same for the same deadline each time the calendar is fetched, and for no other. */
  uid: string
  on: IsoDate
  /** How often it was changed: it never falls. */
  sequence: number
  summary: string
}>

export type Calendar = Readonly<{
  name: string
  /** UTC, with or without milliseconds. */
  writtenAt: string
  days: readonly CalendarDay[]
}>

/** How often a calendar is asked to look again. */
const LOOK_AGAIN = 'PT1H'

/**
 * A calendar of whole days as iCalendar writes it (RFC 5545; the name and the time to look again by RFC 7986). Deadlines
 * take up nobody's time, so that a calendar shows their day as free.
 */
export function writeCalendar({ name, writtenAt, days }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Heard//Diary//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    `NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`, `REFRESH-INTERVAL;VALUE=DURATION:${LOOK_AGAIN}`, `X-PUBLISHED-TTL:${LOOK_AGAIN}`,
    ...days.flatMap((day) => [
      'BEGIN:VEVENT', `UID:${escaped(day.uid)}`, `DTSTAMP:${utcTime(writtenAt)}`, `DTSTART;VALUE=DATE:${plain(day.on)}`,
      // The end is the first day that no longer belongs to it.
      `DTEND;VALUE=DATE:${plain(addDays(day.on, 1))}`, `SEQUENCE:${day.sequence}`, `SUMMARY:${escaped(day.summary)}`,
      'TRANSP:TRANSPARENT', 'CLASS:PRIVATE', 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** Text as a value: what would end it or part it is escaped, and what no calendar may hold is left out. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|[\r\n]/g, '\\n').replaceAll(/\p{Cc}/gu, '')
}

const LONGEST_LINE = 75

/** A line in pieces of at most 75 octets, its end apart; a character of several octets stays whole. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const wide = Buffer.byteLength(character)
    if (octets + wide > LONGEST_LINE) {
      pieces.push(piece)
      // The space that a further piece begins with is one of its octets.
      piece = ' '
      octets = 1
    }
    piece += character
    octets += wide
  }
  return [...pieces, piece].join('\r\n')
}

function plain(day: IsoDate): string {
  return day.replaceAll('-', '')
}

function utcTime(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
