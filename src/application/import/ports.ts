import type { RowKind } from './row-kinds.ts'

/** One loading of a file, as it is traced: who, when, which file, how many rows of it. Instants are UTC. */
export type ImportRecord = Readonly<{
  importId: string
  /** The register that the rows come from. A row's key is unique within its source. */
  source: string
  fileName: string
  /** SHA-256 of the file, in hexadecimal. */
  fileDigest: string
  startedAt: string
  startedBy: string
  /** Null while it runs, and for ever where it was killed: loading the file again goes on from there. */
  finishedAt: string | null
  counts: ImportCounts | null
}>

/** Rows with something in them, by what became of them. `added + alreadyThere + changed + leftOut` is `rows`. */
export type ImportCounts = Readonly<{
  rows: number
  added: number
  /** The same row was loaded before. */
  alreadyThere: number
  /** A row of that key was loaded before, and said something else: not loaded, reported. */
  changed: number
  leftOut: number
}>

export type RowToClaim = Readonly<{ rowKey: string; streamId: string; content: string }>

/** Whether a row may be added now: `new` is claimed by this transaction, and nobody else can add it. */
export type RowClaim = 'new' | 'already-there' | 'changed'

export type KindCount = Readonly<{ kind: RowKind; year: number; count: number }>

/** The trace of imports, in the transaction of the rows that they add. */
export type ImportRecords = Readonly<{
  begin(record: Omit<ImportRecord, 'finishedAt' | 'counts'>): Promise<void>
  /** Claims rows of one source, in the order given. Two rows of one key in one call: the second is not `new`. */
  claim(importId: string, source: string, rows: readonly RowToClaim[]): Promise<readonly RowClaim[]>
  finish(importId: string, finishedAt: string, counts: ImportCounts): Promise<void>
  get(importId: string): Promise<ImportRecord | null>
  /** Newest first. */
  recent(many: number): Promise<readonly ImportRecord[]>
  /** What the register holds by kind and by the year in which its reporting year begins, counted in the ledger itself. */
  registerTotals(reporting: Readonly<{ corporateProcedure: string; yearStartsInMonth: number }>): Promise<readonly KindCount[]>
}>

