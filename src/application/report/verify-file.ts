import type { Actor, Reads, Services } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import type { FrozenFile, Manifest } from './editions.ts'
import type { Press } from './press.ts'
import { publications, type PublishedEdition } from './publications.ts'

/** How a file differs from one that was published: it ends early, it goes on, or bytes within it are others. Places count from 0. */
export type Alteration =
  | Readonly<{ kind: 'cut-off'; at: number; of: number }>
  | Readonly<{ kind: 'goes-on'; after: number; more: number }>
  | Readonly<{ kind: 'changed'; from: number; bytes: number }>

/** Whether what the register itself keeps of the edition is what was published, by the digest in its ledger. */
type Kept = Readonly<{ isAsRecorded: boolean }>

/** What a file is. */
export type FileVerdict =
  | (Readonly<{ kind: 'published'; edition: PublishedEdition; file: FrozenFile }> & Kept)
  | (Readonly<{ kind: 'altered'; edition: PublishedEdition; file: FrozenFile; alteration: Alteration; isSameName: boolean }> & Kept)
  | Readonly<{ kind: 'none'; digest: string; editions: number }>

/** Says which edition a file is, byte by byte; or which one it was made from; or that nothing like it was published. */
export async function verifyFile(services: Services, press: Press, actor: Actor, given: Readonly<{ name: string; bytes: Uint8Array }>): Promise<FileVerdict> {
  const digest = press.digest(given.bytes)
  const editions = (await publications(services, actor.authorityId)).flatMap((publication) => publication.editions)
  return services.store.read(actor, async (reads): Promise<FileVerdict> => {
    for (const edition of editions) {
      const file = edition.manifest.files.find((each) => each.digest === digest)
      if (file) return { kind: 'published', edition, file, ...await keptOf(reads, press, edition.manifest) }
    }
    return await alteredFrom(reads, press, editions, given) ?? { kind: 'none', digest, editions: editions.length }
  })
}

/** The event that published an edition holds the digest of its manifest. */
async function keptOf(reads: Reads, press: Press, { reportId, edition }: Manifest): Promise<Kept> {
  const row = (await reads.editions()).find((each) => each.reportId === reportId && each.edition === edition)
  const event = (registerEvents(await reads.stream(reportId)) ?? []).map((recorded) => recorded.event).find((each) => each.type === 'ReportPublished' && each.edition === edition)
  return { isAsRecorded: row !== undefined && event?.type === 'ReportPublished' && event.manifest === press.digest(row.manifest) }
}

async function alteredFrom(
  reads: Reads, press: Press, editions: readonly PublishedEdition[], given: Readonly<{ name: string; bytes: Uint8Array }>,
): Promise<FileVerdict | null> {
  let best: Readonly<{ edition: PublishedEdition; file: FrozenFile; compared: Compared; isSameName: boolean }> | null = null
  for (const edition of editions) for (const file of edition.manifest.files) {
    const isSameName = file.name === given.name
    if (!isSameName && endingOf(file.name) !== endingOf(given.name)) continue
    const stored = await reads.editionFile(edition.manifest, file.name)
    if (!stored) continue
    const compared = compare(stored.bytes, given.bytes)
    if ((isSameName || compared.alike >= LIKE) && compared.alike > (best?.compared.alike ?? -1)) best = { edition, file, compared, isSameName }
  }
  if (!best) return null
  const { edition, file, compared: { alteration }, isSameName } = best
  return { kind: 'altered', edition, file, alteration, isSameName, ...await keptOf(reads, press, edition.manifest) }
}

/** Two files that begin and end alike for so much of their length are one file, altered. */
const LIKE = 0.5

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

type Compared = Readonly<{ alike: number; alteration: Alteration }>

function compare(published: Uint8Array, given: Uint8Array): Compared {
  const shorter = Math.min(published.length, given.length)
  let from = 0
  while (from < shorter && published[from] === given[from]) from += 1
  let last = 0
  while (last < shorter - from && published[published.length - 1 - last] === given[given.length - 1 - last]) last += 1
  const alike = (from + last) / Math.max(published.length, given.length, 1)
  if (from === given.length) return { alike, alteration: { kind: 'cut-off', at: from, of: published.length } }
  if (from === published.length) return { alike, alteration: { kind: 'goes-on', after: from, more: given.length - from } }
  return { alike, alteration: { kind: 'changed', from, bytes: given.length - from - last } }
}
