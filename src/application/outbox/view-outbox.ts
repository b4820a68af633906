import type { OutboxState } from '../../domain/outbox/outbox.ts'
import { seeingOf, wholeOf } from '../access/sight.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { OutboxCount, OutboxListed } from './ports.ts'

/** What one page holds of those that are done, and of those that wait. */
const MOST_SHOWN = 50
const NEEDS_SOMEBODY: readonly OutboxState[] = ['may-have-been-sent', 'failed']
const UNDER_WAY: readonly OutboxState[] = ['queued', 'handing-over']

type Rows = Readonly<{ rows: readonly OutboxListed[]; total: number }>

/** `open`: null for whoever opens no complaint, who is told how many there are and how they stand. */
export type OutboxView = Readonly<{ counts: readonly OutboxCount[]; open: Readonly<{ needsSomebody: Rows; underWay: Rows; done: Rows }> | null }>

/**
 * What is being sent. Whoever opens complaints sees and counts the letters of those that they see; an administrator, who sees none,
 * counts everything, reminders too, to know whether the way out works. Null where somebody may not.
 */
export async function viewOutbox(services: Services, actor: Actor): Promise<OutboxView | null> {
  if (!may(actor, 'view-outbox')) return null
  if (!may(actor, 'view-complaint')) return services.store.read(wholeOf(actor.authorityId), async (reads) => ({ counts: await reads.outboxCounts(), open: null }))
  return services.store.read(seeingOf(actor), async (reads) => ({
    counts: await reads.outboxCounts(),
    open: {
      needsSomebody: await reads.outbox({ states: NEEDS_SOMEBODY, limit: MOST_SHOWN }), underWay: await reads.outbox({ states: UNDER_WAY, limit: MOST_SHOWN }),
      done: await reads.outbox({ states: ['sent', 'cancelled'], limit: MOST_SHOWN }),
    },
  }))
}

/** One message; null where there is none of a complaint that this actor sees. */
export async function viewMessage(services: Services, actor: Actor, messageId: string): Promise<OutboxListed | null> {
  if (!may(actor, 'view-outbox') || !may(actor, 'view-complaint')) return null
  return services.store.read(seeingOf(actor), (reads) => reads.outboxRow(messageId))
}
