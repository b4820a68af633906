import { effectiveEvents, inOrderOfHappening } from '../domain/complaint/effective.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { timetableInput } from '../domain/complaint/timetable-of.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { explainClock as explain, type ClockExplanation } from '../domain/procedure/explain-clock.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { asKnownOn } from './known-on.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import { isThereFor, lookerAt } from './sealing.ts'
import { complaintEvents } from './streams.ts'
import { dayAsked, knownProcedure, type NotFound } from './view-complaint.ts'

/** A clock, day by day, with the complaint it belongs to. */
export type ExplainedClock = Readonly<{ kind: 'explained'; complaintId: string; reference: string; explanation: ClockExplanation; asAt: IsoDate }>

/**
 * Why a clock of a complaint is due when it is, today or as known on a past day. `item` says which,
 * where a clock runs for each of several things. `not-found` also where it may not be seen.
 */
export async function explainClock(
  services: Services, actor: Actor, which: Readonly<{ complaintId: string; clockId: string; item?: string; asKnownOn?: IsoDate }>,
): Promise<ExplainedClock | NotFound> {
  if (!may(actor, 'view-complaint')) return { kind: 'not-found' }
  return services.store.read(lookerAt(actor), async (reads) => {
    const stream = complaintEvents(await reads.stream(which.complaintId))
    const now = stream && foldAsRecorded(stream)
    if (!stream || !now || !await isThereFor(services, reads, actor, { complaintId: which.complaintId, complaint: now })) return { kind: 'not-found' }
    const asAt = dayAsked(services, which.asKnownOn)
    const recorded = which.asKnownOn === undefined ? stream : asKnownOn(stream, which.asKnownOn)
    const order = inOrderOfHappening(effectiveEvents(recorded))
    if (order.length === 0) return { kind: 'not-found' }
    const counting = { procedure: knownProcedure((foldAsRecorded(recorded) ?? now).procedure), settings: await reads.settings(), calendar: await authorityCalendar(services, reads, which.asKnownOn), asAt }
    const explanation = explain(which.clockId, timetableInput(order, counting), which.item ?? null)
    if (!explanation) return { kind: 'not-found' }
    return { kind: 'explained', complaintId: which.complaintId, reference: now.reference, explanation, asAt }
  })
}
