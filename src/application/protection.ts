import type { ProtectedFigures, ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import type { SuppressionStep } from '../domain/reporting/disclosure/suppress/suppress.ts'
import type { AuthorityId } from './ports.ts'

/** What was worked out for an order. `problem`: digest of all that the order asks, by which it is found again. */
export type Worked = Readonly<{ problem: string; figures: ProtectedFigures }>

/** How far an order has come. `step` null where it waits for another. */
export type ProtectionStand =
  | Readonly<{ kind: 'working'; step: SuppressionStep | null }>
  | (Readonly<{ kind: 'done' }> & Worked)
  | Readonly<{ kind: 'failed'; reason: string }>

/** Whoever makes figures safe to publish, beside the thread that serves pages. */
export type Protector = Readonly<{
  /** How far it has come; begins it where nobody has. */
  look: (authorityId: AuthorityId, order: ProtectionOrder) => Promise<ProtectionStand>
  /** Waits for it. Throws a fault where it failed: then nothing may be published. */
  protect: (authorityId: AuthorityId, order: ProtectionOrder) => Promise<Worked>
  /** Begins again what failed, what was not safe, and what there was no time for. */
  again: (authorityId: AuthorityId, order: ProtectionOrder) => Promise<ProtectionStand>
  /** Digest of all that an order asks; how long it may take is no part of that. */
  problemOf: (order: ProtectionOrder) => string
}>

/**
 * Where results are kept, so that a restart, another server and the same question next week have the very same numbers
 * withheld. A result is of one program: another may know of more that an outsider could work out. Decision: 0068.
 */
export type KeptProtections = Readonly<{
  find: (authorityId: AuthorityId, problem: string) => Promise<ProtectedFigures | null>
  /** Keeps it unless somebody was faster. Answers the one that stands. */
  keep: (authorityId: AuthorityId, worked: Worked) => Promise<ProtectedFigures>
  forget: (authorityId: AuthorityId, problem: string) => Promise<void>
}>

/** A protector that has one answer already, such as that of a frozen edition, and asks another for everything else. */
export function knowing(known: Worked | null, other: Protector): Protector {
  if (known === null) return other
  const isKnown = (order: ProtectionOrder) => other.problemOf(order) === known.problem
  const done = { kind: 'done', ...known } as const
  return {
    look: async (authorityId, order) => (isKnown(order) ? done : other.look(authorityId, order)),
    protect: async (authorityId, order) => (isKnown(order) ? known : other.protect(authorityId, order)),
    again: async (authorityId, order) => (isKnown(order) ? done : other.again(authorityId, order)),
    problemOf: other.problemOf,
  }
}
