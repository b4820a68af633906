import type { UserId } from '../../domain/complaint/basics.ts'
import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import type { Recorded, ComplaintEvent } from '../../domain/complaint/events.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { letterOf, needsOf, type Letter } from '../../domain/complaint/threads/letters/thread.ts'
import { hiddenFrom } from '../../domain/complaint/threads/safeguarding/thread.ts'
import { sealedFor } from '../../domain/complaint/threads/sealing/thread.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { refused } from '../refused.ts'
import { complaintEvents } from '../streams.ts'
import type { CommandRequest, CommandResult } from '../worded.ts'

type Users = Awaited<ReturnType<Reads['users']>>

/**
 * Whether a letter waits for a second person: the authority wants one, nobody has checked what was finished last, and there is
 * somebody who could. Somebody who could works on complaints, sees this one, and did not finish the letter.
 */
export function isToBeChecked(letter: Letter, complaint: Complaint, known: Readonly<{ settings: AuthoritySettings; users: Users; writer: UserId | string }>): boolean {
  return known.settings.letterCheck === 'second-person' && letter.checkedOn === null && checkersOf(complaint, known).length > 0
}

/** Who could check what `writer` finished. */
function checkersOf(complaint: Complaint, { users, writer }: Readonly<{ users: Users; writer: UserId | string }>): Users {
  const [list, kept] = [sealedFor(complaint), hiddenFrom(complaint)]
  return users.filter((user) => user.isActive && user.userId !== writer && may(user, 'check-letter') && (list === null || list.includes(user.userId)) && !kept.includes(user.userId))
}

/** Who finished a letter last. */
export function writerOf(letter: Letter, recorded: readonly Recorded<ComplaintEvent>[]): UserId | string {
  const seq = letter.finished?.seq ?? letter.draftedSeq
  return recorded.find((entry) => entry.seq === seq)?.recordedBy ?? ''
}

/**
 * Why a letter cannot be checked or sent by this person now, beside what its own way leaves open; null where it can. Asked of
 * every command, so that no page can leave it out.
 */
export async function wrongLetter(services: Services, actor: Actor, { complaintId, command }: CommandRequest): Promise<CommandResult | null> {
  if (command.type !== 'check-letter' && command.type !== 'send-letter' && command.type !== 'queue-letter') return null
  return services.store.read(actor, async (reads) => {
    const recorded = complaintEvents(await reads.stream(complaintId))
    const complaint = recorded && foldAsRecorded(recorded)
    const letter = complaint && letterOf(complaint, command.letterId)
    // What is not there is refused where the complaint is opened.
    if (!recorded || !complaint || !letter) return null
    const writer = writerOf(letter, recorded)
    if (command.type === 'check-letter') return writer === actor.userId ? refused('letter-checked-by-its-writer') : null
    const [settings, users] = [await reads.settings(), await reads.users()]
    if (isToBeChecked(letter, complaint, { settings, users, writer })) return refused('letter-to-be-checked')
    const isTold = command.type === 'send-letter' && command.by === 'told'
    return needsOf(complaint, letter.to).includes('telephone-instead') && !isTold ? refused('letter-to-be-told') : null
  })
}
