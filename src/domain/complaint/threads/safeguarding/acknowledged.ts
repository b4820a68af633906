import type { Concern, Safeguarding } from './thread.ts'

/**
 * The open concerns that nobody has acknowledged: safeguarding has not, or the designated officer has not where it is about
 * somebody who works with children. While there is one, the complaint heads the work list.
 *
 * Guidance: Working Together to Safeguard Children (not seen). Decision: 0045.
 */
export function notAcknowledged(concerns: Safeguarding): readonly Concern[] {
  return concerns.filter(({ endedOn, acknowledgedOn, about, designatedOfficerAcknowledgedOn }) =>
    endedOn === null && (acknowledgedOn === null || (about === 'worker' && designatedOfficerAcknowledgedOn === null)))
}
