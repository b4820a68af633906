import type { Effective, WorldEvent } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { WarningCode } from '../../complaint/warnings.ts'
import type { RegisterEvent } from '../events.ts'

type InOrder = readonly Effective<RegisterEvent>[]

/** A number stands alone; a period does not end before it begins. */
export function impossibleInBase([first, ...rest]: InOrder): RefusalCode | null {
  if (rest.length > 0) return 'already-recorded'
  return first?.event.type === 'ReferralsCounted' && first.event.until < first.event.happenedOn ? 'ends-before-it-begins' : null
}

/** Nothing follows on what was done once. */
export function impossibleAfterOne([, ...rest]: InOrder): RefusalCode | null {
  return rest.length > 0 ? 'already-recorded' : null
}

/** More people may have come than there were places; so may a slip have been typed. */
export function unwiseInTraining(_before: InOrder, event: WorldEvent<RegisterEvent>): readonly WarningCode[] {
  const isOverfull = event.type === 'TrainingHeld' && event.places !== undefined && event.attended !== undefined && event.attended > event.places
  return isOverfull ? ['more-attended-than-places'] : []
}
