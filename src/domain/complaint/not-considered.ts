import type { Complaint } from './state.ts'
import { isRefused } from './threads/eligibility/thread.ts'
import { isDeclined } from './threads/proceedings/thread.ts'

/**
 * Whether it was decided that the complaint is not considered: whoever made it may not, it came too late or again, or
 * proceedings stand in the way. Nobody waits for an answer then, and closing it without one is no breach.
 *
 * Law: SI 2006/1738 regs 6, 8 and 9. Decision: 0039.
 */
export function isNotConsidered({ threads: { eligibility, proceedings } }: Complaint): boolean {
  return isRefused(eligibility) || isDeclined(proceedings)
}
