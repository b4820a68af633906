import type { EntryDate } from '../../../application/entry-ports.ts'
import type { EntryClockId } from '../../../domain/register/entry-clocks.ts'
import { urls } from '../../urls.ts'

type Linked = Pick<EntryDate, 'streamId' | 'clockId' | 'item'>

/** The page on which what a date asks for is done. */
const PAGES: Readonly<Record<EntryClockId, (date: Linked) => string>> = {
  'enquiry-answer': ({ streamId }) => urls.enquiry(streamId),
  'member-enquiry-answer': ({ streamId }) => urls.enquiry(streamId),
  'compliment-pass-on': ({ streamId }) => urls.compliment(streamId),
  'learning-action': ({ streamId }) => urls.learningOne(streamId),
  'learning-look-back-6': ({ streamId }) => urls.learningOne(streamId),
  'learning-look-back-12': ({ streamId }) => urls.learningOne(streamId),
  'rights-answer': ({ streamId }) => urls.rightsRequest(streamId),
  'hold-review': ({ streamId }) => urls.hold(streamId),
}

export function entryDateLink(date: Linked): string {
  return PAGES[date.clockId](date)
}
