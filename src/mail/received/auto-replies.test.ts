import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { soundsAutomatic } from '../../domain/register/message/sounds-automatic.ts'
import { writtenBy } from './auto-replies.ts'
import { mailHeaders } from './mail-headers.ts'

const OURSELVES = { isOurMessageId: (id: string) => id.endsWith('@council.example'), isOurAddress: (address: string) => address.startsWith('complaints') && address.endsWith('@council.example') }
const of = (...lines: readonly string[]) => writtenBy(mailHeaders(['From: Ada <ada@example.org>', ...lines].map((line) => ({ key: line.slice(0, line.indexOf(':')).toLowerCase(), line }))), OURSELVES)

describe('Who wrote a message', () => {
  test('is somebody, where nothing says otherwise', () => {
    for (const lines of [[], ['Auto-Submitted: no'], ['Subject: Out of office'], ['Precedence: normal'], ['Return-Path: <ada@example.org>']]) assert.equal(of(...lines), 'somebody', lines.join())
  })

  test('is a machine that answers for somebody who is away', () => {
    for (const line of ['Auto-Submitted: auto-replied', 'Auto-Submitted: Auto-Replied; owner=x', 'X-Autoreply: yes', 'X-Autorespond: vacation', 'Precedence: auto_reply']) assert.equal(of(line), 'auto-reply', line)
    assert.equal(of('Return-Path: <>', 'In-Reply-To: <1@example.org>'), 'auto-reply')
  })

  test('is a list or a notice', () => {
    for (const line of ['Auto-Submitted: auto-generated', 'List-Id: <news.example.org>', 'List-Unsubscribe: <mailto:x@example.org>', 'Precedence: bulk', 'Precedence: list']) assert.equal(of(line), 'automatic', line)
  })

  test('is a mail server that says what became of a message', () => {
    assert.equal(of('Content-Type: multipart/report; report-type=delivery-status; boundary=x'), 'report')
    assert.equal(writtenBy(mailHeaders([{ key: 'from', line: 'From: MAILER-DAEMON@mx.example.org' }, { key: 'return-path', line: 'Return-Path: <>' }]), OURSELVES), 'report')
    assert.notEqual(of('Content-Type: multipart/report; report-type="disposition-notification"'), 'report')
  })

  test('is ourselves, where our own message has come back or goes round', () => {
    assert.equal(of('Message-ID: <6d1f@council.example>'), 'loop')
    assert.equal(writtenBy(mailHeaders([{ key: 'from', line: 'From: Complaints <complaints+abc.def@council.example>' }]), OURSELVES), 'loop')
    assert.equal(of(...Array.from({ length: 120 }, (_, at) => `Received: from mx${at}`)), 'loop')
  })

  test('is not told by an address that stands in a name', () => {
    assert.equal(writtenBy(mailHeaders([{ key: 'from', line: 'From: "complaints@council.example" <eve@example.org>' }]), OURSELVES), 'somebody')
  })

  test('may be hinted at by a subject, which decides nothing', () => {
    for (const subject of ['Out of office: Re: Your complaint', 'Automatic reply: Your complaint', 'RE: Auto-Reply: x']) assert.ok(soundsAutomatic(subject), subject)
    for (const subject of ['Out of order lift', 'My complaint about an automatic door', 'Re: Nobody was in the office']) assert.ok(!soundsAutomatic(subject), subject)
  })
})
