import { el } from './xml.ts'

const INK = '#0b0c0c'
const QUIET = '#383f43'
const LANGUAGE = { 'fo:language': 'en', 'fo:country': 'GB', 'style:language-asian': 'none', 'style:country-asian': 'none' } as const

type Form = Readonly<Record<string, string>>
type ParagraphStyle = Readonly<{ name: string; after?: string; parent?: string; next?: string; outline?: 1 | 2 | 3 | 4; /** Where a tab with dots leads to. */ tab?: string; paragraph?: Form; text?: Form }>

/** A name as OpenDocument writes it: a space by its code. */
export function styleName(name: string): string {
  return name.replaceAll(' ', '_20_')
}

function paragraphStyle({ name, parent = 'Standard', next = 'Text body', outline, tab, paragraph = {}, text = {} }: ParagraphStyle): string {
  return el('style:style', {
    'style:name': styleName(name), 'style:display-name': name, 'style:family': 'paragraph', 'style:class': 'text', 'style:parent-style-name': name === 'Standard' ? null : styleName(parent),
    'style:next-style-name': styleName(next), 'style:default-outline-level': outline ?? null,
  }, el('style:paragraph-properties', paragraph, ...(tab === undefined ? [] : [el('style:tab-stops', {}, el('style:tab-stop', { 'style:position': tab, 'style:type': 'right', 'style:leader-style': 'dotted', 'style:leader-text': '.' }))])), el('style:text-properties', text))
}

const space = (before: string, after: string): Form => ({ 'fo:margin-top': before, 'fo:margin-bottom': after })
const bold: Form = { 'fo:font-weight': 'bold' }
const box: Form = { 'fo:border': `1.5pt solid ${INK}`, 'fo:padding': '0.2cm' }

const heading = (level: 1 | 2 | 3 | 4, size: string, before: string): ParagraphStyle => ({
  name: `Heading ${level}`, outline: level, paragraph: { ...space(before, '0.2cm'), 'fo:keep-with-next': 'always', 'fo:keep-together': 'always' }, text: { ...bold, 'fo:font-size': size },
})

const PARAGRAPHS: readonly ParagraphStyle[] = [
  { name: 'Standard' }, { name: 'Text body', paragraph: { ...space('0cm', '0.25cm'), 'fo:line-height': '115%' } },
  heading(1, '21pt', '0.4cm'), heading(2, '15pt', '0.7cm'), heading(3, '12.5pt', '0.5cm'), heading(4, '11pt', '0.4cm'),
  { name: 'Subtitle', text: { 'fo:font-size': '13pt' }, paragraph: space('0cm', '0.3cm') }, { name: 'About', next: 'About', paragraph: space('0cm', '0.08cm') },
  { name: 'Status', text: bold, paragraph: { ...space('0.2cm', '0.4cm'), ...box } }, { name: 'Caption', text: bold, paragraph: { ...space('0.5cm', '0.15cm'), 'fo:keep-with-next': 'always' } },
  { name: 'Table caption', parent: 'Caption' },
  { name: 'Table text', next: 'Table text', text: { 'fo:font-size': '9.5pt' } }, { name: 'Table number', parent: 'Table text', next: 'Table number', paragraph: { 'fo:text-align': 'end' } },
  { name: 'Table heading', parent: 'Table text', next: 'Table text', text: bold, paragraph: { 'fo:keep-with-next': 'always' } },
  { name: 'Table heading number', parent: 'Table heading', next: 'Table number', paragraph: { 'fo:text-align': 'end' } },
  { name: 'Table note', text: { 'fo:font-size': '9pt', 'fo:color': QUIET }, paragraph: space('0.1cm', '0.1cm') },
  { name: 'Table note before another', parent: 'Table note', paragraph: { 'fo:keep-with-next': 'always' } },
  { name: 'Quotation', paragraph: { 'fo:margin-left': '0.5cm', 'fo:border-left': '3pt solid #12436d', 'fo:padding-left': '0.3cm' } },
  { name: 'Quotation from', parent: 'Quotation', text: { 'fo:color': QUIET }, paragraph: space('0cm', '0.4cm') },
  { name: 'Label', text: bold, paragraph: { ...space('0.3cm', '0.05cm'), 'fo:keep-with-next': 'always' } }, { name: 'Notice', next: 'Notice', paragraph: { ...space('0cm', '0cm'), ...box } },
  { name: 'Notice title', parent: 'Notice', next: 'Notice', paragraph: { 'fo:keep-with-next': 'always' } },
  { name: 'Big number', text: { ...bold, 'fo:font-size': '30pt' }, paragraph: { ...space('0.5cm', '0cm'), 'fo:keep-with-next': 'always' } },
  { name: 'Contents heading', text: { ...bold, 'fo:font-size': '15pt' }, paragraph: { ...space('0.7cm', '0.2cm'), 'fo:keep-with-next': 'always' } },
  { name: 'Contents 1', next: 'Contents 1', paragraph: space('0.1cm', '0cm'), tab: '17cm' }, { name: 'Contents 2', next: 'Contents 2', paragraph: { 'fo:margin-left': '0.6cm' }, tab: '16.4cm' },
  { name: 'Footer', text: { 'fo:font-size': '8.5pt' }, next: 'Footer' },
]

