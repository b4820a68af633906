import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { Press } from './report/press.ts'
import type { Reproduction } from './report/reproduce.ts'
import type { AccountServices } from './accounts.ts'
import type { Actor, AuthorityId, Services } from './ports.ts'

/** What the operator's commands report; the words for them are printed by `src/cli`. */

export const VERIFY_PROBLEMS = [
  'event-changed', 'event-missing', 'chain-broken', 'time-runs-back', 'command-without-event',
  'text-changed', 'text-differs', 'text-missing', 'document-changed', 'document-differs', 'document-missing', 'document-bytes-missing', 'document-bytes-changed',
  'sealed-event-missing', 'sealed-event-changed', 'seal-changed', 'seal-missing',
  'seal-not-in-file', 'seal-differs-from-file', 'seal-only-in-file', 'seal-file-unreadable',
  'trace-changed', 'trace-missing', 'trace-chain-broken', 'trace-words-changed', 'trace-words-missing', 'traces-destroyed-untold', 'sealed-trace-missing', 'sealed-trace-changed',
  'edition-changed', 'edition-missing', 'edition-without-event', 'file-changed', 'file-missing', 'file-not-published',
] as const

export type VerifyProblem = Readonly<{
  kind: (typeof VERIFY_PROBLEMS)[number]
  authorityId: string
  streamId?: string
  seq?: number
  textId?: string
  fileId?: string
  /** The chain of traces; `seq` counts in it, and `textId` are its words. */
  chainId?: string
  sealNumber?: number
  /** Of the report that is the stream; `file` by its name. */
  edition?: number
  file?: string
}>

export type VerifyReport = Readonly<{
  authorities: number
  streams: number
  events: number
  texts: number
  /** Texts that are gone, each with the event that says so. */
  erasedTexts: number
  /** Files of documents, and those that are gone, each with the event that says so. Their bytes are there; they are proved when they are read. */
  files: number
  erasedFiles: number
  seals: number
  /** Traces of who looked at what, and how many chains they are in. */
  traces: number
  traceChains: number
  /** Editions of reports, each with its files. */
  editions: number
  /** Authorities that have seals, but none outside the database. */
  withoutSealFile: number
  /** The first thousand; `problemCount` counts them all. */
  problems: readonly VerifyProblem[]
  problemCount: number
}>

export type RebuildReport = Readonly<{
  streams: number
  /** Rows that are there and should not be, or should be and are not; only of tables that differ. */
  differences: readonly Readonly<{ table: string; onlyStored: number; onlyRebuilt: number; rows: number }>[]
  tables: number
}>

export type SealReport = readonly Readonly<{ authority: string; number: number; streams: number }>[]

/** `missing`: documents whose bytes are not where they should be, or not as they were kept. */
export type BackupReport = Readonly<{ file: string; tables: number; rows: number; documents: number; missing: number; bytes: number }>

/** Which register an operator's command is about: the demonstration where `demo`, else the authority's own where there is one. */
export type RegisterChoice = Readonly<{ demo: boolean }>

export type NewAuthority = Readonly<{
  name: string
  /** Needed from the second authority on. */
  hostName: string | null
  /** What it begins with; the usual settings where absent. */
  settings?: AuthoritySettings
  administrator: Readonly<{ email: string; name: string; password: string }>
}>

/** An edition at its address; the last one where no number is given. */
export type EditionAsked = Readonly<{ kind: string; slug: string; edition: number | null }>

/** What `main` does for the command line. Each opens the register, starting its database where it is not running, and closes it. */
export type Operator = Readonly<{
  start(choice: RegisterChoice): Promise<number>
  /** The reason in a plain sentence where it cannot be done. */
  setUp(wanted: NewAuthority): Promise<Readonly<{ kind: 'done'; folder: string }> | Readonly<{ kind: 'refused'; reason: string }>>
  /** `address` is where people reach the register, for links. */
  withAccounts<T>(choice: RegisterChoice, work: (accounts: AccountServices, authorityId: AuthorityId, address: string) => Promise<T>): Promise<T>
  /** For commands that work as a complaints manager would: reports and imports. */
  openServices(choice: RegisterChoice): Promise<Readonly<{ services: Services; actor: Actor; close(): Promise<void> }>>
  /** For commands about what was published. `again` makes an edition again from the register as its seal found it; null where there is none of that number. */
  openPress(choice: RegisterChoice): Promise<Readonly<{
    services: Services; press: Press; actor: Actor
    again(asked: EditionAsked): Promise<Reproduction | Readonly<{ kind: 'not-possible' }> | null>
    close(): Promise<void>
  }>>
  resetDemonstration(): Promise<void>
  /** `wholeFiles`: every byte of every document is read, too. */
  verify(choice: RegisterChoice, wholeFiles: boolean): Promise<VerifyReport>
  rebuild(choice: RegisterChoice, onlyCheck: boolean): Promise<RebuildReport>
  seal(choice: RegisterChoice): Promise<SealReport>
  backup(choice: RegisterChoice, file: string): Promise<BackupReport>
  restore(choice: RegisterChoice, file: string, replace: boolean): Promise<Readonly<{ tables: number; rows: number; documents: number; verified: VerifyReport; setAside: readonly string[] }>>
}>
