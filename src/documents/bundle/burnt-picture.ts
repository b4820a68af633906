import { Resvg, type RenderedImage } from '@resvg/resvg-js'
import { FONT_FILES, FONT_NAME } from '../report/fonts/arimo.ts'
import { pngOf } from './outside/png.ts'

/** A box over a picture, in hundredths of its width and height, from its left and its top. */
export type Box = Readonly<{ left: number; top: number; width: number; height: number }>

/** Wider pictures are drawn this wide: sharp on a page of A4. */
const WIDEST = 1654

/**
 * The picture as PNG, drawn anew: boxes are black pixels of it, what was under them is nowhere in it, and nothing that the
 * camera or the scanner wrote beside the picture comes along. Null where it is no PNG, JPEG or GIF that can be read.
 */
export function burntPicture(bytes: Uint8Array, boxes: readonly Box[]): Uint8Array | null {
  return drawnAnew(bytes, () => boxesOver(boxes))
}

/** The same for whoever chooses the boxes, with a grid of tenths over it and its hundredths beside the lines. */
export function markedPicture(bytes: Uint8Array, boxes: readonly Box[]): Uint8Array | null {
  return drawnAnew(bytes, ({ width, height }) => {
    const size = Math.max(10, Math.round(Math.max(width, height) / 70))
    const label = (x: number, y: number, text: number) => `<text x="${x}" y="${y}" font-family="${FONT_NAME}" font-size="${size}" fill="#003078" stroke="#fff" stroke-width="${size / 6}" paint-order="stroke">${text}</text>`
    const lines = TENTHS.map((tenth) => `<path d="M${tenth * width / 100} 0V${height}M0 ${tenth * height / 100}H${width}" stroke="#1d70b8" stroke-width="${Math.max(1, size / 10)}" stroke-opacity="0.6" fill="none"/>`
      + label(tenth * width / 100 + 3, size, tenth) + label(3, tenth * height / 100 - 3, tenth))
    return boxesOver(boxes) + lines.join('')
  })
}

const TENTHS = [10, 20, 30, 40, 50, 60, 70, 80, 90]

function boxesOver(boxes: readonly Box[]): string {
  return boxes.map(({ left, top, width, height }) => `<rect x="${left}%" y="${top}%" width="${width}%" height="${height}%" fill="#000"/>`).join('')
}

/** Null where the bytes are no picture that can be drawn. */
function drawnAnew(bytes: Uint8Array, over: (size: Size) => string): Uint8Array | null {
  const size = sizeOf(Buffer.from(bytes))
  if (size === null) return null
  try {
    const plain = onWhite(rendered(size, bytes, ''))
    const drawing = over(size)
    return plain === null || drawing === '' ? plain : rendered({ ...size, type: 'image/png' }, plain, drawing).asPng()
  } catch {
    return null
  }
}

function rendered({ width, height, type }: Size, bytes: Uint8Array, over: string): RenderedImage {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
    + `<image href="data:${type};base64,${Buffer.from(bytes).toString('base64')}" width="${width}" height="${height}"/>${over}</svg>`
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: FONT_NAME }, fitTo: { mode: 'width', value: Math.min(width, WIDEST) } }).render()
}

/** As PNG on white paper; null where nothing was drawn: a picture that is cut short or damaged must not pass for a white page. */
function onWhite({ width, height, pixels }: RenderedImage): Uint8Array | null {
  const bgra = new Uint8Array(pixels.length)
  let isEmpty = true
  for (let at = 0; at < pixels.length; at += 4) {
    // Colours come with how much of them is seen worked in already.
    const [red = 0, green = 0, blue = 0, seen = 0] = [pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]]
    if (seen !== 0) isEmpty = false
    bgra[at] = blue + 255 - seen
    bgra[at + 1] = green + 255 - seen
    bgra[at + 2] = red + 255 - seen
  }
  return isEmpty ? null : pngOf({ width, height, bgra })
}

/** Wider or higher than this is no page of paper, and would fill the memory. */
const MOST_PIXELS = 60_000_000

type Size = Readonly<{ width: number; height: number; type: 'image/png' | 'image/jpeg' | 'image/gif' }>

/** What kind of picture the bytes are and how large, by what they are and not by their name. */
function sizeOf(bytes: Buffer): Size | null {
  const size = sizeOfPng(bytes) ?? sizeOfGif(bytes) ?? sizeOfJpeg(bytes)
  return size && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_PIXELS ? size : null
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function sizeOfPng(bytes: Buffer): Size | null {
  return bytes.subarray(0, 8).equals(PNG) && bytes.length > 24 ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), type: 'image/png' } : null
}

/** Of one that moves, the first picture is drawn. */
function sizeOfGif(bytes: Buffer): Size | null {
  return /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) && bytes.length > 10 ? { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), type: 'image/gif' } : null
}

function sizeOfJpeg(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes.readUInt16BE(at)
    // Frames: C0 to CF, but for the tables C4, C8 and CC.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), type: 'image/jpeg' }
    if (marker < 0xff00) return null
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
