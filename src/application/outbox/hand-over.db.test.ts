import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testStore } from '../../../test/support/database.ts'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { outboxBench } from '../../../test/support/outbox-bench.ts'
import { type Manner, testSmtp } from '../../../test/support/smtp-server.ts'
import { pdfOf } from '../../../test/support/small-pdf.ts'
import type { UserId } from '../../domain/complaint/basics.ts'
import { smtpSender } from '../../mail/smtp/smtp-sender.ts'
import { uuidV7 } from '../../main/ids.ts'
import { outboxAlone } from '../../storage/outbox-alone.ts'
import { wholeOf } from '../access/sight.ts'
import type { Scan } from '../files/ports.ts'
import { readAttachments } from './read-attachments.ts'
import type { Attachment, Sender, Senders } from './senders.ts'

const db = await testStore({ after })
const FROM = { name: 'Complaints team', address: 'complaints@council.example' }

async function withSmtp<T>(manner: (to: string, tries: number) => Manner, work: (senders: Senders, server: Awaited<ReturnType<typeof testSmtp>>) => Promise<T>): Promise<T> {
  const server = await testSmtp(manner)
  try {
    return await work({ email: smtpSender({ host: '127.0.0.1', port: server.port, isTlsFromTheStart: false, tls: 'never', signIn: null, from: FROM }, () => null, { doorMs: 2000, answerMs: 2000 }) }, server)
  } finally {
    await server.stop()
  }
}

const never = (as: string): Sender => ({ fates: null, handOver: () => { throw new Error(`${as} was called`) }, rest: () => Promise.resolve() })

