import type { AuthoritySettings, TierBeforeStageOne } from '../../authority/settings.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Effective } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { WarningCode } from '../../complaint/warnings.ts'
import type { RegisterEvent } from '../events.ts'

type Rows = readonly Effective<RegisterEvent>[]

/** An enquiry is settled once, and becomes one complaint; what has become a complaint goes on there. */
export function impossibleInEnquiry(inOrder: Rows): RefusalCode | null {
  const types = inOrder.map(({ event }) => event.type)
  if (types.filter((type) => type === 'EnquiryResolved').length > 1) return 'already-answered'
  const became = types.indexOf('EnquiryBecameComplaint')
  if (became < 0) return null
  const after = types.slice(became + 1)
  return after.some((type) => type !== 'EnquiryNoted' && type !== 'EnquirerNamed') ? 'already-a-complaint' : null
}

/**
 * Handled in a tier before stage 1 that the authority did not have on that day, or had although the Ombudsman's Code
 * forbids it. The Code is guidance, so this is a warning and no breach. Decision: 0048.
 *
 * Guidance: LGSCO, Complaint Handling Code (no stage before stage 1); source not confirmed.
 */
export function unwiseInEnquiry(_before: Rows, event: RegisterEvent, _today: IsoDate, { tierBeforeStageOne, codeAdoptedOn }: AuthoritySettings): readonly WarningCode[] {
  if (event.type !== 'EnquiryReceived' || event.inTierBeforeStageOne !== true) return []
  return [
    ...(isInForce(tierBeforeStageOne, event.happenedOn) ? [] : ['tier-not-in-force'] as const),
    ...(codeAdoptedOn !== null && event.happenedOn >= codeAdoptedOn ? ['tier-against-the-code'] as const : []),
  ]
}

export function isInForce(tier: TierBeforeStageOne | null, day: IsoDate): tier is TierBeforeStageOne {
  return tier !== null && tier.from <= day && (tier.until === null || day <= tier.until)
}
