import { isoDate, type IsoDate } from './iso-date.ts'

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' })
const LONDON_HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' })
const HOUR_LENGTH = 'YYYY-MM-DDTHH'.length

let lastHour = ''
let lastDay: IsoDate | null = null

/**
 * The London day of an instant in UTC. The day cannot change within an hour, so the last hour asked about is remembered:
 * an import asks for one instant half a million times.
 */
export function londonDay(instant: string): IsoDate {
  const hour = instant.slice(0, HOUR_LENGTH)
  if (hour !== lastHour || lastDay === null) {
    lastDay = isoDate(LONDON.format(new Date(instant)))
    lastHour = hour
  }
  return lastDay
}

/** The instant, in UTC with milliseconds, at which a day begins in London. */
export function londonMidnight(day: IsoDate): string {
  const midnight = new Date(`${day}T00:00:00.000Z`)
  // London is at UTC, or an hour ahead of it.
  return new Date(midnight.getTime() - Number(LONDON_HOUR.format(midnight)) * 3_600_000).toISOString()
}

const LONDON_TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The minutes of an instant (UTC) since midnight, as the clocks of London show it: where they go back an hour, those of that hour come twice. */
export function londonMinute(instant: string): number {
  const [hours = 0, minutes = 0] = LONDON_TIME.format(new Date(instant)).split(':').map(Number)
  return hours * 60 + minutes
}
