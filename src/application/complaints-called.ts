import { visibilityOf } from './permissions.ts'
import type { Actor, Services } from './ports.ts'

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

/**
 * The ids of the complaints that are called so, by what they were called: a reference in capitals or not, an id, or an
 * address that ends in one. What names none that the actor may see is left out.
 */
export async function complaintsCalled(services: Services, actor: Actor, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return services.store.read(actor, async (reads) => {
    const found = new Map<string, string>()
    for (const name of names) {
      const id = ID.exec(name)?.[0].toLowerCase()
      const [one] = await reads.complaintsNamed(id === undefined ? { references: [name, name.toUpperCase()] } : { ids: [id] })
      if (one && await reads.maySee(visibilityOf(actor), one.complaintId)) found.set(name, one.complaintId)
    }
    return found
  })
}
