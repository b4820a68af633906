import { createHash } from 'node:crypto'
import type { FileStore } from '../application/files/ports.ts'
import type { MailboxState } from '../application/messages/ports.ts'
import { recordReceived, type KeptPart } from '../application/messages/record-received.ts'
import type { Actor, Services } from '../application/ports.ts'
import type { MessageWriter } from '../domain/register/message/events.ts'
import { addDays } from '../domain/calendar/iso-date.ts'
import { plainPdf } from './plain-pdf.ts'

const US = 'Complaints team <complaints@sandbourne.example>'

type Invented = Readonly<{ from: string; subject: string; body: string; daysAgo: number; writer?: MessageWriter; isReply?: true; hasReference?: true; attachment?: string }>

/** What came this week: invented, and never from a real mailbox. One answers a letter, and stands with its complaint; the others wait. */
const MESSAGES: readonly Invented[] = [
  { from: 'Rosalind Ashdown <rosalind.ashdown@example.org>', subject: 'Re: Your complaint', body: 'Thank you for your letter.\n\nI attach the dates on which I rang. Nobody has rung back since.\n\nRosalind Ashdown', daysAgo: 1, isReply: true, attachment: 'Dates and calls.pdf' },
  { from: 'R. Ashdown <family.ashdown@example.net>', subject: 'Re: {reference} one more thing', body: 'I forgot to say that the taxi did not come on Friday either.', daysAgo: 1, hasReference: true },
  { from: 'Benedict Orme <benedict.orme@example.org>', subject: 'No answer for three weeks', body: 'Dear Sir or Madam,\n\nI wrote to your fostering team three weeks ago about my grandson’s school. Nobody has answered. I want to complain.\n\nBenedict Orme', daysAgo: 2 },
  { from: 'Automatic reply <independent.person@example.org>', subject: 'Out of office: appointment', body: 'I am away until Monday, and read no e-mail.', daysAgo: 0, writer: 'auto-reply' },
]

/** Puts what came into triage and onto a complaint of today. */
export async function loadMessages(services: Services, fileStore: FileStore, manager: Actor): Promise<void> {
  const { authorityId } = manager
  const today = services.clock.today()
  const { rows: [first] } = await services.store.read(manager, (reads) => reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', sort: 'received', page: 1 }))
  if (!first) return
  const keep = async (name: string, mediaType: string, bytes: Buffer): Promise<KeptPart> => {
    const kept = await fileStore.put(authorityId, (async function* () { yield bytes })(), bytes.length)
    if (kept === 'too-large') throw new Error('a message of the demonstration is larger than itself')
    return { ...kept, name, mediaType, marks: [], scan: 'not-scanned' }
  }
  for (const [at, { from, subject, body, daysAgo, writer = 'somebody', isReply, hasReference, attachment }] of MESSAGES.entries()) {
    const arrivedOn = addDays(today, -daysAgo)
    const said = hasReference ? subject.replace('{reference}', first.reference) : subject
    const mime = Buffer.from(`From: ${from}\r\nTo: ${US}\r\nSubject: ${said}\r\nMessage-ID: <${at}@demonstration.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`)
    const state: MailboxState = { mailbox: 'complaints', uidValidity: 1, lastUid: at + 1, lookedAt: services.clock.now(), failingSince: null, failure: null, attempts: 0, nextAt: null }
    const got = await recordReceived(services, authorityId, {
      at: { mailbox: 'complaints', uidValidity: 1, uid: at + 1 }, whole: await keep('message.eml', 'message/rfc822', mime),
      attachments: attachment === undefined ? [] : [await keep(attachment, 'application/pdf', plainPdf(['Monday, 9:15: no answer.', 'Tuesday, 14:00: somebody would ring back.', 'Thursday, 10:30: no answer.']))],
      arrivedOn, sentOn: arrivedOn, writer, readAs: 'whole', from, to: US, subject: said, body, follows: [], addressed: isReply ? [first.complaintId] : [], answers: [],
      marks: { ownId: createHash('sha256').update(`${at}@demonstration.example`).digest('hex'), sender: null },
    }, state)
    if (got.kind !== 'received') throw new Error(`a message of the demonstration was not taken: ${got.kind}`)
  }
}
