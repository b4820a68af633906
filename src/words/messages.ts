import type { RefusalCode } from '../domain/complaint/refusals.ts'
import type { FiledBy, MESSAGE_EVENTS, MessageReadAs, MessageWriter, SetAsideBecause } from '../domain/register/message/events.ts'
import type { ThreadWords } from './threads/thread-words.ts'

export const MESSAGE_WRITER_LABELS: Readonly<Record<MessageWriter, string>> = {
  somebody: 'Somebody', 'auto-reply': 'An automatic reply', automatic: 'A list or a notice', report: 'A report of a mail server', loop: 'Our own, come back',
}

const MESSAGE_READ_AS_LABELS: Readonly<Record<MessageReadAs, string>> = { whole: 'All of it', 'in-part': 'In part', 'not-at-all': 'Not at all' }

export const FILED_BY_LABELS: Readonly<Record<FiledBy, string>> = {
  'reply-address': 'By the address to which it was sent', headers: 'As an answer to an earlier message', person: 'By somebody who read it',
}

export const SET_ASIDE_LABELS: Readonly<Record<SetAsideBecause, string>> = {
  'auto-reply': 'An automatic reply or notice', report: 'A report of a mail server', loop: 'Our own message, come back', spam: 'Not meant for us (spam)',
  duplicate: 'It is here already', other: 'Something else',
}

const NOTE = { asks: 'What is there to say about it? (optional)' }

export const MESSAGE_WORDS: ThreadWords<typeof MESSAGE_EVENTS> = {
  title: 'E-mail',
  events: {
    MessageReceived: 'E-mail received', MessageFiled: 'E-mail filed on a complaint', MessageFiledBeside: 'E-mail filed on an enquiry or compliment',
    MessageFilingUndone: 'Filing undone', MessageSetAside: 'E-mail set aside', MessageTakenUp: 'E-mail taken up again',
  },
  commands: {
    'receive-message': {
      title: 'E-mail received', when: 'When did it reach the mailbox?',
      asks: {
        mailbox: { asks: 'Mailbox' }, file: { asks: 'The whole message' }, attachments: { asks: 'Attachments' }, writer: { asks: 'Who wrote it?', of: MESSAGE_WRITER_LABELS },
        readAs: { asks: 'How much of it could be read?', of: MESSAGE_READ_AS_LABELS }, from: { asks: 'From' }, to: { asks: 'To' }, subject: { asks: 'Subject' }, body: { asks: 'Words' },
        sentOn: { asks: 'Which day does it bear?' },
      },
    },
    'file-message': {
      title: 'File this e-mail', when: 'When was it filed?', know: 'Its attachments become documents of the complaint, for staff alone.',
      asks: { filingId: null, complaint: { asks: 'On which complaint?' }, by: { asks: 'How was it known?', of: FILED_BY_LABELS } },
    },
    'file-message-beside': { title: 'File this e-mail on an enquiry or compliment', when: 'When was it filed?', asks: { filingId: null, entry: { asks: 'On which?' } } },
    'undo-filing': {
      title: 'Undo this filing', when: 'When was it noticed?',
      know: 'The e-mail goes back to triage. What came of it here as documents is taken away, and is no longer opened by anybody. Who filed it, who looked at it and who undid it stay on record.',
      asks: { filingId: { asks: 'Which filing?' }, reason: { asks: 'Why is it undone?' } },
    },
    'set-message-aside': {
      title: 'Set this e-mail aside', when: 'When was it set aside?', know: 'It stays, and can be taken up again.',
      asks: { because: { asks: 'Why is it set aside?', of: SET_ASIDE_LABELS }, text: NOTE },
    },
    'take-message-up': { title: 'Take this e-mail up again', when: 'When was it taken up?', asks: { text: NOTE } },
  },
}

type MessageRefusal = Extract<RefusalCode, `${string}message${string}` | 'no-such-filing'>

export const MESSAGE_REFUSAL_WORDS: Readonly<Record<MessageRefusal, string>> = {
  'message-is-filed': 'The e-mail is filed already. Undo that filing first, with a reason.',
  'message-is-set-aside': 'The e-mail is set aside. Take it up again first.',
  'message-is-in-triage': 'The e-mail waits in triage already: file it, or set it aside.',
  'no-such-filing': 'The e-mail is not filed there, or that was undone already. Look at the e-mail again.',
  'message-never-struck-out': 'What came stays on record. Set the e-mail aside, or undo where it was filed.',
  'no-such-message': 'The e-mail is not there, or was filed or set aside meanwhile. Look at triage again.',
}
