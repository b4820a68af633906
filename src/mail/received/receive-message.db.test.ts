import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { SETTINGS } from '../../../test/support/builders.ts'
import { testStore } from '../../../test/support/database.ts'
import { COMPLAINTS_AT, type Mime, mimeText, receptionOf, REPLY_SECRETS } from '../../../test/support/mail.ts'
import { letterOf } from '../../../test/support/outbox-letters.ts'
import { wholeOf, type Seeing } from '../../application/access/sight.ts'
import { fileMessage, setMessageAside, takeMessageUp, undoFiling } from '../../application/messages/file-message.ts'
import { recordComplaintOfMessage } from '../../application/messages/from-message.ts'
import type { MailboxState } from '../../application/messages/ports.ts'
import type { Actor } from '../../application/ports.ts'
import { textIdsIn } from '../../application/words-apart.ts'
import { recordAround } from '../../application/record-around.ts'
import { recordComplaint } from '../../application/record-complaint.ts'
import { viewDocuments } from '../../application/files/view-documents.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { uuidV7 } from '../../main/ids.ts'
import { makeProjector } from '../../storage/projections/projector.ts'
import { makeReads } from '../../storage/queries/reads.ts'
import { tamper } from '../../../test/support/database.ts'
import { receiveMessage } from './receive-message.ts'
import { replyAddressOf } from './reply-address.ts'

const db = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })
const { store, authorityId, services } = db
const whole = wholeOf(authorityId)
await store.write(whole, (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }))
const ME: Actor = { authorityId, userId: uuidV7() as UserId, name: 'Cara', role: 'complaints-manager', teams: [] }
const reception = receptionOf(db)
const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
const MACROS = Buffer.from('MZ program')

async function complaint(): Promise<string> {
  const complaintId = uuidV7()
  const recorded = await recordComplaint(services, ME, { complaintId, commandId: uuidV7(), newPeople: [], changedPeople: [], complaint: { on: isoDate('2026-03-02'), channel: 'email', said: { words: 'Nobody rang' }, procedure: 'children-act-1989-england', details: {} } })
  assert.equal(recorded.kind, 'done')
  return complaintId
}

let uid = 0
const state = (lastUid: number): MailboxState => ({ mailbox: 'complaints', uidValidity: 1, lastUid, lookedAt: null, failingSince: null, failure: null, attempts: 0, nextAt: null })

async function receive(mime: Mime | string, at: Partial<{ uidValidity: number; uid: number }> = {}) {
  uid += 1
  const raw = typeof mime === 'string' ? mime : mimeText(mime)
  return receiveMessage(reception, authorityId, { at: { mailbox: 'complaints', uidValidity: 1, uid, ...at }, arrivedAt: services.clock.now(), state: state(uid), bytes: (async function* () { yield Buffer.from(raw) })() })
}

async function received(mime: Mime): Promise<Readonly<{ messageId: string; place: string }>> {
  const got = await receive(mime)
  assert.equal(got.kind, 'received')
  return got.kind === 'received' ? got : { messageId: '', place: '' }
}

const placeOf = (messageId: string) => store.read(ME, async (reads) => (await reads.messages({ place: 'in-triage', limit: 1000, offset: 0 })).rows.some(({ streamId }) => streamId === messageId) ? 'in-triage' : 'elsewhere')
const onComplaint = (complaintId: string, viewer: Actor | Seeing = ME) => store.read(viewer, async (reads) => (await reads.messagesOn(complaintId)).map(({ streamId }) => streamId))
const documents = async (complaintId: string) => {
  const view = await viewDocuments(services, ME, complaintId)
  return view.kind === 'not-found' ? [] : view.documents.filter(({ takenAway }) => takenAway === null).map(({ versions, audience }) => [versions.at(-1)?.kept?.name, audience])
}
const replyTo = (streamId: string) => replyAddressOf(COMPLAINTS_AT, { authorityId, streamId }, REPLY_SECRETS) ?? ''
const seqOf = (streamId: string) => store.read(whole, async (reads) => (await reads.stream(streamId)).at(-1)?.seq ?? 0)
const step = async (messageId: string) => ({ messageId, expectedSeq: await seqOf(messageId), commandId: uuidV7() })

