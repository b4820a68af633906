import type { ProtectedFigures, ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import type { SuppressionStep } from '../domain/reporting/disclosure/suppress/suppress.ts'

/** How far an order has come. `step` null where it waits for another. */
export type ProtectionStand =
  | Readonly<{ kind: 'working'; step: SuppressionStep | null }>
  | Readonly<{ kind: 'done'; figures: ProtectedFigures }>
  | Readonly<{ kind: 'failed'; reason: string }>

/** Whoever makes figures safe to publish, beside the thread that serves pages. */
export type Protector = Readonly<{
  /** How far it has come; begins it where nobody has. */
  look: (order: ProtectionOrder) => ProtectionStand
  /** Waits for it. Throws a fault where it failed: then nothing may be published. */
  protect: (order: ProtectionOrder) => Promise<ProtectedFigures>
  /** Begins again what failed. */
  again: (order: ProtectionOrder) => ProtectionStand
}>
