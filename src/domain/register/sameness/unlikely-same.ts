import type { IsoDate } from '../../calendar/iso-date.ts'
import type { WarningCode } from '../../complaint/warnings.ts'

/** What tells whether two records may be of one person: of each record that is said to be theirs already, too. */
export type Known = Readonly<{ bornOn: readonly IsoDate[]; parts: readonly Readonly<{ complaintId: string; role: string }>[] }>

/**
 * Why it is odd that these two should be one person: they were born on different days, or one is complained about as a
 * worker in the complaint in which the other is the child. Odd, and still possible: a date was mistyped, a care leaver
 * works for the authority now.
 */
export function unlikelySame(one: Known, other: Known): readonly WarningCode[] {
  const differs = one.bornOn.length > 0 && other.bornOn.length > 0 && !one.bornOn.some((day) => other.bornOn.includes(day))
  return [
    ...(differs ? ['born-on-different-days'] as const : []),
    ...(isWorkerAndChild(one, other) || isWorkerAndChild(other, one) ? ['worker-and-child'] as const : []),
  ]
}

function isWorkerAndChild(one: Known, other: Known): boolean {
  const worksIn = new Set(one.parts.filter(({ role }) => role === 'worker').map(({ complaintId }) => complaintId))
  return other.parts.some(({ complaintId, role }) => role === 'child' && worksIn.has(complaintId))
}
