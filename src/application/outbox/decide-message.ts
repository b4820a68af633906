import { seeingOf } from '../access/sight.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { TellOutcome } from './hand-over.ts'
import type { DecidedAs } from './ports.ts'
import { viewMessage } from './view-outbox.ts'

/**
 * A person says what is to become of a message that they see: one that may have been sent was sent, or goes again; one that failed goes
 * again, or not at all; one that waits does not go. `changed-meanwhile`: that does not follow any more, and nothing was changed.
 */
export async function decideMessage(
  { services, tell }: Readonly<{ services: Services; tell: TellOutcome }>, actor: Actor, { messageId, decision }: Readonly<{ messageId: string; decision: DecidedAs }>,
): Promise<'done' | 'changed-meanwhile' | 'not-found' | 'not-allowed'> {
  if (!may(actor, 'decide-outbox')) return 'not-allowed'
  if (await viewMessage(services, actor, messageId) === null) return 'not-found'
  return services.store.write(seeingOf(actor), async (tx) => {
    const at = services.clock.now()
    const row = await tx.outbox.tell(messageId, { kind: decision }, at)
    if (row === 'not-so') return 'changed-meanwhile'
    await tx.outbox.decided(messageId, { as: decision, by: actor.userId, at })
    await tell(tx, row, at)
    return 'done'
  })
}
