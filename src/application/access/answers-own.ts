import { foldComplaint } from '../../domain/complaint/evolve.ts'
import { isVisible, may, visibilityOf } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { complaintEvents } from '../streams.ts'
import { mayBeGiven } from './matrix.ts'

/** Whoever may be given a complaint to answer and cannot do that by their role alone. */
function needsPart(actor: Actor): boolean {
  return mayBeGiven(actor) && !may(actor, 'draft-answer')
}

/**
 * The same person as stage 1 responder of this complaint, where it is given to them by name and they may see it; null for
 * everybody else, and for whom their role is enough. What is asked is asked with no more in sight than what is theirs, so
 * a complaint of somebody else is not even read.
 */
export async function asResponderOf({ store }: Services, actor: Actor, complaintId: string): Promise<Actor | null> {
  if (!needsPart(actor)) return null
  const responder: Actor = { ...actor, part: 'stage-one-responder' }
  const complaint = foldComplaint(complaintEvents(await store.read(responder, (reads) => reads.stream(complaintId))) ?? [])
  return complaint?.allocatedTo?.responderId === actor.userId && isVisible(visibilityOf(responder), complaint) ? responder : null
}

/** The same person as somebody who has complaints to answer, for the list of them; null where there are none, and for whom their role lists some. */
export async function asResponder({ store, clock }: Services, actor: Actor): Promise<Actor | null> {
  if (!needsPart(actor) || may(actor, 'view-work-list')) return null
  const responder: Actor = { ...actor, part: 'stage-one-responder' }
  const today = clock.today()
  const { total } = await store.read(responder, (reads) => reads.workList({ visibility: visibilityOf(responder), today, soonUntil: today, group: 'open', sort: 'due', page: 1 }))
  return total > 0 ? responder : null
}
