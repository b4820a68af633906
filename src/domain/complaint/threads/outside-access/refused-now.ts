import type { ComplaintCommand } from '../../commands.ts'
import type { RefusalCode } from '../../refusals.ts'
import type { Complaint } from '../../state.ts'
import { mayHearNothing } from '../safeguarding/thread.ts'
import { PANEL_PARTS, type OutsidePart } from './events.ts'
import { isPaperOf } from './papers.ts'
import { hasPart, isGiven, isOpen, readersOf, type Access } from './thread.ts'

/**
 * Why nobody from outside is given this now, on the complaint as it stands. It is asked of a new command alone: whatever is
 * recorded late or corrected afterwards stays possible, and ends the access instead. Decision: 0084.
 */
export function outsideRefused(complaint: Complaint, command: ComplaintCommand): RefusalCode | null {
  switch (command.type) {
    case 'give-outside-access': return wrongAccess(complaint, command)
    case 'release-papers': {
      if (readersOf(complaint, command.accessId).length === 0) return 'nobody-to-release-to'
      return command.papers.length > 0 && command.papers.every((paper) => isPaperOf(complaint, paper)) ? null : 'no-such-paper'
    }
    case 'withdraw-papers':
      return complaint.threads.outsideAccess.releases.some((release) => release.releaseId === command.releaseId && isOpen(release)) ? null : 'no-such-release'
    case 'end-outside-access':
    case 'confirm-outside-part':
    case 'note-cannot-serve':
    case 'note-report-sent':
      return complaint.threads.outsideAccess.given.some((access) => access.accessId === command.accessId && isGiven(access)) ? null : 'no-such-access'
    default: return null
  }
}

function wrongAccess(complaint: Complaint, { part, person, user, until, on }: Extract<ComplaintCommand, { type: 'give-outside-access' }>): RefusalCode | null {
  if (!hasPart(complaint, part, person.personId)) return 'no-part-for-access'
  if (mayHearNothing(complaint, { personId: person.personId, userId: user })) return 'access-of-the-accused'
  const isThere = (access: Access) => isGiven(access) && access.part === part && access.userId === user && (access.until === null || on <= access.until)
  if (complaint.threads.outsideAccess.given.some(isThere)) return 'access-already-given'
  return until === undefined && isOver(complaint, part) ? 'access-needs-an-end' : null
}

/** What would have ended it by itself is past already. */
function isOver({ status, answers }: Complaint, part: OutsidePart): boolean {
  if (status === 'closed' || status === 'withdrawn') return true
  if (part === 'advocate') return false
  return answers[PANEL_PARTS.includes(part) ? 'stage-3' : 'stage-2'] !== undefined
}