describe('A message that came', () => {
  test('to the address of a complaint is filed there, with its attachments as documents for staff alone', async () => {
    const complaintId = await complaint()
    const { messageId, place } = await received({ to: `Complaints <${replyTo(complaintId).toUpperCase()}>`, attachments: [{ name: 'letter.pdf', type: 'text/plain', bytes: PDF }, { name: 'run.exe', type: 'application/pdf', bytes: MACROS }] })
    assert.equal(place, 'filed')
    assert.deepEqual(await onComplaint(complaintId), [messageId])
    assert.deepEqual(await documents(complaintId), [['letter.pdf', 'internal']])
  })

  test('is fetched once, whatever number its server gives it', async () => {
    const raw = mimeText({ subject: 'The same twice', id: 'same@example.org' })
    assert.equal((await receive(raw)).kind, 'received')
    assert.equal((await receive(raw)).kind, 'before')
    assert.equal((await receive(raw, { uidValidity: 77, uid: 1 })).kind, 'before')
  })

  test('that answers a letter of ours is filed by what no outsider can guess', async () => {
    const complaintId = await complaint()
    const ours = await store.write(whole, (tx) => tx.outbox.queue(letterOf(complaintId, { queuedAt: services.clock.now() })))
    assert.equal((await received({ headers: [`In-Reply-To: <${ours}@council.example>`] })).place, 'filed')
    assert.equal((await received({ headers: [`References: <${uuidV7()}@council.example>`] })).place, 'in-triage')
  })

  test('that follows one that is filed is filed with it where the same person sends it, and waits where somebody else does', async () => {
    const complaintId = await complaint()
    const first = await received({ id: 'first@example.org', subject: 'Hello' })
    assert.equal(first.place, 'in-triage')
    assert.equal((await fileMessage(services, ME, { ...await step(first.messageId), to: { kind: 'complaint', streamId: complaintId } })).kind, 'done')
    assert.equal((await received({ headers: ['References: <first@example.org>'], text: 'More.' })).place, 'filed')
    assert.equal((await received({ from: 'eve@example.org', headers: ['References: <first@example.org>'] })).place, 'in-triage')
  })

  test('with a reference in its subject, a known sender, or another house’s signature waits for somebody', async () => {
    const complaintId = await complaint()
    const forged = replyAddressOf(COMPLAINTS_AT, { authorityId: uuidV7(), streamId: complaintId }, REPLY_SECRETS) ?? ''
    for (const mime of [{ subject: 'Re: 2026-0001' }, { to: forged }, { to: replyTo(uuidV7()) }, { to: `${replyTo(complaintId)}, ${replyTo(await complaint())}` }]) assert.equal((await received(mime)).place, 'in-triage', JSON.stringify(mime))
  })

  test('of a machine is known for one: our own that came back is set aside, an automatic reply to a complaint stands with it', async () => {
    const complaintId = await complaint()
    assert.equal((await received({ from: `Us <${COMPLAINTS_AT}>`, subject: 'round' })).place, 'set-aside')
    assert.equal((await received({ to: replyTo(complaintId), headers: ['Auto-Submitted: auto-replied'] })).place, 'filed')
    assert.equal((await received({ headers: ['Auto-Submitted: auto-replied'] })).place, 'in-triage')
  })

  test('with a clock that runs ahead is of today, and the day that it bears is kept as it is', async () => {
    db.clock.set('2026-03-02', '00:30')
    const got = await receiveMessage(reception, authorityId, { at: { mailbox: 'complaints', uidValidity: 1, uid: 9001 }, arrivedAt: '2026-03-03T00:10:00Z', state: state(9001), bytes: (async function* () { yield Buffer.from(mimeText({ subject: 'ahead' }).replace('Mon, 02 Mar 2026', 'Wed, 04 Mar 2026')) })() })
    assert.equal(got.kind, 'received')
    const [event] = got.kind === 'received' ? (await store.read(ME, (reads) => reads.stream(got.messageId))).map(({ event: each }) => each) : []
    assert.deepEqual(event?.type === 'MessageReceived' && [event.happenedOn, event.sentOn], ['2026-03-02', '2026-03-04'])
    db.clock.set('2026-03-02')
  })
})

