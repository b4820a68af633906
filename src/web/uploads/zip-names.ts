/** A file in a zip as its list says it: the name, its size once unpacked, and whether it asks for a password. */
export type ZipName = Readonly<{ name: string; size: number; isLocked: boolean }>

const END_MARK = Buffer.from([0x50, 0x4b, 5, 6])
const ENTRY_MARK = 0x02014b50
const ENTRY_BYTES = 46
const MOST_NAMES = 10_000

/**
 * The names in a zip from the list at its end; null where the list is not among these last bytes, or is none. Nothing is
 * unpacked: a zip that would fill a disk says its names like any other.
 */
export function zipNames(tail: Uint8Array): readonly ZipName[] | null {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength)
  const end = bytes.lastIndexOf(END_MARK)
  if (end < 0 || end + 22 > bytes.length) return null
  const names: ZipName[] = []
  let at = end - bytes.readUInt32LE(end + 12)
  if (at < 0) return null
  while (at + ENTRY_BYTES <= end && names.length < MOST_NAMES && bytes.readUInt32LE(at) === ENTRY_MARK) {
    const length = bytes.readUInt16LE(at + 28)
    names.push({ name: bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + length), size: bytes.readUInt32LE(at + 24), isLocked: (bytes.readUInt16LE(at + 8) & 1) === 1 })
    at += ENTRY_BYTES + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names.length > 0 ? names : null
}
