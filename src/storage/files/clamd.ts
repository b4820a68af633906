import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
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
    const failed = Promise.withResolvers<never>()
    failed.promise.catch(() => undefined)
    socket.setTimeout(silentMs, () => socket.destroy(new Error('clamd is silent')))
    socket.on('error', (error) => failed.reject(error))
    try {
      await Promise.race([once(socket, 'connect'), failed.promise])
      const answer = answerOf(socket)
      // It answers before the end where it takes no more: whoever goes on writing then is told by nobody.
      await Promise.race([sent(socket, bytes), answer, failed.promise])
      return readAnswer(await Promise.race([answer, failed.promise]))
    } catch (error) {
      if (isOfSocket(error)) return { kind: 'not-answered', why: 'away' }
      throw error
    } finally {
      socket.destroy()
    }
  }
}

async function sent(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const write = async (some: Uint8Array): Promise<void> => {
    if (!socket.destroyed && !socket.write(some)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
  await write(Buffer.from('zINSTREAM\0'))
  for await (const some of bytes) for (let at = 0; at < some.length && !socket.destroyed; at += CHUNK_BYTES) {
    const part = some.subarray(at, at + CHUNK_BYTES)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    await write(length)
    await write(part)
  }
  await write(Buffer.alloc(4))
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = ''
  for await (const some of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    answer += some.toString('latin1')
    if (answer.includes('\0')) break
  }
  return answer.replace(/\0.*$/s, '').trim()
}

function readAnswer(answer: string): Scanned {
  const found = /^(?:stream|instream\(.*\)): (.+) FOUND$/.exec(answer)?.[1]
  if (found !== undefined) return { kind: 'infected', found: found.slice(0, 200) }
  if (answer.endsWith(': OK')) return { kind: 'clean' }
  return { kind: 'not-answered', why: /size limit/i.test(answer) ? 'too-large' : 'away' }
}

function isOfSocket(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || 'code' in error || error.message === 'clamd is silent')
}
