import type { Block, DocumentTable, Inline, ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { isOnePage } from '../../../domain/reporting/outputs/output-kinds.ts'
import { DOCUMENT_WORDS, editionInWords, knownInWords, periodInWords } from '../../../words/document.ts'
import { chartSvg } from '../../charts/chart-svg.ts'
import { anchoredBlocks, contentsOf, noticesFirst, type AnchoredBlock } from '../anchors.ts'
import { breakable } from '../breakable.ts'
import { columnsOfWords } from '../columns-of-words.ts'
import { drawnIn } from '../chart-drawing.ts'
import { FONT_NAME } from '../fonts/arimo.ts'
import { pictureSvg } from '../pictures.ts'
import { logoPng } from '../png.ts'
import { isShort, mayGoOn, splitTable } from '../split-table.ts'

/** What the Typst template reads, and the files that it names. */
export type TypstData = Readonly<{ data: object; files: readonly Readonly<{ name: string; bytes: Buffer }>[] }>

const LOGO = 'logo.png'
/** Widest and highest picture on a page, in points. */
const WIDEST = 400
const HIGHEST = 560

/** A drawable document as the template's data: charts and pictures as files, wide tables in parts. */
export async function typstData(document: ReportDocument, endNotes: readonly string[]): Promise<TypstData> {
  const anchored = anchoredBlocks(document)
  const contents = contentsOf(anchored, document.kind)
  const listed = new Set(contents.map(({ anchor }) => anchor))
  const ahead = noticesFirst(anchored).notices.length
  const blocks = await Promise.all(anchored.map((one, at) => typstBlock(one, at, listed)))
  const logo = logoPng(document.branding)
  const isPublished = document.published !== null
  return {
    data: {
      kind: document.kind, title: document.title || document.authority || DOCUMENT_WORDS.untitled, subtitle: document.subtitle, authority: document.authority, status: document.status, isPublished, footer: isPublished ? '' : document.status,
      about: [document.authority, periodInWords(document), editionInWords(document)].filter((line) => line !== ''), known: knownInWords(document), colour: document.branding.colour ?? '#12436d',
      logo: logo && { file: LOGO, alternative: document.branding.logo?.alternative || document.authority }, words: DOCUMENT_WORDS, isOnePage: isOnePage(document.kind), contents: contents.map(({ anchor }) => anchor), endNotes,
      notices: blocks.slice(0, ahead).map(({ shown }) => shown), blocks: blocks.slice(ahead).map(({ shown }) => shown),
    },
    files: [...blocks.flatMap(({ file }) => (file ? [file] : [])), ...(logo ? [{ name: LOGO, bytes: logo.bytes }] : [])],
  }
}

type TypstBlock = Readonly<{ shown: object; file?: Readonly<{ name: string; bytes: Buffer }> }>

async function typstBlock({ block, anchor }: AnchoredBlock, at: number, listed: ReadonlySet<string>): Promise<TypstBlock> {
  switch (block.kind) {
    case 'heading':
      return { shown: { ...block, text: breakable(block.text), anchor, listed: listed.has(anchor) } }
    case 'paragraph':
    case 'notice':
      return { shown: { ...block, content: inlines(block.content) } }
    case 'list':
      return { shown: { ...block, items: block.items.map(inlines) } }
    case 'quotation':
      return { shown: { ...block, text: breakable(block.text) } }
    case 'said-did':
      return { shown: { ...block, said: breakable(block.said), did: breakable(block.did) } }
    case 'table':
      return { shown: { kind: 'table', anchor, parts: tableParts(block.table), isShort: isShort(block.table), goesOn: mayGoOn(block.table), notes: [block.table.base, ...block.table.notes].filter((note) => note !== '').map(breakable) } }
    case 'chart':
      return chartBlock(block, anchor)
    case 'big-number': {
      const name = `picture-${at}.svg`
      return { shown: { ...block, file: name }, file: { name, bytes: Buffer.from(pictureSvg(block.picture)) } }
    }
  }
}

async function chartBlock({ chart }: Extract<Block, { kind: 'chart' }>, anchor: string): Promise<TypstBlock> {
  const name = `chart-${anchor}.svg`
  const { svg, width, height } = drawnIn(await chartSvg({ ...chart, id: anchor }), FONT_NAME)
  const shrunk = Math.min(1, WIDEST / width, HIGHEST / height)
  return { shown: { kind: 'chart', title: chart.title, alt: `${chart.title}. ${chart.description}`, file: name, width: Math.round(width * shrunk) }, file: { name, bytes: Buffer.from(svg) } }
}

function tableParts(table: DocumentTable): readonly object[] {
  return splitTable(table).map(({ table: part, columnsInWords }, at) => ({
    caption: breakable(columnsInWords === '' ? part.caption : `${part.caption} (${columnsInWords})`), listed: at === 0, wordy: columnsOfWords(part), rowHeading: breakable(part.rowHeading),
    columns: part.columns.map(({ label }) => breakable(label)),
    rows: part.rows.map(({ label, isTotal, cells }) => ({ label: breakable(label), isTotal, cells: cells.map(({ printed }) => breakable(printed)) })),
  }))
}

function inlines(content: readonly Inline[]): readonly Inline[] {
  return content.map((part) => ('content' in part ? { ...part, content: inlines(part.content) } : { ...part, text: breakable(part.text) }))
}
