import type { ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { madeOn } from '../formats.ts'
import { packed, type ZipPart } from '../packed.ts'
import { el, escaped } from './xml.ts'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const VERSION = '1.3'
const NAMES = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0', 'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:draw': 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'xmlns:svg': 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0', 'xmlns:xlink': 'http://www.w3.org/1999/xlink', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0', 'xmlns:number': 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0', 'office:version': VERSION,
} as const

/** The inside of an OpenDocument file: what its content and its styles are, and its pictures. */
export type OdfContent = Readonly<{
  mediaType: string
  /** Elements of the content's own styles, and of its body. */
  automaticStyles: string
  body: string
  /** Elements of the common styles, of the page's layout, and of the page itself. */
  styles: string
  pageLayouts: string
  masterPages: string
  pictures: readonly Readonly<{ name: string; bytes: Uint8Array }>[]
}>

/** An OpenDocument file of a document, with nothing in it that the document does not say. */
export function odfFile(document: ReportDocument, content: OdfContent): Uint8Array {
  const part = (name: string, xml: string): ZipPart => ({ name, bytes: Buffer.from(`${DECLARATION}${xml}`) })
  const pictures = content.pictures.map(({ name, bytes }): ZipPart => ({ name: `Pictures/${name}`, bytes, isStored: true }))
  const parts = [
    part('content.xml', el('office:document-content', NAMES, FONTS, el('office:automatic-styles', {}, content.automaticStyles), el('office:body', {}, content.body))),
    part('styles.xml', el('office:document-styles', NAMES, FONTS, el('office:styles', {}, content.styles), el('office:automatic-styles', {}, content.pageLayouts), el('office:master-styles', {}, content.masterPages))),
    part('meta.xml', el('office:document-meta', NAMES, meta(document))),
    ...pictures,
  ]
  return packed([{ name: 'mimetype', bytes: Buffer.from(content.mediaType), isStored: true }, part('META-INF/manifest.xml', manifest(content.mediaType, parts)), ...parts], madeOn(document))
}

const FONTS = el('office:font-face-decls', {}, el('style:font-face', { 'style:name': 'Arial', 'svg:font-family': 'Arial', 'style:font-family-generic': 'swiss', 'style:font-pitch': 'variable' }))

function meta(document: ReportDocument): string {
  const instant = madeOn(document).toISOString().slice(0, 19)
  return el('office:meta', {},
    el('meta:generator', {}, 'Heard'), el('dc:title', {}, escaped(document.title)), el('dc:subject', {}, escaped(document.period.label)), el('dc:description', {}, escaped(document.status)),
    el('meta:initial-creator', {}, escaped(document.authority)), el('dc:creator', {}, escaped(document.authority)), el('meta:creation-date', {}, instant), el('dc:date', {}, instant),
    el('dc:language', {}, document.language))
}

function manifest(mediaType: string, parts: readonly ZipPart[]): string {
  const entry = (path: string, type: string) => el('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type, 'manifest:version': path === '/' ? VERSION : null })
  return el('manifest:manifest', { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': VERSION },
    entry('/', mediaType), ...parts.map(({ name }) => entry(name, name.endsWith('.png') ? 'image/png' : 'text/xml')))
}
