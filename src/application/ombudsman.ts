import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { workingDaysBetween, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import type { PersonId, Recorded } from '../domain/complaint/events.ts'
import { recordedInError } from '../domain/complaint/recorded-in-error.ts'
import type { RegisterEvent } from '../domain/register/events.ts'
import { foldCase, isOpenCase, type OmbudsmanCase, type OmbudsmanDate } from '../domain/register/ombudsman/case.ts'
import { datesAhead, deskFigures, headingOf, inDeskOrder, yearOf, type CaseOfDesk, type DeskYear } from '../domain/register/ombudsman/desk-figures.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { may } from './permissions.ts'
import type { Actor, Person, Reads, Services } from './ports.ts'
import { registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'
import { personIdsIn, textIdsIn } from './words-apart.ts'

/** A date of the Ombudsman's. `workingDaysLeft`: 0 is due today, less is late; null where it has no date or is done. */
export type DatedItem = OmbudsmanDate & Readonly<{ workingDaysLeft: number | null }>

export const CASE_STATES = ['open', 'closed', 'all'] as const
/** `year`: the one in which it was decided begins in April of it. `category`: a heading of the annual letter, or `none`. */
export type DeskFilters = Readonly<{ state: (typeof CASE_STATES)[number]; year: number | null; category: string | null; streamIds: readonly string[] | null }>

export type DeskRow = CaseOfDesk & Readonly<{ isOpen: boolean; next: DatedItem | null }>
export type Desk = Readonly<{
  kind: 'desk'
  rows: readonly DeskRow[]
  open: number
  /** Everything with a date still to be kept, over all cases, the earliest first. */
  ahead: readonly Readonly<{ streamId: string; reference: string; item: DatedItem }>[]
  figures: readonly DeskYear[]
  texts: ReadonlyMap<string, string>
  /** The references of our complaints, by id. */
  references: ReadonlyMap<string, string>
}>

/** The desk: cases as filtered, what is due in any of them, and the figures of all of them. */
export async function ombudsmanDesk(services: Services, actor: Actor, filters: DeskFilters): Promise<Desk | NotFound> {
  if (!may(actor, 'view-ombudsman')) return { kind: 'not-found' }
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const calendar = await authorityCalendar(services, reads)
    const cases = inDeskOrder(await allCases(reads))
    const dated = (item: OmbudsmanDate) => withDaysLeft(item, calendar, today)
    const rows = cases.filter((one) => isWanted(one, filters)).map((one): DeskRow => {
      const [next] = datesAhead(one.case)
      return { ...one, isOpen: isOpenCase(one.case), next: next ? dated(next) : null }
    })
    const ahead = cases.flatMap(({ streamId, case: so }) => datesAhead(so).map((item) => ({ streamId, reference: so.reference, item: dated(item) })))
    return {
      kind: 'desk', rows, open: cases.filter((one) => isOpenCase(one.case)).length, figures: deskFigures(cases, today),
      ahead: ahead.toSorted((a, b) => ((a.item.dueOn ?? '9999') < (b.item.dueOn ?? '9999') ? -1 : 1)),
      texts: await reads.texts(cases.flatMap(({ case: so }) => textIdsIn([so.theirReference, so.said, so.dates, so.remedies]))),
      references: await referencesOf(reads, cases.flatMap(({ case: so }) => so.complaints)),
    }
  })
}

function isWanted({ streamId, case: so }: CaseOfDesk, { state, year, category, streamIds }: DeskFilters): boolean {
  if (streamIds !== null) return streamIds.includes(streamId)
  if (state !== 'all' && isOpenCase(so) !== (state === 'open')) return false
  if (year !== null && (so.outcome === null || yearOf(so.outcome.on) !== year)) return false
  return category === null || (so.outcome !== null && (headingOf(so.outcome) ?? 'none') === category)
}

async function allCases(reads: Reads): Promise<readonly CaseOfDesk[]> {
  return (await reads.streamsOfKind('ombudsman-contact')).flatMap(({ streamId, recorded }) => {
    const so = foldCase(registerEvents(recorded) ?? [])
    return so ? [{ streamId, case: so }] : []
  })
}

/** What a stream of the register is drawn with: its timeline, and the words, people and references in it. */
export type Drawn = Readonly<{
  timeline: readonly Recorded<RegisterEvent>[]
  inError: Recorded<Extract<RegisterEvent, { type: 'EventStruckOut' }>> | null
  texts: ReadonlyMap<string, string>
  people: ReadonlyMap<string, Person>
  userNames: ReadonlyMap<string, string>
  /** The references of complaints that it names, by id. */
  references: ReadonlyMap<string, string>
  settings: AuthoritySettings
}>

export type CaseView = Readonly<{ kind: 'case'; streamId: string; case: OmbudsmanCase; isOpen: boolean; dates: readonly DatedItem[] }> & Drawn

/** One case with its dates and its timeline. `not-found` also where it is no case, or the actor may not see the desk. */
export async function viewCase(services: Services, actor: Actor, streamId: string): Promise<CaseView | NotFound> {
  if (!may(actor, 'view-ombudsman')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const so = timeline && foldCase(timeline)
    if (!timeline || !so) return { kind: 'not-found' }
    const calendar = await authorityCalendar(services, reads)
    const dates = [...so.dates, ...so.remedies].map((item) => withDaysLeft(item, calendar, services.clock.today()))
    return { kind: 'case', streamId, case: so, isOpen: isOpenCase(so), dates, ...(await drawnWith(reads, timeline, so.complaints)) }
  })
}

/** What the timeline of a stream of the register is drawn with, in the transaction that read it. */
export async function drawnWith(reads: Reads, timeline: readonly Recorded<RegisterEvent>[], complaints: readonly string[]): Promise<Drawn> {
  const people = await reads.people([...new Set(personIdsIn(timeline))] as PersonId[])
  const users = await reads.users()
  return {
    timeline, inError: recordedInError(timeline), texts: await reads.texts([...new Set(textIdsIn(timeline))]),
    people: new Map(people.map((person) => [person.personId, person])), userNames: new Map(users.map(({ userId, name }) => [userId, name])),
    references: await referencesOf(reads, complaints), settings: await reads.settings(),
  }
}

async function referencesOf(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await reads.complaintsNamed({ ids: [...new Set(ids)] })).map(({ complaintId, reference }) => [complaintId, reference]))
}

function withDaysLeft(item: OmbudsmanDate, calendar: WorkingDayCalendar, today: IsoDate): DatedItem {
  const { dueOn, doneOn } = item
  if (dueOn === null || doneOn !== null) return { ...item, workingDaysLeft: null }
  // A date from a letter may be a Saturday: the day after it is late all the same.
  const left = dueOn < today ? Math.min(-1, -workingDaysBetween(calendar, dueOn, today)) : workingDaysBetween(calendar, today, dueOn)
  return { ...item, workingDaysLeft: left }
}