describe('A filing', () => {
  test('on the wrong complaint is undone with a reason: the message waits again, and its documents are gone from there', async () => {
    const [wrong, right] = [await complaint(), await complaint()]
    const { messageId } = await received({ attachments: [{ name: 'private.pdf', type: 'application/pdf', bytes: PDF }], subject: 'private' })
    const first = await step(messageId)
    assert.equal((await fileMessage(services, ME, { ...first, to: { kind: 'complaint', streamId: wrong } })).kind, 'done')
    assert.equal((await fileMessage(services, ME, { ...first, to: { kind: 'complaint', streamId: wrong } })).kind, 'done', 'a double click is one filing')
    assert.deepEqual(await documents(wrong), [['private.pdf', 'internal']])
    const again = await fileMessage(services, ME, { ...await step(messageId), to: { kind: 'complaint', streamId: right } })
    assert.deepEqual([again.kind, again.kind === 'refused' && again.code], ['refused', 'message-is-filed'])
    assert.equal((await undoFiling(services, ME, { ...await step(messageId), reason: 'Of another family' })).kind, 'done')
    assert.deepEqual([await onComplaint(wrong), await documents(wrong), await placeOf(messageId)], [[], [], 'in-triage'])
    assert.equal((await fileMessage(services, ME, { ...await step(messageId), to: { kind: 'complaint', streamId: right } })).kind, 'done')
    assert.equal((await undoFiling(services, ME, { ...await step(messageId), reason: 'It was right before', to: { kind: 'complaint', streamId: wrong } })).kind, 'done')
    assert.deepEqual([await onComplaint(wrong), await onComplaint(right), await documents(wrong), await documents(right)], [[messageId], [], [['private.pdf', 'internal']], []])
  })

  test('on a sealed complaint hides the message with it, from triage, from its own address and from what is counted', async () => {
    const complaintId = await complaint()
    const { messageId } = await received({ to: replyTo(complaintId), subject: 'sealed' })
    await tamper(db, `insert into complaint_seals (authority_id, stream_id, for_users, code_version, holiday_list) values ('${authorityId}', '${complaintId}', '{}', 6, 'x')`)
    assert.deepEqual(await onComplaint(complaintId), [])
    assert.deepEqual(await store.read(ME, (reads) => reads.stream(messageId)), [])
    assert.ok(!(await store.read(ME, (reads) => reads.messages({ place: 'filed', limit: 1000, offset: 0 }))).rows.some(({ streamId }) => streamId === messageId))
    assert.equal((await undoFiling(services, ME, { ...await step(messageId), reason: 'x' })).kind, 'refused')
    const later = await received({ to: replyTo(complaintId), subject: 'and more' })
    assert.equal(later.place, 'filed')
    assert.deepEqual(await store.read(ME, (reads) => reads.stream(later.messageId)), [])
    const { messageId: other } = await received({ subject: 'onto what is not there' })
    const onto = await fileMessage(services, ME, { ...await step(other), to: { kind: 'complaint', streamId: complaintId } })
    assert.deepEqual([onto.kind, onto.kind === 'refused' && onto.code], ['refused', 'no-such-complaint'])
  })

  test('is seen by a team manager on a complaint of their team, and no other message is', async () => {
    const [theirs, others] = [await complaint(), await complaint()]
    await tamper(db, `update complaint_summaries set allocated_team = 'assessment' where stream_id = '${theirs}'`)
    const manager: Actor = { ...ME, userId: uuidV7() as UserId, role: 'team-manager', teams: ['assessment'] }
    const seen = await received({ to: replyTo(theirs), subject: 'seen' })
    const unseen = [await received({ to: replyTo(others), subject: 'not seen' }), await received({ subject: 'waits' })]
    assert.deepEqual(await onComplaint(theirs, manager), [seen.messageId])
    for (const { messageId } of unseen) assert.deepEqual(await store.read(manager, async (reads) => [await reads.stream(messageId), (await reads.messages({ place: 'in-triage', limit: 10, offset: 0 })).total]), [[], 0])
    assert.equal((await fileMessage(services, manager, { ...await step(seen.messageId), to: { kind: 'complaint', streamId: theirs } })).kind, 'not-allowed')
  })
})

