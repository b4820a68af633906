import { crc32, deflateSync } from 'node:zlib'

/** Pixels as a drawing engine leaves them: blue, green, red and one more byte for each, rows one after the other without a gap. */
export type Pixels = Readonly<{ width: number; height: number; bgra: Uint8Array }>

/** The pixels as PNG and nothing else: no text, no day, no profile. Grey where no pixel has a colour, which is a third of the size. */
export function pngOf({ width, height, bgra }: Pixels): Buffer {
  const isGrey = hasNoColour(bgra)
  const rows = filteredUp(isGrey ? greyOf(bgra) : coloursOf(bgra), width * (isGrey ? 1 : 3), height)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, isGrey ? 0 : 2, 0, 0, 0], 8)
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 6 })), chunk('IEND', Buffer.alloc(0))])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

function hasNoColour(bgra: Uint8Array): boolean {
  for (let at = 0; at < bgra.length; at += 4) if (bgra[at] !== bgra[at + 1] || bgra[at] !== bgra[at + 2]) return false
  return true
}

function greyOf(bgra: Uint8Array): Uint8Array {
  const grey = new Uint8Array(bgra.length / 4)
  for (let at = 0; at < grey.length; at += 1) grey[at] = bgra[at * 4] ?? 0
  return grey
}

function coloursOf(bgra: Uint8Array): Uint8Array {
  const colours = new Uint8Array(bgra.length / 4 * 3)
  for (let from = 0, to = 0; from < bgra.length; from += 4, to += 3) {
    colours[to] = bgra[from + 2] ?? 0
    colours[to + 1] = bgra[from + 1] ?? 0
    colours[to + 2] = bgra[from] ?? 0
  }
  return colours
}

/** Each row as what differs from the row above it: paper is mostly the same from row to row. */
function filteredUp(bytes: Uint8Array, wide: number, rows: number): Uint8Array {
  const filtered = new Uint8Array((wide + 1) * rows)
  for (let row = 0; row < rows; row += 1) {
    const to = row * (wide + 1)
    filtered[to] = 2
    for (let at = 0; at < wide; at += 1) filtered[to + 1 + at] = (bytes[row * wide + at] ?? 0) - (row === 0 ? 0 : bytes[(row - 1) * wide + at] ?? 0)
  }
  return filtered
}
