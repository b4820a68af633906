import type { Recorded } from '../domain/complaint/events.ts'
import { foldEntry, type EntryKind, type RegisterEntry } from '../domain/register/entry.ts'
import type { RegisterEvent } from '../domain/register/events.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import { registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'
import { textIdsIn } from './words-apart.ts'

/** A register entry that is not a complaint: its kind, what it says now, its timeline from the first entry on, and the words in it. */
export type EntryView = Readonly<{
  kind: EntryKind
  streamId: string
  /** As it stands after corrections. */
  entry: RegisterEntry
  first: Recorded<RegisterEvent>
  timeline: readonly Recorded<RegisterEvent>[]
  texts: ReadonlyMap<string, string>
  userNames: ReadonlyMap<string, string>
}>

/** A compliment, an enquiry, an Ombudsman contact and the like. `not-found` also where the actor may not see entries. */
export async function viewEntry(services: Services, actor: Actor, streamId: string): Promise<EntryView | NotFound> {
  if (!may(actor, 'view-entry')) return { kind: 'not-found' }
  return services.store.read(actor.authorityId, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId)) ?? []
    const [first] = timeline
    const entry = foldEntry(timeline)
    if (!first || !entry) return { kind: 'not-found' }
    const users = await reads.users()
    return {
      kind: entry.kind, streamId, entry, first, timeline,
      texts: await reads.texts([...new Set(textIdsIn(timeline))]),
      userNames: new Map(users.map(({ userId, name }) => [userId, name])),
    }
  })
}
