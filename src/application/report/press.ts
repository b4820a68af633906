import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { ReportPrinter } from '../../domain/reporting/document/report-parts.ts'
import type { AuthorityId } from '../ports.ts'
import type { EditionBytes, MadeBy } from './editions.ts'

/** What publishing needs besides the register: what makes files, digests and seals, and says which version it is. `main` gives it. */
export type Press = Readonly<{
  /** SHA-256 in hexadecimal; of a text, of its UTF-8. */
  digest(of: string | Uint8Array): string
  /** RFC 8785 JSON. */
  canonical(value: unknown): string
  /** A report's parts in words. */
  print: ReportPrinter
  /** The web page of a document, to be read before it is approved. */
  page(document: ReportDocument): Promise<Uint8Array>
  /** Every format of a document. The same document gives the same bytes. */
  files(document: ReportDocument): Promise<readonly EditionBytes[]>
  /** Seals the ledger as it is now. Where nothing was recorded since the last seal, that one. Null in a register without an entry. */
  seal(authorityId: AuthorityId): Promise<Readonly<{ number: number; root: string }> | null>
  /** The versions of the program and of its words. */
  madeBy(): Omit<MadeBy, 'settings' | 'holidays'>
  words: PressWords
}>

/** What is put on a document when it is published. */
export type PressWords = Readonly<{
  /** One sentence at the front of an edition. */
  status(published: Readonly<{ edition: number; on: IsoDate }>): string
  /** What stands over the notice of a correction. */
  correction(corrects: number): string
}>
