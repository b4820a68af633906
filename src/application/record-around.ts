import type { UserId } from '../domain/complaint/events.ts'
import { allOrNothing, type Within } from './all-or-nothing.ts'
import { carryOutWithin } from './carry-out.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import { requestToRecord, type ComplaintToRecord } from './record-complaint.ts'
import { wrongSealList } from './sealing.ts'
import { recordComplaintOfEnquiry } from './turn-enquiry.ts'
import type { CommandResult, WordedCommand } from './worded.ts'

/** Whom of the complaints team a complaint is about, and for whom it is recorded instead. `reason` is said in the seal. */
export type Around = Readonly<{ about: readonly UserId[]; forUsers: readonly UserId[]; reason: string }>

type Done = Extract<CommandResult, { kind: 'done' }>

/**
 * Records a complaint about somebody of the complaints team and seals it in the same transaction, so that at no instant it
 * is there for them. Whoever records it need not be on its list, nor be one who seals complaints: it is the rule that seals
 * it. Decision: 0082.
 */
export async function recordAround(services: Services, actor: Actor, input: ComplaintToRecord, around: Around, fromEnquiry?: string): Promise<CommandResult> {
  if (!may(actor, 'record-complaint')) return { kind: 'not-allowed' }
  const command: Extract<WordedCommand, { type: 'seal-complaint' }> = {
    type: 'seal-complaint', on: services.clock.today(), because: 'about-complaints-team', text: { words: around.reason }, forUsers: around.forUsers,
    about: around.about, withoutMe: true,
  }
  const wrong = await wrongSealList(services, actor, { command })
  if (wrong) return wrong
  const seal = async (within: Within<CommandResult>, { complaintId, seq, ...recorded }: Done): Promise<CommandResult> => {
    const sealed = await carryOutWithin(services, within, actor, { complaintId, expectedSeq: seq, commandId: services.ids.next(), command })
    return sealed.kind === 'done' ? { ...recorded, complaintId, seq: sealed.seq } : within.undo(sealed)
  }
  if (fromEnquiry !== undefined) return recordComplaintOfEnquiry(services, actor, input, fromEnquiry, seal)
  const request = await requestToRecord(services, actor, input)
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const recorded = await carryOutWithin(services, within, actor, request)
    return recorded.kind === 'done' ? seal(within, recorded) : recorded
  })
}
