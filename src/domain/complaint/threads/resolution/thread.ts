import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { Thread } from '../../declared/thread.ts'
import type { RESOLUTION_EVENTS } from './events.ts'

/** The discussion of local resolution, and the day on which its terms were confirmed: the latest of each. */
export type Resolution = Readonly<{ discussedOn: IsoDate | null; confirmedOn: IsoDate | null }>

/** Local resolution by discussion. */
export const RESOLUTION: Thread<Resolution, typeof RESOLUTION_EVENTS> = {
  start: { discussedOn: null, confirmedOn: null },
  evolve: {
    DiscussionHeld: (resolution, { happenedOn }) => ({ ...resolution, discussedOn: happenedOn }),
    ResolutionConfirmed: (resolution, { happenedOn }) => ({ ...resolution, confirmedOn: happenedOn }),
  },
  unwise: {
    ResolutionConfirmed: ({ threads: { resolution } }, { terms }) => [
      ...(resolution.discussedOn === null ? ['resolved-without-discussion'] as const : []),
      ...(terms === undefined ? ['resolution-without-terms'] as const : []),
    ],
  },
}
