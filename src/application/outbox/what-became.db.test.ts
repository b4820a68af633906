import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testStore } from '../../../test/support/database.ts'
import { notifyStandIn, type NotifyStandIn } from '../../../test/support/notify-stand-in.ts'
import { outboxBench } from '../../../test/support/outbox-bench.ts'
import type { Bounce } from '../../domain/outbox/bounces.ts'
import { notifySenders } from '../../mail/notify/notify-sender.ts'
import { wholeOf } from '../access/sight.ts'
import { askFates } from './ask-fates.ts'
import { recordBounce } from './record-bounce.ts'
import type { Sender } from './senders.ts'

const db = await testStore({ after })
const takes: Sender = { fates: null, rest: () => Promise.resolve(), handOver: async (_message, begin) => (await begin() ? { kind: 'accepted' } : { kind: 'not-now', why: 'try-later' }) }
const id = (digit: string) => `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`
const KEY = `heard-${id('1')}-${id('2')}`
const TEMPLATES = { email: id('3'), text: id('4') }
const stands: NotifyStandIn[] = []
after(() => Promise.all(stands.map((stand) => stand.stop())))

async function stood(more: Partial<Parameters<typeof notifyStandIn>[0]>): Promise<NotifyStandIn> {
  const stand = await notifyStandIn({ key: KEY, templates: TEMPLATES, ...more })
  stands.push(stand)
  return stand
}

type OutboxBench = Awaited<ReturnType<typeof outboxBench>>
const bounced = ({ parts, authorityId }: OutboxBench, bounce: Bounce) => parts.services.store.write(wholeOf(authorityId), (tx) => recordBounce(tx, parts, bounce))

const NEVER = new AbortController().signal

describe('A message that came back', () => {
  test('has failed, its complaint is told, and once', async () => {
    const one = await outboxBench(db, { email: takes })
    const messageId = await one.queue()
    await one.run()
    const bounce = { messageId, action: 'failed', status: '5.1.1', why: 'address-refused' } as const
    assert.equal(await bounced(one, bounce), 'recorded')
    assert.equal(await bounced(one, bounce), 'nothing-to-record')
    assert.deepEqual([await one.states(), one.told], [['failed address-refused'], ['sent', 'failed']])
  })

  test('is none of ours where nobody sent it, it is still on its way, or it only takes longer', async () => {
    const one = await outboxBench(db, { email: takes })
    const waiting = await one.queue({ notBefore: '2026-03-03T09:00:00.000Z' })
    for (const messageId of [waiting, id('7'), 'nothing']) assert.equal(await bounced(one, { messageId, action: 'failed', status: '', why: 'bounced' }), 'nothing-to-record')
    assert.equal(await bounced(one, { messageId: waiting, action: 'delayed', status: '4.4.1', why: null }), 'nothing-to-record')
    assert.deepEqual(await one.states(), ['queued'])
  })

  test('is another authority’s in no case', async () => {
    const [one, other] = [await outboxBench(db, { email: takes }), await outboxBench(db, { email: takes })]
    const messageId = await one.queue()
    await one.run()
    assert.equal(await bounced(other, { messageId, action: 'failed', status: '', why: 'bounced' }), 'nothing-to-record')
    assert.deepEqual(await one.states(), ['sent'])
  })
})

describe('What GOV.UK Notify took', () => {
  test('is asked for until it arrived or did not, every five minutes and for a week', async () => {
    const stand = await stood({})
    const one = await outboxBench(db, notifySenders({ key: KEY, url: stand.url, emailTemplate: TEMPLATES.email, textTemplate: null }))
    for (const to of ['ada@example.org', 'ben@example.org']) await one.queue({ channel: 'notify-email', to })
    await one.run()
    const ask = (at: string) => { one.set(at); return askFates(one.parts, one.authorityId, NEVER) }
    assert.equal(await ask('2026-03-02T09:00:10.000Z'), 0)
    for (const { id: theirs, to } of stand.kept) stand.setStatus(theirs, to.startsWith('ada') ? 'delivered' : 'permanent-failure')
    assert.equal(await ask('2026-03-02T09:05:00.000Z'), 0)
    assert.equal(await ask('2026-03-02T09:05:20.000Z'), 2)
    assert.deepEqual(await one.states(), ['failed address-refused', 'sent'])
    const { rows } = await db.pools.owner.query<{ many: number }>('select count(*)::int as many from outbox where authority_id = $1 and arrived_at is not null', [one.authorityId])
    assert.equal(rows[0]?.many, 1)
    await stand.stop()
    assert.equal(await ask('2026-03-02T10:00:00.000Z'), 0)
  })

  test('and never answered for is found there by its own id, and was sent; what is not there waits for a person', async () => {
    const stand = await stood({ manner: (reference) => (manners.get(reference) ?? 'take-and-hang-up') })
    const manners = new Map<string, 'hang-up'>()
    const one = await outboxBench(db, notifySenders({ key: KEY, url: stand.url, emailTemplate: TEMPLATES.email, textTemplate: null }))
    await one.queue({ channel: 'notify-email' })
    manners.set(await one.queue({ channel: 'notify-email' }), 'hang-up')
    await one.run()
    assert.deepEqual(await one.states(), ['may-have-been-sent', 'may-have-been-sent'])
    assert.equal(await askFates(one.parts, one.authorityId, NEVER), 1)
    assert.deepEqual(await one.states(), ['may-have-been-sent', 'sent'])
    assert.equal(stand.kept.length, 1)
  })
})
