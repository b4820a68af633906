import type { Readable } from 'node:stream'

/** What is taken off the wire of a request that was refused for its size, and thrown away; then whoever still sends is cut off. */
const MOST_BYTES = 64_000_000
const LONGEST_MS = 10_000

/**
 * Waits until a request that nobody will read has come to its end, or has gone on for too long. Closed while it was still
 * being sent, its connection would break under the sender's hands, and the answer that says why would be lost with it.
 */
export function letFinish(request: Readable, { mostBytes = MOST_BYTES, longestMs = LONGEST_MS }: Readonly<{ mostBytes?: number; longestMs?: number }> = {}): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  let seen = 0
  const count = (part: Buffer | string): void => {
    seen += part.length
    if (seen > mostBytes) resolve()
  }
  const over = (): void => resolve()
  const tooLong = setTimeout(over, longestMs)
  request.on('data', count).once('end', over).once('close', over).once('error', over).resume()
  return promise.finally(() => {
    clearTimeout(tooLong)
    request.off('data', count).off('end', over).off('close', over).off('error', over)
  })
}
