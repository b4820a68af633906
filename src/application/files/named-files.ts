import type { FileRef } from '../../domain/complaint/basics.ts'
import { mapObjects, objectsWithin } from '../objects-within.ts'
import type { StreamId, Transaction } from '../ports.ts'
import type { Uploaded } from '../worded.ts'

/** Puts what an event holds of each file in the place of its upload; null where one of them is none of this stream. */
export async function withFiles<T>(tx: Transaction, streamId: StreamId, value: T): Promise<T | null> {
  const ids = objectsWithin(value, isUploaded).map(({ uploadId }) => uploadId)
  if (ids.length === 0) return value
  const refs = new Map((await tx.files.refs(streamId, ids)).map((ref) => [ref.fileId, ref]))
  if (ids.some((id) => !refs.has(id))) return null
  return mapObjects(value, (part) => (isUploaded(part) ? { replaceBy: refs.get(part.uploadId) } : undefined)) as T
}

/** The ids of every file that `value` refers to, at whatever depth. */
export function fileIdsIn(value: unknown): readonly string[] {
  return objectsWithin(value, isFileRef).map(({ fileId }) => fileId)
}

function isUploaded(part: unknown): part is Uploaded {
  return typeof part === 'object' && part !== null && Object.keys(part).length === 1 && 'uploadId' in part && typeof part.uploadId === 'string'
}

function isFileRef(part: unknown): part is FileRef {
  return typeof part === 'object' && part !== null && 'fileId' in part && typeof part.fileId === 'string' && 'digest' in part
}
