import type { Branding } from '../../authority/settings.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { ChartSpec } from './chart-spec.ts'

/** What kind of document it is: the annual report, and what is made from the same parts. */
export const DOCUMENT_KINDS = [
  'annual-report', 'young-people', 'quarterly-report', 'monthly-team-sheet', 'corporate-parenting', 'inspection', 'briefing', 'compliments', 'code-self-assessment',
  'data-return', 'figures', 'personal-data',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/**
 * A stretch of text. `figure`: a number that was put in by its name; `text` is what is printed, in words where it is
 * withheld.
 */
export type Inline =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'strong' | 'emphasis'; content: readonly Inline[] }>
  | Readonly<{ kind: 'link'; address: string; content: readonly Inline[] }>
  | Readonly<{ kind: 'figure'; name: string; text: string }>

/**
 * Why a number is not printed, as official statistics mark it: `c` confidential, `z` not applicable, `k` rounds to nought
 * and is not nought, `x` not held.
 */
export const MARKS = ['c', 'z', 'k', 'x'] as const
export type Mark = (typeof MARKS)[number]

/** One cell as it is printed. `count` and `percent` are what may be read from it: null where they are withheld or there are none. */
export type DocumentCell = Readonly<{ printed: string; count: number | null; percent: number | null; mark: Mark | null }>

/** A table with one row of column headings and one column of row headings. Cells stand in the order of the columns. */
export type DocumentTable = Readonly<{
  /** Letters, digits and hyphens. */
  id: string
  caption: string
  /** "Base: …" or "Counts …", as one sentence. */
  base: string
  /** What a count is a number of, in the plural. */
  unit: string
  notes: readonly string[]
  /** What stands over the row headings. */
  rowHeading: string
  columns: readonly Readonly<{ id: string; label: string }>[]
  rows: readonly Readonly<{ id: string; label: string; isTotal: boolean; cells: readonly DocumentCell[] }>[]
}>

/** The pictures of a page for young people: each has its words in the block, and is drawn by whoever makes the file. */
export const PICTURES = ['speech', 'clock', 'tick', 'people', 'star', 'change', 'help'] as const
export type Picture = (typeof PICTURES)[number]

/** A part of a document, in the order of reading. */
export type Block =
  | Readonly<{ kind: 'heading'; id: string; level: 1 | 2 | 3 | 4; text: string }>
  | Readonly<{ kind: 'paragraph'; content: readonly Inline[] }>
  | Readonly<{ kind: 'list'; ordered: boolean; items: readonly (readonly Inline[])[] }>
  | Readonly<{ kind: 'quotation'; text: string; from: string }>
  | Readonly<{ kind: 'said-did'; said: string; did: string }>
  | Readonly<{ kind: 'table'; table: DocumentTable }>
  /** `table`: the id of the table that says the same; it need not stand in the document. */
  | Readonly<{ kind: 'chart'; chart: ChartSpec; table: string }>
  /** Something that must not be overlooked: a correction, a status, a warning. */
  | Readonly<{ kind: 'notice'; title: string; content: readonly Inline[] }>
  /** `name`: the figure's, as in a sentence; absent in editions of before it was kept. */
  | Readonly<{ kind: 'big-number'; name?: string; printed: string; words: string; picture: Picture }>

/** A document before it is any file: nothing left to decide, and nothing that a format adds. Every format prints this value. */
export type ReportDocument = Readonly<{
  schema: 'heard-document-1'
  kind: DocumentKind
  title: string
  subtitle: string
  language: 'en-GB'
  authority: string
  branding: Branding
  period: Readonly<{ label: string; from: IsoDate; to: IsoDate }>
  /** The figures are as the register stood at the end of this day. */
  asKnownOn: IsoDate
  /** Null while it is a draft. Editions count from 1; a later one corrects the one before. */
  published: Readonly<{ edition: number; on: IsoDate }> | null
  /** One sentence that every page of a draft, and the front of a published edition, carries. */
  status: string
  blocks: readonly Block[]
}>
