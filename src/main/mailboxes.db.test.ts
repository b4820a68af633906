import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, describe, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { testStore } from '../../test/support/database.ts'
import { noDovecot, startDovecot } from '../../test/support/dovecot.ts'
import { COMPLAINTS_AT, mimeText, receptionOf } from '../../test/support/mail.ts'
import { memoryFiles } from '../../test/support/memory-files.ts'
import { queuedLetter, viewed } from '../../test/support/queued-letter.ts'
import { testSmtp, type Taken } from '../../test/support/smtp-server.ts'
import { wholeOf } from '../application/access/sight.ts'
import { tellLetters } from '../application/letters/tell-letters.ts'
import { handOverDue } from '../application/outbox/hand-over.ts'
import type { Sender } from '../application/outbox/senders.ts'
import type { Actor } from '../application/ports.ts'
import { recordComplaint } from '../application/record-complaint.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../domain/complaint/events.ts'
import { letterOf, stepOf } from '../domain/complaint/threads/letters/thread.ts'
import { watchOnce } from '../mail/imap/keep-mailbox.ts'
import { receiveMessage } from '../mail/received/receive-message.ts'
import { smtpSender } from '../mail/smtp/smtp-sender.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { uuidV7 } from './ids.ts'
import { tellReport } from './mailboxes.ts'

const db = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })
const { store, authorityId, services } = db
await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }))
const ME: Actor = { authorityId, userId: uuidV7() as UserId, name: 'Cara', role: 'complaints-manager', teams: [] }
const fileStore = memoryFiles()
const writing = { services, fileStore, actor: ME }
const reception = receptionOf(db, { fileStore, tellReport: tellReport(services) })
const takes: Sender = { fates: null, rest: () => Promise.resolve(), handOver: async (_, begin) => (await begin() ? { kind: 'accepted' } : { kind: 'not-now', why: 'try-later' }) }

/** A letter to a complainant that was written, queued and handed over; what it is called in the outbox. */
async function sentLetter(email: Sender = takes): Promise<Readonly<{ complaintId: string; letterId: string; messageId: string }>> {
  const [complaintId, personId] = [uuidV7(), uuidV7() as PersonId]
  const recorded = await recordComplaint(services, ME, {
    complaintId, commandId: uuidV7(), newPeople: [{ personId, details: { givenName: 'Ada', familyName: 'Marsh', contact: { email: 'ada@example.org' } } }],
    complaint: { on: services.clock.today(), channel: 'email', said: { words: 'Nobody rang' }, procedure: 'children-act-1989-england', details: { complainants: [{ personId, type: 'parent' }] } },
  })
  assert.equal(recorded.kind, 'done')
  const letterId = await queuedLetter(writing, complaintId)
  await handOverDue({ services, senders: { email }, pagesOf: async () => 1, isDemonstration: false, renewed: async () => ({}), tell: tellLetters(services), attachments: async () => [] }, authorityId, new AbortController().signal)
  const messageId = letterOf((await viewed(writing, complaintId)).complaint, letterId)?.queued?.message ?? ''
  return { complaintId, letterId, messageId }
}

let uid = 0
const receive = (raw: string) => receiveMessage(reception, authorityId, {
  at: { mailbox: 'complaints', uidValidity: 1, uid: uid += 1 }, arrivedAt: services.clock.now(), bytes: Readable.from([Buffer.from(raw)]),
  state: { mailbox: 'complaints', uidValidity: 1, lastUid: uid, lookedAt: null, failingSince: null, failure: null, attempts: 0, nextAt: null },
})

/** As a mail server writes it (RFC 3464). */
const report = (envelope: string, { action = 'failed', note = '' } = {}) => [
  'From: MAILER-DAEMON@mail.example', 'To: complaints@council.example', `Subject: Undelivered ${note}`, 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', 'Auto-Submitted: auto-replied', '',
  '--b', 'Content-Type: text/plain', '', 'It could not be delivered.', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mail.example', `Original-Envelope-Id: ${envelope}`, '',
  'Final-Recipient: rfc822; ada@example.org', `Action: ${action}`, 'Status: 5.1.1', '', '--b--', ''].join('\r\n')

