import { calendarOf } from '../../domain/authority/calendar-of.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { rightsDates, type RightsDates } from '../../domain/register/rights/clock.ts'
import { foldRights, type RightsRequest } from '../../domain/register/rights/request.ts'
import { workingDaysLeft } from '../diary.ts'
import { seeingOf } from '../access/sight.ts'
import { drawnWith, type Drawn } from '../ombudsman.ts'
import { may, visibilityOf } from '../permissions.ts'
import type { Actor, Person, Reads, Services } from '../ports.ts'
import { recordEntryWhere, type EntryRequest, type EntryResult } from '../record-entry.ts'
import { registerEvents } from '../streams.ts'
import type { NotFound } from '../view-complaint.ts'
import type { WorkingFile } from './ports.ts'

/** One request in the list. `workingDaysLeft`: 0 is due today, less is late; null once it has ended. */
export type RightsRow = Readonly<{ streamId: string; so: RightsRequest; dates: RightsDates; workingDaysLeft: number | null }>
export type RightsList = Readonly<{ kind: 'list'; rows: readonly RightsRow[]; people: ReadonlyMap<string, Person>; userNames: ReadonlyMap<string, string> }>

/** Requests about somebody's data: open ones first, the earliest due first; then the others, the latest received first. */
export async function rightsList(services: Services, actor: Actor): Promise<RightsList | NotFound> {
  if (!may(actor, 'answer-rights')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const calendar = calendarOf(await reads.settings(), services.calendar)
    const rows = (await reads.streamsOfKind('rights-request')).flatMap(({ streamId, recorded }): readonly RightsRow[] => {
      const so = foldRights(registerEvents(recorded) ?? [])
      if (!so) return []
      const dates = rightsDates(so, calendar)
      return [{ streamId, so, dates, workingDaysLeft: so.endedOn === null ? workingDaysLeft(dates.dueOn, services.clock.today(), calendar) : null }]
    })
    const people = await reads.people(rows.map(({ so }) => so.personId))
    const users = await reads.users()
    return {
      kind: 'list', rows: rows.toSorted(openFirst), people: new Map(people.map((person) => [person.personId, person])),
      userNames: new Map(users.map(({ userId, name }) => [userId, name])),
    }
  })
}

function openFirst(a: RightsRow, b: RightsRow): number {
  if ((a.so.endedOn === null) !== (b.so.endedOn === null)) return a.so.endedOn === null ? -1 : 1
  const [one, other] = a.so.endedOn === null ? [a.dates.dueOn, b.dates.dueOn] : [b.so.received.happenedOn, a.so.received.happenedOn]
  return one < other ? -1 : one > other ? 1 : a.streamId < b.streamId ? -1 : 1
}

export type RightsView = Drawn & Readonly<{
  kind: 'rights'; streamId: string; so: RightsRequest; dates: RightsDates; workingDaysLeft: number | null
  users: Awaited<ReturnType<Reads['users']>>
  /** Files that were made of its review, the last version first. */
  files: readonly WorkingFile[]
}>

/** One request with its timeline. `not-found` also where it is none, or the actor does not answer such requests. */
export async function viewRights(services: Services, actor: Actor, streamId: string): Promise<RightsView | NotFound> {
  if (!may(actor, 'answer-rights')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const so = timeline && foldRights(timeline)
    if (!timeline || !so) return { kind: 'not-found' }
    const settings = await reads.settings()
    const calendar = calendarOf(settings, services.calendar)
    const dates = rightsDates(so, calendar)
    const drawn = await drawnWith(reads, timeline, timeline.flatMap(({ event }) => ('complaint' in event && typeof event.complaint === 'string' ? [event.complaint] : [])))
    const files = (await filesFor(reads, actor, streamId)).toSorted((a, b) => b.version - a.version)
    return {
      kind: 'rights', streamId, so, dates, workingDaysLeft: so.endedOn === null ? workingDaysLeft(dates.dueOn, services.clock.today(), calendar) : null,
      ...drawn, users: await reads.users(), files,
    }
  })
}

/** What was made of a request's review, as far as the actor sees every complaint whose papers stand in it; the data protection officer has all of it. */
async function filesFor(reads: Reads, actor: Actor, streamId: string): Promise<readonly WorkingFile[]> {
  const made = (await reads.workingFiles(streamId)).filter(({ kind }) => kind === 'made')
  if (seeingOf(actor).sight.kind === 'duties') return made
  const seen = new Map<string, boolean>()
  for (const id of new Set(made.flatMap(({ complaints }) => complaints))) seen.set(id, await reads.maySee(visibilityOf(actor), id))
  return made.filter(({ complaints }) => complaints.every((id) => seen.get(id) === true))
}

/** A file that was made of a request's review, with its bytes; null where there is none for this actor. */
export function rightsFile(services: Services, actor: Actor, streamId: string, fileId: string): Promise<(WorkingFile & Readonly<{ bytes: Uint8Array }>) | null> {
  if (!may(actor, 'answer-rights')) return Promise.resolve(null)
  return services.store.read(actor, async (reads) => {
    const [first] = await reads.stream(streamId)
    if (first?.event.type !== 'RightsRequestReceived') return null
    return (await filesFor(reads, actor, streamId)).some((file) => file.fileId === fileId) ? reads.workingFile(streamId, fileId) : null
  })
}

/** Records a step of a request about somebody's data, or of what was given to whom: for those who answer such requests. */
export function recordRights(services: Services, actor: Actor, request: EntryRequest): Promise<EntryResult> {
  return recordEntryWhere(services, actor, request, (recorded) => may(actor, 'answer-rights') && isOfThese(recorded))
}

function isOfThese([first]: readonly Recorded<RegisterEvent>[]): boolean {
  return first === undefined || first.event.type === 'RightsRequestReceived' || first.event.type === 'DisclosureMade'
}
