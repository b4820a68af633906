import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import type { Scanned, Scanner } from '../../application/files/ports.ts'

/** Where clamd listens: a socket of this machine, or a host and a port. */
export type ClamdAddress = Readonly<{ path: string }> | Readonly<{ host: string; port: number }>

const CHUNK_BYTES = 64 * 1024
/** For so long nothing may move: a large archive takes its time. */
const SILENT_MS = 120_000

/** Asks clamd of bytes as they stream by (INSTREAM): nothing is written anywhere for it, and it needs no right to read our files. */
export function clamdScanner(address: ClamdAddress, silentMs = SILENT_MS): Scanner {
  return async (bytes) => {
    const socket = connect(address)
    const answer = answerOf(socket, silentMs)
    try {
      // It answers before the end where it takes no more: nobody writes on then.
      await Promise.race([sent(socket, bytes, answer.has), answer.whole])
      return readAnswer(await answer.whole)
    } finally {
      socket.destroy()
    }
  }
}

async function sent(socket: Socket, bytes: AsyncIterable<Uint8Array>, isAnswered: () => boolean): Promise<void> {
  const write = async (some: Uint8Array): Promise<void> => {
    if (!isAnswered() && !socket.write(some)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined)
  }
  await write(Buffer.from('zINSTREAM\0'))
  for await (const some of bytes) for (let at = 0; at < some.length && !isAnswered(); at += CHUNK_BYTES) {
    const part = some.subarray(at, at + CHUNK_BYTES)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    await write(Buffer.concat([length, part]))
    // What it has answered is read before more is written to somebody who may have hung up.
    await turn()
  }
  await write(Buffer.alloc(4))
}

type Answering = Readonly<{ whole: Promise<string>; has(): boolean }>

/** What it says until it ends, however it ends: what came before it hung up counts. */
function answerOf(socket: Socket, silentMs: number): Answering {
  const { promise, resolve } = Promise.withResolvers<string>()
  let text = ''
  let hasEnded = false
  const end = (): void => { hasEnded = true; resolve(text.replace(/\0.*$/s, '').trim()) }
  socket.setTimeout(silentMs, () => socket.destroy())
  socket.on('data', (some: Buffer) => {
    text += some.toString('latin1')
    if (text.includes('\0')) end()
  })
  for (const over of ['error', 'close', 'end']) socket.on(over, end)
  return { whole: promise, has: () => hasEnded || text !== '' }
}

function readAnswer(answer: string): Scanned {
  const found = /^(?:stream|instream\(.*\)): (.+) FOUND$/.exec(answer)?.[1]
  if (found !== undefined) return { kind: 'infected', found: found.slice(0, 200) }
  if (answer.endsWith(': OK')) return { kind: 'clean' }
  return { kind: 'not-answered', why: /size limit/i.test(answer) ? 'too-large' : 'away' }
}
