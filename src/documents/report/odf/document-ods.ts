import { tablesOf } from '../../../domain/reporting/document/parts.ts'
import type { DocumentTable, ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { DOCUMENT_WORDS, editionInWords, periodInWords } from '../../../words/document.ts'
import { MEDIA_TYPES } from '../formats.ts'
import { tableSheet, type SheetValue } from '../table-sheet.ts'
import { odfFile } from './odf-package.ts'
import { el, odfText } from './xml.ts'

/** The longest name of a sheet that every spreadsheet program takes. */
const LONGEST_NAME = 31

/** Every table of a printable document on a sheet of its own, with its base, unit and status above it, after a sheet that lists them. */
export function documentOds(document: ReportDocument): Uint8Array {
  const named = withNames(tablesOf(document))
  return odfFile(document, {
    mediaType: MEDIA_TYPES.ods, automaticStyles: STYLES, styles: DEFAULT_STYLE, pictures: [],
    body: el('office:spreadsheet', {}, listSheet(document, named), ...named.map(({ name, table }) => tableSheetXml(document, name, table))),
    pageLayouts: PAGE_LAYOUT, masterPages: el('style:master-page', { 'style:name': 'Default', 'style:page-layout-name': 'Page' }),
  })
}

type Named = Readonly<{ name: string; table: DocumentTable }>

/** A name of its own for each sheet: as much of the caption as fits, with a number where that is taken. */
function withNames(tables: readonly DocumentTable[]): readonly Named[] {
  const taken = new Set([DOCUMENT_WORDS.sheets.toLowerCase()])
  return tables.map((table) => {
    const whole = table.caption.replaceAll(/[[\]*?:/\\'"]/g, ' ').replaceAll(/\s+/g, ' ').trim() || table.id
    let name = cut(whole, LONGEST_NAME)
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${cut(whole, LONGEST_NAME - 4)} ${number}`
    taken.add(name.toLowerCase())
    return { name, table }
  })
}

/** At most so many units of UTF-16, never half a character. */
function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().replace('\uFFFD', '').trim()
}

/** As high as what stands in it. */
const row = (...cells: readonly string[]): string => el('table:table-row', { 'table:style-name': 'Row' }, ...(cells.length === 0 ? ['<table:table-cell/>'] : cells))
const words = (text: string, style: string | null = null): string => el('table:table-cell', { 'table:style-name': style, 'office:value-type': 'string' }, el('text:p', {}, odfText(text)))

function valueCell(value: SheetValue, style: string | null): string {
  if (value === '') return el('table:table-cell', { 'table:style-name': style })
  if (typeof value === 'string') return words(value, style ?? 'Mark')
  return el('table:table-cell', { 'table:style-name': style, 'office:value-type': 'float', 'office:value': value }, el('text:p', {}, String(value)))
}

function sheet(name: string, columns: number, ...rows: readonly string[]): string {
  return el('table:table', { 'table:name': name, 'table:style-name': 'Sheet' }, el('table:table-column', { 'table:style-name': 'LabelColumn' }),
    columns === 0 ? '' : el('table:table-column', { 'table:style-name': 'NumberColumn', 'table:number-columns-repeated': columns }), ...rows)
}

function listSheet(document: ReportDocument, named: readonly Named[]): string {
  const about = [
    [DOCUMENT_WORDS.status, document.status], [DOCUMENT_WORDS.authority, document.authority], [DOCUMENT_WORDS.period, `${document.period.label}: ${periodInWords(document)}`],
    [DOCUMENT_WORDS.asKnownOn, document.asKnownOn], [DOCUMENT_WORDS.edition, editionInWords(document)],
  ].filter(([, value]) => value !== '')
  const link = ({ name, table }: Named) => row(el('table:table-cell', { 'office:value-type': 'string' },
    el('text:p', {}, el('text:a', { 'xlink:type': 'simple', 'xlink:href': `#'${name}'.A1` }, odfText(table.caption)))))
  return sheet(DOCUMENT_WORDS.sheets, 1, row(words(document.title, 'Title')), ...about.map(([name = '', value = '']) => row(words(name), words(value, 'Wide'))), row(),
    row(words(DOCUMENT_WORDS.sheets, 'Bold')), ...named.map(link))
}

function tableSheetXml({ status }: ReportDocument, name: string, table: DocumentTable): string {
  const { headings, rows } = tableSheet(table)
  const above = [[DOCUMENT_WORDS.base, table.base], [DOCUMENT_WORDS.unit, table.unit], [DOCUMENT_WORDS.status, status], ...table.notes.map((note) => [DOCUMENT_WORDS.note, note])]
  return sheet(name, Math.max(1, headings.length), row(words(table.caption, 'Title')), ...above.filter(([, value]) => value !== '').map(([label = '', value = '']) => row(words(label), words(value, 'Wide'))), row(),
    el('table:table-header-rows', {}, row(words(table.rowHeading, 'Heading'), ...headings.map((heading) => words(heading, 'NumberHeading')))),
    ...rows.map(({ label, isTotal, values }) => row(words(label, isTotal ? 'TotalLabel' : 'Label'), ...values.map((value) => valueCell(value, isTotal ? 'Total' : null)))),
    ...(rows.length === 0 ? [row(words(DOCUMENT_WORDS.noRows))] : []))
}

type Form = Readonly<Record<string, string>>
const cellStyle = (name: string, { cell = {}, paragraph = {}, text = {} }: Readonly<{ cell?: Form; paragraph?: Form; text?: Form }>) =>
  el('style:style', { 'style:name': name, 'style:family': 'table-cell', 'style:parent-style-name': 'Default' }, el('style:table-cell-properties', cell), el('style:paragraph-properties', paragraph), el('style:text-properties', text))
const column = (name: string, width: string) => el('style:style', { 'style:name': name, 'style:family': 'table-column' }, el('style:table-column-properties', { 'style:column-width': width }))

const bold: Form = { 'fo:font-weight': 'bold' }
const LINE = '1pt solid #0b0c0c'

const STYLES = [
  column('LabelColumn', '9cm'), column('NumberColumn', '2.6cm'),
  el('style:style', { 'style:name': 'Row', 'style:family': 'table-row' }, el('style:table-row-properties', { 'style:use-optimal-row-height': 'true' })),
  el('style:style', { 'style:name': 'Sheet', 'style:family': 'table', 'style:master-page-name': 'Default' }, el('style:table-properties', { 'table:display': 'true' })),
  cellStyle('Title', { text: { ...bold, 'fo:font-size': '14pt' } }), cellStyle('Bold', { text: bold }), cellStyle('Wide', {}), cellStyle('Label', { cell: { 'fo:wrap-option': 'wrap' } }),
  ...[['Heading', 'start'], ['NumberHeading', 'end']].map(([name = '', side = '']) =>
    cellStyle(name, { cell: { 'fo:wrap-option': 'wrap', 'fo:border-bottom': LINE, 'style:vertical-align': 'bottom' }, paragraph: { 'fo:text-align': side }, text: bold })),
  cellStyle('TotalLabel', { cell: { 'fo:wrap-option': 'wrap', 'fo:border-top': LINE }, text: bold }), cellStyle('Total', { cell: { 'fo:border-top': LINE }, paragraph: { 'fo:text-align': 'end' }, text: bold }),
  cellStyle('Mark', { paragraph: { 'fo:text-align': 'end' } }),
].join('')

const DEFAULT_STYLE = el('style:default-style', { 'style:family': 'table-cell' },
  el('style:text-properties', { 'style:font-name': 'Arial', 'fo:font-size': '10pt', 'fo:language': 'en', 'fo:country': 'GB' })) + el('style:style', { 'style:name': 'Default', 'style:family': 'table-cell' })

/** Printed across, each sheet as wide as the page. */
const PAGE_LAYOUT = el('style:page-layout', { 'style:name': 'Page' },
  el('style:page-layout-properties', { 'fo:page-width': '29.7cm', 'fo:page-height': '21cm', 'style:print-orientation': 'landscape', 'fo:margin': '1.5cm', 'style:scale-to-X': '1', 'style:scale-to-Y': '0', 'style:print-page-order': 'ttb' }))
