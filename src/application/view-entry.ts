import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { Recorded } from '../domain/complaint/events.ts'
import { recordedInError } from '../domain/complaint/recorded-in-error.ts'
import { foldEntryAsRecorded, type EntryKind, type RegisterEntry } from '../domain/register/entry.ts'
import type { RegisterEvent } from '../domain/register/events.ts'
import { may } from './permissions.ts'
import { maySeeKind } from './people/seen-person.ts'
import type { Actor, Services } from './ports.ts'
import { registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'
import { textIdsIn } from './words-apart.ts'

/** A register entry that is not a complaint, as it stands, with its timeline and the words in it. */
export type EntryView = Readonly<{
  kind: 'entry'
  streamId: string
  entry: RegisterEntry
  /** The entry of its timeline that struck out all of it as made in error; null where it stands. */
  inError: Recorded<Extract<RegisterEvent, { type: 'EventStruckOut' }>> | null
  timeline: readonly Recorded<RegisterEvent>[]
  texts: ReadonlyMap<string, string>
  userNames: ReadonlyMap<string, string>
  settings: AuthoritySettings
}>

/** A compliment, an enquiry, an Ombudsman contact and the like. `not-found` also where the actor may not see entries. */
export async function viewEntry(services: Services, actor: Actor, streamId: string): Promise<EntryView | NotFound> {
  if (!may(actor, 'view-entry')) return { kind: 'not-found' }
  return readEntry(services, actor, streamId, (kind) => maySeeKind(actor, kind))
}

/** The same of what belongs to whoever answers for personal data: a request, or what was given to somebody. */
export async function viewRightsEntry(services: Services, actor: Actor, streamId: string): Promise<EntryView | NotFound> {
  return may(actor, 'answer-rights') ? readEntry(services, actor, streamId, (kind) => kind === 'rights-request' || kind === 'disclosure') : { kind: 'not-found' }
}

function readEntry(services: Services, actor: Actor, streamId: string, maySee: (kind: EntryKind) => boolean): Promise<EntryView | NotFound> {
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const entry = timeline && foldEntryAsRecorded(timeline)
    if (!timeline || !entry) return { kind: 'not-found' }
    if (!maySee(entry.kind)) return { kind: 'not-found' }
    const users = await reads.users()
    return {
      kind: 'entry', streamId, entry, timeline, inError: recordedInError(timeline),
      texts: await reads.texts([...new Set(textIdsIn(timeline))]),
      userNames: new Map(users.map(({ userId, name }) => [userId, name])),
      settings: await reads.settings(),
    }
  })
}
