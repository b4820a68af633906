import { unzipSync, Zip, ZipPassThrough, zipSync, type Zippable } from 'fflate'

/** One part of a zip file. `isStored`: not compressed. */
export type ZipPart = Readonly<{ name: string; bytes: Uint8Array; isStored?: boolean }>

const LEVEL = 6

/** The parts as a zip file, in their order, each dated `madeOn`: the same parts make the same bytes. */
export function packed(parts: readonly ZipPart[], madeOn: Date): Uint8Array {
  // A zip entry has a day and a time of no zone, which fflate reads from the machine's: so it is given the same on any.
  const mtime = new Date(madeOn.getUTCFullYear(), madeOn.getUTCMonth(), madeOn.getUTCDate())
  const entries: Zippable = {}
  for (const { name, bytes, isStored } of parts) entries[name] = [bytes, { level: isStored ? 0 : LEVEL, mtime }]
  return zipSync(entries)
}

/**
 * A zip file of parts that are made one after the other, given as it grows, so that a thousand letters are never in memory together. Nothing
 * is compressed: PDFs are already. Where whoever reads it goes away, no more parts are made.
 */
export async function* packedAsMade(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for await (const { name, bytes } of parts) {
    const part = new ZipPassThrough(name)
    zip.add(part)
    part.push(bytes, true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready
}

/** The parts of a zip file, in the order of their names. */
export function unpacked(bytes: Uint8Array): readonly ZipPart[] {
  return Object.entries(unzipSync(bytes)).map(([name, part]) => ({ name, bytes: part })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
