import type { LINK_KINDS, LINKS_EVENTS, LINKS_HOW, LINKS_REFUSALS } from '../../domain/complaint/threads/links/events.ts'
import type { ThreadWords } from './thread-words.ts'

type How = (typeof LINK_KINDS)[number]

/** What a complaint may be said to be to another one. */
const ASKED_HOW: Readonly<Record<(typeof LINKS_HOW)[number], string>> = {
  linked: 'Has to do with it', 'merged-into': 'This complaint goes on in that one', 'merged-here': 'That complaint goes on in this one', sibling: 'About a brother or sister',
  earlier: 'Came earlier', 'same-matter': 'About the same matter',
}

/** What a complaint says of the other record that it names. */
export const LINK_LABELS: Readonly<Record<How, string>> = {
  ...ASKED_HOW, 'became-enquiry': 'This complaint turned out to be that enquiry', 'became-complaint': 'It became that complaint',
}

/** The same link as the other complaint shows it. */
export const LINK_LABELS_BACK: Readonly<Record<How, string>> = {
  linked: 'Has to do with it', 'merged-into': 'That complaint goes on in this one', 'merged-here': 'This complaint goes on in that one', sibling: 'About a brother or sister',
  earlier: 'Came later', 'same-matter': 'About the same matter', 'became-enquiry': 'It turned out to be this enquiry',
  'became-complaint': 'That enquiry became this complaint',
}

const WHICH = { asks: 'Which complaint?', hint: 'Its reference, such as 2024-0012.' }

export const LINKS_WORDS: ThreadWords<typeof LINKS_EVENTS> = {
  title: 'Linked complaints',
  events: { ComplaintLinked: 'Linked to another complaint', ComplaintUnlinked: 'Link taken back', ComplaintBecameEnquiry: 'Turned out to be an enquiry' },
  commands: {
    'link-complaint': {
      title: 'Link to another complaint', when: 'When was it seen?',
      know: 'The link shows at both complaints. To merge two, record it at the one that ends: it is closed by itself, needs no answer of its own, '
        + 'and is counted only in the one that goes on.',
      asks: { complaint: WHICH, how: { asks: 'What is the other complaint to this one?', of: ASKED_HOW }, text: { asks: 'Anything to add? (optional)' } },
    },
    'unlink-complaint': {
      title: 'Take back a link', when: 'When was it taken back?', asks: { complaint: WHICH, reason: { asks: 'Why?' } },
    },
    'turn-into-enquiry': {
      title: 'It turned out to be an enquiry', when: 'When was that seen?',
      know: 'From that day it is counted as the enquiry alone, needs no answer as a complaint, and can be closed without a breach.',
      asks: { entry: { asks: 'Which enquiry?' }, text: { asks: 'Anything to add? (optional)' } },
    },
  },
}

export const LINKS_REFUSAL_WORDS: Readonly<Record<keyof typeof LINKS_REFUSALS, string>> = {
  'linked-to-itself': 'A complaint cannot be linked to itself.',
  'already-linked': 'The two complaints are linked already. Take that link back first.',
  'not-linked': 'The complaint is not linked to that one by an entry of its own. A link recorded at the other complaint is taken back there.',
  'already-merged': 'The complaint goes on in another one already. Take that link back first.',
  'already-an-enquiry': 'The complaint goes on elsewhere already, as an enquiry or in another complaint. Take that back first.',
  'merged-elsewhere': 'That complaint goes on in another one itself. Link to the one it goes on in.',
  'no-such-record': 'There is no such entry in the register.',
}
