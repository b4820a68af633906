import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'

/** The complaints with these references, by reference: for those who answer for personal data and work on no complaint. */
export async function complaintsByReference(services: Services, actor: Actor, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (!may(actor, 'answer-rights') || names.length === 0) return new Map()
  const found = await services.store.read(actor, (reads) => reads.complaintsNamed({ references: names }))
  return new Map(found.map(({ complaintId, reference }) => [reference, complaintId]))
}
