import type { AuthoritySettings } from '../../authority/settings.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import type { EntryClocks } from '../entry-clocks.ts'
import { foldEnquiry, type Enquiry } from './enquiry.ts'
import { isInForce } from './rules.ts'

/** The working days that an enquiry has, and what says so: the target of its kind, or of the tier that it was handled in. */
export function enquiryTarget({ received }: Enquiry, settings: Pick<AuthoritySettings, 'enquiryWorkingDays' | 'tierBeforeStageOne'>): Readonly<{ workingDays: number; tier: string | null }> {
  const { tierBeforeStageOne: tier } = settings
  if (received.inTierBeforeStageOne === true && isInForce(tier, received.happenedOn)) return { workingDays: tier.workingDays, tier: tier.name }
  return { workingDays: settings.enquiryWorkingDays[received.kind], tier: null }
}

/**
 * The day by which an enquiry is to be answered: the authority's own target, in working days from the day of receipt
 * (day 0). Not law. It ends when the enquiry is settled, or becomes a complaint with clocks of its own.
 */
export const enquiryClocks: EntryClocks = (inOrder, { settings, calendar }) => {
  const enquiry = foldEnquiry(inOrder)
  if (!enquiry) return []
  const { received: { happenedOn: startedOn, teams = [] }, settledOn, complaint } = enquiry
  return [{
    clockId: 'enquiry-answer', item: null, ownerId: null, teams, startedOn,
    dueOn: addWorkingDays(calendar, startedOn, enquiryTarget(enquiry, settings).workingDays).on, endedOn: settledOn ?? complaint?.on ?? null,
  }]
}
