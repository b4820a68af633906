import { AlignmentType, BorderStyle, LevelFormat, LineRuleType, type IPropertiesOptions } from 'docx'

/** A4 with margins of 2 cm, in twentieths of a point. */
export const PAGE_MARGIN = { top: 1134, bottom: 1134, left: 1134, right: 1134, header: 567, footer: 567 } as const
export const TEXT_WIDTH = 11_906 - 2 * 1134

/** The name of the style of tables' captions: they are in the contents list, those of charts are not. */
export const TABLE_CAPTION = 'Table caption'

const INK = '0B0C0C'
const QUIET = '383F43'
const heading = (size: number, before: number) =>
  ({ run: { size, bold: true, color: INK, font: 'Arial' }, paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true } }) as const

const BOX = { style: BorderStyle.SINGLE, size: 12, color: INK, space: 6 } as const
const BOXED = { top: BOX, bottom: BOX, left: BOX, right: BOX } as const

/** The styles that the officer sees in Word, and may change for the whole document at once. */
export const STYLES: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: { run: { font: 'Arial', size: 22, color: INK, language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' } }, paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } } },
    heading1: heading(42, 240), heading2: heading(30, 360), heading3: heading(25, 280), heading4: heading(22, 240),
    caption: { run: { size: 22, bold: true, color: INK, italics: false }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
  },
  paragraphStyles: [
    { id: 'TableCaption', name: TABLE_CAPTION, basedOn: 'Caption', next: 'Normal', quickFormat: true },
    { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', next: 'Normal', paragraph: { spacing: { before: 100, after: 20 } } },
    { id: 'TOC3', name: 'toc 3', basedOn: 'Normal', next: 'Normal', paragraph: { indent: { left: 340 }, spacing: { after: 20 } } },
    { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { size: 26 } },
    { id: 'About', name: 'About the document', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 40 } } },
    { id: 'Status', name: 'Status', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { bold: true }, paragraph: { border: BOXED, spacing: { before: 120, after: 240 } } },
    { id: 'ContentsHeading', name: 'Contents heading', basedOn: 'Normal', next: 'Normal', run: { size: 30, bold: true }, paragraph: { spacing: { before: 360, after: 120 }, keepNext: true } },
    { id: 'TableText', name: 'Table text', basedOn: 'Normal', quickFormat: true, run: { size: 19 }, paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO } } },
    { id: 'TableNote', name: 'Table note', basedOn: 'Normal', quickFormat: true, run: { size: 18, color: QUIET }, paragraph: { spacing: { before: 60, after: 60 } } },
    {
      id: 'Quotation', name: 'Quotation', basedOn: 'Normal', quickFormat: true,
      paragraph: { indent: { left: 284 }, border: { left: { style: BorderStyle.SINGLE, size: 24, color: '12436D', space: 8 } }, spacing: { after: 60 } },
    },
    { id: 'QuotationFrom', name: 'Quotation from', basedOn: 'Quotation', next: 'Normal', run: { color: QUIET }, paragraph: { spacing: { after: 240 } } },
    { id: 'Label', name: 'Label', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { bold: true }, paragraph: { keepNext: true, spacing: { after: 40 } } },
    { id: 'Notice', name: 'Notice', basedOn: 'Normal', quickFormat: true, paragraph: { border: BOXED, spacing: { after: 0 } } },
    { id: 'BigNumber', name: 'Big number', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { size: 60, bold: true }, paragraph: { keepNext: true, spacing: { before: 240, after: 0 } } },
  ],
}

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) =>
  [{ level: 0, format, text, alignment: AlignmentType.START, style: { paragraph: { indent: { left: 425, hanging: 283 } } } }] as const

export const NUMBERING: NonNullable<IPropertiesOptions['numbering']> = {
  config: [{ reference: 'points', levels: level(LevelFormat.BULLET, '•') }, { reference: 'numbers', levels: level(LevelFormat.DECIMAL, '%1.') }],
}
