import type { ComplaintCommand } from '../domain/complaint/commands.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import { sealedFor, usersComplainedAbout } from '../domain/complaint/threads/sealing/thread.ts'
import { wholeOf, type Viewer } from './access/sight.ts'
import { isVisible, may, visibilityOf } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { refused } from './refused.ts'
import { complaintEvents } from './streams.ts'
import type { CommandRequest, CommandResult } from './worded.ts'

type Listing = Extract<ComplaintCommand, { type: 'seal-complaint' | 'change-seal-list' }>

/** Whether this complaint is there for the actor: by what they may see, or because they broke its seal. */
export async function isThereFor(
  { clock }: Pick<Services, 'clock'>, reads: Pick<Reads, 'sealBroken'>, actor: Actor, { complaintId, complaint }: Readonly<{ complaintId: string; complaint: Complaint }>,
): Promise<boolean> {
  if (isVisible(visibilityOf(actor), complaint)) return true
  if (sealedFor(complaint) === null || usersComplainedAbout(complaint).includes(actor.userId)) return false
  return may(actor, 'break-seal') && reads.sealBroken(complaintId, actor.userId, clock.now())
}

/**
 * How far somebody looks for one complaint: whoever sees none by their role may have broken the seal of this one, and then
 * looks as far as the register goes. `isThereFor` asks of the very complaint.
 */
export function lookerAt(actor: Actor): Viewer {
  const isBlind = visibilityOf(actor).kind === 'none' && may(actor, 'break-seal')
  return isBlind ? { authorityId: actor.authorityId, sight: { kind: 'register', userId: actor.userId, teams: [] } } : actor
}

/**
 * Why this list cannot stand, as far as accounts say: everybody on it opens complaints, one of them can change it, and
 * whoever makes it is on it or says that they leave it to the others. Null where it can, and for any other command.
 */
export async function wrongSealList({ store }: Services, actor: Actor, { command }: Pick<CommandRequest, 'command'>): Promise<CommandResult | null> {
  if (command.type !== 'seal-complaint' && command.type !== 'change-seal-list') return null
  // A form that was drawn before somebody else's change may lack it: it is told of that change, not of its list.
  const { forUsers }: Partial<Pick<Listing, 'forUsers'>> = command
  if (forUsers === undefined) return null
  const users = await store.read(actor, (reads) => reads.users())
  const listed = users.filter((user) => mayBeOnList(user) && forUsers.includes(user.userId))
  if (listed.length < new Set(forUsers).size || !listed.some(mayTakeSealed)) return refused('nobody-to-act-on-list')
  return forUsers.includes(actor.userId) || command.withoutMe === true ? null : refused('sealer-not-on-list')
}

type User = Pick<Actor, 'role'> & Readonly<{ isActive: boolean }>

/** Whether somebody may be on the list of a sealed complaint: with an account in use, and a role that opens complaints day by day. */
export function mayBeOnList({ role, isActive }: User): boolean {
  return isActive && may({ role }, 'view-complaint') && may({ role }, 'view-work-list')
}

/** Whether somebody may take a complaint that is sealed: change its list, and lift the seal. */
export function mayTakeSealed(user: User): boolean {
  return mayBeOnList(user) && may(user, 'change-seal-list')
}

/** For so long after they sealed it, whoever left it to others is told so once more: a double click, or the page drawn again. */
const TOLD_AGAIN_MS = 60_000

/** Whether this person has just given the complaint to others: for a form that was sent twice. Of anything else it is as if there were none. */
export async function hasJustLeft({ store, clock }: Services, actor: Actor, complaintId: string): Promise<boolean> {
  const stream = complaintEvents(await store.read(wholeOf(actor.authorityId), (reads) => reads.stream(complaintId))) ?? []
  const last = stream.findLast(({ event }) => event.type === 'ComplaintSealed' || event.type === 'SealListChanged')
  if (last === undefined || last.recordedBy !== actor.userId || Date.parse(clock.now()) - Date.parse(last.recordedAt) > TOLD_AGAIN_MS) return false
  return 'forUsers' in last.event && !last.event.forUsers.includes(actor.userId)
}

/** Whether a command that was carried out takes the complaint out of the actor's sight. */
export function leavesSight(command: Readonly<{ type: string }> & Partial<Pick<Listing, 'forUsers'>>, userId: UserId): boolean {
  return (command.type === 'seal-complaint' || command.type === 'change-seal-list') && command.forUsers?.includes(userId) !== true
}
