import type { Declarations } from '../../complaint/declared/declaration.ts'
import { anyDay, choice, complaint, entryOf, file, files, itemOf, kept, key, newItem, optional, text } from '../../complaint/declared/field.ts'

/**
 * Who wrote a message, as far as its headers say (RFC 3834): somebody, or a machine. `auto-reply`: it answers for somebody who is away.
 * `automatic`: a list, a newsletter, a notice. `report`: a mail server says what became of a message. `loop`: it is our own, come back.
 */
export const MESSAGE_WRITERS = ['somebody', 'auto-reply', 'automatic', 'report', 'loop'] as const
export type MessageWriter = (typeof MESSAGE_WRITERS)[number]

/** How much of a message was understood; all of it is kept. */
export const MESSAGE_READ_AS = ['whole', 'in-part', 'not-at-all'] as const
export type MessageReadAs = (typeof MESSAGE_READ_AS)[number]

/** How it was known where a message belongs: by what nobody can guess, or by somebody who read it. */
export const FILED_BY = ['reply-address', 'headers', 'person'] as const
export type FiledBy = (typeof FILED_BY)[number]

export const SET_ASIDE_BECAUSE = ['auto-reply', 'report', 'loop', 'spam', 'duplicate', 'other'] as const
export type SetAsideBecause = (typeof SET_ASIDE_BECAUSE)[number]

/** What else than a complaint a message may come to. */
const FILED_BESIDE = ['enquiry', 'member-enquiry', 'compliment'] as const

/**
 * One e-mail that came: a stream of its own. The whole of it is a file, and so is each attachment; who it is from, its subject and its
 * words are texts. `happenedOn` is the day on which it reached the mailbox, `sentOn` the day that it bears. Decision: 0103.
 *
 * Law: SI 2006/1738 reg. 13 (a record is kept); a complaint made by e-mail is made when any officer of the authority has it.
 */
export const MESSAGE_EVENTS = {
  MessageReceived: {
    command: 'receive-message', reference: 'message',
    fields: {
      mailbox: kept(key), file: kept(file), attachments: optional(kept(files)), writer: kept(choice(...MESSAGE_WRITERS)), readAs: kept(choice(...MESSAGE_READ_AS)),
      from: optional(kept(text)), to: optional(kept(text)), subject: optional(kept(text)), body: optional(kept(text)), sentOn: optional(kept(anyDay)),
    },
  },
  /** Its attachments become documents of the complaint in the same transaction. */
  MessageFiled: { command: 'file-message', fields: { filingId: newItem, complaint: kept(complaint), by: kept(choice(...FILED_BY)) } },
  MessageFiledBeside: { command: 'file-message-beside', fields: { filingId: newItem, entry: kept(entryOf(...FILED_BESIDE)) } },
  /** It was filed on the wrong record; what came of it there is taken away. */
  MessageFilingUndone: { command: 'undo-filing', fields: { filingId: itemOf('filingId'), reason: text } },
  MessageSetAside: { command: 'set-message-aside', fields: { because: choice(...SET_ASIDE_BECAUSE), text: optional(text) } },
  MessageTakenUp: { command: 'take-message-up', fields: { text: optional(text) } },
} as const satisfies Declarations
