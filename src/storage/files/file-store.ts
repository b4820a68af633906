import { createHash, createHmac, hkdfSync, randomUUID } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore, KeptBytes } from '../../application/files/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { makeFolder } from '../make-folder.ts'
import { AlteredFile, openedBytes, sealedBytes } from './sealed-bytes.ts'
import type { Shelf } from './shelf.ts'

/** `key`: 32 bytes, or null where files lie as they are. `spool`: a folder in which a file grows until it is whole. */
export type FileStoreParts = Readonly<{ shelf: Shelf; spool: string; key: Buffer | null }>

/**
 * Files by what they are. With a key neither the bytes nor the name under which they lie say what a file is: the name is then
 * a keyed digest, so that nobody who reads the shelf can ask whether a file they have is there. Decision: 0097.
 */
export function makeFileStore({ shelf, spool, key }: FileStoreParts): FileStore {
  const nameKey = key && Buffer.from(hkdfSync('sha256', key, '', 'heard file names', 32))
  const nameOf = (authorityId: AuthorityId, sha256: string) => {
    const name = nameKey ? createHmac('sha256', nameKey).update(sha256).digest('hex') : sha256
    return join(authorityId, name.slice(0, 2), name)
  }
  return {
    put: async (authorityId, bytes, most) => {
      makeFolder(spool, 0o700)
      const path = join(spool, randomUUID())
      try {
        const kept = await spooled(path, bytes, most, key)
        if (kept !== 'too-large') await shelf.take(nameOf(authorityId, kept.sha256), path)
        return kept
      } finally {
        await rm(path, { force: true })
      }
    },
    open: async (authorityId, sha256) => {
      const found = await shelf.open(nameOf(authorityId, sha256))
      return found && proved(key ? openedBytes(found, key) : found, sha256)
    },
    has: (authorityId, sha256) => shelf.has(nameOf(authorityId, sha256)),
    remove: (authorityId, sha256) => shelf.remove(nameOf(authorityId, sha256)),
    sweep: async (authorityId, { used, beforeMs }) => {
      await sweptSpool(spool, beforeMs)
      const old: string[] = []
      for await (const { name, takenMs } of shelf.list(authorityId)) if (takenMs < beforeMs) old.push(name)
      // Asked after the look round: what is recorded meanwhile is among it.
      const names = new Set([...await used()].map((sha256) => nameOf(authorityId, sha256)))
      let gone = 0
      for (const name of old) if (!names.has(name) && await shelf.removeOlder(name, beforeMs)) gone += 1
      return gone
    },
  }
}

/** What a killed server left half-way. */
async function sweptSpool(spool: string, beforeMs: number): Promise<void> {
  for (const name of await readdir(spool).catch(() => [])) {
    const found = await stat(join(spool, name)).catch(() => null)
    if (found && found.mtimeMs < beforeMs) await rm(join(spool, name), { force: true })
  }
}

class TooLarge extends Error {}

async function spooled(path: string, bytes: AsyncIterable<Uint8Array>, most: number, key: Buffer | null): Promise<KeptBytes | 'too-large'> {
  const digest = createHash('sha256')
  let size = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const some of bytes) {
      size += some.length
      if (size > most) throw new TooLarge()
      digest.update(some)
      yield some
    }
  }
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const some of key ? sealedBytes(counted(), key) : counted()) await handle.write(some)
    await handle.sync()
    return { sha256: digest.digest('hex'), size }
  } catch (error) {
    if (error instanceof TooLarge) return 'too-large'
    throw error
  } finally {
    await handle.close()
  }
}

/** The bytes as they come; throws at their end where they are not those that were kept. */
async function* proved(bytes: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256')
  for await (const some of bytes) {
    digest.update(some)
    yield some
  }
  if (digest.digest('hex') !== sha256) throw new AlteredFile('the file is not as it was kept')
}
