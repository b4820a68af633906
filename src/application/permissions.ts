import type { Complaint } from '../domain/complaint/state.ts'
import { sealedFor } from '../domain/complaint/threads/sealing/thread.ts'
import { hiddenFrom } from '../domain/complaint/threads/safeguarding/thread.ts'
import type { EntryClockId } from '../domain/register/entry-clocks.ts'
import type { Action } from './access/actions.ts'
import { MAY_BY_RELATION, MAY_BY_ROLE } from './access/matrix.ts'
import { sightOf, visibilityIn } from './access/sight.ts'
import type { Actor, Relation, Visibility } from './ports.ts'
import type { UserId } from '../domain/complaint/events.ts'

/** Whether the actor's role allows the action at all, or the part that they ask in. Which complaints it reaches is `visibilityOf`. */
export function may({ role, part }: Pick<Actor, 'role' | 'part'>, action: Action): boolean {
  return MAY_BY_ROLE[role].includes(action) || (part !== undefined && mayWithPart(part, action))
}

/** Whether a part in a complaint allows the action for that complaint. */
export function mayWithPart(part: Relation, action: Action): boolean {
  return MAY_BY_RELATION[part].includes(action)
}

/** Which complaints the actor may see, as far as their role lets them. */
export function visibilityOf(actor: Actor): Visibility {
  return visibilityIn(sightOf(actor))
}

/** The clocks of the register whose very existence this actor may not know. */
export function clocksHiddenFrom(actor: Pick<Actor, 'role'>): readonly EntryClockId[] {
  return [...(may(actor, 'answer-rights') ? [] : ['rights-answer'] as const), ...(may(actor, 'view-retention') ? [] : ['hold-review'] as const)]
}

/**
 * Whether `visibility` reaches this complaint: for a team manager, what is allocated to them or to one of their teams, unless they
 * are accused in it and may not hear of that yet. A sealed one is reached by those on its list alone; whoever broke its seal is asked
 * for by `sealOpen`. Decisions: 0013, 0039, 0082.
 */
export function isVisible(visibility: Visibility, complaint: Complaint): boolean {
  const { allocatedTo } = complaint
  switch (visibility.kind) {
    case 'all':
      return visibility.userId === undefined || isOnList(complaint, visibility.userId)
    case 'none':
      return false
    case 'teams': {
      if (allocatedTo === null || !isOnList(complaint, visibility.userId) || hiddenFrom(complaint).includes(visibility.userId)) return false
      return allocatedTo.responderId === visibility.userId || (allocatedTo.team !== undefined && visibility.teams.includes(allocatedTo.team))
    }
  }
}

function isOnList(complaint: Complaint, userId: UserId): boolean {
  const forUsers = sealedFor(complaint)
  return forUsers === null || forUsers.includes(userId)
}
