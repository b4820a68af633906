import { may, visibilityOf } from '../permissions.ts'
import type { ContactStanding, SeenPart } from './ports.ts'
import type { Actor, Services } from '../ports.ts'
import type { ComplaintView } from '../worded.ts'

/** What somebody has besides the complaint that is looked at. */
type Besides = Readonly<{
  /** Other complaints of theirs, not recorded in error. */
  complaints: number
  /** Those of them in which something is arranged about contact. */
  arranged: readonly Readonly<{ complaintId: string; reference: string; contact: ContactStanding }>[]
}>

/** For each person of a complaint, what else there is of them that the actor may see. */
export type Together = ReadonlyMap<string, Besides>
export const NOT_ASKED: Together = new Map()

/** The other complaints of those who have a part in a complaint, whichever of their records was named there. Empty for whoever may not see people. */
export async function seenTogether(services: Services, actor: Actor, { complaintId, complaint }: ComplaintView): Promise<Together> {
  if (!may(actor, 'view-person')) return NOT_ASKED
  const { complainants, children, others } = complaint.details
  const ids = [...new Set([...complainants, ...children, ...others].flatMap(({ personId }) => personId ?? []))]
  if (ids.length === 0) return NOT_ASKED
  return services.store.read(actor, async (reads) => {
    const groups = await reads.peopleSaidSame(ids)
    const parts = await reads.partsSeen({ visibility: visibilityOf(actor), personIds: [...new Set([...groups.values()].flat())] })
    return new Map(ids.map((id) => [id as string, besides(parts.filter(({ personId }) => (groups.get(id) ?? [id]).includes(personId)), complaintId)]))
  })
}

function besides(parts: readonly SeenPart[], complaintId: string): Besides {
  const own = parts.filter((part) => part.role === 'complainant' && part.complaintId !== complaintId && part.status !== 'recorded-in-error')
  const each = [...new Map(own.map((part) => [part.complaintId, part])).values()]
  return {
    complaints: each.length,
    arranged: each.flatMap(({ complaintId: id, reference, contact }) => (contact === null ? [] : [{ complaintId: id, reference, contact }])),
  }
}
