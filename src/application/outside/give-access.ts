import type { PersonId, UserId } from '../../domain/complaint/events.ts'
import type { OutsidePart } from '../../domain/complaint/threads/outside-access/events.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { carryOut, carryOutWithin } from '../carry-out.ts'
import { may } from '../permissions.ts'
import type { Actor, PersonDetails, Services } from '../ports.ts'
import type { CommandRequest, CommandResult } from '../worded.ts'

export type GiveAccess = Readonly<{
  complaintId: string
  expectedSeq: number
  commandId: string
  part: OutsidePart
  /** Somebody whom the complaint knows, or the clerk of a panel, whom nothing else names. */
  person: PersonId | PersonDetails
  from?: IsoDate
  until?: IsoDate
  reason?: string
  acceptedWarnings: readonly string[]
}>

/** The account that access is given to: one that is there, or whatever `invite` makes. */
export type AccountFor = Readonly<{ userId: UserId } | { invite: () => Promise<UserId | null> }>
export type GiveAccessResult = CommandResult | Readonly<{ kind: 'email-taken' } | { kind: 'not-from-outside' }>

/**
 * Gives somebody from outside access to one complaint, and makes their account where they have none. Nobody is invited to
 * what the rules refuse: it is tried first, and undone. Whose account is that of staff is given none.
 */
export async function giveOutsideAccess(services: Services, actor: Actor, asked: GiveAccess, account: AccountFor): Promise<GiveAccessResult> {
  if (!may(actor, 'invite-from-outside')) return { kind: 'not-allowed' }
  const { users, daysAfter } = await services.store.read(actor, async (reads) => ({ users: await reads.users(), daysAfter: (await reads.settings()).outsideDaysAfter }))
  if ('userId' in account && !users.some(({ userId, role, isActive }) => userId === account.userId && role === 'outside' && isActive)) return { kind: 'not-from-outside' }
  const personId = typeof asked.person === 'string' ? asked.person : services.ids.next() as PersonId
  const requestFor = (user: UserId): CommandRequest => ({
    complaintId: asked.complaintId, expectedSeq: asked.expectedSeq, commandId: asked.commandId, acceptedWarnings: asked.acceptedWarnings,
    newPeople: typeof asked.person === 'string' ? [] : [{ personId, details: asked.person }],
    command: {
      type: 'give-outside-access', on: services.clock.today(), accessId: services.ids.next(), part: asked.part, person: { personId }, user, daysAfter,
      ...(asked.from !== undefined && { from: asked.from }), ...(asked.until !== undefined && { until: asked.until }),
      ...(asked.reason !== undefined && asked.reason.trim() !== '' && { reason: { words: asked.reason } }),
    },
  })
  if ('userId' in account) return carryOut(services, actor, requestFor(account.userId))
  const { result, isOver } = await tryOut(services, actor, requestFor(services.ids.next() as UserId))
  if (result.kind !== 'done' || isOver) return result
  const userId = await account.invite()
  return userId === null ? { kind: 'email-taken' } : carryOut(services, actor, requestFor(userId))
}

/** What would become of it, with nothing kept; `isOver` where the same command was carried out before. */
function tryOut(services: Services, actor: Actor, request: CommandRequest): Promise<Readonly<{ result: CommandResult; isOver: boolean }>> {
  type Tried = Awaited<ReturnType<typeof tryOut>>
  return allOrNothing<Tried>(services.store, actor, async ({ tx, undo }) => {
    const isOver = (await tx.ledger.load(request.complaintId)).length > request.expectedSeq
    const within = { tx, undo: (result: CommandResult) => undo({ result, isOver }) }
    return undo({ result: await carryOutWithin(services, within, actor, request), isOver })
  })
}
