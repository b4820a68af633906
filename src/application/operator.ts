/** What the operator's commands report; the words for them are printed by `src/cli`. */

export const VERIFY_PROBLEMS = [
  'event-changed', 'event-missing', 'chain-broken', 'time-runs-back', 'command-without-event',
  'text-changed', 'text-differs', 'text-missing',
  'sealed-event-missing', 'sealed-event-changed', 'seal-changed', 'seal-missing',
  'seal-not-in-file', 'seal-differs-from-file', 'seal-only-in-file', 'seal-file-unreadable',
] as const

export type VerifyProblem = Readonly<{
  kind: (typeof VERIFY_PROBLEMS)[number]
  authorityId: string
  streamId?: string
  seq?: number
  textId?: string
  sealNumber?: number
}>

export type VerifyReport = Readonly<{
  authorities: number
  streams: number
  events: number
  texts: number
  /** Texts that are gone, each with the event that says so. */
  erasedTexts: number
  seals: number
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

export type BackupReport = Readonly<{ file: string; tables: number; rows: number; bytes: number }>
