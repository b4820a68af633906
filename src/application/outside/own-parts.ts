import type { UserId } from '../../domain/complaint/events.ts'
import { effectiveEvents, inOrderOfHappening } from '../../domain/complaint/effective.ts'
import { foldComplaint } from '../../domain/complaint/evolve.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import type { OutsidePart, Paper } from '../../domain/complaint/threads/outside-access/events.ts'
import type { DocumentKind } from '../../domain/complaint/threads/filed-documents/events.ts'
import { documentsReleasedTo } from '../../domain/complaint/threads/filed-documents/thread.ts'
import { accessOn, lastDayOf, releasesFor, type LastDay } from '../../domain/complaint/threads/outside-access/days.ts'
import { itemsOf, releasedContent, type PaperContent } from '../../domain/complaint/threads/outside-access/paper-content.ts'
import type { Access } from '../../domain/complaint/threads/outside-access/thread.ts'
import { timetableInput, timetableOf } from '../../domain/complaint/timetable-of.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { explainClock, type ClockExplanation } from '../../domain/procedure/explain-clock.ts'
import type { RoleRule, StageId } from '../../domain/procedure/procedure.ts'
import type { Clock } from '../../domain/procedure/timetable.ts'
import { authorityCalendar } from '../authority-calendar.ts'
import type { KeptFile } from '../files/ports.ts'
import { mayBeOpened } from '../files/view-documents.ts'
import { mayWithPart } from '../permissions.ts'
import type { Actor, Person, Reads, Services } from '../ports.ts'
import { complaintEvents } from '../streams.ts'
import { knownProcedure, type NotFound } from '../view-complaint.ts'

/** A paper that somebody may read, with the day it was released last; `content` null where it has changed since. */
export type OwnPaper = Readonly<{ paper: Paper; releasedOn: IsoDate; content: PaperContent | null }>

/** A document that was released to them: one version of it, which they may open. */
export type OwnDocument = Readonly<{ kept: KeptFile; kind: DocumentKind; isSensitive: boolean; releasedOn: IsoDate }>

/** One part that somebody from outside has in one complaint, and all that it shows them. */
export type OwnPart = Readonly<{
  complaintId: string
  reference: string
  access: Access
  lastDay: LastDay
  /** What the procedure asks of the part; null where it says nothing of it. */
  rule: RoleRule | null
  panelOn: IsoDate | null
  clocks: readonly Clock[]
  papers: readonly OwnPaper[]
  documents: readonly OwnDocument[]
}>

/** `parts` is empty once the last access is over. */
export type OwnParts = Readonly<{ kind: 'own-parts'; parts: readonly OwnPart[]; teamContact: string | null }>

/** Every part that this person from outside has today, each apart. `not-found` for whoever is none. */
export async function ownParts(services: Services, actor: Actor): Promise<OwnParts | NotFound> {
  if (actor.role !== 'outside') return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const parts: OwnPart[] = []
    for (const opened of await openedTo(services, reads, actor.userId)) parts.push(...await partsIn(services, reads, opened))
    return { kind: 'own-parts', parts: parts.toSorted((a, b) => compare(a.reference, b.reference)), teamContact: (await reads.settings()).teamContact }
  })
}

export type OwnPaperRead = Readonly<{ kind: 'own-paper'; part: OwnPart; paper: OwnPaper; texts: ReadonlyMap<string, string>; people: ReadonlyMap<string, Person> }>

/** A paper that was released to them, as it stood then. `not-found` where none was, and where it has changed since. */
export async function ownPaper(services: Services, actor: Actor, asked: Readonly<{ accessId: string; paper: string }>): Promise<OwnPaperRead | NotFound> {
  if (actor.role !== 'outside') return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const part = await ownPart(services, reads, actor, asked.accessId)
    const paper = part?.papers.find((one) => one.paper === asked.paper)
    if (!part || !paper || paper.content === null) return { kind: 'not-found' }
    const items = itemsOf(paper.content)
    const people = await reads.people(items.people)
    return { kind: 'own-paper', part, paper, texts: await reads.texts(items.texts), people: new Map(people.map((person) => [person.personId, person])) }
  })
}

export type OwnDate = Readonly<{ kind: 'own-date'; part: OwnPart; explanation: ClockExplanation; asAt: IsoDate }>

/** How one of their dates is counted, day by day. */
export async function ownDate(services: Services, actor: Actor, asked: Readonly<{ accessId: string; clockId: string }>): Promise<OwnDate | NotFound> {
  if (actor.role !== 'outside') return { kind: 'not-found' }
  const asAt = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const part = await ownPart(services, reads, actor, asked.accessId)
    if (!part?.clocks.some(({ id }) => id === asked.clockId)) return { kind: 'not-found' }
    const inOrder = inOrderOfHappening(effectiveEvents(complaintEvents(await reads.stream(part.complaintId)) ?? []))
    const procedure = knownProcedure(foldComplaint(complaintEvents(await reads.stream(part.complaintId)) ?? [])?.procedure ?? '')
    const counting = { procedure, settings: await reads.settings(), calendar: await authorityCalendar(services, reads), asAt }
    const explanation = explainClock(asked.clockId, timetableInput(inOrder, counting), null)
    return explanation ? { kind: 'own-date', part, explanation, asAt } : { kind: 'not-found' }
  })
}

