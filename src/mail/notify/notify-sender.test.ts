import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { notifyStandIn, type NotifyStandIn } from '../../../test/support/notify-stand-in.ts'
import { pdfOf } from '../../../test/support/small-pdf.ts'
import type { Outgoing } from '../../application/outbox/senders.ts'
import type { HandOver } from '../../domain/outbox/failures.ts'
import type { SendingChannel } from '../../domain/outbox/outbox.ts'
import { notifySenders } from './notify-sender.ts'

const id = (digit: string) => `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`
const KEY = `heard-${id('1')}-${id('2')}`
const TEMPLATES = { email: id('3'), text: id('4') }
const stands: NotifyStandIn[] = []
after(() => Promise.all(stands.map((stand) => stand.stop())))

async function standIn(more: Partial<Parameters<typeof notifyStandIn>[0]> = {}): Promise<NotifyStandIn> {
  const stand = await notifyStandIn({ key: KEY, templates: TEMPLATES, ...more })
  stands.push(stand)
  return stand
}

const letter = pdfOf({ pages: [{ text: 'Dear Ada' }] })
const message = (more: Partial<Outgoing> = {}): Outgoing => ({
  messageId: id('5'), to: 'ada@example.org', subject: 'Your complaint', text: 'Dear Ada', html: null, writtenAt: '2026-11-26T09:00:00.000Z', isAutomatic: false,
  attachments: [{ name: 'letter.pdf', mediaType: 'application/pdf', bytes: letter }], ...more,
})

async function send({ url }: Pick<NotifyStandIn, 'url'>, channel: SendingChannel, more: Partial<Outgoing> = {}, key = KEY): Promise<HandOver> {
  const sender = notifySenders({ key, url, emailTemplate: TEMPLATES.email, textTemplate: TEMPLATES.text }, Date.now, 500)[channel]
  assert.ok(sender)
  return sender.handOver(message(more), async () => true)
}

describe('through GOV.UK Notify', () => {
  test('go e-mails, text messages and letters, under the message’s own id', async () => {
    const stand = await standIn()
    const taken = [await send(stand, 'notify-email'), await send(stand, 'notify-text', { to: '07700 900123' }), await send(stand, 'notify-letter')]
    assert.deepEqual(taken.map((as) => as.kind === 'accepted' && as.theirId), stand.kept.map((each) => each.id))
    assert.deepEqual(stand.kept.map(({ type, to, reference }) => [type, to, reference]), [['email', 'ada@example.org', id('5')], ['sms', '+447700900123', id('5')], ['letter', '', id('5')]])
  })

  test('a message over the rate waits, here before it is asked and there where others send too', async () => {
    const stand = await standIn({ perMinute: 1 })
    assert.equal((await send(stand, 'notify-email')).kind, 'accepted')
    assert.deepEqual(await send(stand, 'notify-email'), { kind: 'not-now', why: 'over-the-rate', afterMs: 60_000, wayIsShut: true })
    let now = 0
    const sender = notifySenders({ key: KEY, url: 'http://127.0.0.1:1', emailTemplate: TEMPLATES.email, textTemplate: null }, () => now)['notify-email']
    assert.ok(sender)
    const withdrawn = { kind: 'not-now', why: 'try-later' }
    const ask = () => sender.handOver(message(), () => Promise.resolve(false))
    for (let sent = 0; sent < 3000; sent += 1) assert.deepEqual(await ask(), withdrawn)
    now = 20_000
    assert.deepEqual(await ask(), { kind: 'not-now', why: 'over-the-rate', afterMs: 40_000, wayIsShut: true })
    now = 60_000
    assert.deepEqual(await ask(), withdrawn)
  })

  test('a message over the day’s limit waits', async () => assert.deepEqual(await send(await standIn({ perDay: 0 }), 'notify-letter'), { kind: 'not-now', why: 'over-the-day', afterMs: 3_600_000, wayIsShut: true }))

  test('a wrong key, a service that is ill and one that is not there fail no message', async () => {
    assert.deepEqual(await send(await standIn(), 'notify-email', {}, `heard-${id('9')}-${id('8')}`), { kind: 'not-now', why: 'sign-in-refused', wayIsShut: true })
    assert.deepEqual(await send(await standIn({ manner: () => 'fault' }), 'notify-email'), { kind: 'not-now', why: 'try-later' })
    const gone = await notifyStandIn({ key: KEY, templates: TEMPLATES })
    await gone.stop()
    assert.deepEqual(await send(gone, 'notify-email'), { kind: 'not-now', why: 'no-answer', wayIsShut: true })
  })

  test('an answer that never comes tells nothing, and the message is found by its own id if it is there', async () => {
    const took = await standIn({ manner: () => 'take-and-hang-up' })
    assert.deepEqual(await send(took, 'notify-email'), { kind: 'no-telling' })
    const did = await standIn({ manner: () => 'hang-up' })
    assert.deepEqual(await send(did, 'notify-email'), { kind: 'no-telling' })
    const fates = ({ url }: NotifyStandIn) => notifySenders({ key: KEY, url, emailTemplate: null, textTemplate: null })['notify-letter']?.fates
    assert.equal(await fates(took)?.byReference(id('5')), took.kept[0]?.id)
    assert.equal(await fates(did)?.byReference(id('5')), null)
  })

  test('what is refused for good says why: an address, a text that is too long, a letter that is none', async () => {
    const stand = await standIn()
    assert.deepEqual(await send(stand, 'notify-email', { to: 'nobody' }), { kind: 'never', why: 'address-refused' })
    assert.deepEqual(await send(stand, 'notify-letter', { attachments: [{ name: 'a', mediaType: 'text/plain', bytes: new TextEncoder().encode('Dear Ada') }] }), { kind: 'never', why: 'not-a-pdf' })
  })

  test('what becomes of a message is asked', async () => {
    const stand = await standIn()
    await send(stand, 'notify-letter')
    const [kept] = stand.kept
    const fates = notifySenders({ key: KEY, url: stand.url, emailTemplate: null, textTemplate: null })['notify-letter']?.fates
    assert.deepEqual(await fates?.fate(kept?.id ?? ''), { kind: 'on-its-way' })
    stand.setStatus(kept?.id ?? '', 'received')
    assert.deepEqual(await fates?.fate(kept?.id ?? ''), { kind: 'arrived' })
    stand.setStatus(kept?.id ?? '', 'validation-failed')
    assert.deepEqual(await fates?.fate(kept?.id ?? ''), { kind: 'not-delivered', why: 'letter-not-printed' })
  })

  test('is no way for an e-mail or a text message without a template', () => assert.deepEqual(Object.keys(notifySenders({ key: KEY, url: 'http://127.0.0.1:1', emailTemplate: null, textTemplate: null })), ['notify-letter']))
})
