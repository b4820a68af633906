import type { SET_ASIDE_BECAUSE } from '../../domain/complaint/threads/letters/events.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { carryOutWithin } from '../carry-out.ts'
import { standsAt } from '../files/file-documents.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { CommandResult } from '../worded.ts'
import type { OfLetter } from './write-letter.ts'

/** Sets a letter aside: it is not sent, and its draft goes. */
export async function setLetterAside(
  services: Services, actor: Actor, { complaintId, letterId, expectedSeq, commandId, on }: OfLetter, why: Readonly<{ because: (typeof SET_ASIDE_BECAUSE)[number]; reason: string }>,
): Promise<CommandResult> {
  if (!may(actor, 'set-letter-aside')) return { kind: 'not-allowed' }
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const isCurrent = await standsAt(within.tx, { complaintId, expectedSeq })
    const result = await carryOutWithin(services, within, actor, {
      complaintId, expectedSeq, commandId,
      command: { type: 'set-letter-aside', on, letterId, because: why.because, ...(why.reason.trim() !== '' && { reason: { words: why.reason } }) },
    })
    if (result.kind === 'done' && isCurrent) await within.tx.letterDrafts.remove(complaintId, letterId)
    return result
  })
}