test('A complaint that is made of a message has it with its attachments from the beginning, and is made once', async () => {
  const { messageId } = await received({ subject: 'new', attachments: [{ name: 'scan.pdf', type: 'application/pdf', bytes: PDF }] })
  const complaintId = uuidV7()
  const input = { complaintId, commandId: complaintId, newPeople: [], changedPeople: [], complaint: { on: isoDate('2026-03-02'), channel: 'email', said: { words: 'Nobody rang' }, procedure: 'children-act-1989-england', details: {} } }
  assert.equal((await recordComplaintOfMessage(services, ME, input, messageId)).kind, 'done')
  assert.equal((await recordComplaintOfMessage(services, ME, input, messageId)).kind, 'done')
  assert.deepEqual([await onComplaint(complaintId), await documents(complaintId)], [[messageId], [['scan.pdf', 'internal']]])
  const other = { ...input, complaintId: uuidV7(), commandId: uuidV7() }
  assert.equal((await recordComplaintOfMessage(services, ME, other, messageId)).kind, 'refused')
  assert.deepEqual(await store.read(whole, (reads) => reads.stream(other.complaintId)), [])
})

test('A message about somebody of the complaints team goes with the complaint that is recorded around them: out of triage, and out of their sight', async () => {
  const [officer, head]: [Actor, Actor] = [{ ...ME, userId: uuidV7() as UserId, role: 'complaints-officer' }, { ...ME, userId: uuidV7() as UserId, role: 'head-of-service' }]
  for (const { userId, role } of [ME, officer, head]) await tamper(db, `insert into users (authority_id, user_id, email, name, role, teams, password_hash, created_at) values ('${authorityId}', '${userId}', '${userId}@council.example', '${role}', '${role}', '{}', 'x', now())`)
  const { messageId } = await received({ subject: 'Your officer', attachments: [{ name: 'proof.pdf', type: 'application/pdf', bytes: PDF }] })
  const complaintId = uuidV7()
  const input = { complaintId, commandId: complaintId, newPeople: [], changedPeople: [], complaint: { on: isoDate('2026-03-02'), channel: 'email', said: { words: 'She was rude' }, procedure: 'children-act-1989-england', details: {} } }
  const around = { about: [officer.userId], forUsers: [head.userId], reason: 'It is about somebody of the team.' }
  assert.equal((await recordAround(services, ME, around, (andThen) => recordComplaintOfMessage(services, ME, input, messageId, andThen))).kind, 'done')
  for (const blind of [ME, officer]) {
    assert.deepEqual([await store.read(blind, (reads) => reads.stream(messageId)), await onComplaint(complaintId, blind)], [[], []], blind.role)
    for (const place of ['in-triage', 'filed', 'set-aside'] as const) assert.ok(!(await store.read(blind, (reads) => reads.messages({ place, limit: 1000, offset: 0 }))).rows.some(({ streamId }) => streamId === messageId), `${blind.role} ${place}`)
    assert.equal((await undoFiling(services, blind, { messageId, expectedSeq: 2, commandId: uuidV7(), reason: 'x' })).kind, 'refused')
  }
  assert.deepEqual(await onComplaint(complaintId, head), [messageId])
  const papers = await viewDocuments(services, head, complaintId)
  assert.deepEqual(papers.kind !== 'not-found' && papers.documents.map(({ versions }) => versions.at(-1)?.kept?.name), ['proof.pdf'])
  const follows = await received({ subject: 'And again', to: replyTo(complaintId) })
  assert.deepEqual([follows.place, await store.read(officer, (reads) => reads.stream(follows.messageId))], ['filed', []])
})

