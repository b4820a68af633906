import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js'
import type { ChartSpec } from '../../domain/reporting/document/chart-spec.ts'
import type { Branding } from '../../domain/authority/settings.ts'
import type { Picture } from '../../domain/reporting/document/report-document.ts'
import { chartSvg } from '../charts/chart-svg.ts'
import { drawnIn } from './chart-drawing.ts'
import { FONT_FILES, FONT_NAME } from './fonts/arimo.ts'
import { pictureSvg } from './pictures.ts'

/** A picture as PNG. `width` and `height` are those at which it is shown, in pixels of 96 to the inch; it has more of its own. */
export type Png = Readonly<{ bytes: Buffer; width: number; height: number }>

/** How many pixels it has for each that it is shown at: sharp on paper. */
const DENSITY = 2.5
/** The widest and highest that stands on a page of A4. */
const WIDEST = 540
const HIGHEST = 720
const LOGO_HEIGHT = 64

/** The chart as PNG, lettered in the font that the program brings. */
export async function chartPng(chart: ChartSpec): Promise<Png> {
  const { svg, width, height } = drawnIn(await chartSvg(chart), FONT_NAME)
  const shrunk = Math.min(1, WIDEST / width, HIGHEST / height)
  return rendered(svg, width * shrunk, height * shrunk)
}

/** The picture beside a big number, as PNG. */
export function picturePng(picture: Picture): Png {
  return rendered(pictureSvg(picture), LOGO_HEIGHT, LOGO_HEIGHT)
}

/** The authority's logo as PNG, whatever it was; null where there is none, or its image cannot be read. */
export function logoPng({ logo }: Branding): Png | null {
  if (logo === null) return null
  try {
    const image = new Resvg(logo.mediaType === 'image/svg+xml' ? Buffer.from(logo.base64, 'base64').toString('utf8') : svgAround(logo.base64), OPTIONS)
    return rendered(image.toString(), (image.width / image.height) * LOGO_HEIGHT, LOGO_HEIGHT)
  } catch {
    // A page without a logo is better than none: it says nothing that the name of the authority does not.
    return null
  }
}

const OPTIONS: ResvgRenderOptions = { font: { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: FONT_NAME, sansSerifFamily: FONT_NAME, serifFamily: FONT_NAME } }

function rendered(svg: string, width: number, height: number): Png {
  const image = new Resvg(svg, { ...OPTIONS, background: 'white', fitTo: { mode: 'width', value: Math.max(1, Math.round(width * DENSITY)) } }).render()
  return { bytes: image.asPng(), width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
}

/** Where a PNG says its width and height, after its signature and the name of its first part. */
const SIZE_AT = 16

function svgAround(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  const [width, height] = [bytes.readUInt32BE(SIZE_AT), bytes.readUInt32BE(SIZE_AT + 4)]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><image href="data:image/png;base64,${bytes.toString('base64')}" width="${width}" height="${height}"/></svg>`
}
