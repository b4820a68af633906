import { wholeOf } from '../access/sight.ts'
import type { AuthorityId, Services } from '../ports.ts'
import type { FileStore, KeptFile, ReadsWords, Scanned, Scanner, WordsRead } from './ports.ts'
import { wholeBytes } from './whole-bytes.ts'

/** `scanner` null where nobody is set to look for viruses. Files of more than `mostBytes` have no words. */
export type LookParts = Readonly<{ services: Pick<Services, 'store' | 'clock'>; fileStore: FileStore; scanner: Scanner | null; readsWords: ReadsWords; mostBytes: number }>
/** How many were looked at. `away`: the scanner did not answer, and the rest waits. */
export type LookedAt = Readonly<{ clean: number; infected: number; unanswered: number; read: number; away: boolean }>

const AT_ONCE = 20
/** What could not be looked at is tried again after so long. */
const AGAIN_MS = 60 * 60 * 1000

/**
 * Looks at what was filed since the last time: first whether there is a virus in it, then, where nothing speaks against it,
 * what stands in it, so that it is found. Each file is a transaction of its own: whoever is stopped goes on where they were.
 */
export async function lookAtFiles(parts: LookParts, authorityId: AuthorityId, stopped: AbortSignal): Promise<LookedAt> {
  const { services: { store, clock } } = parts
  const counts = { clean: 0, infected: 0, unanswered: 0, read: 0, away: false }
  const sight = wholeOf(authorityId)
  const triedBefore = new Date(Date.parse(clock.now()) - AGAIN_MS).toISOString()
  for (;;) {
    const { toScan, toRead } = await store.read(sight, (reads) => reads.filesToLookAt({ triedBefore, limit: AT_ONCE }))
    const scanning = parts.scanner === null || counts.away ? [] : toScan
    if (stopped.aborted || scanning.length + toRead.length === 0) return counts
    for (const file of scanning) {
      if (stopped.aborted || counts.away) break
      await scan(parts, authorityId, file, counts)
    }
    for (const file of toRead) {
      if (stopped.aborted) break
      await read(parts, authorityId, file)
      counts.read += 1
    }
  }
}

type Counts = { clean: number; infected: number; unanswered: number; read: number; away: boolean }

async function scan({ services: { store, clock }, fileStore, scanner }: LookParts, authorityId: AuthorityId, { fileId, sha256 }: KeptFile, counts: Counts): Promise<void> {
  const scanned = await scannedOr(async () => {
    const bytes = await fileStore.open(authorityId, sha256)
    return bytes && scanner ? scanner(bytes) : UNREADABLE
  })
  if (scanned.kind === 'not-answered') counts.unanswered += 1
  else counts[scanned.kind] += 1
  if (scanned.kind === 'not-answered' && scanned.why === 'away') counts.away = true
  else await store.write(wholeOf(authorityId), (tx) => tx.files.noteScan(fileId, scanned, clock.now()))
}

const UNREADABLE: Scanned = { kind: 'not-answered', why: 'unreadable' }

/** One file that is not as it was kept holds up none of the others. */
async function scannedOr(scanning: () => Promise<Scanned>): Promise<Scanned> {
  try {
    return await scanning()
  } catch {
    return UNREADABLE
  }
}

async function read({ services: { store, clock }, fileStore, readsWords, mostBytes }: LookParts, authorityId: AuthorityId, file: KeptFile): Promise<void> {
  const words = await wordsOf(fileStore, readsWords, { authorityId, file, mostBytes }).catch((): WordsRead => ({ kind: 'failed' }))
  await store.write(wholeOf(authorityId), (tx) => tx.files.keepWords(file.fileId, words, clock.now()))
}

type Wanted = Readonly<{ authorityId: AuthorityId; file: KeptFile; mostBytes: number }>

/** What has macros or is packed is not looked into. */
async function wordsOf(fileStore: FileStore, readsWords: ReadsWords, { authorityId, file, mostBytes }: Wanted): ReturnType<ReadsWords> {
  if (file.size > mostBytes) return { kind: 'failed' }
  if (file.marks.includes('packed') || file.marks.includes('locked')) return { kind: 'none' }
  const bytes = await fileStore.open(authorityId, file.sha256)
  if (bytes === null) return { kind: 'failed' }
  return readsWords({ bytes: await wholeBytes(bytes, file.size), mediaType: file.mediaType })
}
