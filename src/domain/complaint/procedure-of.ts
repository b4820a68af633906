import type { Procedure } from '../procedure/procedure.ts'
import { procedureById } from '../procedure/procedures.ts'

/**
 * The procedure that a complaint follows: its own, as its stream tells it, for one may be moved to another procedure on
 * the way. `otherwise` where there is no complaint yet, or one of a procedure that Heard does not know. Decision: 0039.
 */
export function procedureOf(complaint: Readonly<{ procedure: string }> | null, otherwise: Procedure): Procedure {
  return (complaint && procedureById(complaint.procedure)) ?? otherwise
}
