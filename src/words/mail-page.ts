import type { MailboxFailure, MessagePlace } from '../application/messages/ports.ts'
import type { Candidate } from '../application/messages/view-messages.ts'

/** What the pages of mail that came say. */
export const MAIL = {
  title: 'E-mail', triage: 'To be filed', newOnes: 'New on complaints', aside: 'Set aside', filed: 'All that is filed',
  empty: {
    'in-triage': 'No e-mail waits to be filed. What comes is filed by itself where nobody has to guess; everything else comes here.',
    filed: 'No e-mail stands on a record yet.', 'set-aside': 'Nothing is set aside.',
  } satisfies Readonly<Record<MessagePlace, string>>,
  nothingNew: 'Everything that was filed by itself has been opened.',
  isNew: 'New', noSubject: '(no subject)', noSender: '(no sender)', gone: '(destroyed)',
  failing: (many: number) => (many === 1 ? 'One mailbox is not reached. What is sent to it does not come here.' : `${many} mailboxes are not reached. What is sent to them does not come here.`),
  mailboxes: 'Mailboxes', onComplaint: 'E-mail', noneOnComplaint: 'No e-mail stands on this complaint.', notAllRead: 'Heard could not read all of this e-mail. It is kept whole: save it, and open it only if you know where it comes from.',
  notRead: 'Heard could not read this e-mail. It is kept whole: save it, and open it only if you know where it comes from.', saveWhole: 'Save the whole e-mail',
  noDocument: 'It stays in the e-mail: it is no document.', sounds: 'Its subject sounds like an automatic reply.', noText: 'It has no words.',
  reference: 'The complaint’s reference', noComplaint: 'There is no complaint with this reference that you may see. Look at it again.', chooseWhere: 'Choose a complaint, or type its reference.',
  link: (many: number, fresh: number) => (many === 0 ? 'E-mail: none yet' : `E-mail: ${many}${fresh > 0 ? `, ${fresh} new` : ''}`),
  unsealed: 'Once it is undone, everybody who reads e-mail sees it in triage. Where it belongs to another complaint, say so here, and it goes there at once.',
} as const

export const CANDIDATE_WORDS: Readonly<Record<Candidate['reasons'][number], string>> = {
  'reference-in-subject': 'its reference stands in the subject, which anybody can write', 'known-sender': 'somebody with this address has a part in it', 'filed-before': 'it was filed there before, and that was undone',
}

export const MAILBOX_FAILURE_WORDS: Readonly<Record<MailboxFailure, string>> = {
  'no-answer': 'Its server does not answer', 'not-encrypted': 'Its server does not encrypt, or nobody vouches for it', 'sign-in-refused': 'User or password are refused',
  'no-token-service': 'The sign-in service that gives access to it does not answer', 'secret-refused': 'The client secret has run out or is wrong: whoever runs Heard makes another',
  'no-token': 'The sign-in service gives no access: the application, its address or what is asked for is wrong', 'no-permission': 'Its server does not let Heard’s application into this mailbox: a permission is missing',
  'no-such-folder': 'The folder is not there',
  'connection-dropped': 'The connection ended', 'cannot-be-kept': 'What it brings cannot be kept here: the disk or the database', other: 'Something else is wrong',
}

export const MAILBOXES = {
  title: 'Mailboxes', nothing: 'No mailbox is set up. Whoever runs Heard sets one up: docs/how-to/receive-mail.md says how.', reached: 'Reached', never: 'not yet', notReached: 'Not reached',
  since: 'Since', next: 'It is tried again', kept: 'Kept', leftOut: 'Too large to be kept, still on the server', looked: 'Looked at last', mailbox: 'Mailbox', state: 'State',
} as const
