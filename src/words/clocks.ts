import type { ClockStatus } from '../domain/timescales/run-clock.ts'
import { leftOrLate, workingDays } from './dates.ts'

export const CLOCK_STATUS_LABELS: Readonly<Record<ClockStatus, string>> = {
  running: 'Running', paused: 'Paused', met: 'In time', late: 'Late', overdue: 'Overdue', stopped: 'Ended',
}

/** Where a clock stands, in words: days left while it runs, days taken and late once it is done. */
export function clockStanding(
  clock: Readonly<{ status: ClockStatus; workingDaysLeft: number; workingDaysTaken: number; workingDaysLate: number }>,
): string {
  switch (clock.status) {
    case 'running': return leftOrLate(clock.workingDaysLeft)
    case 'paused': return `paused with ${workingDays(clock.workingDaysLeft)} left`
    case 'met': return `done in ${workingDays(clock.workingDaysTaken)}`
    case 'late': return `done in ${workingDays(clock.workingDaysTaken)}, ${leftOrLate(-clock.workingDaysLate)}`
    case 'overdue': return leftOrLate(-clock.workingDaysLate)
    case 'stopped': return 'no longer awaited'
  }
}

/** What a clock rests on, as it is cited: the law, the guidance, or the authority's own target. */
export function basisWords({ law, guidance }: Readonly<{ law: string | null; guidance: string | null }>): string {
  return law ?? guidance ?? 'The authority’s own target'
}