test('Whoever answers requests about somebody’s data finds the messages of a complaint, with their words', async () => {
  const complaintId = await complaint()
  const { messageId } = await received({ to: replyTo(complaintId), subject: 'For the file', text: 'What I wrote.' })
  const officer: Actor = { ...ME, userId: uuidV7() as UserId, role: 'data-protection-officer' }
  const words = await store.read(officer, async (reads) => [...(await reads.texts(textIdsIn(await reads.stream(messageId)))).values()])
  assert.deepEqual([await onComplaint(complaintId, officer), words.includes('What I wrote.')], [[messageId], true])
})

test('What is set aside stays, and is taken up again', async () => {
  const { messageId } = await received({ subject: 'buy now' })
  assert.equal((await setMessageAside(services, ME, { ...await step(messageId), because: 'spam', note: '' })).kind, 'done')
  assert.equal(await placeOf(messageId), 'elsewhere')
  assert.equal((await takeMessageUp(services, ME, await step(messageId))).kind, 'done')
  assert.equal(await placeOf(messageId), 'in-triage')
})

describe('Where somebody looks for viruses', () => {
  test('nothing that came may be opened before that, the message no more than what hangs on it', async () => {
    uid += 1
    const bytes = (async function* () { yield Buffer.from(mimeText({ subject: 'for the scanner', attachments: [{ name: 'scan.pdf', type: 'application/pdf', bytes: PDF }] })) })()
    const got = await receiveMessage(receptionOf(db, { scansFiles: true }), authorityId, { at: { mailbox: 'complaints', uidValidity: 1, uid }, arrivedAt: services.clock.now(), state: state(uid), bytes })
    assert.equal(got.kind, 'received')
    const { rows } = await db.pools.owner.query<{ scan: string }>('select scan from files where stream_id = $1', [got.kind === 'received' ? got.messageId : ''])
    assert.deepEqual(rows.map(({ scan }) => scan), ['waiting', 'waiting'])
  })
})

describe('A report of a mail server', () => {
  const report = ['From: MAILER-DAEMON@mail.example', `To: ${COMPLAINTS_AT}`, 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', 'Auto-Submitted: auto-replied', '',
    '--b', 'Content-Type: text/plain', '', 'Not delivered', '--b', 'Content-Type: message/delivery-status', '', 'Original-Envelope-Id: one', '', 'Action: failed', 'Status: 5.1.1', '', '--b--', ''].join('\r\n')
  for (const [what, isOurs] of [['about a letter of ours is told of, and set aside', true], ['about nothing of ours waits for somebody', false]] as const) test(what, async () => {
    uid += 1
    const told: string[] = []
    const tellReport = async (_tx: unknown, parts: readonly Readonly<{ contentType: string; text: string }>[]) => {
      told.push(...parts.map(({ contentType }) => contentType))
      return isOurs
    }
    const got = await receiveMessage(receptionOf(db, { tellReport }), authorityId, { at: { mailbox: 'complaints', uidValidity: 1, uid }, arrivedAt: services.clock.now(), state: state(uid), bytes: (async function* () { yield Buffer.from(`${report}${uid}`) })() })
    assert.deepEqual([got.kind === 'received' && got.place, told], [isOurs ? 'set-aside' : 'in-triage', ['message/delivery-status']])
  })
})
