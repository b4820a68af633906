import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import nunjucks from 'nunjucks'
import type { Block, DocumentKind, ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { DOCUMENT_WORDS, editionInWords, knownInWords, periodInWords } from '../../../words/document.ts'
import { chartSvg } from '../../charts/chart-svg.ts'
import { anchoredBlocks, contentsOf, noticesFirst, type AnchoredBlock, type ContentsEntry } from '../anchors.ts'
import { columnsOfWords } from '../columns-of-words.ts'
import { pictureSvg } from '../pictures.ts'
import { printableBlocks } from '../printable.ts'

const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(import.meta.dirname, { watch: false }), {
  autoescape: true, trimBlocks: true, lstripBlocks: true,
})

/** Where the authority has said none. White can be read on either: a paler one is refused. */
const OUR_COLOUR = '#12436d'

let style: string | null = null

/** The style of the blocks: part of the document's own page, and of the pages that show one. */
export function blocksStyle(): string {
  return readFileSync(join(import.meta.dirname, 'blocks.css'), 'utf8')
}

/** A printable document as one HTML page that needs nothing else: style, charts and logo are inside it, and no script is. */
export async function documentHtml(document: ReportDocument): Promise<string> {
  style ??= readFileSync(join(import.meta.dirname, 'document.css'), 'utf8') + blocksStyle()
  const anchored = anchoredBlocks(document)
  const { notices, rest } = noticesFirst(anchored)
  return templates.render('document.njk', {
    document, style: `${style}${footerStyle(document)}`, accent: document.branding.colour ?? OUR_COLOUR, notices: await Promise.all(notices.map(drawn)), blocks: await Promise.all(rest.map(drawn)), contents: nested(contentsOf(anchored, document.kind)), words: DOCUMENT_WORDS,
    about: [document.authority, periodInWords(document), editionInWords(document)].filter((line) => line !== ''), known: knownInWords(document),
  })
}

/** The blocks of a document as they stand on its page, for a page of ours that shows them; its headings `lift` levels lower. */
export async function blocksHtml({ kind, blocks }: Readonly<{ kind: DocumentKind | 'letter'; blocks: readonly Block[] }>, lift: 0 | 1 = 0): Promise<string> {
  const anchored = anchoredBlocks({ blocks: printableBlocks(blocks) })
  return templates.render('shown.njk', { kind, blocks: await Promise.all(anchored.map(drawn)), words: DOCUMENT_WORDS, lift })
}

/** A block with its drawing: of a chart, or of the picture beside a big number. */
async function drawn({ block, anchor }: AnchoredBlock): Promise<Readonly<Record<string, unknown>>> {
  if (block.kind === 'chart') return { ...block, anchor, svg: await chartSvg({ ...block.chart, id: anchor }) }
  if (block.kind === 'table') return { ...block, anchor, wordy: columnsOfWords(block.table) }
  return block.kind === 'big-number' ? { ...block, anchor, svg: pictureSvg(block.picture) } : { ...block, anchor }
}

type Entry = ContentsEntry & Readonly<{ inside: readonly ContentsEntry[] }>

/** Entries of depth 2 below the one of depth 1 before them. What comes before any is at the top. */
function nested(entries: readonly ContentsEntry[]): readonly Entry[] {
  const starts = entries.flatMap(({ depth }, at) => (depth === 1 || at === 0 || entries.slice(0, at).every((before) => before.depth === 2) ? [at] : []))
  return starts.flatMap((start, at) => {
    const [entry, ...inside] = entries.slice(start, starts[at + 1])
    return entry === undefined ? [] : [{ ...entry, inside }]
  })
}

/** The status at the foot of every printed page of what is not published. */
function footerStyle({ published, status }: ReportDocument): string {
  return published === null ? `@media print { @page { @bottom-center { content: "${cssText(status)}"; font: 700 9pt arial, sans-serif; } } }\n` : ''
}

/** A text inside quotation marks of a style sheet: whatever is no letter, digit or space is written by its code. */
function cssText(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9 ]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `)
}
