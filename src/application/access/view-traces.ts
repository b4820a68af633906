import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { addDays } from '../../domain/calendar/iso-date.ts'
import { londonMidnight } from '../../domain/calendar/london.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { may, visibilityOf } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { wholeOf } from './sight.ts'
import { kindsIn, type Looking, type TraceGroup, type TraceKept, type TraceKind, type TracePlace, type Traces, type TracesQuery } from './traces.ts'

export type TraceServices = Readonly<{ services: Services; traces: Traces }>

/** Which traces somebody asks for: by person, record, group of kinds and days of London, both included. */
export type TracesAsked = Readonly<{
  userId?: UserId
  /** A reference of a complaint, or the id of any record. */
  record?: string
  group?: TraceGroup
  from?: IsoDate
  to?: IsoDate
  olderThan?: TracePlace
}>

/** A trace with what whoever looks may know of it. */
export type TraceShown = TraceKept & Readonly<{
  /** Null for somebody who had not signed in, and for an account that there is no more. */
  userName: string | null
  /** The reference of the complaint; null where it is of none. */
  reference: string | null
  /** It is of a complaint that whoever looks may not see: nothing that names it is told. */
  isHidden: boolean
}>

type Person = Readonly<{ userId: UserId; name: string }>
export type TracesView = Readonly<{
  kind: 'traces'
  rows: readonly TraceShown[]
  /** Where the next page begins; null on the last. */
  older: TracePlace | null
  users: readonly Person[]
}>
type NotThere = Readonly<{ kind: 'not-allowed' | 'not-found' }>

/** Traces on one page. */
const TRACES_A_PAGE = 50
/** Traces in one file: more are asked for in parts, by days. */
export const TRACES_IN_A_FILE = 50_000

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Who has looked at what, newest first: for the data protection officer and the auditor. A record that they may not see has
 * no name here. Refuses a reference of no complaint that they may see.
 */
export async function viewTraces(
  { services, traces }: TraceServices, actor: Actor, asked: TracesAsked, limit: number = TRACES_A_PAGE,
): Promise<TracesView | NotThere | Readonly<{ kind: 'no-such-record' }>> {
  if (!may(actor, 'view-traces')) return { kind: 'not-allowed' }
  const subjectIds = asked.record === undefined ? undefined : await recordAsked(services, actor, asked.record)
  if (subjectIds === null) return { kind: 'no-such-record' }
  const found = await traces.find(actor.authorityId, { ...queryOf(asked), ...(subjectIds && { subjectIds }), limit: limit + 1 })
  const view = await shownTo(services, actor, found, limit)
  // Asked for by its id, a record that may not be seen is not told to be one that somebody looked at.
  return subjectIds ? { ...view, rows: view.rows.filter(({ isHidden }) => !isHidden) } : view
}

/**
 * Who has looked at one complaint, for those who may see it and ask; for others it is not there. What is there because of it
 * counts too: its bundles, what was given out of it, the Ombudsman's case about it, a hold on it.
 */
export async function viewComplaintTraces(
  { services, traces }: TraceServices, actor: Actor, complaintId: string, asked: Pick<TracesAsked, 'from' | 'to' | 'olderThan'> = {},
): Promise<(TracesView & Readonly<{ reference: string }>) | NotThere> {
  if (!may(actor, 'view-complaint-traces')) return { kind: 'not-allowed' }
  const [complaint] = await complaintsSeen(services, actor, [complaintId])
  if (!complaint) return { kind: 'not-found' }
  const entries = await entriesOf(services, actor, complaintId)
  const found = await traces.find(actor.authorityId, { ...queryOf(asked), subjectIds: [complaintId, ...entries], limit: TRACES_A_PAGE + 1 })
  return { ...await shownTo(services, actor, found, TRACES_A_PAGE), reference: complaint.reference }
}

/** What is kept of what somebody did themselves: everybody may know it of themselves. */
export async function viewOwnTraces({ services, traces }: TraceServices, actor: Actor, olderThan?: TracePlace): Promise<TracesView> {
  const found = await traces.find(actor.authorityId, { userId: actor.userId, ...(olderThan && { olderThan }), limit: TRACES_A_PAGE + 1 })
  return shownTo(services, actor, found, TRACES_A_PAGE)
}

export type LookingView = Readonly<{ kind: 'looking'; from: IsoDate; to: IsoDate; people: readonly (Looking & Readonly<{ userName: string | null }>)[] }>

/** Who looked how much in some days, for whoever watches over it. */
export async function viewLooking({ services, traces }: TraceServices, actor: Actor, days: Readonly<{ from: IsoDate; to: IsoDate }>): Promise<LookingView | NotThere> {
  if (!may(actor, 'view-traces')) return { kind: 'not-allowed' }
  const [people, users] = await Promise.all([traces.looking(actor.authorityId, spanOf(days)), usersOf(services, actor)])
  return { kind: 'looking', ...days, people: people.map((one) => ({ ...one, userName: users.get(one.userId) ?? null })) }
}

/** How many were turned away, failed to sign in, broke a seal and so on, by kind. What is merely read is not counted. */
export async function countTraces({ traces }: Pick<TraceServices, 'traces'>, actor: Actor, days: Readonly<{ from: IsoDate; to: IsoDate }>): Promise<ReadonlyMap<TraceKind, number>> {
  return may(actor, 'view-traces') ? traces.counted(actor.authorityId, spanOf(days)) : new Map()
}

