import type { AuthoritySettings } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import type { Code } from '../complaint/basics.ts'
import type { Effective } from '../complaint/effective.ts'
import { complimentClocks } from './compliment/pass-on-clock.ts'
import { enquiryClocks } from './enquiry/clocks.ts'
import { learningClocks } from './learning/clocks.ts'
import type { EntryKind } from './entry.ts'
import { holdClocks } from './retention/hold.ts'
import { memberEnquiryClocks } from './member-enquiry/member-enquiry.ts'
import type { RegisterEvent } from './events.ts'
import { rightsClocks } from './rights/clock.ts'

/**
 * Every day by which something has to be done in what is no complaint, by id. Its words are in `src/words/entry-clocks.ts`,
 * its link in `src/web/components/entry-dates/entry-date-link.ts`: types tell which are missing.
 */
export const ENTRY_CLOCK_IDS = [
  'enquiry-answer', 'member-enquiry-answer', 'compliment-pass-on', 'learning-action', 'learning-look-back-6', 'learning-look-back-12', 'rights-answer', 'hold-review',
] as const
export type EntryClockId = (typeof ENTRY_CLOCK_IDS)[number]

/** A day by which something has to be done, as its stream tells it. Day 0 is `startedOn`, where working days are counted. */
export type EntryClock = Readonly<{
  clockId: EntryClockId
  /** Which of several of its kind in the stream; null for one that is alone. */
  item: string | null
  /** The user whose it is; null while it is nobody's. */
  ownerId: string | null
  teams: readonly Code[]
  startedOn: IsoDate
  dueOn: IsoDate
  /** The day it was done, or given up; null while it is to be done. */
  endedOn: IsoDate | null
}>

export type EntryClockContext = Readonly<{ settings: AuthoritySettings; calendar: WorkingDayCalendar }>

/** What folds a stream, in the order of happening, into its days. It reads no clock: what is done has an `endedOn`, whatever day it is. */
export type EntryClocks = (inOrder: readonly Effective<RegisterEvent>[], context: EntryClockContext) => readonly EntryClock[]

/** The kinds of stream that have such days. */
export const CLOCKS_OF: Readonly<Partial<Record<EntryKind, EntryClocks>>> = {
  enquiry: enquiryClocks, 'member-enquiry': memberEnquiryClocks,
  compliment: complimentClocks,
  learning: learningClocks,
  'rights-request': rightsClocks,
  hold: holdClocks,
}
