import type { Press } from '../report/press.ts'
import type { Actor, Services } from '../ports.ts'
import { registerEvents } from '../streams.ts'

/** A file of a folder; `name` with `/` between its parts. */
export type FolderFile = Readonly<{ name: string; bytes: Uint8Array }>
/** What is wrong with a file of a folder, against its manifest. */
export type FolderProblem = Readonly<{ kind: 'missing' | 'altered' | 'unlisted'; name: string }>

/** What a folder is. `recorded`: which version of which bundle the ledger says its manifest belongs to; null where none. */
export type FolderVerdict =
  | Readonly<{ kind: 'no-manifest' }>
  | Readonly<{ kind: 'folder'; problems: readonly FolderProblem[]; digest: string; recorded: Readonly<{ reference: string; version: number }> | null }>

const MANIFEST = 'manifest.json'

/** Compares a folder with its manifest, file by file, and the manifest with the ledger. Everything in the folder is material from outside. */
export async function verifyFolder(services: Services, press: Pick<Press, 'digest'>, actor: Actor, files: readonly FolderFile[]): Promise<FolderVerdict> {
  const manifest = files.find(({ name }) => name === MANIFEST)
  const listed = manifest && filesListed(Buffer.from(manifest.bytes).toString('utf8'))
  if (!manifest || !listed) return { kind: 'no-manifest' }
  const there = new Map(files.map(({ name, bytes }) => [name, bytes]))
  const problems: FolderProblem[] = listed.flatMap(({ name, sha256 }): readonly FolderProblem[] => {
    const bytes = there.get(name)
    if (!bytes) return [{ kind: 'missing', name }]
    return press.digest(bytes) === sha256 ? [] : [{ kind: 'altered', name }]
  })
  const known = new Set([MANIFEST, ...listed.map(({ name }) => name)])
  problems.push(...files.filter(({ name }) => !known.has(name)).map(({ name }) => ({ kind: 'unlisted' as const, name })))
  const digest = press.digest(manifest.bytes)
  return { kind: 'folder', problems, digest, recorded: await recordedAs(services, actor, digest) }
}

function filesListed(text: string): readonly Readonly<{ name: string; sha256: string }>[] | null {
  try {
    const manifest: unknown = JSON.parse(text)
    if (typeof manifest !== 'object' || manifest === null || !('files' in manifest) || !Array.isArray(manifest.files)) return null
    return manifest.files.filter((file): file is { name: string; sha256: string } => typeof file === 'object' && file !== null && 'name' in file && typeof file.name === 'string' && 'sha256' in file && typeof file.sha256 === 'string')
  } catch {
    return null
  }
}

/** Which version of a bundle, or of somebody's personal data, has this manifest. */
function recordedAs(services: Services, actor: Actor, digest: string): Promise<Readonly<{ reference: string; version: number }> | null> {
  return services.store.read(actor, async (reads) => {
    for (const { recorded } of [...await reads.streamsOfKind('bundle'), ...await reads.streamsOfKind('rights-request')]) {
      const events = registerEvents(recorded)?.map(({ event }) => event) ?? []
      const first = events[0]
      const made = events.find((event) => (event.type === 'BundleMade' || event.type === 'RightsReviewFinished') && event.manifest === digest)
      if (made && 'version' in made && typeof made.version === 'number' && first && 'reference' in first) return { reference: first.reference, version: made.version }
    }
    return null
  })
}
