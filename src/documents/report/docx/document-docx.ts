import { Document, Footer, InternalHyperlink, LeaderType, Packer, PageNumber, Paragraph, SimpleField, Tab, TableOfContents, TabStopType, TextRun, type FileChild, type ParagraphChild } from 'docx'
import type { ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { DOCUMENT_WORDS, editionInWords, knownInWords, periodInWords } from '../../../words/document.ts'
import { anchoredBlocks, contentsOf, noticesFirst, type AnchoredBlock, type ContentsEntry } from '../anchors.ts'
import { drawableText } from '../fonts/drawable.ts'
import { missingInWords } from '../fonts/missing-words.ts'
import { madeOn } from '../formats.ts'
import { wordPages } from '../pdf/document-pdf.ts'
import { logoPng } from '../png.ts'
import { docxBlock, picture } from './blocks.ts'
import { madeTheSame } from './same-bytes.ts'
import { NUMBERING, PAGE_MARGIN, STYLES, TABLE_CAPTION, TEXT_WIDTH } from './styles.ts'

/**
 * A printable document for Word: real headings, lists and captions that its styles govern, tables whose heading row
 * comes again on each page, pictures with alternative text. Whoever opens it goes on writing. `warnings`: characters that
 * are missing in its charts, which are pictures; its text is lettered by the reader's own fonts.
 */
export async function documentDocx(document: ReportDocument): Promise<Readonly<{ bytes: Uint8Array; warnings: readonly string[] }>> {
  const anchored = anchoredBlocks(document)
  const missing = new Set<string>()
  const { notices, rest } = noticesFirst(anchored)
  const drawn = async (part: readonly AnchoredBlock[], from: number) => {
    const children: FileChild[] = []
    for (const [at, one] of part.entries()) children.push(...(await docxBlock(one, from + at, (text) => drawableText(text, missing))))
    return children
  }
  const entries = contentsOf(anchored, document.kind)
  const contents = entries.length === 0 ? [] : contentsList(entries, await wordPages(document))
  const file = new Document({
    title: document.title, creator: document.authority, lastModifiedBy: document.authority, subject: document.period.label, description: document.status,
    styles: STYLES, numbering: NUMBERING, features: { updateFields: false },
    sections: [{
      properties: { page: { size: { width: 11_906, height: 16_838 }, margin: PAGE_MARGIN } }, footers: { default: footer(document) },
      children: [...front(document), ...(await drawn(notices, 0)), ...contents, ...(await drawn(rest, notices.length))],
    }],
  })
  return { bytes: madeTheSame(await Packer.toBuffer(file), madeOn(document)), warnings: missingInWords([...missing]) }
}

function front(document: ReportDocument): readonly Paragraph[] {
  const logo = logoPng(document.branding)
  const status = document.status === '' ? [] : [new Paragraph({ style: 'Status', text: document.status })]
  const alternative = document.branding.logo?.alternative || document.authority
  return [
    ...(document.published === null ? status : []),
    ...(logo ? [new Paragraph({ children: [picture(logo, { name: 'logo', title: alternative, description: alternative })] })] : []),
    new Paragraph({ style: 'Heading1', text: document.title }),
    ...(document.subtitle === '' ? [] : [new Paragraph({ style: 'Subtitle', text: document.subtitle })]),
    ...[document.authority, periodInWords(document), editionInWords(document), knownInWords(document)].filter((line) => line !== '').map((text) => new Paragraph({ style: 'About', text })),
    ...(document.published === null ? [] : status),
  ]
}

/** Word makes the same list of it when it is told to update it: headings of the second and third level, and the captions of tables. */
const FIELD = { hyperlink: true, headingStyleRange: '2-3', stylesWithLevels: [{ styleName: TABLE_CAPTION, level: 3 }], beginDirty: false } as const

/**
 * The contents list as Word's own field, each entry a link with the number of its page. Opening it asks nothing: the
 * numbers are there, and are counted again when the list is updated or printed.
 */
function contentsList(entries: readonly ContentsEntry[], pages: ReadonlyMap<string, number>): readonly FileChild[] {
  const lines = entries.map(({ anchor, text, depth }) => new Paragraph({
    style: `TOC${depth + 1}`, tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }],
    children: [new InternalHyperlink({ anchor, children: [new TextRun({ text }), ...pageNumber(anchor, pages.get(anchor))] })],
  }))
  return [new Paragraph({ style: 'ContentsHeading', text: DOCUMENT_WORDS.contents }), new TableOfContents(DOCUMENT_WORDS.contents, { ...FIELD, contentChildren: lines })]
}

function pageNumber(anchor: string, page: number | undefined): readonly ParagraphChild[] {
  return page === undefined ? [] : [new TextRun({ children: [new Tab()] }), new SimpleField(`PAGEREF ${anchor} \\h`, String(page))]
}

function footer({ published, status, title }: ReportDocument): Footer {
  const words = [published === null ? status : title]
  return new Footer({
    children: [new Paragraph({
      style: 'Footer', tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
      children: [new TextRun({ text: words[0] ?? '', bold: published === null }), new TextRun({ children: [new Tab(), `${DOCUMENT_WORDS.page} `, PageNumber.CURRENT] })],
    })],
  })
}
