import type { Refusal } from '../domain/complaint/commands.ts'
import type { Declaration } from '../domain/complaint/declared/declaration.ts'
import { KIND_BEGUN_BY, isFirst } from '../domain/register/entry.ts'
import type { Transaction } from './ports.ts'
import { refused } from './refused.ts'
import { registerEvents } from './streams.ts'

/** Refuses what names an entry of the register that there is not, or one of another kind than its field takes. */
export async function wrongEntry(tx: Transaction, declaration: Declaration | undefined, values: object): Promise<Refusal | null> {
  const given = new Map<string, unknown>(Object.entries(values))
  for (const [name, field] of Object.entries(declaration?.fields ?? {})) {
    const id = given.get(name)
    if (field.kind !== 'entry' || typeof id !== 'string') continue
    const first = registerEvents(await tx.ledger.load(id))?.[0]?.event
    if (!first || !isFirst(first)) return refused('no-such-record')
    if (field.of && !field.of.includes(KIND_BEGUN_BY[first.type])) return refused('not-such-an-entry')
  }
  return null
}
