import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { bounceOf } from '../domain/outbox/bounces.ts'
import { parseMessage } from './received/parse-message.ts'

const ID = '6d1f6c3a-7a3c-4a52-9e5c-0f5d0c6f2a11'

type Said = Readonly<{ action?: string; status?: string; envelope?: string | null; returned?: string | null; kind?: string }>

/** A report as a mail server writes one. */
function report({ action = 'failed', status = '5.1.1', envelope = ID, returned = `Message-ID: <${ID}@council.example>\r\nSubject: Your complaint\r\n`, kind = 'text/rfc822-headers' }: Said = {}): Buffer {
  return Buffer.from([
    'From: MAILER-DAEMON@mail.example', 'To: complaints@council.example', 'Subject: Undelivered Mail Returned to Sender', 'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', 'Auto-Submitted: auto-replied', '',
    '--b', 'Content-Type: text/plain', '', 'I am sorry to have to tell you …', '--b', 'Content-Type: message/delivery-status', '',
    'Reporting-MTA: dns; mail.example', ...(envelope === null ? [] : [`Original-Envelope-Id: ${envelope}`]), '',
    'Final-Recipient: rfc822; ada@example.org', `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550 5.1.1', '  no such user', '',
    ...(returned === null ? [] : ['--b', `Content-Type: ${kind}`, '', returned, '']), '--b--', '',
  ].join('\r\n'))
}

/** The parts of a message that may be a report, as they are read where mail is received. */
async function partsOfReport(raw: Buffer) {
  async function* whole() {
    yield await Promise.resolve(raw)
  }
  return (await parseMessage(whole(), async ({ bytes }) => {
    for await (const some of bytes) void some
    return null
  })).report
}

const read = async (said: Said) => bounceOf(await partsOfReport(report(said)))

describe('a report about a message of ours', () => {
  test('is known by the envelope id that went with it', async () => assert.deepEqual(await read({ returned: null }), { messageId: ID, action: 'failed', status: '5.1.1', why: 'address-refused' }))
  test('is known by the headers that came back, where the server kept no envelope id', async () => assert.equal((await read({ envelope: null }))?.messageId, ID))
  test('is known by the whole message that came back', async () => {
    const whole = `From: complaints@council.example\r\nMessage-ID:\r\n <${ID}@council.example>\r\nSubject: Your complaint\r\n\r\nDear Ada`
    assert.equal((await read({ envelope: null, returned: whole, kind: 'message/rfc822' }))?.messageId, ID)
  })
  test('says why: a full mailbox, a size, a filter, or no more than that it came back', async () => assert.deepEqual(
    await Promise.all(['5.2.2', '4.2.2', '5.3.4', '5.7.1', '5.4.7', '5.2.1'].map(async (status) => (await read({ status }))?.why)), ['mailbox-full', 'mailbox-full', 'too-large', 'content-refused', 'bounced', 'address-refused']))
  test('that it takes longer is no failure', async () => {
    const delayed = await read({ action: 'delayed', status: '4.4.1' })
    assert.deepEqual([delayed?.action, delayed?.why], ['delayed', null])
    assert.equal((await read({ action: 'relayed' }))?.why, null)
  })
  test('is none where it is of somebody else’s message, or where the id stands in the words alone', async () => {
    assert.equal(await read({ envelope: 'QQ123', returned: 'Message-ID: <abc@elsewhere.example>\r\n' }), null)
    assert.equal(await read({ envelope: null, returned: `Message-ID: <abc@elsewhere.example>\r\n\r\n${ID}`, kind: 'message/rfc822' }), null)
  })
  test('is none where it is an ordinary message', async () => assert.equal(bounceOf(await partsOfReport(Buffer.from(`From: ada@example.org\r\nSubject: ${ID}\r\n\r\nAction: failed\r\nOriginal-Envelope-Id: ${ID}`))), null))
  test('breaks on no text', () => fc.assert(fc.property(fc.array(fc.record({ contentType: fc.constantFrom('message/delivery-status', 'message/rfc822', 'text/rfc822-headers', 'text/plain'), text: fc.string() })), (parts) => {
    assert.doesNotThrow(() => bounceOf(parts))
  })))
})
