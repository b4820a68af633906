import { Document, Footer, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun, type FileChild, type IPropertiesOptions } from 'docx'
import type { LetterDocument } from '../../domain/letters/letter-document.ts'
import { shortDate } from '../../words/dates.ts'
import { LETTER_WORDS } from '../../words/letters/letter-words.ts'
import { anchoredBlocks } from '../report/anchors.ts'
import { docxBlock, picture } from '../report/docx/blocks.ts'
import { madeTheSame } from '../report/docx/same-bytes.ts'
import { NUMBERING, PAGE_MARGIN, STYLES, TEXT_WIDTH } from '../report/docx/styles.ts'
import { logoPng } from '../report/png.ts'
import { lastTogether } from './kept-together.ts'

/** Half points. */
const SIZES = { usual: 24, large: 36 } as const

/** A printable letter for Word, to go on with: real headings and lists that its styles govern. The same letter is the same bytes. */
export async function letterDocx(letter: LetterDocument): Promise<Uint8Array> {
  const children: FileChild[] = []
  const last = letter.blocks.length - lastTogether(letter.blocks)
  for (const [at, one] of anchoredBlocks(letter).entries()) children.push(...(await docxBlock(one, at, (text) => text, at >= last && at + 1 < letter.blocks.length)))
  const file = new Document({
    title: letter.title, creator: letter.authority, lastModifiedBy: letter.authority, description: letter.status, styles: stylesOf(letter), numbering: NUMBERING, features: { updateFields: false },
    sections: [{
      properties: { page: { size: { width: 11_906, height: 16_838 }, margin: PAGE_MARGIN } }, footers: { default: footer(letter) }, children: [...front(letter), ...children],
    }],
  })
  return madeTheSame(await Packer.toBuffer(file), new Date(`${letter.on}T00:00:00Z`))
}

function stylesOf({ print }: LetterDocument): NonNullable<IPropertiesOptions['styles']> {
  const size = SIZES[print]
  const heading = (by: number) => ({ run: { size: size + by, bold: true, color: '0B0C0C', font: 'Arial' }, paragraph: { spacing: { before: 240, after: 120 }, keepNext: true, keepLines: true } }) as const
  return { ...STYLES, default: { ...STYLES.default, document: { ...STYLES.default?.document, run: { ...STYLES.default?.document?.run, size } }, heading1: heading(4), heading2: heading(0) } }
}

function front(letter: LetterDocument): readonly Paragraph[] {
  const logo = logoPng(letter.branding)
  const alternative = letter.branding.logo?.alternative || letter.authority
  const about = (text: string) => new Paragraph({ style: 'About', text })
  return [
    ...(letter.status === '' ? [] : [new Paragraph({ style: 'Status', text: letter.status })]),
    ...(logo ? [new Paragraph({ children: [picture(logo, { name: 'logo', title: alternative, description: alternative })] })] : []),
    about(letter.authority), ...letter.from.map(about), new Paragraph({}), ...letter.to.map(about), new Paragraph({}), about(shortDate(letter.on)), about(`${LETTER_WORDS.reference} ${letter.reference}`),
    new Paragraph({ style: 'Heading1', text: letter.title }),
  ]
}

function footer({ status, reference }: LetterDocument): Footer {
  return new Footer({
    children: [new Paragraph({
      style: 'Footer', tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
      children: [new TextRun({ text: status === '' ? `${LETTER_WORDS.reference} ${reference}` : status, bold: status !== '' }), new TextRun({ children: [new Tab(), `${LETTER_WORDS.page} `, PageNumber.CURRENT] })],
    })],
  })
}
