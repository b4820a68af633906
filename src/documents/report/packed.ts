import { unzipSync, zipSync, type Zippable } from 'fflate'

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

/** The parts of a zip file, in the order of their names. */
export function unpacked(bytes: Uint8Array): readonly ZipPart[] {
  return Object.entries(unzipSync(bytes)).map(([name, part]) => ({ name, bytes: part })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
