import type { Clock } from '../application/ports.ts'
import { type IsoDate, isoDate } from '../domain/calendar/iso-date.ts'

/** The machine's clock: today is the London day. */
export function systemClock(): Clock {
  return {
    today: () => isoDate(Temporal.Now.plainDateISO('Europe/London').toString()),
    now: () => new Date().toISOString(),
  }
}

const NOON_MS = 12 * 3_600_000
/** Ten hours after noon is still the same day in London, in summer too. */
const LONGEST_AFTERNOON_MS = 10 * 3_600_000

/** A clock on which it stays `today`: it starts at noon and stops in the evening. For demonstrations and tests. */
export function fixedClock(today: IsoDate): Clock {
  const startedAt = performance.now()
  const midnight = Date.parse(`${today}T00:00:00Z`)
  return {
    today: () => today,
    now: () => new Date(midnight + NOON_MS + Math.min(Math.floor(performance.now() - startedAt), LONGEST_AFTERNOON_MS)).toISOString(),
  }
}
