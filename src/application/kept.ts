import type { UserId } from '../domain/complaint/events.ts'

/** What an authority keeps in versions beside its register. Decision: 0063. */
export const KEPT_KINDS = ['table-set', 'printed-report', 'benchmark', 'letter-template'] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

/** One version of something kept; `body` is JSON as it was saved, read back through a parser. Null where it was taken away. */
export type KeptVersion = Readonly<{ keptId: string; version: number; body: unknown; recordedAt: string; recordedBy: UserId | string }>

/** `changed-meanwhile`: somebody saved since version `seen` was looked at, and nothing of it was touched. */
export type KeptResult = 'saved' | 'changed-meanwhile'

/** `seen` is the version that the page was drawn from, 0 for something new. */
export type ToKeep = Readonly<{ kind: KeptKind; keptId: string; body: unknown; seen: number; commandId: string; recordedAt: string; recordedBy: string }>

export type Kept = Readonly<{
  /** Adds a version. A command that was carried out before is answered as it was then. */
  save(toKeep: ToKeep): Promise<KeptResult>
}>

export type KeptReads = Readonly<{
  /** The last version of each that was not taken away, in the order in which they were first kept. */
  kept(kind: KeptKind): Promise<readonly KeptVersion[]>
  /** Every version of one, the first one first. */
  keptHistory(kind: KeptKind, keptId: string): Promise<readonly KeptVersion[]>
}>
