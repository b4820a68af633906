import { Readable } from 'node:stream'
import type { KeptFile } from '../application/files/ports.ts'
import { wholeBytes } from '../application/files/whole-bytes.ts'
import type { Actor } from '../application/ports.ts'
import type { WebDeps } from './deps.ts'
import type { Answer } from './route.ts'

type Stores = Pick<WebDeps, 'fileStore'>
type Whose = Pick<Actor, 'authorityId'>

/** The bytes of a file that is recorded, as they come. Throws where they are not there: that is no page for anybody. */
async function bytesOf({ fileStore }: Stores, { authorityId }: Whose, { sha256 }: Pick<KeptFile, 'sha256'>): Promise<AsyncIterable<Uint8Array>> {
  const bytes = await fileStore.open(authorityId, sha256)
  if (bytes === null) throw new Error('a file that is recorded is not where files lie')
  return bytes
}

/** All of them at once: only for what is not large. */
export async function wholeBytesOf(deps: Stores, whose: Whose, kept: Pick<KeptFile, 'sha256' | 'size'>): Promise<Buffer<ArrayBuffer>> {
  return wholeBytes(await bytesOf(deps, whose, kept), kept.size)
}

/** The file as it was kept, under its name. What does something in a browser is no more to it than bytes to be saved. */
export async function savedFile(deps: Stores, whose: Whose, kept: KeptFile): Promise<Extract<Answer, { kind: 'file' }>> {
  const body = Readable.from(await bytesOf(deps, whose, kept), { objectMode: false })
  return { kind: 'file', body, contentType: kept.marks.includes('active') ? 'application/octet-stream' : kept.mediaType, fileName: kept.name }
}
