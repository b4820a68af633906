import { addWorkingDays } from '../../calendar/working-days.ts'
import type { EntryClocks } from '../entry-clocks.ts'

/**
 * The day by which an enquiry is to be answered: the authority's own target for its kind, in working days from the day of
 * receipt (day 0). Not law. A contact settled on the spot was settled on the day it came, unless another day is recorded.
 */
export const enquiryClocks: EntryClocks = (inOrder, { settings, calendar }) => {
  const received = inOrder[0]?.event
  if (received?.type !== 'EnquiryReceived') return []
  const { happenedOn: startedOn, kind, teams } = received
  const resolvedOn = inOrder.find(({ event }) => event.type === 'EnquiryResolved')?.event.happenedOn ?? null
  return [{
    clockId: 'enquiry-answer', item: null, ownerId: null, teams, startedOn,
    dueOn: addWorkingDays(calendar, startedOn, settings.enquiryWorkingDays[kind]).on,
    endedOn: resolvedOn ?? (kind === 'point-of-contact' ? startedOn : null),
  }]
}
