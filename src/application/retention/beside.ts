import { covers, isInForce, type Hold } from '../../domain/register/retention/hold.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, StreamId } from '../ports.ts'
import { allHolds } from './retained.ts'

/** A hold on a record, with who ordered it. */
export type HoldBeside = Readonly<{ holdId: StreamId; hold: Hold; orderedBy: string }>

/** The holds that keep a complaint today, for whoever sees to retention. The actor has been let see the complaint already. */
export async function holdsBeside(services: Services, actor: Actor, complaintId: StreamId): Promise<readonly HoldBeside[]> {
  if (!may(actor, 'view-retention')) return []
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const holds = (await allHolds(reads)).filter(({ hold }) => isInForce(hold, today) && covers(hold, { streamId: complaintId, kind: 'complaint' }))
    const texts = holds.length === 0 ? new Map<string, string>() : await reads.texts(holds.map(({ hold }) => hold.authority.textId))
    return holds.map(({ holdId, hold }) => ({ holdId, hold, orderedBy: texts.get(hold.authority.textId) ?? '' }))
  })
}