describe('Handing over what is due', () => {
  test('sends each message once, tells of each, and leaves none of its words behind', () => withSmtp(() => ({ kind: 'take' }), async (senders, server) => {
    const one = await outboxBench(db, senders)
    for (let many = 0; many < 50; many += 1) await one.queue({ to: `person-${many}@example.org` })
    await one.run()
    await one.run()
    assert.equal(new Set(server.taken.map(({ messageId }) => messageId)).size, 50)
    assert.equal(server.taken.length, 50)
    assert.deepEqual(new Set(await one.states()), new Set(['sent']))
    assert.equal(one.told.filter((state) => state === 'sent').length, 50)
    assert.ok(server.connections() <= 4)
  }))

  test('goes on where the server greylists, in its own time and not before', () => withSmtp((to, tries) => (to === '' || tries > 1 ? { kind: 'take' } : { kind: 'refuse', at: 'recipient', code: 450, text: '4.2.0 Greylisted' }), async (senders, server) => {
    const one = await outboxBench(db, senders)
    await one.queue()
    await one.run()
    assert.deepEqual(await one.states(), ['queued greylisted'])
    one.set('2026-03-02T09:00:59.000Z')
    await one.run()
    assert.equal(server.taken.length, 0)
    one.set('2026-03-02T09:01:30.000Z')
    await one.run()
    assert.deepEqual(await one.states(), ['sent'])
    assert.equal(server.taken.length, 1)
  }))

  test('leaves to a person what was given whole and never answered, and sends it again when they say so', () => withSmtp((_to, tries) => (tries > 1 ? { kind: 'take' } : { kind: 'drop', at: 'end-taken' }), async (senders, server) => {
    const one = await outboxBench(db, senders)
    const messageId = await one.queue()
    await one.run()
    one.set('2026-03-04T09:00:00.000Z')
    await one.run()
    assert.deepEqual(await one.states(), ['may-have-been-sent'])
    assert.deepEqual([server.taken.length, one.told], [1, ['may-have-been-sent']])
    await db.store.write(wholeOf(one.authorityId), (tx) => tx.outbox.tell(messageId, { kind: 'send-again' }, '2026-03-04T09:00:00.000Z'))
    await one.run()
    assert.deepEqual(await one.states(), ['sent'])
    assert.deepEqual(new Set(server.taken.map((each) => each.messageId)).size, 1)
  }))

  test('finds after a crash what was in the midst of a hand-over: it may have been sent', () => withSmtp(() => ({ kind: 'take' }), async (senders, server) => {
    const one = await outboxBench(db, senders)
    const messageId = await one.queue()
    await db.store.write(wholeOf(one.authorityId), async (tx) => { await tx.outbox.takeUp('2026-03-02T09:00:00.000Z', 1, { reminders: true }); await tx.outbox.tell(messageId, { kind: 'begun', attempt: 1 }, '2026-03-02T09:00:00.000Z') })
    await one.run()
    assert.deepEqual([await one.states(), server.taken.length, one.told], [['may-have-been-sent'], 0, ['may-have-been-sent']])
  }))

  test('does not send what is cancelled while the server is asked', () => withSmtp(() => ({ kind: 'take' }), async (senders, server) => {
    const one = await outboxBench(db, { email: { fates: null, rest: () => Promise.resolve(), handOver: async (message, begin) => {
      await db.store.write(wholeOf(one.authorityId), (tx) => tx.outbox.tell(message.messageId, { kind: 'cancelled' }, '2026-03-02T09:00:00.000Z'))
      return senders.email?.handOver(message, begin) ?? { kind: 'not-now', why: 'try-later' }
    } } })
    await one.queue()
    await one.run()
    assert.deepEqual([await one.states(), server.taken.length], [['cancelled'], 0])
  }))

  test('sends once where the clock goes back an hour between the hand-over and its answer, and waits for no hour that comes twice', () => withSmtp(() => ({ kind: 'take' }), async (senders, server) => {
    const one = await outboxBench(db, { email: { fates: null, rest: () => Promise.resolve(), handOver: async (message, begin) => {
      const answer = await senders.email?.handOver(message, begin) ?? { kind: 'not-now', why: 'try-later' } as const
      one.set('2026-10-25T00:59:00.000Z')
      return answer
    } } })
    one.set('2026-10-25T01:59:00.000Z')
    await one.queue()
    await one.run()
    await one.queue()
    await one.run()
    assert.deepEqual([await one.states(), server.taken.length, one.told], [['sent', 'sent'], 2, ['sent', 'sent']])
  }))

  test('tries a server that is away once for all messages, and fails none of them for it', async () => {
    let tries = 0
    const one = await outboxBench(db, { email: { fates: null, rest: () => Promise.resolve(), handOver: async () => { tries += 1; return { kind: 'not-now', why: 'no-answer', wayIsShut: true } } } })
    for (let many = 0; many < 30; many += 1) await one.queue()
    await one.run()
    assert.ok(tries <= 4, String(tries))
    assert.ok((await one.states()).every((state) => state.startsWith('queued')))
    one.set('2026-03-04T10:00:00.000Z')
    await one.run()
    assert.ok((await one.states()).includes('failed no-answer'))
  })

  test('a complaint that cannot record what became of its letter stands in nobody’s way', () => withSmtp(() => ({ kind: 'take' }), async (senders, server) => {
    let faults = 0
    const one = await outboxBench(db, senders, { tell: () => Promise.reject(new Error('refused')), onFault: () => { faults += 1 } })
    const unfinished = await one.queue()
    await db.store.write(wholeOf(one.authorityId), async (tx) => { await tx.outbox.takeUp('2026-03-02T09:00:00.000Z', 1, { reminders: true }); await tx.outbox.tell(unfinished, { kind: 'begun', attempt: 1 }, '2026-03-02T09:00:00.000Z') })
    for (let many = 0; many < 3; many += 1) await one.queue()
    await one.run()
    assert.deepEqual([(await one.states()).toSorted(), server.taken.length, faults], [['may-have-been-sent', 'sent', 'sent', 'sent'], 3, 4])
  }))

  test('reminders wait for the morning, and letters do not', () => withSmtp(() => ({ kind: 'take' }), async (senders, server) => {
    const one = await outboxBench(db, senders)
    one.set('2026-03-06T18:30:00.000Z')
    await one.queue({ about: { kind: 'digest', userId: uuidV7() as UserId }, to: 'marlow@council.example' })
    await one.queue()
    for (const at of ['2026-03-06T18:30:00.000Z', '2026-03-07T10:00:00.000Z', '2026-03-09T07:59:00.000Z']) { one.set(at); await one.run() }
    assert.deepEqual(server.taken.map(({ to }) => to), ['ada@example.org'])
    one.set('2026-03-09T08:00:00.000Z')
    await one.run()
    assert.deepEqual(server.taken.map(({ to }) => to), ['ada@example.org', 'marlow@council.example'])
    assert.match(server.taken[1]?.raw ?? '', /auto-submitted: auto-generated/i)
  }))

  test('in a demonstration nothing leaves, whoever would send and whatever a row says', async () => {
    const senders = { email: never('email'), 'notify-email': never('notify'), 'notify-text': never('notify'), 'notify-letter': never('notify') }
    const one = await outboxBench(db, senders, { isDemonstration: true })
    await db.pools.owner.query('update authorities set is_demonstration = true where authority_id = $1', [one.authorityId])
    for (const channel of ['email', 'notify-email', 'notify-text', 'notify-letter'] as const) await one.queue({ channel })
    const forged = await one.queue()
    await db.pools.owner.query("update outbox set channel = 'email' where message_id = $1", [forged])
    await one.run()
    assert.deepEqual((await one.states()).toSorted(), ['queued no-way-out', 'sent', 'sent', 'sent', 'sent'])
  })

  test('without a way out it waits, and says that there is none', async () => {
    const one = await outboxBench(db, {})
    await one.queue()
    await one.run()
    assert.deepEqual(await one.states(), ['queued no-way-out'])
  })

  test('a message without an address, with several, or with a file that is gone is never handed to a server', async () => {
    const one = await outboxBench(db, { email: never('email'), 'notify-text': never('notify') })
    for (const to of ['', 'ada@example.org, ben@example.org', 'ada']) await one.queue({ to })
    await one.queue({ attachments: [{ fileId: uuidV7() }] })
    await one.queue({ channel: 'notify-text', to: '020 7946 0000' })
    await one.queue({ channel: 'notify-text', to: '07700 900123', text: 'a'.repeat(919) })
    await one.run()
    assert.deepEqual((await one.states()).toSorted(), ['failed attachment-missing', 'failed no-address', 'failed no-address', 'failed no-address', 'failed no-address', 'failed text-too-long'])
  })

  test('a letter of eleven pages or of more than two megabytes is refused here, before GOV.UK Notify is asked', async () => {
    const pages = (many: number) => pdfOf({ pages: Array.from({ length: many }, (_, at) => ({ text: `Page ${at + 1}` })) })
    const files = new Map<string, Attachment>()
    const file = (bytes: Uint8Array) => { const fileId = uuidV7(); files.set(fileId, { name: 'letter.pdf', mediaType: 'application/pdf', bytes }); return [{ fileId }] }
    const sent: string[] = []
    const one = await outboxBench(db, { 'notify-letter': { fates: null, rest: () => Promise.resolve(), handOver: async ({ messageId }, begin) => { sent.push(messageId); return await begin() ? { kind: 'accepted', theirId: 'theirs' } : { kind: 'not-now', why: 'try-later' } } } },
      { attachments: async (_of, ids) => ids.flatMap((id) => files.get(id) ?? []) })
    await one.queue({ channel: 'notify-letter', to: '', attachments: file(pages(11)) })
    await one.queue({ channel: 'notify-letter', to: '', attachments: file(new Uint8Array(2_097_153)) })
    const fine = await one.queue({ channel: 'notify-letter', to: '', attachments: file(pages(10)) })
    await one.run()
    assert.deepEqual([(await one.states()).toSorted(), sent], [['failed too-large', 'failed too-many-pages', 'sent'], [fine]])
    const { rows } = await db.pools.owner.query('select their_id from outbox where message_id = $1', [fine])
    assert.deepEqual(rows, [{ their_id: 'theirs' }])
  })

  test('files leave whole and as they were kept; one that was altered, has a virus or waits to be scanned does not', () => withSmtp(() => ({ kind: 'take' }), async (senders, server) => {
    const fileStore = memoryFiles()
    const one = await outboxBench(db, senders, { attachments: readAttachments({ store: db.store, fileStore }) })
    const file = async (words: string, scan: Scan) => {
      const [fileId, streamId] = [uuidV7(), uuidV7()]
      const kept = await fileStore.put(one.authorityId, (async function* () { yield new TextEncoder().encode(words) })(), 1000)
      assert.ok(kept !== 'too-large')
      await db.store.write(wholeOf(one.authorityId), (tx) => tx.files.add({ fileId, streamId, name: 'Findings.txt', mediaType: 'text/plain', scan, ...kept, addedAt: '2026-03-02T09:00:00.000Z', addedBy: 'somebody' }))
      return { fileId, ...kept }
    }
    const [clean, gone] = [await file('Upheld.', 'clean'), await file('Lost.', 'clean')]
    await fileStore.remove(one.authorityId, gone.sha256)
    for (const attachments of [[clean], [clean, gone], [await file('Virus.', 'infected')], [await file('Soon.', 'waiting')]]) await one.queue({ attachments })
    await one.run()
    assert.deepEqual((await one.states()).toSorted(), ['failed attachment-missing', 'failed virus-found', 'queued being-scanned', 'sent'])
    assert.match(server.taken[0]?.raw ?? '', /filename=Findings\.txt[^]*VXBoZWxkLg==/)
  }))

  test('two servers never hand over for one authority at the same time', () => withSmtp(() => ({ kind: 'slowly', ms: 5 }), async (senders, server) => {
    const one = await outboxBench(db, senders)
    for (let many = 0; many < 40; many += 1) await one.queue()
    const alone = () => outboxAlone(db.pools.app, one.authorityId, () => one.run())
    const ran = await Promise.all([alone(), alone(), alone()])
    assert.equal(ran.filter((each) => each === null).length, 2)
    assert.equal(server.taken.length, 40)
    assert.notEqual(await outboxAlone(db.pools.app, one.authorityId, async () => 'free again'), null)
  }))

  test('stops between two messages when it is told to', () => withSmtp(() => ({ kind: 'slowly', ms: 30 }), async (senders, server) => {
    const one = await outboxBench(db, senders)
    for (let many = 0; many < 60; many += 1) await one.queue()
    const stopping = new AbortController()
    const looking = setInterval(() => { if (server.taken.length > 0) stopping.abort() }, 5)
    await one.run(stopping.signal)
    clearInterval(looking)
    assert.ok(server.taken.length > 0 && server.taken.length < 60)
    assert.equal((await one.states()).filter((state) => state === 'sent').length, server.taken.length)
    assert.ok(!(await one.states()).some((state) => state === 'handing-over'))
  }))
})
