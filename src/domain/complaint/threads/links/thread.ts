import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { Thread } from '../../declared/thread.ts'
import type { LINK_KINDS, LINKS_EVENTS } from './events.ts'

/** One link, by the id of the other complaint, or of the enquiry that this one turned out to be. */
export type Link = Readonly<{ complaintId: string; how: (typeof LINK_KINDS)[number]; linkedOn: IsoDate }>

/** The links that were recorded in this complaint and not taken back. The other's own are in its stream. */
export type Links = readonly Link[]

/**
 * Whether the complaint goes on within another one, or turned out to be an enquiry, which answers it: it is then counted
 * there, and needs no answer of its own. Only what is recorded in this very stream says so.
 */
export function isMerged({ threads: { links } }: Readonly<{ threads: Readonly<{ links: Links }> }>): boolean {
  return links.some(({ how }) => how === 'merged-into' || how === 'became-enquiry')
}

/** Links to other complaints. A link changes neither complaint: a merged one is closed by its own command. */
export const LINKS: Thread<Links, typeof LINKS_EVENTS> = {
  start: [],
  evolve: {
    ComplaintLinked: (links, { complaint, how, happenedOn }) => [...links, { complaintId: complaint, how, linkedOn: happenedOn }],
    ComplaintUnlinked: (links, { complaint }) => links.filter(({ complaintId }) => complaintId !== complaint),
    ComplaintBecameEnquiry: (links, { entry, happenedOn }) => [...links, { complaintId: entry, how: 'became-enquiry', linkedOn: happenedOn }],
  },
  closed: {
    ComplaintUnlinked: ({ threads: { links } }) => (links.length > 0 ? null : 'not-linked'),
    ComplaintBecameEnquiry: (complaint) => (isMerged(complaint) ? 'already-an-enquiry' : null),
  },
  impossible: {
    ComplaintLinked: ({ threads: { links } }, { complaint, how }) =>
      links.some(({ complaintId }) => complaintId === complaint) ? 'already-linked'
        : how === 'merged-into' && links.some((link) => link.how === 'merged-into' || link.how === 'became-enquiry') ? 'already-merged' : null,
    ComplaintUnlinked: ({ threads: { links } }, { complaint }) => (links.some(({ complaintId }) => complaintId === complaint) ? null : 'not-linked'),
  },
}
