import type { PersonId } from '../../domain/complaint/events.ts'
import { forRights } from '../access/sight.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, StreamId } from '../ports.ts'
import { isDue, retainedRecords, type Retained } from '../retention/retained.ts'

/**
 * A record that names somebody who asks for erasure. `free`: its time has run out and nothing holds it. Otherwise it is exempt
 * while a rule or a hold keeps it. Law: UK GDPR art. 17(1), 17(3)(b) and (e) (not confirmed).
 */
export type ErasableRecord = Readonly<{ retained: Retained; isFree: boolean }>

/** The records in which a person has a part, with for how long each is kept, but the request itself: for whoever answers such requests and sees to retention. */
export async function recordsToErase(services: Services, actor: Actor, { personId, except }: Readonly<{ personId: PersonId; except: StreamId }>): Promise<readonly ErasableRecord[]> {
  if (!may(actor, 'answer-rights') || !may(actor, 'view-retention')) return []
  const today = services.clock.today()
  const ids = await services.store.read(forRights(actor), async (reads) => {
    const records = (await reads.peopleSaidSame([personId])).get(personId) ?? [personId]
    const parts = await reads.partsSeen({ visibility: { kind: 'all' }, personIds: records })
    return [...parts.map(({ complaintId }) => complaintId), ...(await reads.entryParts(records)).map(({ streamId }) => streamId)]
  })
  return services.store.read(actor, async (reads) => {
    const found = await retainedRecords(reads, await reads.settings(), { streamIds: [...new Set(ids)].filter((id) => id !== except) }, today)
    return found.map((retained) => ({ retained, isFree: isDue(retained, today) && retained.holds.length === 0 && retained.waitsIn === null }))
  })
}
