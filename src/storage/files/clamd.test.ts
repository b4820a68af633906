import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { EICAR, hasClamd, runningClamd } from '../../../test/support/clamd.ts'
import { clamdScanner } from './clamd.ts'

async function* pieces(bytes: Buffer, size = 100_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('The real clamd', { skip: hasClamd ? false : 'clamd is not on this machine: apt-get install clamav-daemon' }, () => {
  test('says of a file that it is clean, and of one with the test virus what was found, wherever it stands', async () => {
    const scan = clamdScanner(await runningClamd({ after }, '3M'))
    assert.deepEqual(await scan(pieces(Buffer.alloc(0))), { kind: 'clean' })
    assert.deepEqual(await scan(pieces(randomBytes(2_000_000))), { kind: 'clean' })
    assert.deepEqual(await scan(pieces(Buffer.from(EICAR))), { kind: 'infected', found: 'Heard.Test.Eicar.UNOFFICIAL' })
    assert.deepEqual(await scan(pieces(Buffer.concat([Buffer.alloc(90_000, 'x'), Buffer.from(EICAR), Buffer.alloc(90_000, 'y')]), 7)), { kind: 'infected', found: 'Heard.Test.Eicar.UNOFFICIAL' })
    assert.deepEqual(await scan(pieces(randomBytes(8_000_000))), { kind: 'not-answered', why: 'too-large' })
    assert.deepEqual(await Promise.all([scan(pieces(Buffer.from(EICAR))), scan(pieces(Buffer.from('x')))]).then((both) => both.map(({ kind }) => kind)), ['infected', 'clean'])
  })
})

describe('A scanner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-scanner-'))
  after(() => rmSync(folder, { recursive: true }))

  test('that is away, hangs up, is silent or says something else has not answered: nothing is taken for clean', async () => {
    assert.deepEqual(await clamdScanner({ path: join(folder, 'nobody') })(pieces(Buffer.from('x'))), { kind: 'not-answered', why: 'away' })
    const says: readonly (readonly [string, (socket: Socket) => void])[] = [
      ['hangs up', (socket) => socket.destroy()], ['is silent', () => undefined], ['greets', (socket) => socket.end('HELLO\0')], ['ends without a word', (socket) => socket.end()],
    ]
    for (const [what, answer] of says) {
      const path = join(folder, what.replaceAll(' ', '-'))
      const server = createServer(answer).listen(path)
      assert.deepEqual(await clamdScanner({ path }, 200)(pieces(randomBytes(3_000_000))), { kind: 'not-answered', why: 'away' }, what)
      server.close()
    }
  })
})
