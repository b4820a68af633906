import type { UserId } from '../domain/complaint/events.ts'
import { carryOutWithin, type AndThen } from './carry-out.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import { wrongSealList } from './sealing.ts'
import type { CommandResult, WordedCommand } from './worded.ts'

/** Whom of the complaints team a complaint is about, and for whom it is recorded instead. `reason` is said in the seal. */
export type Around = Readonly<{ about: readonly UserId[]; forUsers: readonly UserId[]; reason: string }>

/**
 * Records a complaint about somebody of the complaints team and seals it in the same transaction, so that at no instant it
 * is there for them, nor is what came with it: `record` records it, whatever it is made of, and ends with what it is given.
 * Whoever records it need not be on its list, nor be one who seals complaints: it is the rule that seals it. Decision: 0082.
 */
export async function recordAround(services: Services, actor: Actor, around: Around, record: (andThen: AndThen) => Promise<CommandResult>): Promise<CommandResult> {
  if (!may(actor, 'record-complaint')) return { kind: 'not-allowed' }
  const command: Extract<WordedCommand, { type: 'seal-complaint' }> = {
    type: 'seal-complaint', on: services.clock.today(), because: 'about-complaints-team', text: { words: around.reason }, forUsers: around.forUsers,
    about: around.about, withoutMe: true,
  }
  const wrong = await wrongSealList(services, actor, { command })
  return wrong ?? record(async (within, { complaintId, seq, ...recorded }) => {
    const sealed = await carryOutWithin(services, within, actor, { complaintId, expectedSeq: seq, commandId: services.ids.next(), command })
    return sealed.kind === 'done' ? { ...recorded, complaintId, seq: sealed.seq } : within.undo(sealed)
  })
}
