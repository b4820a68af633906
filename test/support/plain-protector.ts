import type { Protector, Worked } from '../../src/application/protection.ts'
import type { DisclosureRule } from '../../src/domain/authority/disclosure-rules.ts'
import type { ProtectionOrder } from '../../src/domain/reporting/disclosure/protect.ts'
import { protectedTables } from '../../src/domain/reporting/disclosure/protected-table.ts'
import { createProtector } from '../../src/solver/protect-in-worker.ts'

const NOTHING: DisclosureRule = { threshold: 'none', zeros: 'kept', rounding: null, percentagesFromBase: 0 }

/** A protector that is done at once and withholds nothing, for tests of what comes after. `asked` has every question. */
export function plainProtector(asked: ProtectionOrder[] = []): Protector {
  const { problemOf } = createProtector()
  const worked = (order: ProtectionOrder): Worked => {
    asked.push(order)
    const tables = protectedTables(order.tables, () => NOTHING, { withheld: new Map(), overridden: new Set() })
    return { problem: problemOf(order), figures: { tables, numbers: [], isSafe: true, cost: 0, bound: 0, gaveUp: 0, before: [] } }
  }
  const stand = async (_authorityId: unknown, order: ProtectionOrder) => ({ kind: 'done', ...worked(order) } as const)
  return { look: stand, protect: async (_authorityId, order) => worked(order), again: stand, problemOf }
}
