import { wholeOf } from '../access/sight.ts'
import type { FileStore } from '../files/ports.ts'
import type { AuthorityId, Store } from '../ports.ts'
import type { Attachment, ReadAttachments } from './senders.ts'

/** The files of a message, whole: what is not there, is not what was kept, or was not found clean does not leave. In the order in which they were named. */
export function readAttachments({ store, fileStore }: Readonly<{ store: Store; fileStore: FileStore }>): ReadAttachments {
  return async (authorityId, fileIds) => {
    if (fileIds.length === 0) return []
    const kept = await store.read(wholeOf(authorityId), (reads) => reads.files(fileIds))
    const read: Attachment[] = []
    for (const fileId of fileIds) {
      const file = kept.get(fileId)
      if (!file) return 'attachment-missing'
      if (file.scan === 'infected') return 'virus-found'
      if (file.scan === 'waiting') return 'being-scanned'
      const bytes = await wholeBytes(fileStore, authorityId, file.sha256)
      if (bytes === null) return 'attachment-missing'
      read.push({ name: file.name, mediaType: file.mediaType, bytes })
    }
    return read
  }
}

/** Null where they are not there, or are not what was kept. */
async function wholeBytes(fileStore: FileStore, authorityId: AuthorityId, sha256: string): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  try {
    const opened = await fileStore.open(authorityId, sha256)
    if (opened === null) return null
    for await (const part of opened) parts.push(part)
  } catch {
    return null
  }
  return Buffer.concat(parts)
}
