import type { Bounce } from '../../domain/outbox/bounces.ts'
import type { Services, Transaction } from '../ports.ts'
import type { TellOutcome } from './hand-over.ts'

/**
 * Records that a message came back: it has failed, and its complaint says so. A report that it takes longer changes nothing, nor does one of
 * a message that is not there any more, or that nobody sent. Said twice, it is recorded once.
 */
export async function recordBounce(tx: Transaction, { services: { clock }, tell }: Readonly<{ services: Pick<Services, 'clock'>; tell: TellOutcome }>, { messageId, why }: Bounce): Promise<'recorded' | 'nothing-to-record'> {
  if (why === null) return 'nothing-to-record'
  const at = clock.now()
  const row = await tx.outbox.tell(messageId, { kind: 'came-back', why }, at)
  if (row === 'not-so') return 'nothing-to-record'
  await tell(tx, row, at)
  return 'recorded'
}
