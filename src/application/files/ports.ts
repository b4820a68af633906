import type { FileRef } from '../../domain/complaint/basics.ts'
import type { AuthorityId, StreamId } from '../ports.ts'

/** Bytes that are kept: SHA-256 in hexadecimal, and how many there are. */
export type KeptBytes = Readonly<{ sha256: string; size: number }>

/** Where the bytes of files lie, by what they are: the same bytes of one authority lie there once. Decision: 0097. */
export type FileStore = Readonly<{
  /** Keeps what streams by, whole or not at all. `too-large` past `most` bytes. */
  put(authorityId: AuthorityId, bytes: AsyncIterable<Uint8Array>, most: number): Promise<KeptBytes | 'too-large'>
  /** The bytes, a part at a time; null where they are not there. Throws, in the midst, where they are not what was kept. */
  open(authorityId: AuthorityId, sha256: string): Promise<AsyncIterable<Uint8Array> | null>
  has(authorityId: AuthorityId, sha256: string): Promise<boolean>
  /** Takes the bytes away; nothing where they are not there. Whoever calls it knows that nothing else has them. */
  remove(authorityId: AuthorityId, sha256: string): Promise<void>
  /**
   * Takes away whatever lies there and is none of `used` (digests of bytes), unless it was kept since `beforeMs`: what was kept
   * may be about to be recorded. `used` is asked once all that lies there was seen. Returns how many went.
   */
  sweep(authorityId: AuthorityId, what: Readonly<{ used(): Promise<Iterable<string>>; beforeMs: number }>): Promise<number>
}>

/** What became of the look for viruses. `not-scanned`: nobody is set to look. */
export const SCANS = ['waiting', 'clean', 'infected', 'not-scanned'] as const
export type Scan = (typeof SCANS)[number]

/**
 * What is known of a file besides what it is. `macros`: a program in a document. `packed`: several files in one, and
 * `packed-twice`: some of those packed again, or too much to unpack. `active`: it does something where it is opened.
 * `locked`: with a password.
 */
export const MARKS = ['macros', 'packed', 'packed-twice', 'active', 'locked'] as const
export type Mark = (typeof MARKS)[number]

/** A file of one stream of the ledger. Its name is somebody's words: it is nowhere else. */
export type KeptFile = KeptBytes & Readonly<{
  fileId: string
  streamId: StreamId
  name: string
  mediaType: string
  marks: readonly Mark[]
  scan: Scan
  /** What was found in it; null where nothing was, or nobody looked. */
  found: string | null
  addedAt: string
  addedBy: string
}>
export type NewFile = Pick<KeptFile, 'fileId' | 'streamId' | 'name' | 'mediaType' | 'scan' | 'sha256' | 'size' | 'addedAt' | 'addedBy'> & Partial<Pick<KeptFile, 'marks'>>

export type Files = Readonly<{
  add(file: NewFile): Promise<FileRef>
  /** What an event holds of these files of one stream; those that are not of it are left out. */
  refs(streamId: StreamId, fileIds: readonly string[]): Promise<readonly FileRef[]>
}>

export type FileReads = Readonly<{
  files(fileIds: readonly string[]): Promise<ReadonlyMap<string, KeptFile>>
}>
