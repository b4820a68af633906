import type { ComplaintCommand } from '../domain/complaint/commands.ts'
import { DECLARED_EVENT_OF_COMMAND, declarationOf } from '../domain/complaint/declared/all.ts'
import type { Declaration } from '../domain/complaint/declared/declaration.ts'
import type { ComplaintEvent, Recorded } from '../domain/complaint/events.ts'
import { foldComplaint } from '../domain/complaint/evolve.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import { isMerged } from '../domain/complaint/threads/links/thread.ts'
import { wrongEntry } from './named-entries.ts'
import { isVisible, visibilityOf } from './permissions.ts'
import type { Actor, Transaction } from './ports.ts'
import { refused } from './refused.ts'
import { complaintEvents } from './streams.ts'
import type { CommandResult } from './worded.ts'

type Order = Readonly<{ complaintId: string; command: ComplaintCommand; recorded: readonly Recorded<ComplaintEvent>[] }>

/**
 * Refuses what names another record that there is not, that the actor may not see, or that is this very complaint. Null
 * where all is well. A merger needs a complaint to go on in: one that does not itself go on in another one, so that each
 * is counted in the end.
 */
export async function wrongLink(tx: Transaction, actor: Actor, { complaintId, command, recorded }: Order): Promise<CommandResult | null> {
  const entries = await wrongEntry(tx, ...entriesNamed(command, recorded))
  if (entries) return entries
  for (const id of complaintsNamed(command, recorded)) {
    if (id === complaintId) return refused('linked-to-itself')
    const stream = complaintEvents(await tx.ledger.load(id))
    const other = stream && foldComplaint(stream)
    if (!other || !isVisible(visibilityOf(actor), other)) return refused('no-such-complaint')
    const how = howAsked(command, recorded)
    const wrong = how === null ? null : wrongPair(complaintId, how, other)
    if (wrong) return wrong
  }
  return null
}

/** What the other complaint says of this one already. Its own half of a merger may be recorded there as well. */
function wrongPair(complaintId: string, how: string, other: Complaint): CommandResult | null {
  if (how === 'merged-into' && isMerged(other)) return refused('merged-elsewhere')
  const back = other.threads.links.find((link) => link.complaintId === complaintId)
  if (!back) return null
  const isOtherHalf = (how === 'merged-into' && back.how === 'merged-here') || (how === 'merged-here' && back.how === 'merged-into')
  return isOtherHalf ? null : refused('already-linked')
}

/** What a command says of entries of the register, or a correction would have an entry say, with the declaration of its event. */
function entriesNamed(command: ComplaintCommand, recorded: readonly Recorded<ComplaintEvent>[]): readonly [Declaration | undefined, object] {
  if (command.type !== 'correct') return [declarationOf(eventTypeOf(command.type)), command]
  const corrected = recorded.find(({ seq }) => seq === command.corrects)?.event
  return [corrected && declarationOf(corrected.type), command.changes]
}

/** The other complaints that a command names, or that a correction would have an entry name. */
function complaintsNamed(command: ComplaintCommand, recorded: readonly Recorded<ComplaintEvent>[]): readonly string[] {
  // What a link is taken back from was there when it was made, and may have been recorded in error since.
  if (command.type === 'unlink-complaint') return []
  if (command.type !== 'correct') return namedIn(eventTypeOf(command.type), command)
  const corrected = recorded.find(({ seq }) => seq === command.corrects)?.event
  if (!corrected) return []
  // To change what a link says of another complaint is asked of that one, as the link itself was.
  const isLink = corrected.type === 'ComplaintLinked' && 'how' in command.changes
  return namedIn(corrected.type, isLink ? { ...corrected, ...command.changes } : command.changes)
}

/** What a link would say of the other complaint, recorded anew or corrected; null where it is no link. */
function howAsked(command: ComplaintCommand, recorded: readonly Recorded<ComplaintEvent>[]): string | null {
  if (command.type === 'link-complaint') return command.how
  if (command.type !== 'correct') return null
  const corrected = recorded.find(({ seq }) => seq === command.corrects)?.event
  return corrected?.type === 'ComplaintLinked' ? howOf(command.changes['how']) ?? corrected.how : null
}

function namedIn(eventType: string, values: object): readonly string[] {
  const given = new Map<string, unknown>(Object.entries(values))
  return Object.entries(declarationOf(eventType)?.fields ?? {}).flatMap(([name, { kind }]) => {
    const id = given.get(name)
    return kind === 'complaint' && typeof id === 'string' ? [id] : []
  })
}

function eventTypeOf(command: string): string {
  return new Map<string, string>(Object.entries(DECLARED_EVENT_OF_COMMAND)).get(command) ?? ''
}

function howOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
