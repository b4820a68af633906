/** A logo is read with every page's settings, so it is small. In bytes. */
export const LARGEST_LOGO = 50_000
const LARGEST_SIDE = 2_000
const LONGEST_ALTERNATIVE = 200

export const LOGO_PROBLEMS = ['too-large', 'not-an-image', 'too-many-pixels', 'not-harmless', 'needs-alternative'] as const
/** `not-harmless`: the drawing has something in it that could run, load or link. */
export type LogoProblem = (typeof LOGO_PROBLEMS)[number]

export type LogoRead = Readonly<{ kind: 'logo'; mediaType: 'image/png' | 'image/svg+xml' }> | Readonly<{ kind: 'wrong'; code: LogoProblem }>

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Which kind of image a file is, by its content. An SVG is taken only where nothing in it can run, load or link. */
export function readLogo(bytes: Uint8Array): LogoRead {
  if (bytes.length > LARGEST_LOGO) return wrong('too-large')
  if (PNG.every((byte, at) => bytes[at] === byte)) return readPng(bytes)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return wrong('not-an-image')
  }
  if (!/<svg[\s>]/.test(text)) return wrong('not-an-image')
  return isHarmlessSvg(text) ? { kind: 'logo', mediaType: 'image/svg+xml' } : wrong('not-harmless')
}

/** What is wrong with the words for those who cannot see a logo; null where nothing is. */
export function alternativeProblem(alternative: string): LogoProblem | null {
  return alternative.trim() === '' || alternative.length > LONGEST_ALTERNATIVE ? 'needs-alternative' : null
}

function wrong(code: LogoProblem): LogoRead {
  return { kind: 'wrong', code }
}

/** The first chunk of a PNG says how wide and high it is. */
function readPng(bytes: Uint8Array): LogoRead {
  if (bytes.length < 33 || String.fromCharCode(...bytes.subarray(12, 16)) !== 'IHDR') return wrong('not-an-image')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (width === 0 || height === 0) return wrong('not-an-image')
  return width > LARGEST_SIDE || height > LARGEST_SIDE ? wrong('too-many-pixels') : { kind: 'logo', mediaType: 'image/png' }
}

/** What a drawing is made of. Everything else (script, foreignObject, image, a, animate, iframe, …) is refused by not being here. */
const ELEMENTS = new Set([
  'svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'lineargradient',
  'radialgradient', 'stop', 'clippath', 'mask', 'pattern', 'style',
])
const TAG = /<\/?([a-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/gi
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

/** Whether an SVG draws and does nothing else: known elements and attributes that neither run nor point outside the file. */
function isHarmlessSvg(written: string): boolean {
  const text = written.replace(/^\uFEFF?\s*<\?xml\s[^?<>]*\?>/, '').replaceAll(/<!--(?:(?!--)[\s\S])*-->/g, '')
  for (const [, element = '', attributes = ''] of text.matchAll(TAG)) {
    if (!ELEMENTS.has(element.toLowerCase())) return false
    for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) if (!isHarmlessAttribute(name.toLowerCase(), double ?? single ?? '')) return false
  }
  // What is left between the tags is text or style; a "<" among it is a tag that was not understood.
  const between = text.replaceAll(TAG, '\n')
  return !/[<>]/.test(between) && isHarmlessText(between)
}

function isHarmlessAttribute(name: string, value: string): boolean {
  if (name.startsWith('on')) return false
  if (name === 'href' || name.endsWith(':href')) return /^#[\w.-]+$/.test(value)
  if (name === 'xmlns' || name.startsWith('xmlns:')) return true
  return isHarmlessText(value)
}

/** No entity that hides a letter, no escape, no import, no function that loads: `url()` may name a part of the drawing alone. */
function isHarmlessText(text: string): boolean {
  if (/[\\@]|&(?!(?:amp|lt|gt|quot|apos);)|javascript:|data:|expression\s*\(|image-set|src\s*\(/i.test(text)) return false
  return [...text.matchAll(/url\s*\(\s*['"]?([^'")]*)/gi)].every(([, target = '']) => target.startsWith('#'))
}
