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

/** What a look for viruses came to. `too-large`: more than whoever looks takes; `unreadable`: the bytes are not there, or not those that were kept. */
export type Scanned = Readonly<{ kind: 'clean' } | { kind: 'infected'; found: string } | { kind: 'not-answered'; why: 'away' | 'too-large' | 'unreadable' }>
export type Scanner = (bytes: AsyncIterable<Uint8Array>) => Promise<Scanned>

/** What was read of a file's words. `none`: it has none, as a photograph. */
export const WORDS_STATES = ['waiting', 'read', 'none', 'failed'] as const
export type WordsState = (typeof WORDS_STATES)[number]
export type WordsRead = Readonly<{ kind: 'read'; text: string } | { kind: 'none' | 'failed' }>
export type ReadsWords = (file: Readonly<{ bytes: Uint8Array; mediaType: string }>) => Promise<WordsRead>

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
  /** What was found in it; null where nothing was, or nobody looked. While it waits: why it could not be looked at. */
  found: string | null
  words: WordsState
  addedAt: string
  addedBy: string
}>
export type NewFile = Pick<KeptFile, 'fileId' | 'streamId' | 'name' | 'mediaType' | 'scan' | 'sha256' | 'size' | 'addedAt' | 'addedBy'> & Partial<Pick<KeptFile, 'marks'>>

export type Files = Readonly<{
  add(file: NewFile): Promise<FileRef>
  /** What an event holds of these files of one stream; those that are not of it are left out. */
  refs(streamId: StreamId, fileIds: readonly string[]): Promise<readonly FileRef[]>
  /** What a look for viruses came to; nothing where it is known already. */
  noteScan(fileId: string, scanned: Scanned, at: string): Promise<void>
  /** Keeps what was read of a file's words, and lets its stream be found by them. */
  keepWords(fileId: string, read: WordsRead, at: string): Promise<void>
}>

/** Files that are still to be looked at, the first added first: for viruses, and what stands in those that nothing speaks against. */
export type FilesToLookAt = Readonly<{ toScan: readonly KeptFile[]; toRead: readonly KeptFile[] }>

export type FileReads = Readonly<{
  /** `triedBefore`: of those that could not be looked at, the ones that were tried before then alone. */
  filesToLookAt(asked: Readonly<{ triedBefore: string; limit: number }>): Promise<FilesToLookAt>
  files(fileIds: readonly string[]): Promise<ReadonlyMap<string, KeptFile>>
  /** The words that were read from a file; null where there are none. */
  fileText(fileId: string): Promise<string | null>
}>
