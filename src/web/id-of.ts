import { createHash } from 'node:crypto'

/** An id that follows from its parts: the first half of their SHA-256, as a UUID (RFC 9562, version 8). */
export function idOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
