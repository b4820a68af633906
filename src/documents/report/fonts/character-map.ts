/** Format 4 of OpenType's `cmap`: segments of the first 65,536 code points, as every font with a letter has it. */
const SEGMENTS = 4
/** Platform 3, encoding 1: Unicode. */
const UNICODE = 0x0003_0001

/**
 * The code points for which a TrueType font has a picture of its own. Reads the `cmap` table's Unicode part in format 4.
 * Throws where the font has none.
 */
export function characterMap(font: Buffer): ReadonlySet<number> {
  const table = tableAt(font, 'cmap')
  const parts = Array.from({ length: font.readUInt16BE(table + 2) }, (_, at) => table + 4 + 8 * at)
  const part = parts.find((at) => font.readUInt32BE(at) === UNICODE)
  const start = part === undefined ? -1 : table + font.readUInt32BE(part + 4)
  if (start < 0 || font.readUInt16BE(start) !== SEGMENTS) throw new Error('The font has no map of Unicode characters in format 4.')
  return ofSegments(font, start)
}

function tableAt(font: Buffer, name: string): number {
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at)
  const entry = entries.find((at) => font.toString('latin1', at, at + 4) === name)
  if (entry === undefined) throw new Error(`The font has no table "${name}".`)
  return font.readUInt32BE(entry + 8)
}

/** Each segment has its last and first code point, a shift, and where its own list of pictures begins (nought for none). */
function ofSegments(font: Buffer, start: number): ReadonlySet<number> {
  const bytes = font.readUInt16BE(start + 6)
  const [ends, starts] = [start + 14, start + 16 + bytes]
  const characters = new Set<number>()
  for (let at = 0; at < bytes; at += 2) {
    const [first, last] = [font.readUInt16BE(starts + at), font.readUInt16BE(ends + at)]
    const [shift, listAt] = [font.readUInt16BE(starts + bytes + at), starts + 2 * bytes + at]
    const list = font.readUInt16BE(listAt)
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const picture = list === 0 ? (code + shift) & 0xffff : font.readUInt16BE(listAt + list + 2 * (code - first))
      if (picture !== 0) characters.add(code)
    }
  }
  return characters
}
