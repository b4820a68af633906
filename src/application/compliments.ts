import type { ComplimentRows, ComplimentsQuery } from './compliment-rows.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { workingDaysBetween } from '../domain/calendar/working-days.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { foldCompliment, type Compliment } from '../domain/register/compliment/compliment.ts'
import { passOnClock } from '../domain/register/compliment/pass-on-clock.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { drawnWith, type Drawn } from './ombudsman.ts'
import { may } from './permissions.ts'
import type { Actor, Person, Reads, Services } from './ports.ts'
import { registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'

export type ComplimentList = ComplimentRows & Readonly<{
  kind: 'compliments'
  /** How many there are in all whose thanks were not passed on yet, those of an old register left out. */
  notPassedOn: number
  people: ReadonlyMap<string, Person>
  texts: ReadonlyMap<string, string>
  settings: AuthoritySettings
  firstReceivedOn: IsoDate | null
  today: IsoDate
}>

/** Compliments as asked for, the newest first. */
export async function complimentList(
  services: Services, actor: Actor, queryFor: (settings: AuthoritySettings) => ComplimentsQuery,
): Promise<ComplimentList | NotFound> {
  if (!may(actor, 'view-entry')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const list = await reads.compliments(queryFor(settings))
    const open = await reads.compliments({ passedOn: false })
    return {
      kind: 'compliments', ...list, settings, today: services.clock.today(), notPassedOn: open.rows.filter(({ isImported }) => !isImported).length,
      people: await peopleOf(reads, list.rows.flatMap(({ workerId }) => workerId ?? [])),
      texts: await reads.texts(list.rows.flatMap(({ saidId }) => saidId ?? [])), firstReceivedOn: await reads.firstReceivedOn(),
    }
  })
}

/** `passOn`: by when thanks are to be passed on, and the working days left (0 today, less is late); null once they are, or where nobody is reminded. */
export type ComplimentView = Readonly<{
  kind: 'compliment'; streamId: string; compliment: Compliment; passOn: Readonly<{ dueOn: IsoDate; workingDaysLeft: number }> | null
}> & Drawn

/** One compliment with its timeline. `not-found` also where the actor may not see the entries of the register. */
export async function viewCompliment(services: Services, actor: Actor, streamId: string): Promise<ComplimentView | NotFound> {
  if (!may(actor, 'view-entry')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const compliment = timeline && foldCompliment(timeline)
    if (!timeline || !compliment) return { kind: 'not-found' }
    const drawn = await drawnWith(reads, timeline, [])
    const calendar = await authorityCalendar(services, reads)
    const clock = passOnClock(compliment, { settings: drawn.settings, calendar })
    const today = services.clock.today()
    return {
      kind: 'compliment', streamId, compliment, ...drawn,
      passOn: clock === null || clock.endedOn !== null ? null : {
        dueOn: clock.dueOn, workingDaysLeft: clock.dueOn < today ? -workingDaysBetween(calendar, clock.dueOn, today) : workingDaysBetween(calendar, today, clock.dueOn),
      },
    }
  })
}

/** Everybody whom a compliment names as the worker, by their id. */
export async function thankedBefore(services: Services, actor: Actor): Promise<ReadonlyMap<string, Person>> {
  return services.store.read(actor, async (reads) => peopleOf(reads, await reads.complimentedWorkers()))
}

async function peopleOf(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const people = await reads.people([...new Set(ids)] as PersonId[])
  return new Map(people.map((person) => [person.personId, person]))
}
