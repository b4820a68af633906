import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { DocumentKind } from '../../domain/reporting/document/report-document.ts'
import type { AnyEvent, StreamId } from '../ports.ts'

/** A file of an edition, as its manifest names it. `digest` is SHA-256 in hexadecimal, `size` in bytes. */
export type FrozenFile = Readonly<{ name: string; mediaType: string; size: number; digest: string }>

/**
 * What was frozen, and of what: everything that has to be the same for the same report to come out again. Its own digest
 * stands in the ledger. Decision: 0065.
 */
export type Manifest = Readonly<{
  format: 'heard-edition-1'
  reportId: StreamId
  edition: number
  kind: DocumentKind
  period: Readonly<{ label: string; from: IsoDate; to: IsoDate }>
  slug: string
  title: string
  authority: string
  publishedAt: string
  publishedOn: IsoDate
  /** The figures are as the register stood at the end of this day, as far as it was recorded by the seal. */
  asKnownOn: IsoDate
  /** The edition at the same address that this one corrects. */
  corrects: number | null
  /** What was wrong in the edition that it corrects, in the words that stand at its front; null where it corrects none. */
  notice: string | null
  /** What was approved: digest of the content, without the day and the number of its edition. */
  content: string
  document: string
  figures: string
  files: readonly FrozenFile[]
  /** How many entries of the report's own stream it was composed from. */
  reportSeq: number
  /** The seal of the ledger: every stream up to the heads that it and those before it name. */
  seal: Readonly<{ number: number; root: string }>
  madeBy: MadeBy
}>

/** The versions of what an edition was made with. `settings` counts from 1; the others are digests or names. */
export type MadeBy = Readonly<{ program: string; words: string; settings: number; holidays: string }>

/** A file with its bytes. */
export type EditionBytes = Readonly<{ name: string; mediaType: string; bytes: Uint8Array }>

export type EditionKey = Readonly<{ reportId: StreamId; edition: number }>

/** An edition as lists show it. */
export type EditionRow = EditionKey & Readonly<{
  kind: string
  period: string
  slug: string
  title: string
  publishedAt: string
  publishedOn: IsoDate
  corrects: number | null
  /** RFC 8785 JSON of a `Manifest`, as it was digested. */
  manifest: string
}>

/** The document and the figures of an edition: RFC 8785 JSON, as they were digested. */
export type EditionContent = Readonly<{ document: string; figures: string }>

/** Editions are added with the event that publishes them, in its transaction, and never changed. */
export type Editions = Readonly<{
  /** Throws where the address has that number already. */
  add(row: EditionRow, content: EditionContent, files: readonly EditionBytes[]): Promise<void>
  /** The highest number given at this address; nought where nothing was published there. */
  lastAt(kind: string, slug: string): Promise<number>
}>

export type EditionReads = Readonly<{
  /** Every edition of the authority, the newest first. */
  editions(): Promise<readonly EditionRow[]>
  editionContent(key: EditionKey): Promise<EditionContent | null>
  editionFile(key: EditionKey, name: string): Promise<Omit<EditionBytes, 'name'> | null>
  /** Of these reports, the entries that publish, withdraw, or correct such an entry, by report. */
  publishingEvents(reportIds: readonly StreamId[]): Promise<ReadonlyMap<StreamId, readonly Recorded<AnyEvent>[]>>
  /** How many streams have entries that neither this seal nor one before it names. */
  grownSince(seal: number): Promise<number>
  /** The number of the settings' present version. */
  settingsVersion(): Promise<number>
}>
