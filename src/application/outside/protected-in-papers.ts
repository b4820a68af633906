import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import { contentOf, itemsOf } from '../../domain/complaint/threads/outside-access/paper-content.ts'
import type { Actor, Services } from '../ports.ts'
import { refused } from '../refused.ts'
import { complaintEvents } from '../streams.ts'
import { personIdsIn } from '../words-apart.ts'
import type { CommandRequest, CommandResult } from '../worded.ts'
import { namesFound, protectedOf } from './names-in-papers.ts'

/**
 * Refuses a release of papers in whose words somebody's protected address, e-mail address or telephone number stands, where
 * whoever releases them does not say so: said, it needs a reason, and stands in the register. Null for every other command.
 * Decisions: 0083, 0084.
 */
export async function unsaidProtected({ store }: Services, actor: Actor, { complaintId, command }: CommandRequest): Promise<CommandResult | null> {
  if (command.type !== 'release-papers' || command.holds?.includes('protected-details') === true) return null
  return store.read(actor, async (reads) => {
    const recorded = complaintEvents(await reads.stream(complaintId))
    const complaint = recorded && foldAsRecorded(recorded)
    if (!recorded || !complaint) return null
    const people = new Map((await reads.people([...new Set(personIdsIn(recorded))] as PersonId[])).map((person) => [person.personId as string, person]))
    const kept = await protectedOf(reads, people.values())
    if (kept.size === 0) return null
    const texts = await reads.texts(command.papers.flatMap((paper) => itemsOf(contentOf(recorded, paper)).texts))
    return namesFound([...texts.values()], complaint, people, kept).some(({ what }) => what === 'protected') ? refused('protected-details-stand') : null
  })
}
