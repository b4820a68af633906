import type { Block, DocumentTable, Inline, ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { DOCUMENT_WORDS, editionInWords, knownInWords, periodInWords } from '../../../words/document.ts'
import { anchoredBlocks, contentsOf, noticesFirst, type AnchoredBlock, type ContentsEntry } from '../anchors.ts'
import { chartWith } from '../document-texts.ts'
import { columnsOfWords } from '../columns-of-words.ts'
import { drawableText } from '../fonts/drawable.ts'
import { missingInWords } from '../fonts/missing-words.ts'
import { MEDIA_TYPES } from '../formats.ts'
import { wordPages } from '../pdf/document-pdf.ts'
import { chartPng, logoPng, picturePng, type Png } from '../png.ts'
import { isShort, splitTable } from '../split-table.ts'
import { odfFile } from './odf-package.ts'
import { ODT_STYLES, PAGE_LAYOUT, styleName, TABLE_STYLES } from './odt-styles.ts'
import { el, escaped, odfText } from './xml.ts'

/** Pixels of 96 to the inch, in centimetres. */
const CM_PER_PIXEL = 2.54 / 96
const TEXT_WIDTH_CM = 17
const LABEL_SHARE = 0.34

type Picture = Readonly<{ name: string; bytes: Uint8Array }>
/** What is collected while the body is written: pictures, styles of columns, characters that a picture cannot show. */
type Collected = { readonly pictures: Picture[]; readonly styles: string[]; readonly missing: Set<string>; tables: number }

/**
 * A printable document for LibreOffice and others: real headings, lists, captions and contents list, tables whose heading
 * row comes again on each page, pictures with title and description, all in English of Britain. Whoever opens it goes on
 * writing. `warnings`: characters that are missing in its charts, which are pictures.
 */
export async function documentOdt(document: ReportDocument): Promise<Readonly<{ bytes: Uint8Array; warnings: readonly string[] }>> {
  const collected: Collected = { pictures: [], styles: [], missing: new Set(), tables: 0 }
  const anchored = anchoredBlocks(document)
  const start = front(document, collected)
  const { notices, rest } = noticesFirst(anchored)
  const drawn = async (part: readonly AnchoredBlock[]) => {
    let text = ''
    for (const one of part) text += await odtBlock(one, collected)
    return text
  }
  const body = el('office:text', {}, start, await drawn(notices), contentsList(contentsOf(anchored, document.kind), await wordPages(document)), await drawn(rest))
  const footer = el('style:footer', {}, paragraph('Footer', `${odfText(document.published === null ? document.status : document.title)} – ${DOCUMENT_WORDS.page} <text:page-number>1</text:page-number>`))
  const bytes = odfFile(document, {
    mediaType: MEDIA_TYPES.odt, automaticStyles: TABLE_STYLES + collected.styles.join(''), body, styles: ODT_STYLES, pageLayouts: PAGE_LAYOUT,
    masterPages: el('style:master-page', { 'style:name': 'Standard', 'style:page-layout-name': 'Page' }, footer), pictures: collected.pictures,
  })
  return { bytes, warnings: missingInWords([...collected.missing]) }
}

/** `inside` is elements and escaped text. */
function paragraph(style: string, inside: string): string {
  return el('text:p', { 'text:style-name': styleName(style) }, inside)
}

const said = (style: string, text: string): string => (text === '' ? '' : paragraph(style, odfText(text)))

function front(document: ReportDocument, collected: Collected): string {
  const logo = logoPng(document.branding)
  const status = said('Status', document.status)
  const alternative = document.branding.logo?.alternative || document.authority
  return [
    document.published === null ? status : '', logo === null ? '' : paragraph('Text body', frame(logo, 'logo', { title: alternative, description: '' }, collected)),
    el('text:h', { 'text:style-name': 'Heading_20_1', 'text:outline-level': 1 }, odfText(document.title)), said('Subtitle', document.subtitle),
    ...[document.authority, periodInWords(document), editionInWords(document), knownInWords(document)].map((line) => said('About', line)), document.published === null ? '' : status,
  ].join('')
}

/**
 * The contents list as an index of LibreOffice's own, which it can make again: headings of the second and third level and
 * the captions of tables. Each entry is a link with the number of its page, a field that is counted when the file is opened.
 */
function contentsList(entries: readonly ContentsEntry[], pages: ReadonlyMap<string, number>): string {
  if (entries.length === 0) return ''
  const title = paragraph('Contents heading', escaped(DOCUMENT_WORDS.contents))
  const lines = entries.map(({ anchor, text, depth }) =>
    paragraph(`Contents ${depth}`, el('text:a', { 'xlink:type': 'simple', 'xlink:href': `#${anchor}`, 'text:style-name': 'Index_20_link', 'text:visited-style-name': 'Index_20_link' }, odfText(text), pageNumber(anchor, pages.get(anchor)))))
  return el('text:table-of-content', { 'text:name': 'Contents', 'text:protected': 'false' },
    el('text:table-of-content-source', { 'text:outline-level': 3, 'text:use-index-source-styles': 'true' },
      el('text:index-title-template', { 'text:style-name': 'Contents_20_heading' }, escaped(DOCUMENT_WORDS.contents)), ...[1, 2, 3].map(entryTemplate),
      el('text:index-source-styles', { 'text:outline-level': 3 }, el('text:index-source-style', { 'text:style-name': 'Table_20_caption' }))),
    el('text:index-body', {}, el('text:index-title', { 'text:name': 'Contents_Head' }, title), ...lines)) + paragraph('Text body', '')
}

/** What an entry of a level is made of when LibreOffice makes the list again. */
function entryTemplate(level: number): string {
  return el('text:table-of-content-entry-template', { 'text:outline-level': level, 'text:style-name': level < 3 ? 'Contents_20_1' : 'Contents_20_2' },
    '<text:index-entry-link-start text:style-name="Index_20_link"/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>')
}

function pageNumber(anchor: string, page: number | undefined): string {
  return page === undefined ? '' : `<text:tab/>${el('text:bookmark-ref', { 'text:reference-format': 'page', 'text:ref-name': anchor }, String(page))}`
}

async function odtBlock({ block, anchor }: AnchoredBlock, collected: Collected): Promise<string> {
  switch (block.kind) {
    case 'heading':
      return el('text:h', { 'text:style-name': `Heading_20_${block.level}`, 'text:outline-level': block.level }, bookmark(anchor), odfText(block.text))
    case 'paragraph':
      return paragraph('Text body', inlines(block.content))
    case 'list':
      return el('text:list', { 'text:style-name': block.ordered ? 'Numbers' : 'Points' }, ...block.items.map((item) => el('text:list-item', {}, paragraph('Text body', inlines(item)))))
    case 'quotation':
      return said('Quotation', block.text) + said('Quotation from', block.from)
    case 'said-did':
      return said('Label', DOCUMENT_WORDS.youSaid) + said('Text body', block.said) + said('Label', DOCUMENT_WORDS.weDid) + said('Text body', block.did)
    case 'table':
      return odtTable(block.table, anchor, collected)
    case 'chart':
      return chart(block, anchor, collected)
    case 'notice':
      return paragraph('Notice title', strong(odfText(block.title))) + paragraph('Notice', inlines(block.content)) + paragraph('Text body', '')
    case 'big-number':
      return paragraph('Big number', `${frame(picturePng(block.picture), `picture-${collected.pictures.length + 1}`, null, collected)} ${odfText(block.printed)}`) + said('Text body', block.words)
  }
}

async function chart({ chart: spec }: Extract<Block, { kind: 'chart' }>, anchor: string, collected: Collected): Promise<string> {
  const png = await chartPng(chartWith({ ...spec, id: anchor }, (text) => drawableText(text, collected.missing)))
  return paragraph('Caption', bookmark(anchor) + odfText(spec.title)) + paragraph('Text body', frame(png, anchor, spec, collected))
}

const bookmark = (name: string): string => el('text:bookmark', { 'text:name': name })
const strong = (inside: string): string => el('text:span', { 'text:style-name': 'Strong' }, inside)

function inlines(content: readonly Inline[]): string {
  return content.map((part) => {
    switch (part.kind) {
      case 'text':
      case 'figure':
        return odfText(part.text)
      case 'strong':
        return strong(inlines(part.content))
      case 'emphasis':
        return el('text:span', { 'text:style-name': 'Emphasis' }, inlines(part.content))
      case 'link':
        return el('text:a', { 'xlink:type': 'simple', 'xlink:href': part.address }, inlines(part.content))
    }
  }).join('')
}

/** A picture in the line, with its words; `words` null for one that only adorns. */
function frame({ bytes, width, height }: Png, name: string, words: Readonly<{ title: string; description: string }> | null, collected: Collected): string {
  collected.pictures.push({ name: `${name}.png`, bytes })
  const cm = (pixels: number) => `${(pixels * CM_PER_PIXEL).toFixed(2)}cm`
  return el('draw:frame', { 'draw:name': name, 'text:anchor-type': 'as-char', 'svg:width': cm(width), 'svg:height': cm(height) },
    el('draw:image', { 'xlink:href': `Pictures/${name}.png`, 'xlink:type': 'simple', 'xlink:show': 'embed', 'xlink:actuate': 'onLoad' }),
    ...(words === null ? [] : [el('svg:title', {}, escaped(words.title)), ...(words.description === '' ? [] : [el('svg:desc', {}, escaped(words.description))])]))
}

function odtTable(table: DocumentTable, anchor: string, collected: Collected): string {
  const parts = splitTable(table).map(({ table: part, columnsInWords }, at) =>
    paragraph(at === 0 ? 'Table caption' : 'Caption', (at === 0 ? bookmark(anchor) : '') + odfText(columnsInWords === '' ? part.caption : `${part.caption} (${columnsInWords})`)) + tablePart(part, collected))
  const notes = [table.base, ...table.notes].filter((note) => note !== '')
  return parts.join('') + notes.map((note, at) => said(at < notes.length - 1 ? 'Table note before another' : 'Table note', note)).join('')
}

function tablePart(table: DocumentTable, collected: Collected): string {
  const { caption, columns, rows, rowHeading } = table
  const wordy = columnsOfWords(table)
  const name = `Table${(collected.tables += 1)}`
  const label = TEXT_WIDTH_CM * (columns.length === 0 ? 1 : columns.length <= 5 ? LABEL_SHARE : 0.2)
  const widths = [label, ...columns.map(() => (TEXT_WIDTH_CM - label) / columns.length)]
  collected.styles.push(...widths.slice(0, 2).map((width, at) => el('style:style', { 'style:name': `${name}.${at}`, 'style:family': 'table-column' }, el('style:table-column-properties', { 'style:column-width': `${width.toFixed(3)}cm` }))))
  const cell = (style: string, text: string, inside: string) =>
    el('table:table-cell', { 'table:style-name': style, 'office:value-type': 'string' }, paragraph(inside, odfText(text)))
  const heading = el('table:table-row', { 'table:style-name': 'Row' }, cell('HeadingCell', rowHeading, 'Table heading'), ...columns.map((column, at) => cell('HeadingCell', column.label, wordy[at] ? 'Table heading' : 'Table heading number')))
  const filled = rows.map(({ label: words, isTotal, cells }) => el('table:table-row', { 'table:style-name': 'Row' },
    cell(isTotal ? 'TotalCell' : 'Cell', words, isTotal ? 'Table heading' : 'Table text'),
    ...cells.map(({ printed }, at) => cell(isTotal ? 'TotalCell' : 'Cell', printed, wordy[at] ? 'Table text' : isTotal ? 'Table heading number' : 'Table number'))))
  const empty = el('table:table-row', {}, el('table:table-cell', { 'table:number-columns-spanned': columns.length + 1, 'office:value-type': 'string' }, said('Table text', DOCUMENT_WORDS.noRows)), ...columns.map(() => '<table:covered-table-cell/>'))
  return el('table:table', { 'table:name': name, 'table:style-name': isShort(table) ? 'ShortTable' : 'Table' },
    el('table:title', {}, escaped(caption)), el('table:table-column', { 'table:style-name': `${name}.0` }),
    columns.length === 0 ? '' : el('table:table-column', { 'table:style-name': `${name}.1`, 'table:number-columns-repeated': columns.length }),
    el('table:table-header-rows', {}, heading), ...(rows.length === 0 ? [empty] : filled))
}
