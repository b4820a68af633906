import { randomFillSync } from 'node:crypto'

const bytes = Buffer.alloc(16)
let lastMs = 0
let counter = 0

/**
 * A UUID of version 7 (RFC 9562): the time in milliseconds, then a counter, then chance. Sorts by when it was made, so
 * that new rows lie together in the index; those of one process strictly so.
 */
export function uuidV7(): string {
  randomFillSync(bytes)
  const nowMs = Date.now()
  if (nowMs > lastMs) {
    lastMs = nowMs
    counter = bytes.readUInt16BE(6) & 0x7ff
  } else if (++counter > 0xfff) {
    // More than the counter holds within a millisecond, or a clock put back: borrow from the next.
    lastMs += 1
    counter = 0
  }
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
