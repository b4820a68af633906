import { accessOn } from '../../domain/complaint/threads/outside-access/days.ts'
import type { Confirmation } from '../../domain/complaint/threads/outside-access/events.ts'
import { writesReport, type Access } from '../../domain/complaint/threads/outside-access/thread.ts'
import { foldComplaint } from '../../domain/complaint/evolve.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { recordWithin } from '../carry-out.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { complaintEvents } from '../streams.ts'
import type { CommandResult, WordedCommand } from '../worded.ts'

/** What somebody from outside may say back about their own part: a click, or a day. */
export type SaidBack = Readonly<
  | { what: Confirmation }
  | { what: 'cannot-serve'; reason: string }
  | { what: 'report-sent'; on: IsoDate }
>

/**
 * Records what they said, in their name and on their own access alone. `not-found` for an access that is not theirs or does
 * not run today: a page that was open when it ended is too late.
 */
export async function sayBack(services: Services, actor: Actor, said: Readonly<{ accessId: string; commandId: string }> & SaidBack): Promise<CommandResult> {
  if (actor.role !== 'outside') return { kind: 'not-allowed' }
  const complaintId = await services.store.read(actor, (reads) => complaintOf(services, reads, actor, said.accessId))
  if (complaintId === null) return { kind: 'not-found' }
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const recorded = complaintEvents(await within.tx.ledger.load(complaintId)) ?? []
    const complaint = foldComplaint(recorded)
    const access = complaint && accessOn(complaint, actor.userId, services.clock.today()).find(({ accessId }) => accessId === said.accessId)
    if (!complaint || !access) return { kind: 'not-found' }
    if (said.what === 'report-sent' && !writesReport(access.part)) return { kind: 'not-found' }
    const command = commandOf(said, access, services.clock.today())
    return recordWithin(services, within, actor, { complaintId, expectedSeq: complaint.seq, commandId: said.commandId, command, acceptedWarnings: [] })
  })
}

function commandOf(said: SaidBack, { accessId }: Access, today: IsoDate): WordedCommand {
  switch (said.what) {
    case 'independence':
    case 'confidentiality':
      return { type: 'confirm-outside-part', on: today, accessId, what: said.what }
    case 'cannot-serve':
      return { type: 'note-cannot-serve', on: today, accessId, ...(said.reason.trim() !== '' && { reason: { words: said.reason } }) }
    case 'report-sent': return { type: 'note-report-sent', on: said.on, accessId }
  }
}

async function complaintOf({ clock }: Services, reads: Reads, { userId }: Actor, accessId: string): Promise<string | null> {
  for (const complaintId of await reads.complaintsOpenedTo(userId)) {
    const complaint = foldComplaint(complaintEvents(await reads.stream(complaintId)) ?? [])
    if (complaint && accessOn(complaint, userId, clock.today()).some((access) => access.accessId === accessId)) return complaintId
  }
  return null
}
