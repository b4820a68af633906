/**
 * QR codes (ISO/IEC 18004) of short texts, as SVG: byte mode, error correction L, versions 1 to 15. Only what a picture of
 * an app's secret needs; no picture is loaded from elsewhere, and no script draws it.
 */

/** By version from 1: codewords of error correction in each block, and how many blocks. */
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22] as const
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6] as const

type Grid = Readonly<{ size: number; dark: boolean[][]; fixed: boolean[][] }>

/** The picture; null for a text that is too long for one. `currentColor` on white, with the quiet border of four. */
export function qrCode(text: string): string | null {
  const bytes = [...new TextEncoder().encode(text)]
  const version = CORRECTION.findIndex((_, at) => bytes.length + (at < 9 ? 2 : 3) <= dataCodewords(at + 1)) + 1
  if (version === 0) return null
  const grid = functionPatterns(version)
  drawData(grid, withCorrection(dataOf(bytes, version), version))
  applyMask(grid)
  drawFormat(grid)
  return svgOf(grid)
}

/** Modules left for data and correction, in bytes. */
function rawCodewords(version: number): number {
  let bits = (16 * version + 128) * version + 64
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2
    bits -= (25 * marks - 10) * marks - 55
    if (version >= 7) bits -= 36
  }
  return Math.floor(bits / 8)
}

function dataCodewords(version: number): number {
  return rawCodewords(version) - (CORRECTION[version - 1] ?? 0) * (BLOCKS[version - 1] ?? 0)
}

/** Mode and length, the bytes, the end, and padding. */
function dataOf(bytes: readonly number[], version: number): readonly number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => { for (let at = length - 1; at >= 0; at -= 1) bits.push((value >>> at) & 1) }
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) put(byte, 8)
  const room = dataCodewords(version) * 8
  put(0, Math.min(4, room - bits.length))
  put(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) put(pad, 8)
  return Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0))
}

/** The data in blocks, each with its Reed-Solomon remainder, interleaved. */
function withCorrection(data: readonly number[], version: number): readonly number[] {
  const [blocks, correction, raw] = [BLOCKS[version - 1] ?? 1, CORRECTION[version - 1] ?? 0, rawCodewords(version)]
  const short = blocks - (raw % blocks)
  const shortLength = Math.floor(raw / blocks) - correction
  const divisor = divisorOf(correction)
  let from = 0
  const parts = Array.from({ length: blocks }, (_, at) => {
    const part = data.slice(from, from + shortLength + (at < short ? 0 : 1))
    from += part.length
    return { part, rest: remainderOf(part, divisor) }
  })
  const interleaved = (pick: (each: (typeof parts)[number]) => readonly number[], longest: number) =>
    Array.from({ length: longest }, (_, at) => parts.flatMap((each) => { const value = pick(each)[at]; return value === undefined ? [] : [value] })).flat()
  return [...interleaved(({ part }) => part, shortLength + 1), ...interleaved(({ rest }) => rest, correction)]
}

function multiply(one: number, other: number): number {
  let product = 0
  for (let at = 7; at >= 0; at -= 1) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((other >>> at) & 1) * one)
  return product
}

function divisorOf(degree: number): readonly number[] {
  let result: number[] = Array.from({ length: degree }, (_, at) => (at === degree - 1 ? 1 : 0))
  let root = 1
  for (let round = 0; round < degree; round += 1) {
    result = result.map((value, at) => multiply(value, root) ^ (result[at + 1] ?? 0))
    root = multiply(root, 2)
  }
  return result
}

function remainderOf(data: readonly number[], divisor: readonly number[]): readonly number[] {
  return data.reduce<number[]>((rest, byte) => {
    const factor = byte ^ (rest[0] ?? 0)
    return divisor.map((value, at) => (rest[at + 1] ?? 0) ^ multiply(value, factor))
  }, divisor.map(() => 0))
}

