import type { UserId } from '../../domain/complaint/events.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { forFigures } from './sight.ts'

/**
 * How many open complaints wait for somebody: a number and nothing else, since whoever keeps accounts sees no complaint.
 * It counts every one, so that none is left with nobody.
 */
export async function openWorkOf(services: Services, actor: Actor, userId: UserId): Promise<number> {
  if (!may(actor, 'manage-users')) return 0
  const today = services.clock.today()
  return services.store.read(forFigures(actor), async (reads) =>
    (await reads.workList({ visibility: { kind: 'all' }, owner: userId, today, soonUntil: today, group: 'open', sort: 'due', page: 1 })).total)
}
