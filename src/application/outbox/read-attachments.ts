import { wholeOf } from '../access/sight.ts'
import type { FileStore, KeptBytes } from '../files/ports.ts'
import { wholeBytes } from '../files/whole-bytes.ts'
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
      const bytes = await bytesOf(fileStore, authorityId, file)
      if (bytes === null) return 'attachment-missing'
      read.push({ name: file.name, mediaType: file.mediaType, bytes })
    }
    return read
  }
}

/** Null where they are not there, or are not what was kept. */
async function bytesOf(fileStore: FileStore, authorityId: AuthorityId, { sha256, size }: KeptBytes): Promise<Uint8Array | null> {
  try {
    const opened = await fileStore.open(authorityId, sha256)
    return opened && await wholeBytes(opened, size)
  } catch {
    return null
  }
}
