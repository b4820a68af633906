import type { DecidedAs } from '../application/outbox/ports.ts'
import type { Failure } from '../domain/outbox/failures.ts'
import type { OutboxState, SendingChannel } from '../domain/outbox/outbox.ts'

export const OUTBOX_STATE_LABELS: Readonly<Record<OutboxState, string>> = {
  queued: 'Waiting', 'handing-over': 'Being handed over', sent: 'Sent', 'may-have-been-sent': 'May have been sent', failed: 'Failed', cancelled: 'Not to be sent',
}

export const SENDING_CHANNEL_LABELS: Readonly<Record<SendingChannel, string>> = {
  email: 'E-mail', 'notify-email': 'E-mail by GOV.UK Notify', 'notify-text': 'Text message by GOV.UK Notify', 'notify-letter': 'Letter by GOV.UK Notify',
}

/** Why it was not taken, and what to do. */
export const FAILURE_WORDS: Readonly<Record<Failure, string>> = {
  'no-answer': 'The server could not be reached. It is tried again by itself.',
  'connection-dropped': 'The connection broke before the message was whole. It is tried again by itself.',
  'not-encrypted': 'The server offers no encryption that can be trusted, so nothing was said to it. Ask whoever runs Heard.',
  'sign-in-refused': 'The server refused the password or the key. Ask whoever runs Heard.',
  'no-token-service': 'The sign-in service that gives access to the server could not be reached. It is tried again by itself.',
  'secret-refused': 'The client secret has run out or is wrong. Ask whoever runs Heard.',
  'no-token': 'The sign-in service gives no access to the server: the application, its address or what is asked for is wrong. Ask whoever runs Heard.',
  'no-permission': 'The server does not let Heard’s application send from this mailbox: a permission is missing, or sending is switched off for it. Ask whoever runs Heard.',
  'sender-refused': 'The server does not let this sender send. Ask whoever runs Heard.',
  'try-later': 'The server was busy. It is tried again by itself.',
  greylisted: 'The server asked to come back later, as it does with senders it does not know. It is tried again by itself.',
  'address-refused': 'There is nobody at this address or number. Ask them for another, and send it anew.',
  'mailbox-full': 'Their mailbox is full. Try again in some days, or send it another way.',
  'too-large': 'It is too large. Send fewer or smaller files with it, or print it.',
  'content-refused': 'The server took it for something that it lets nobody send. Send it another way, and tell whoever runs Heard.',
  refused: 'The server refused it. Send it another way, and tell whoever runs Heard.',
  'no-way-out': 'This way of sending is not set up. Ask whoever runs Heard.',
  'no-address': 'There is no address to which it can go this way. Add one, and send it anew.',
  'attachment-missing': 'What was to be sent is not there any more. Make it anew.',
  'being-scanned': 'A file of it is still being looked at for viruses. It leaves when that is done.',
  restored: 'The register came back from a backup. It may have been sent after that backup was made.',
  'too-many-pages': 'It has more than ten pages, which is the most that GOV.UK Notify prints. Shorten it, or print and post it.',
  'text-too-long': 'It is too long for a text message: 918 characters at most, 402 where one of them is an unusual one.',
  'not-a-pdf': 'GOV.UK Notify could not read the letter as a PDF. Make it anew, or print and post it.',
  'over-the-rate': 'GOV.UK Notify takes no more for a minute. It is tried again by itself.',
  'over-the-day': 'GOV.UK Notify takes no more today. It is tried again by itself.',
  'not-live': 'The service at GOV.UK Notify may not send to this person yet: it is on trial. Ask whoever runs Heard.',
  'virus-found': 'A virus was found in a file of it. Make it anew, or send it another way.',
  'letter-not-printed': 'GOV.UK Notify did not print the letter: something stands outside the area that is printed, or the address is none. Print and post it.',
  'provider-fault': 'GOV.UK Notify could not send it, by a fault of its own. Send it again.',
  bounced: 'It came back: it could not be delivered. Ask them for another address, or send it another way.',
}

export const DECIDED_WORDS: Readonly<Record<DecidedAs, string>> = { 'decided-sent': 'said that it was sent', 'send-again': 'had it sent again', cancelled: 'said that it is not to be sent' }

export const SENDING = {
  title: 'What is being sent',
  demonstration: 'This is a demonstration: nothing of it leaves. What stands here as sent was sent to nobody.',
  noWay: 'No way of sending is set up: everything waits. Whoever runs Heard sets one up.',
  ways: 'Set up:',
  nothing: 'Nothing is being sent, and nothing was. What a letter says goes out when somebody sends it from its complaint.',
  counts: 'How many', countOf: 'How it stands', way: 'Way', many: 'How many', oldest: 'The longest since', why: 'Why',
  needsSomebody: 'Somebody has to decide', noneNeeded: 'Nothing needs anybody.',
  underWay: 'Under way', noneUnderWay: 'Nothing waits to be sent.', done: 'Done', noneDone: 'Nothing was sent yet.',
  complaint: 'Complaint', state: 'How it stands', since: 'Since', decide: 'Decide', open: 'Open',
  nextTry: (at: string) => `next try ${at}`, tries: (many: number) => (many === 1 ? 'tried once' : `tried ${many} times`),
  arrived: (at: string) => `arrived by ${at}`,
  more: (many: number) => `And ${many} more.`, decidedBy: (who: string, did: string, at: string) => `${who} ${did} on ${at}.`,
  onlyCounts: 'You see how many there are, and no complaint.', reminder: 'Reminder', somebody: 'Somebody',
} as const

export const SENDING_MESSAGE = {
  title: 'One message', back: 'What is being sent', id: 'Its Message-ID begins with', idHint: 'The mail server’s log has it, and says whether it was taken.',
  theirId: 'At GOV.UK Notify it is', queuedAt: 'To be sent since', triedAt: 'Last tried', attempts: 'Tries', never: 'Not yet',
  mayHaveBeenSent: 'The connection or Heard itself stopped while this was handed over. It may have arrived or not, and only the receiving side knows: ask whoever runs the mail server, or ask the person. Nothing more happens until you decide.',
  what: 'What is to become of it?', decidedSent: 'It was sent', decidedSentHint: 'The mail server’s log or the person says so.',
  sendAgain: 'Send it again', sendAgainHint: 'They may get it twice, with the same Message-ID: many mail programs then show it once.', tryAgain: 'Try again', tryAgainHint: 'For another two days.',
  cancel: 'Do not send it', cancelHint: 'It is over. What it said can be sent in another letter.',
  button: 'Save', choose: 'Choose what is to become of it', changed: 'Something happened to it meanwhile. This is how it stands now.', nothingToDecide: 'There is nothing to decide about it.',
} as const
