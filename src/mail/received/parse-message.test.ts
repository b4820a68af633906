import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { MESSAGE_LIMITS, parseMessage, type Arriving } from './parse-message.ts'

type Kept = Readonly<{ name: string; saidType: string; size: number }>

async function keep({ name, saidType, bytes }: Arriving): Promise<Kept> {
  let size = 0
  for await (const some of bytes) size += some.length
  return { name, saidType, size }
}

async function* inPieces(message: string | Buffer, size = 1000): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(message as string)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const parse = (message: string | Buffer) => parseMessage(inPieces(message), keep)
const lines = (...all: readonly string[]) => all.join('\r\n')
const HEAD = ['From: "Ada Byron" <ada@example.org>', 'To: complaints@council.example', 'Subject: My complaint', 'Message-ID: <one@example.org>']
const mixed = (...parts: readonly (readonly string[])[]) => lines(...HEAD, 'Content-Type: multipart/mixed; boundary="b"', '', ...parts.flatMap((part) => ['--b', ...part]), '--b--', '')

/** Every control and direction character. */
const UNSEEN = /[\p{Cc}\u202a-\u202e]/u

describe('A message that came', () => {
  test('is read with its words, whom it is from and what is attached to it', async () => {
    const read = await parse(mixed(
      ['Content-Type: text/plain; charset=utf-8', '', 'Nobody rang me back.'],
      ['Content-Type: application/pdf; name="letter.pdf"', 'Content-Disposition: attachment; filename="letter.pdf"', 'Content-Transfer-Encoding: base64', '', Buffer.alloc(5000, 'x').toString('base64')],
    ))
    assert.deepEqual([read.readAs, read.from, read.to, read.subject, read.body], ['whole', '"Ada Byron" <ada@example.org>', 'complaints@council.example', 'My complaint', 'Nobody rang me back.'])
    assert.deepEqual(read.attachments, [{ name: 'letter.pdf', saidType: 'application/pdf', size: 5000 }])
    assert.deepEqual([read.headers.ids('message-id'), read.headers.addresses('from')], [['one@example.org'], ['ada@example.org']])
  })

  test('in the letters of another country is read in them', async () => {
    for (const [charset, bytes] of [['windows-1252', Buffer.from([0x63, 0x61, 0x66, 0xe9])], ['utf-8', Buffer.from('café')], ['iso-8859-15', Buffer.from([0x63, 0x61, 0x66, 0xe9])]] as const) {
      const read = await parse(Buffer.concat([Buffer.from(lines(...HEAD, `Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: 8bit', '', '')), bytes]))
      assert.equal(read.body, 'café', charset)
    }
    const encoded = await parse(lines('From: =?utf-8?B?w4RuZSBTY2htaWR0?= <a@example.org>', 'Subject: =?iso-8859-1?Q?Gr=FC=DFe?=', '', 'Hello'))
    assert.deepEqual([encoded.from, encoded.subject], ['"Äne Schmidt" <a@example.org>', 'Grüße'])
  })

  test('in letters that nobody knows, or that it lies about, is read as far as it can be', async () => {
    for (const charset of ['x-klingon', 'utf-7', '"', 'base64', 'utf-16']) {
      const read = await parse(lines(...HEAD, `Content-Type: text/plain; charset=${charset}`, '', 'Plain +ADw-script+AD4- words'))
      assert.ok(!read.body.includes('<script>'), charset)
    }
  })

  test('shows no name and no subject in another order than it was written in', async () => {
    const read = await parse(lines('From: "Ada \u202egro.elpmaxe\u202c" <a@example.org>', 'Subject: Invoice\u202efdp.exe\u0007 =?utf-8?Q?=0A=0DBcc:?= now', '', 'One\u202e two\u0000 three'))
    for (const text of [read.from, read.subject, read.body]) assert.doesNotMatch(text, UNSEEN)
    const named = await parse(mixed(['Content-Type: text/plain', '', 'See'], ['Content-Type: application/pdf', 'Content-Disposition: attachment; filename="../../\u202etxt.exe\u0000.pdf"', '', 'x']))
    assert.doesNotMatch(named.attachments[0]?.name ?? '', UNSEEN)
  })

  test('of HTML alone is read as words, with no script, picture or address fetched', async () => {
    const read = await parse(lines(...HEAD, 'Content-Type: text/html', '', '<style>p{}</style><p>Dear team</p><script>alert(1)</script><img src="https://elsewhere.example/pixel.gif"><p>Ada</p>'))
    assert.match(read.body, /Dear team[\s\S]*Ada/)
    assert.doesNotMatch(read.body, /alert|<p>|<img/)
  })

  test('without headers, without a body, empty, cut off or of no sense at all is kept, and nothing is thrown', async () => {
    assert.equal((await parse('')).readAs, 'not-at-all')
    assert.equal((await parse(lines('Subject: Hello', '', ''))).subject, 'Hello')
    assert.equal((await parse(mixed(['Content-Type: text/plain', '', 'Words']).slice(0, -9))).body, 'Words')
    assert.ok(['in-part', 'not-at-all', 'whole'].includes((await parse(Buffer.from([0, 255, 254, 10, 13, 0]))).readAs))
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, hasHead) => {
      const read = await parse(Buffer.concat([Buffer.from(hasHead ? lines(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', '--b', '') : ''), bytes]))
      return read.from.isWellFormed() && read.body.isWellFormed()
    }), { numRuns: 60 })
  })

  test('with a mail bomb in it (parts without end, boxes in boxes, a head of megabytes) is not taken apart', async () => {
    const many = await parse(mixed(...Array.from({ length: MESSAGE_LIMITS.parts + 50 }, () => ['Content-Type: text/plain', 'Content-Disposition: attachment; filename=a.txt', '', 'x'])))
    assert.equal(many.readAs, 'in-part')
    assert.ok(many.attachments.length <= MESSAGE_LIMITS.attachments)
    const deep = Array.from({ length: 2000 }, (_, at) => lines(`Content-Type: multipart/mixed; boundary="b${at}"`, '', `--b${at}`, '')).join('')
    assert.equal((await parse(`${lines(...HEAD, '')}${deep}`)).readAs, 'in-part')
    assert.notEqual((await parse(`${lines(...HEAD, `X-Long: ${'a'.repeat(2 * MESSAGE_LIMITS.headBytes)}`)}\r\n\r\nwords`)).readAs, 'whole')
  })

  test('with more words than anybody reads is shown as far as a person would, and says that there is more', { timeout: 60_000 }, async () => {
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from(lines(...HEAD, '', ''))
      for (let many = 0; many < 100; many += 1) yield Buffer.from(`${'word '.repeat(20)}\r\n`.repeat(1000))
    }
    const read = await parseMessage(endless(), keep)
    assert.equal(read.readAs, 'in-part')
    assert.ok(read.body.length > 1000 && read.body.length <= MESSAGE_LIMITS.bodyLetters)
  })

  test('with a scan of 60 MB in it streams by, and does not fill the memory', { timeout: 120_000 }, async () => {
    const piece = Buffer.from(`${Buffer.alloc(57, 'x').toString('base64')}\r\n`.repeat(1000))
    const pieces = Math.ceil(60_000_000 / piece.length)
    async function* scan(): AsyncGenerator<Buffer> {
      yield Buffer.from(lines(...HEAD, 'Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/plain', '', 'A scan.', '--b', 'Content-Type: image/tiff', 'Content-Disposition: attachment; filename="scan.tif"', 'Content-Transfer-Encoding: base64', '', ''))
      for (let many = 0; many < pieces; many += 1) yield piece
      yield Buffer.from('\r\n--b--\r\n')
    }
    let most = 0
    const read = await parseMessage(scan(), async (arriving) => {
      let size = 0
      for await (const some of arriving.bytes) {
        size += some.length
        most = Math.max(most, process.memoryUsage().arrayBuffers)
      }
      return { name: arriving.name, saidType: arriving.saidType, size }
    })
    assert.deepEqual([read.readAs, read.body, read.attachments], ['whole', 'A scan.', [{ name: 'scan.tif', saidType: 'image/tiff', size: pieces * 57_000 }]])
    assert.ok(most < 45_000_000, `${most} bytes at once`)
  })

  test('that comes all at once is no more text for that', async () => {
    const whole = Buffer.from(mixed(['Content-Type: text/plain', '', 'A scan.'], ['Content-Type: image/tiff', 'Content-Disposition: attachment; filename="scan.tif"', 'Content-Transfer-Encoding: base64', '', `${'eHh4'.repeat(19)}\r\n`.repeat(110_000)]))
    const read = await parseMessage((async function* () { yield whole })(), keep)
    assert.deepEqual([read.readAs, read.body, read.attachments[0]?.size], ['whole', 'A scan.', 110_000 * 57])
  })

  test('that cannot be kept is told to whoever keeps it', async () => {
    await assert.rejects(parseMessage(inPieces(mixed(['Content-Type: text/plain', 'Content-Disposition: attachment', '', 'x'])), () => Promise.reject(new Error('disk full'))), /disk full/)
    async function* dropped(): AsyncGenerator<Buffer> {
      yield Buffer.from(lines(...HEAD, '', 'begin'))
      throw new Error('connection lost')
    }
    await assert.rejects(parseMessage(dropped(), keep), /connection lost/)
  })
})