const listLevel = (kind: 'bullet' | 'number') => el(`text:list-level-style-${kind}`, {
  'text:level': 1, ...(kind === 'bullet' ? { 'text:bullet-char': '•' } : { 'style:num-format': '1', 'style:num-suffix': '.' }),
}, el('style:list-level-properties', { 'text:list-level-position-and-space-mode': 'label-alignment' },
  el('style:list-level-label-alignment', { 'text:label-followed-by': 'listtab', 'text:list-tab-stop-position': '0.75cm', 'fo:text-indent': '-0.5cm', 'fo:margin-left': '0.75cm' })))

/** The styles that the officer sees, and may change for the whole document at once. The language of all of it is English of Britain. */
export const ODT_STYLES = [
  el('style:default-style', { 'style:family': 'paragraph' }, el('style:paragraph-properties', { 'fo:orphans': 2, 'fo:widows': 2 }),
    el('style:text-properties', { 'style:font-name': 'Arial', 'fo:font-size': '11pt', 'fo:color': INK, ...LANGUAGE })),
  ...PARAGRAPHS.map(paragraphStyle),
  el('style:style', { 'style:name': 'Strong', 'style:family': 'text' }, el('style:text-properties', bold)),
  // A list of contents in which every line is underlined is hard to read.
  el('style:style', { 'style:name': 'Index_20_link', 'style:display-name': 'Index link', 'style:family': 'text' }, el('style:text-properties', { 'fo:color': '#0b0c0c', 'style:text-underline-style': 'none' })),
  el('style:style', { 'style:name': 'Emphasis', 'style:family': 'text' }, el('style:text-properties', { 'fo:font-style': 'italic' })),
  el('text:list-style', { 'style:name': 'Points' }, listLevel('bullet')), el('text:list-style', { 'style:name': 'Numbers' }, listLevel('number')),
  el('text:outline-style', { 'style:name': 'Outline' }, ...[1, 2, 3, 4].map((level) => el('text:outline-level-style', { 'text:level': level, 'style:num-format': '' }))),
].join('')

const table = (name: string, together: Form) => el('style:style', { 'style:name': name, 'style:family': 'table' },
  el('style:table-properties', { 'style:width': '17cm', 'table:align': 'left', 'fo:margin-bottom': '0.1cm', ...together }))

const cell = (name: string, properties: Form) =>
  el('style:style', { 'style:name': name, 'style:family': 'table-cell' }, el('style:table-cell-properties', { 'fo:padding': '0.08cm 0.1cm', ...properties }))

/** The styles of tables, which each table names. */
export const TABLE_STYLES = [
  table('Table', { 'style:may-break-between-rows': 'true' }), table('ShortTable', { 'style:may-break-between-rows': 'false', 'fo:keep-with-next': 'always' }),
  el('style:style', { 'style:name': 'Row', 'style:family': 'table-row' }, el('style:table-row-properties', { 'fo:keep-together': 'always' })),
  cell('HeadingCell', { 'fo:border-bottom': `1pt solid ${INK}`, 'fo:border-top': `1pt solid ${INK}`, 'style:vertical-align': 'bottom' }),
  cell('Cell', { 'fo:border-bottom': '0.5pt solid #b1b4b6' }), cell('TotalCell', { 'fo:border-top': `1pt solid ${INK}`, 'fo:border-bottom': `1pt solid ${INK}` }),
].join('')

/** A4 with margins of 2 cm and room for the footer. */
export const PAGE_LAYOUT = el('style:page-layout', { 'style:name': 'Page' },
  el('style:page-layout-properties', { 'fo:page-width': '21cm', 'fo:page-height': '29.7cm', 'style:print-orientation': 'portrait', 'fo:margin': '2cm' }),
  el('style:footer-style', {}, el('style:header-footer-properties', { 'fo:min-height': '1cm', 'fo:margin-top': '0.4cm' })))
