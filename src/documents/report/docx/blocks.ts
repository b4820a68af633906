import { Bookmark, ExternalHyperlink, ImageRun, InternalHyperlink, Paragraph, TextRun, type DocPropertiesOptions, type FileChild, type IParagraphOptions, type ParagraphChild } from 'docx'
import type { Block, Inline } from '../../../domain/reporting/document/report-document.ts'
import { DOCUMENT_WORDS } from '../../../words/document.ts'
import type { AnchoredBlock } from '../anchors.ts'
import { chartWith } from '../document-texts.ts'
import { chartPng, picturePng, type Png } from '../png.ts'
import { docxTable } from './table.ts'

/** The paragraphs and tables of one block; `at` is its place in the document, `inPictures` makes a text one that a picture can show. `keepNext`: a page does not end after a paragraph or a list of these. */
export async function docxBlock({ block, anchor }: AnchoredBlock, at: number, inPictures: (text: string) => string, keepNext = false): Promise<readonly FileChild[]> {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ style: `Heading${block.level}`, children: [new Bookmark({ id: anchor, children: [new TextRun(block.text)] })] })]
    case 'paragraph':
      return [new Paragraph({ ...(keepNext && { keepNext }), children: inlineRuns(block.content) })]
    case 'list':
      return block.items.map((item) => new Paragraph({
        ...(keepNext && { keepNext }), style: 'ListParagraph', numbering: { reference: block.ordered ? 'numbers' : 'points', level: 0, instance: at }, spacing: { after: 60 }, children: inlineRuns(item),
      }))
    case 'quotation':
      return [styled('Quotation', block.text), ...(block.from === '' ? [] : [styled('QuotationFrom', block.from)])]
    case 'said-did':
      return [styled('Label', DOCUMENT_WORDS.youSaid), styled('Normal', block.said), styled('Label', DOCUMENT_WORDS.weDid), styled('Normal', block.did)]
    case 'table':
      return docxTable(block.table, anchor)
    case 'chart':
      return chartParagraphs(block, anchor, inPictures)
    case 'notice':
      return [styled('Notice', block.title, { keepNext: true }, true), new Paragraph({ style: 'Notice', children: inlineRuns(block.content) }), new Paragraph({})]
    case 'big-number':
      return [new Paragraph({ style: 'BigNumber', children: [picture(picturePng(block.picture), null), new TextRun(`  ${block.printed}`)] }), styled('Normal', block.words)]
  }
}

function styled(style: string, text: string, options: IParagraphOptions = {}, bold = false): Paragraph {
  return new Paragraph({ ...options, style, children: lines(text, bold ? { bold } : {}) })
}

async function chartParagraphs({ chart }: Extract<Block, { kind: 'chart' }>, anchor: string, inPictures: (text: string) => string): Promise<readonly FileChild[]> {
  const png = await chartPng(chartWith({ ...chart, id: anchor }, inPictures))
  return [
    new Paragraph({ style: 'Caption', text: chart.title }),
    new Paragraph({ children: [picture(png, { name: anchor, title: chart.title, description: chart.description })] }),
  ]
}

/** `words` null for a picture that only adorns. */
export function picture({ bytes, width, height }: Png, words: DocPropertiesOptions | null): ImageRun {
  return new ImageRun({ type: 'png', data: bytes, transformation: { width, height }, ...(words === null ? { decorative: true } : { altText: words }) })
}

type Form = Readonly<{ bold?: boolean; italics?: boolean; style?: string }>

/** The runs of a stretch of text. Link, bold and italic may stand in each other. */
function inlineRuns(content: readonly Inline[], form: Form = {}): readonly ParagraphChild[] {
  return content.flatMap((part): readonly ParagraphChild[] => {
    switch (part.kind) {
      case 'text':
      case 'figure':
        return lines(part.text, form)
      case 'strong':
        return inlineRuns(part.content, { ...form, bold: true })
      case 'emphasis':
        return inlineRuns(part.content, { ...form, italics: true })
      case 'link':
        if (part.address.startsWith('#')) return [new InternalHyperlink({ anchor: part.address.slice(1), children: inlineRuns(part.content, { ...form, style: 'Hyperlink' }) })]
        return [new ExternalHyperlink({ link: part.address, children: inlineRuns(part.content, { ...form, style: 'Hyperlink' }) })]
    }
  })
}

/** A run for each line, with a line break before each but the first. */
function lines(text: string, form: Form): readonly TextRun[] {
  return text.split('\n').map((line, at) => new TextRun({ ...form, text: line, ...(at > 0 ? { break: 1 } : {}) }))
}
