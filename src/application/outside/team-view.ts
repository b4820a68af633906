import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import type { PersonId, UserId } from '../../domain/complaint/events.ts'
import { recordedInError } from '../../domain/complaint/recorded-in-error.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { OUTSIDE_PARTS, PAPERS, PANEL_PARTS, type OutsidePart, type Paper } from '../../domain/complaint/threads/outside-access/events.ts'
import { accessOn, lastDayOf, releasesFor, type LastDay } from '../../domain/complaint/threads/outside-access/days.ts'
import { isPaperOf } from '../../domain/complaint/threads/outside-access/papers.ts'
import { contentOf, itemsOf, releasedContent } from '../../domain/complaint/threads/outside-access/paper-content.ts'
import { isGiven, isOpen, type Access, type Release } from '../../domain/complaint/threads/outside-access/thread.ts'
import { inRole } from '../../domain/complaint/threads/appointments/thread.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { timetableOf } from '../../domain/complaint/timetable-of.ts'
import { effectiveEvents, inOrderOfHappening } from '../../domain/complaint/effective.ts'
import { authorityCalendar } from '../authority-calendar.ts'
import { isVisible, may, visibilityOf } from '../permissions.ts'
import type { Actor, Person, Reads, Services } from '../ports.ts'
import { complaintEvents } from '../streams.ts'
import { knownProcedure, type NotFound } from '../view-complaint.ts'
import { personIdsIn } from '../words-apart.ts'
import { namesFound, protectedOf, type NameFound } from './names-in-papers.ts'

/** Somebody who has a part and no access in it; `userId` is the account they have from another part. */
export type PartWithout = Readonly<{ part: OutsidePart; personId: PersonId; userId: UserId | null }>

/** Access that was given, as it stands: whether it runs today, its last day, and the papers that it shows. */
export type AccessRow = Readonly<{ access: Access; lastDay: LastDay; runs: boolean; papers: readonly Readonly<{ paper: Paper; changed: boolean }>[] }>

/** A paper of the complaint, and whose names and addresses stand in its words: what to look at before it is released. */
export type PaperRow = Readonly<{ paper: Paper; found: readonly NameFound[] }>

export type OutsideView = Readonly<{
  kind: 'outside'
  complaintId: string
  reference: string
  seq: number
  accesses: readonly AccessRow[]
  without: readonly PartWithout[]
  papers: readonly PaperRow[]
  releases: readonly (Release & Readonly<{ changed: readonly Paper[] }>)[]
  /** A safeguarding concern is open. */
  hasConcern: boolean
  hasPanel: boolean
  /** The day by which guidance wants the papers with the panel; null where no panel is awaited. */
  panelPapersDueOn: IsoDate | null
  daysAfter: number
  today: IsoDate
  people: ReadonlyMap<string, Person>
  users: Awaited<ReturnType<Reads['users']>>
}>

/** Who from outside can see which papers of a complaint until when, and what could be opened to them: for the complaints team. */
export async function outsideOf(services: Services, actor: Actor, complaintId: string): Promise<OutsideView | NotFound> {
  if (!may(actor, 'invite-from-outside')) return { kind: 'not-found' }
  const today = services.clock.today()
  return services.store.read(actor, async (reads): Promise<OutsideView | NotFound> => {
    const recorded = complaintEvents(await reads.stream(complaintId))
    const complaint = recorded && foldAsRecorded(recorded)
    if (!recorded || !complaint || !isVisible(visibilityOf(actor), complaint) || recordedInError(recorded) !== null) return { kind: 'not-found' }
    const { given, releases } = complaint.threads.outsideAccess
    const settings = await reads.settings()
    const counting = { procedure: knownProcedure(complaint.procedure), settings, calendar: await authorityCalendar(services, reads), asAt: today }
    const { clocks } = timetableOf(inOrderOfHappening(effectiveEvents(recorded)), counting)
    const contents = PAPERS.filter((paper) => isPaperOf(complaint, paper)).map((paper) => ({ paper, content: contentOf(recorded, paper) }))
    const people = new Map((await reads.people([...new Set(personIdsIn(recorded))] as PersonId[])).map((person) => [person.personId as string, person]))
    const texts = await reads.texts(contents.flatMap(({ content }) => itemsOf(content).texts))
    const kept = await protectedOf(reads, people.values())
    const isChanged = (release: Release, paper: Paper) => releasedContent(recorded, paper, release.seq) === null
    return {
      kind: 'outside', complaintId, reference: complaint.reference, seq: complaint.seq, today, people, users: await reads.users(), daysAfter: settings.outsideDaysAfter,
      accesses: given.map((access) => ({
        access, lastDay: lastDayOf(access), runs: accessOn(complaint, access.userId, today).includes(access),
        papers: latestOf(releasesFor(complaint, access)).map(({ paper, release }) => ({ paper, changed: isChanged(release, paper) })),
      })),
      without: await withoutAccess(reads, complaint, today),
      papers: contents.map(({ paper, content }) => ({ paper, found: namesFound(itemsOf(content).texts.map((id) => texts.get(id) ?? ''), complaint, people, kept) })),
      releases: releases.filter(isOpen).toReversed().map((release) => ({ ...release, changed: release.papers.filter((paper) => isChanged(release, paper)) })),
      hasConcern: complaint.threads.safeguarding.some(({ endedOn }) => endedOn === null),
      hasPanel: given.some((access) => isGiven(access) && PANEL_PARTS.includes(access.part)),
      panelPapersDueOn: clocks.find(({ id, endedOn }) => id === 'panel-papers' && endedOn === null)?.dueOn ?? null,
    }
  })
}

/** Everybody from outside with a part in the complaint as it stands, but for those whose access runs or is still to begin. */
async function withoutAccess(reads: Reads, complaint: Complaint, today: IsoDate): Promise<readonly PartWithout[]> {
  const { appointments, advocacy, outsideAccess } = complaint.threads
  const parts = OUTSIDE_PARTS.flatMap((part): readonly Omit<PartWithout, 'userId'>[] => {
    if (part === 'panel-clerk') return []
    if (part === 'advocate') return advocacy.advocates.filter(({ endedOn }) => endedOn === null).map(({ personId }) => ({ part, personId }))
    return inRole(appointments, part).flatMap(({ personId }) => (personId === null ? [] : [{ part, personId }]))
  }).filter(({ part, personId }) => !outsideAccess.given.some((access) =>
    access.part === part && access.personId === personId && isGiven(access) && (lastDayOf(access)?.on ?? today) >= today))
  const accounts = parts.length === 0 ? [] : await reads.accountsOfOutsiders(parts.map(({ personId }) => personId))
  return parts.map((one) => ({ ...one, userId: accounts.find(({ personId }) => personId === one.personId)?.userId ?? null }))
}

/** Each paper once, by the release that shows it. */
function latestOf(releases: readonly Release[]): readonly Readonly<{ paper: Paper; release: Release }>[] {
  const papers = new Map<Paper, Release>()
  for (const release of releases) for (const paper of release.papers) if (!papers.has(paper)) papers.set(paper, release)
  return [...papers].map(([paper, release]) => ({ paper, release }))
}