describe('A report of a mail server about a letter that was sent', () => {
  test('is set aside, and the complaint says that the letter did not arrive, and why; a second one changes nothing', async () => {
    const { complaintId, letterId, messageId } = await sentLetter()
    const stepNow = async () => {
      const letter = letterOf((await viewed(writing, complaintId)).complaint, letterId)
      return letter && [stepOf(letter), letter.failed?.because ?? null]
    }
    assert.deepEqual(await stepNow(), ['sent', null])
    const delayed = await receive(report(messageId, { action: 'delayed' }))
    assert.deepEqual([delayed.kind === 'received' && delayed.place, await stepNow()], ['in-triage', ['sent', null]], 'it may arrive yet')
    const first = await receive(report(messageId))
    assert.deepEqual([first.kind === 'received' && first.place, await stepNow()], ['set-aside', ['failed', 'address-refused']])
    const { seq } = (await viewed(writing, complaintId)).complaint
    await receive(report(messageId, { note: 'again' }))
    assert.equal((await viewed(writing, complaintId)).complaint.seq, seq)
  })

  test('changes nothing where it is about somebody else’s message, or only says in its words that it is about ours', async () => {
    const { complaintId, letterId, messageId } = await sentLetter()
    for (const raw of [report(uuidV7()), mimeText({ subject: `Undelivered ${messageId}`, text: `Original-Envelope-Id: ${messageId}\nAction: failed` })]) {
      const got = await receive(raw)
      assert.equal(got.kind === 'received' && got.place, 'in-triage')
    }
    const letter = letterOf((await viewed(writing, complaintId)).complaint, letterId)
    assert.equal(letter && stepOf(letter), 'sent')
  })
})

/** As the server that took it writes it, when the next one did not: what it was called, where that is kept, and the headers of it. */
const reportOf = ({ to, envelopeId, raw }: Taken, isIdKept: boolean) => [
  'From: MAILER-DAEMON@mail.example', `To: ${COMPLAINTS_AT}`, 'Subject: Undelivered Mail Returned to Sender', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', 'Auto-Submitted: auto-replied', '',
  '--b', 'Content-Type: text/plain', '', 'It could not be delivered.', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mail.example', ...(isIdKept ? [`Original-Envelope-Id: ${envelopeId}`] : []), '',
  `Final-Recipient: rfc822; ${to}`, 'Action: failed', 'Status: 5.2.2', '', '--b', 'Content-Type: text/rfc822-headers', '', ...(isIdKept ? [] : [raw.split('\r\n\r\n', 1)[0] ?? '']), '', '--b--', ''].join('\r\n')

describe('A letter that a real mail server took, and that came back into a real mailbox (Dovecot)', { skip: await noDovecot() }, () => {
  test('has not arrived: its complaint says so and why, whether the report calls it by its envelope or by its headers', { timeout: 60_000 }, async () => {
    const [smtp, dovecot] = await Promise.all([testSmtp(), startDovecot()])
    try {
      const sender = smtpSender({ host: '127.0.0.1', port: smtp.port, isTlsFromTheStart: false, tls: 'never', signIn: null, from: { name: 'Complaints', address: COMPLAINTS_AT } }, () => null)
      const letters = [await sentLetter(sender), await sentLetter(sender)]
      assert.deepEqual(smtp.taken.map(({ to, envelopeId, messageId }) => [to, envelopeId, messageId]), letters.map(({ messageId }) => ['ada@example.org', messageId, `<${messageId}@council.example>`]))
      for (const [at, taken] of smtp.taken.entries()) await dovecot.deliver('complaints', reportOf(taken, at === 0))
      const stopping = new AbortController()
      const news: unknown[] = []
      const settings = dovecot.settings('complaints', { key: 'bounces' })
      assert.equal(await watchOnce({ reception, authorityId, settings, tell: (each) => { if (news.push(each) === 2) stopping.abort() } }, stopping.signal), null)
      assert.deepEqual(news, Array.from({ length: 2 }, () => ({ mailbox: 'bounces', received: 'set-aside' })))
      for (const { complaintId, letterId } of letters) {
        const letter = letterOf((await viewed(writing, complaintId)).complaint, letterId)
        assert.deepEqual(letter && [stepOf(letter), letter.failed?.because], ['failed', 'mailbox-full'])
      }
    } finally {
      await Promise.all([smtp.stop(), dovecot.stop()])
    }
  })
})
