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
  const { given, releases } = complaint.threads.outsideAccess
  if (command.type === 'give-outside-access') return wrongAccess(complaint, command)
  if (command.type === 'release-papers') {
    if (readersOf(complaint, command.accessId).length === 0) return 'nobody-to-release-to'
    return command.papers.length > 0 && command.papers.every((paper) => isPaperOf(complaint, paper)) ? null : 'no-such-paper'
  }
  if (command.type === 'withdraw-papers') return releases.some((release) => release.releaseId === command.releaseId && isOpen(release)) ? null : 'no-such-release'
  if (!isAboutAccess(command)) return null
  return given.some((access) => access.accessId === command.accessId && isGiven(access)) ? null : 'no-such-access'
}

const ABOUT_ACCESS = ['end-outside-access', 'confirm-outside-part', 'note-cannot-serve', 'note-report-sent'] as const

function isAboutAccess(command: ComplaintCommand): command is Extract<ComplaintCommand, { type: (typeof ABOUT_ACCESS)[number] }> {
  return (ABOUT_ACCESS as readonly string[]).includes(command.type)
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
