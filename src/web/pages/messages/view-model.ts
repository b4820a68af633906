import type { MailboxState, MessagePlace } from '../../../application/messages/ports.ts'
import { NO_DOCUMENT } from '../../../application/messages/file-message.ts'
import { MESSAGES_ON_A_PAGE, type ComplaintMail, type MessageList, type MessageView } from '../../../application/messages/view-messages.ts'
import type { KeptFile } from '../../../application/files/ports.ts'
import { SET_ASIDE_BECAUSE, type MessageWriter } from '../../../domain/register/message/events.ts'
import { soundsAutomatic } from '../../../domain/register/message/sounds-automatic.ts'
import { londonTime, longDate, shortDate } from '../../../words/dates.ts'
import { MARK_WORDS, sizeWords } from '../../../words/documents-page.ts'
import { CANDIDATE_WORDS, MAIL, MAILBOX_FAILURE_WORDS, MAILBOXES } from '../../../words/mail-page.ts'
import { FILED_BY_LABELS, MESSAGE_WORDS, MESSAGE_WRITER_LABELS, SET_ASIDE_LABELS } from '../../../words/messages.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { urls } from '../../urls.ts'

const TABS = [
  { id: 'triage', text: MAIL.triage }, { id: 'new', text: MAIL.newOnes }, { id: 'filed', text: MAIL.filed }, { id: 'aside', text: MAIL.aside },
] as const
export type MailTab = (typeof TABS)[number]['id']

export function mailTab(asked: string | undefined): MailTab {
  return TABS.find(({ id }) => id === asked)?.id ?? 'triage'
}

export const PLACE_OF: Readonly<Record<MailTab, MessagePlace>> = { triage: 'in-triage', new: 'filed', filed: 'filed', aside: 'set-aside' }

/** Everything that the list of e-mail prints. */
export function mailPage({ rows, total, counts, failing }: MessageList, tab: MailTab, page: number) {
  const pages = Math.max(1, Math.ceil(total / MESSAGES_ON_A_PAGE))
  const at = (number: number) => `${urls.mail()}?show=${tab}&page=${number}`
  return {
    words: MAIL, tab, empty: tab === 'new' ? MAIL.nothingNew : MAIL.empty[PLACE_OF[tab]], failing: failing.length === 0 ? '' : MAIL.failing(failing.length), mailboxesHref: urls.mailboxes(),
    tabs: TABS.map(({ id, text }) => ({ text: `${text}${id === 'triage' ? ` (${counts.inTriage})` : id === 'new' ? ` (${counts.newOnRecords})` : ''}`, href: `${urls.mail()}?show=${id}`, isCurrent: id === tab })),
    rows: rows.map(({ streamId, from, subject, receivedOn, writer, isNew, reference, received }) => ({
      href: urls.message(streamId), reference, from: from === '' ? MAIL.noSender : from, subject: subject === '' ? MAIL.noSubject : subject, receivedOn: shortDate(receivedOn), isNew,
      writer: writerOf(writer, subject), attachments: received.attachments?.length ?? 0,
    })),
    previous: page > 1 ? at(page - 1) : null, next: page < pages ? at(page + 1) : null, page, pages,
  }
}