function queryOf({ userId, group, from, to, olderThan }: TracesAsked): Omit<TracesQuery, 'limit' | 'subjectIds'> {
  return {
    ...(userId !== undefined && { userId }), ...(group && { kinds: kindsIn(group) }), ...(from && { from: londonMidnight(from) }),
    ...(to && { until: londonMidnight(addDays(to, 1)) }), ...(olderThan && { olderThan }),
  }
}

function spanOf({ from, to }: Readonly<{ from: IsoDate; to: IsoDate }>): Readonly<{ from: string; until: string }> {
  return { from: londonMidnight(from), until: londonMidnight(addDays(to, 1)) }
}

/** The ids that are meant, of a complaint those of its entries too; null where a reference names nothing that may be seen. */
async function recordAsked(services: Services, actor: Actor, record: string): Promise<readonly string[] | null> {
  const isId = UUID.test(record)
  const named = isId ? [record.toLowerCase()]
    : (await services.store.read(actor, (reads) => reads.complaintsNamed({ references: [record, record.toUpperCase()] }))).map(({ complaintId }) => complaintId)
  const seen = (await complaintsSeen(services, actor, named)).map(({ complaintId }) => complaintId)
  if (seen.length === 0) return isId ? named : null
  return [...seen, ...(await Promise.all(seen.map((id) => entriesOf(services, actor, id)))).flat()]
}

/** The entries that are there because of a complaint that whoever looks may see. Not told by name, so that it does not matter which of them they may open. */
function entriesOf(services: Services, actor: Actor, complaintId: string): Promise<readonly string[]> {
  return services.store.read(wholeOf(actor.authorityId), (reads) => reads.entriesAbout(complaintId))
}

async function shownTo(services: Services, actor: Actor, found: readonly TraceKept[], limit: number): Promise<TracesView> {
  const rows = await withComplaintsNamed(services, actor, found.slice(0, limit))
  const ids = new Set(rows.flatMap(({ subject }) => (subject?.kind === 'complaint' && subject.id !== null ? [subject.id] : [])))
  const [seen, users] = await Promise.all([complaintsSeen(services, actor, [...ids]), usersOf(services, actor)])
  const references = new Map(seen.map(({ complaintId, reference }) => [complaintId, reference]))
  return {
    kind: 'traces', older: found.length > limit ? rows.at(-1) ?? null : null, users: [...users].map(([userId, name]) => ({ userId, name })),
    rows: rows.map((row) => ({ ...toldOf(row, actor, references), userName: row.userId === null ? null : users.get(row.userId) ?? null })),
  }
}

/** Pages of any record, such as how long it is kept, do not know of what kind it is: where it is a complaint, its trace is one of a complaint. */
async function withComplaintsNamed(services: Services, actor: Actor, rows: readonly TraceKept[]): Promise<readonly TraceKept[]> {
  const unknown = [...new Set(rows.flatMap(({ subject }) => (subject?.kind === 'entry' && subject.id !== null && UUID.test(subject.id) ? [subject.id] : [])))]
  if (unknown.length === 0) return rows
  const complaints = new Set((await services.store.read(wholeOf(actor.authorityId), (reads) => reads.complaintsNamed({ ids: unknown }))).map(({ complaintId }) => complaintId))
  return rows.map((row) => (row.subject?.kind === 'entry' && complaints.has(row.subject.id ?? '') ? { ...row, subject: { ...row.subject, kind: 'complaint' } } : row))
}

/**
 * What whoever looks is told of a trace. What people searched for are mostly names, also of those whose complaints are sealed:
 * beside whoever searched, that is for the data protection officer alone.
 */
function toldOf(trace: TraceKept, actor: Actor, references: ReadonlyMap<string, string>): Omit<TraceShown, 'userName'> {
  const { words, ...rest } = trace
  const { subject } = trace
  const isOfComplaint = subject?.kind === 'complaint' && subject.id !== null
  const reference = isOfComplaint ? references.get(subject.id ?? '') ?? null : null
  if (isOfComplaint && reference === null) return { ...rest, subject: { kind: 'complaint', id: null }, reference, isHidden: true }
  const mayKnowWords = trace.kind !== 'searched' || actor.role === 'data-protection-officer' || trace.userId === actor.userId
  return { ...rest, ...(mayKnowWords && words !== undefined && { words }), reference, isHidden: false }
}

async function usersOf(services: Services, actor: Actor): Promise<ReadonlyMap<UserId, string>> {
  const users = await services.store.read(actor, (reads) => reads.users())
  return new Map(users.map(({ userId, name }) => [userId, name]))
}

/** Of these complaints those that whoever looks may see; of the data protection officer, all. */
async function complaintsSeen(services: Services, actor: Actor, ids: readonly string[]) {
  const wanted = ids.filter((id) => UUID.test(id))
  if (wanted.length === 0) return []
  const visibility = actor.role === 'data-protection-officer' ? { kind: 'all' as const } : visibilityOf(actor)
  return services.store.read(actor, async (reads) => {
    const named = await reads.complaintsNamed({ ids: wanted })
    if (visibility.kind === 'all') return named
    const seen = await Promise.all(named.map(({ complaintId }) => reads.maySee(visibility, complaintId)))
    return named.filter((_, index) => seen[index])
  })
}