async function ownPart(services: Services, reads: Reads, { userId }: Actor, accessId: string): Promise<OwnPart | null> {
  for (const opened of await openedTo(services, reads, userId)) {
    const part = (await partsIn(services, reads, opened)).find(({ access }) => access.accessId === accessId)
    if (part) return part
  }
  return null
}

type Opened = Readonly<{ complaintId: string; recorded: NonNullable<ReturnType<typeof complaintEvents>>; complaint: Complaint; accesses: readonly Access[] }>

/** The complaints of which something is open to them today, as the complaint itself says it. */
async function openedTo({ clock }: Services, reads: Reads, userId: UserId): Promise<readonly Opened[]> {
  const opened: Opened[] = []
  for (const complaintId of await reads.complaintsOpenedTo(userId)) {
    const recorded = complaintEvents(await reads.stream(complaintId)) ?? []
    const complaint = foldComplaint(recorded)
    if (complaint === null) continue
    const accesses = accessOn(complaint, userId, clock.today()).filter(({ part }) => mayWithPart(part, 'view-own-complaint'))
    if (accesses.length > 0) opened.push({ complaintId, recorded, complaint, accesses })
  }
  return opened
}

async function partsIn(services: Services, reads: Reads, { complaintId, recorded, complaint, accesses }: Opened): Promise<readonly OwnPart[]> {
  const procedure = knownProcedure(complaint.procedure)
  const counting = { procedure, settings: await reads.settings(), calendar: await authorityCalendar(services, reads), asAt: services.clock.today() }
  const { clocks } = timetableOf(inOrderOfHappening(effectiveEvents(recorded)), counting)
  const released = accesses.flatMap((access) => documentsReleasedTo(complaint, access))
  const files = await reads.files(released.map(({ version }) => version.file.fileId))
  return accesses.map((access) => ({
    complaintId, reference: complaint.reference, access, lastDay: lastDayOf(access),
    rule: procedure.roles.find(({ id }) => id === access.part) ?? null,
    panelOn: STAGE_OF[access.part] === 'stage-3' ? complaint.threads.stageThree.panelOn : null,
    clocks: clocks.filter((one) => isOf(access.part, one)),
    papers: papersFor(recorded, complaint, access), documents: documentsFor(complaint, access, files),
  }))
}

/** The stage whose dates are theirs. An advocate has those of whomever they speak for. */
const STAGE_OF: Readonly<Record<Exclude<OutsidePart, 'advocate'>, StageId>> & Readonly<{ advocate?: undefined }> = {
  'investigating-officer': 'stage-2', 'independent-person': 'stage-2', 'panel-chair': 'stage-3', 'panel-member': 'stage-3', 'panel-clerk': 'stage-3',
}
const OF_THE_PATH: readonly StageId[] = ['acknowledgement', 'stage-1', 'stage-2', 'stage-3', 'corporate-review']

function isOf(part: OutsidePart, { stage, endedOn, whose, item }: Clock): boolean {
  if (item !== null) return false
  const own = STAGE_OF[part]
  return own === undefined ? OF_THE_PATH.includes(stage) && endedOn === null : stage === own && whose === 'authority'
}

/** Each paper once, as it was released last. */
function papersFor(recorded: Opened['recorded'], complaint: Complaint, access: Access): readonly OwnPaper[] {
  const papers = new Map<Paper, OwnPaper>()
  for (const release of releasesFor(complaint, access))
    for (const paper of release.papers)
      if (!papers.has(paper)) papers.set(paper, { paper, releasedOn: release.on, content: releasedContent(recorded, paper, release.seq) })
  return [...papers.values()]
}

/** What was released to them and is clean. */
function documentsFor(complaint: Complaint, access: Access, files: ReadonlyMap<string, KeptFile>): readonly OwnDocument[] {
  return documentsReleasedTo(complaint, access).flatMap(({ document: { kind, isSensitive }, version, on }) => {
    const kept = files.get(version.file.fileId)
    return kept && mayBeOpened(kept) ? [{ kept, kind, isSensitive, releasedOn: on }] : []
  })
}

/** The document of this file that was released to them, in one of their parts. */
export async function ownDocument(services: Services, actor: Actor, asked: Readonly<{ accessId: string; fileId: string }>): Promise<Readonly<{ kind: 'own-document'; part: OwnPart; document: OwnDocument }> | NotFound> {
  if (actor.role !== 'outside') return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const part = await ownPart(services, reads, actor, asked.accessId)
    const document = part?.documents.find(({ kept }) => kept.fileId === asked.fileId)
    return part && document ? { kind: 'own-document', part, document } : { kind: 'not-found' }
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