/** Everything that the page of one message prints. Its words are printed as words, whatever they are. */
export function messagePage(view: MessageView) {
  const { so: { received, at, undone }, texts, messageId, whole, attachments } = view
  const text = (ref: Readonly<{ textId: string }> | undefined) => (ref ? texts.get(ref.textId) ?? MAIL.gone : '')
  const subject = text(received.subject)
  return {
    words: MAIL, steps: MESSAGE_WORDS.commands, reference: received.reference, back: urls.mail(), mayFile: view.mayFile, expectedSeq: view.seq,
    from: text(received.from) === '' ? MAIL.noSender : text(received.from), to: text(received.to), subject: subject === '' ? MAIL.noSubject : subject, body: text(received.body),
    receivedOn: longDate(received.happenedOn), sentOn: received.sentOn !== undefined && received.sentOn !== received.happenedOn ? longDate(received.sentOn) : '',
    writer: writerOf(received.writer, subject), notRead: received.readAs === 'whole' ? '' : received.readAs === 'in-part' ? MAIL.notAllRead : MAIL.notRead,
    wholeHref: whole ? urls.messageFile(messageId, whole.fileId) : null, attachments: attachments.map((file) => attachment(file, urls.messageFile(messageId, file.fileId))),
    place: at.kind, filed: at.kind === 'filed' ? { by: FILED_BY_LABELS[at.filing.by], on: shortDate(at.filing.on), ...whereFiled(view) } : null,
    aside: at.kind === 'set-aside' ? { because: SET_ASIDE_LABELS[at.because], on: shortDate(at.on) } : null,
    candidates: view.candidates.map(({ complaintId, reference, reasons }) => ({ code: complaintId, label: reference, hint: reasons.map((reason) => CANDIDATE_WORDS[reason]).join('; ') })),
    setAside: SET_ASIDE_BECAUSE.filter((code) => code !== 'report' && code !== 'loop').map((code) => ({ code, label: SET_ASIDE_LABELS[code] })),
    timeline: view.timeline.map(({ seq, event, recordedBy }) => ({ seq, on: shortDate(event.happenedOn), what: REGISTER_EVENT_LABELS[event.type], who: view.userNames.get(recordedBy) ?? '', why: 'reason' in event && typeof event.reason === 'object' ? texts.get(event.reason.textId) ?? '' : '' })),
    wasUndone: undone.length > 0, part: { file: urls.messagePart(messageId, 'file'), undo: urls.messagePart(messageId, 'undo'), aside: urls.messagePart(messageId, 'aside'), up: urls.messagePart(messageId, 'up'), make: urls.messagePart(messageId, 'make') },
  }
}

/** Who or what wrote it, where that is to be known before it is read. What its subject sounds like is a hint: somebody may write so. */
function writerOf(writer: MessageWriter, subject: string): string {
  if (writer !== 'somebody') return MESSAGE_WRITER_LABELS[writer]
  return soundsAutomatic(subject) ? MAIL.sounds : ''
}

function whereFiled({ so: { at }, on }: MessageView) {
  if (at.kind !== 'filed') return { name: '', href: '' }
  return on ? { name: on.reference, href: urls.complaint(on.streamId) } : { name: 'the entry', href: urls.entry(at.filing.streamId) }
}

function attachment({ name, size, mediaType, marks, scan }: KeptFile, href: string) {
  const isOpen = scan === 'clean' || scan === 'not-scanned'
  return { name, size: sizeWords(size), href: isOpen ? href : null, notes: [...(mediaType === NO_DOCUMENT ? [MAIL.noDocument] : []), ...marks.map((mark) => MARK_WORDS[mark])] }
}

/** The e-mail of a complaint, in the order in which it came. */
export function complaintMailPage({ complaintId, reference, messages, mayFile }: ComplaintMail) {
  return {
    words: MAIL, reference, complaintHref: urls.complaint(complaintId), documentsHref: urls.complaintDocuments(complaintId),
    messages: messages.map(({ streamId, from, to, subject, body, receivedOn, writer, received, attachments, isNew }) => ({
      id: streamId, from: from === '' ? MAIL.noSender : from, to, subject: subject === '' ? MAIL.noSubject : subject, body, receivedOn: longDate(receivedOn), isNew: isNew && mayFile,
      writer: writer === 'somebody' ? '' : MESSAGE_WRITER_LABELS[writer], href: mayFile ? urls.message(streamId) : null, notRead: received.readAs === 'whole' ? '' : MAIL.notAllRead,
      attachments: attachments.map(({ name, size }) => `${name} (${sizeWords(size)})`),
    })),
  }
}

export function mailboxesPage(rows: readonly (MailboxState & Readonly<{ kept: number; leftOut: number }>)[]) {
  const when = (at: string | null) => (at === null ? MAILBOXES.never : londonTime(at))
  return {
    words: MAILBOXES, rows: rows.map(({ mailbox, lookedAt, failure, failingSince, nextAt, kept, leftOut }) => ({
      mailbox, kept, leftOut, looked: when(lookedAt), failure: failure === null ? '' : MAILBOX_FAILURE_WORDS[failure], since: failingSince === null ? '' : when(failingSince), next: nextAt === null ? '' : when(nextAt),
    })),
  }
}
