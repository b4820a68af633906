import { createHash } from 'node:crypto'
import type { FileStore } from '../../src/application/files/ports.ts'

/** Bytes of files in memory. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, Buffer>()
  return {
    put: async (authorityId, bytes, most) => {
      const pieces: Uint8Array[] = []
      let size = 0
      for await (const some of bytes) {
        size += some.length
        if (size > most) return 'too-large'
        pieces.push(some)
      }
      const whole = Buffer.concat(pieces)
      const sha256 = createHash('sha256').update(whole).digest('hex')
      kept.set(`${authorityId}/${sha256}`, whole)
      return { sha256, size }
    },
    open: async (authorityId, sha256) => {
      const found = kept.get(`${authorityId}/${sha256}`)
      return found ? (async function* () { yield found })() : null
    },
    has: async (authorityId, sha256) => kept.has(`${authorityId}/${sha256}`),
    sweep: async () => 0,
    remove: async (authorityId, sha256) => void kept.delete(`${authorityId}/${sha256}`),
  }
}