function functionPatterns(version: number): Grid {
  const size = version * 4 + 17
  const square = () => Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  const grid: Grid = { size, dark: square(), fixed: square() }
  for (let at = 0; at < size; at += 1) {
    set(grid, 6, at, at % 2 === 0)
    set(grid, at, 6, at % 2 === 0)
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) drawFinder(grid, x, y)
  const marks = marksOf(version, size)
  for (const [row, y] of marks.entries()) for (const [column, x] of marks.entries()) {
    const isFinder = (row === 0 && column === 0) || (row === 0 && column === marks.length - 1) || (row === marks.length - 1 && column === 0)
    if (!isFinder) drawMark(grid, x, y)
  }
  drawFormat(grid)
  if (version >= 7) drawVersion(grid, version)
  return grid
}

function marksOf(version: number, size: number): readonly number[] {
  if (version === 1) return []
  const many = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (many * 2 - 2)) * 2
  return Array.from({ length: many }, (_, at) => (at === 0 ? 6 : size - 7 - (many - 1 - at) * step))
}

function set({ dark, fixed, size }: Grid, x: number, y: number, isDark: boolean): void {
  const [row, known] = [dark[y], fixed[y]]
  if (!row || !known || x < 0 || x >= size) return
  row[x] = isDark
  known[x] = true
}

function drawFinder(grid: Grid, x: number, y: number): void {
  for (let down = -4; down <= 4; down += 1) for (let across = -4; across <= 4; across += 1) {
    const ring = Math.max(Math.abs(down), Math.abs(across))
    set(grid, x + across, y + down, ring !== 2 && ring !== 4)
  }
}

function drawMark(grid: Grid, x: number, y: number): void {
  for (let down = -2; down <= 2; down += 1) for (let across = -2; across <= 2; across += 1)
    set(grid, x + across, y + down, Math.max(Math.abs(down), Math.abs(across)) !== 1)
}

/** Error correction L (01) with mask 0 (000), and their own correction. */
function drawFormat(grid: Grid): void {
  const { size } = grid
  const bits = 0b111011111000100
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  for (let at = 0; at <= 5; at += 1) set(grid, 8, at, bit(at))
  set(grid, 8, 7, bit(6))
  set(grid, 8, 8, bit(7))
  set(grid, 7, 8, bit(8))
  for (let at = 9; at < 15; at += 1) set(grid, 14 - at, 8, bit(at))
  for (let at = 0; at < 8; at += 1) set(grid, size - 1 - at, 8, bit(at))
  for (let at = 8; at < 15; at += 1) set(grid, 8, size - 15 + at, bit(at))
  set(grid, 8, size - 8, true)
}

function drawVersion(grid: Grid, version: number): void {
  let rest = version
  for (let round = 0; round < 12; round += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let at = 0; at < 18; at += 1) {
    const [far, near] = [grid.size - 11 + (at % 3), Math.floor(at / 3)]
    set(grid, far, near, ((bits >>> at) & 1) === 1)
    set(grid, near, far, ((bits >>> at) & 1) === 1)
  }
}

/** In columns of two from the right, up and down by turns. */
function drawData({ size, dark, fixed }: Grid, codewords: readonly number[]): void {
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step += 1) for (const x of [right, right - 1]) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
      const row = dark[y]
      if (!row || fixed[y]?.[x] !== false || at >= codewords.length * 8) continue
      row[x] = (((codewords[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1
      at += 1
    }
  }
}

function applyMask({ dark, fixed }: Grid): void {
  for (const [y, row] of dark.entries()) for (const [x, isDark] of row.entries()) if (fixed[y]?.[x] === false && (x + y) % 2 === 0) row[x] = !isDark
}

function svgOf({ size, dark }: Grid): string {
  const path = dark.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x + 4},${y + 4}h1v1h-1z`] : []))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size + 8} ${size + 8}" width="240" height="240" role="img" aria-label="Picture for the app to read; the key below says the same"><rect width="100%" height="100%" fill="#ffffff"/><path d="${path}" fill="#000000"/></svg>`
}
