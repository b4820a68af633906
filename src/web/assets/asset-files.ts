import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { blocksStyle } from '../../documents/report/html/document-html.ts'

const require = createRequire(import.meta.url)
const GOVUK = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist/govuk')

export type AssetFile = Readonly<{ path: string; contentType: string; body: Buffer; gzipped: Buffer }>
export type Assets = Readonly<{
  byPath: ReadonlyMap<string, AssetFile>
  /** The served path of `heard.css` and the like. Throws a fault for a name that is not served. */
  pathOf: (name: string) => string
}>

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml',
}

/** Everything the pages load, read once and named by content, so that browsers may keep it for ever. */
export function readAssets(): Assets {
  const files = new Map<string, AssetFile>()
  const add = (name: string, text: string) => files.set(name, assetFile(name, text))
  const pathOf = (name: string) => {
    const file = files.get(name)
    if (!file) throw new Error(`no such asset: ${name}`)
    return file.path
  }
  add('favicon.svg', ownFile('favicon.svg'))
  const govuk = withoutCrownAndTransport(readFileSync(join(GOVUK, 'govuk-frontend.min.css'), 'utf8'))
  add('heard.css', govuk + ownFile('heard.css') + ownFile('complaints.css') + blocksStyle())
  add('js-enabled.js', ownFile('js-enabled.js'))
  add('passkey.js', ownFile('passkey.js'))
  add('govuk-frontend.js', withoutSourceMap(readFileSync(join(GOVUK, 'govuk-frontend.min.js'), 'utf8')))
  add('heard.js', ownFile('heard.js').replace('./govuk-frontend.js', pathOf('govuk-frontend.js')))
  return { byPath: new Map([...files.values()].map((file) => [file.path, file])), pathOf }
}

function ownFile(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}

function assetFile(name: string, text: string): AssetFile {
  const body = Buffer.from(text)
  const [stem = name, extension = ''] = name.split(/\.(?=[^.]+$)/)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/${stem}-${hash}.${extension}`, contentType: TYPES[extension] ?? 'text/plain', body, gzipped: gzipSync(body) }
}

/** GDS Transport and the crown may be used on GOV.UK only: no font is named or loaded, and no crest drawn. */
function withoutCrownAndTransport(css: string): string {
  return withoutSourceMap(css)
    .replaceAll(/\/\*![^*]*The font has been customised[^*]*\*\//g, '')
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*/g, '')
    .replaceAll(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
}

function withoutSourceMap(text: string): string {
  return text.replaceAll(/\/[/*][#@] sourceMappingURL=[^\s*]*(\s*\*\/)?/g, '')
}
