import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { addCalendarMonths } from '../domain/calendar/calendar-months.ts'
import { addWorkingDays } from '../domain/calendar/working-days.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { foldComplaint } from '../domain/complaint/evolve.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import type { RoleRule } from '../domain/procedure/procedure.ts'
import { procedureById } from '../domain/procedure/procedures.ts'
import { POOL_ROLES, type PoolRole } from '../domain/register/pool/events.ts'
import { checksRunningOut, foldMember, type PoolMember } from '../domain/register/pool/member.ts'
import { proposeFor, type Candidate, type Part, type Proposal } from '../domain/register/pool/propose.ts'
import { financialYearOf, spendOf, type Spend } from '../domain/register/pool/spend.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { drawnWith, type Drawn } from './ombudsman.ts'
import { may } from './permissions.ts'
import type { Actor, Person, Reads, Services } from './ports.ts'
import { complaintEvents, registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'

/** Checks that run out within this many months are said to. */
const SOON_MONTHS = 2
/** A stage is expected to keep somebody busy for so long: the longest that stage 2 may take. */
const SERVES_WORKING_DAYS = 65

export type PoolRow = Candidate & Readonly<{ checks: ReturnType<typeof checksRunningOut>; spend: readonly Spend[] }>
export type PoolList = Readonly<{
  kind: 'pool'; rows: readonly PoolRow[]; people: ReadonlyMap<string, Person>; today: IsoDate
  year: Readonly<{ from: IsoDate; until: IsoDate }>
}>

/** Everybody in the pool, those who left last, with their load and what they cost this financial year. */
export async function poolList(services: Services, actor: Actor, role: PoolRole | null): Promise<PoolList | NotFound> {
  if (!may(actor, 'view-pool')) return { kind: 'not-found' }
  const today = services.clock.today()
  const year = financialYearOf(today)
  return services.store.read(actor, async (reads) => {
    const candidates = (await candidatesIn(reads)).filter(({ member }) => role === null || member.roles.includes(role))
    const rows = candidates.map((one): PoolRow => ({
      ...one, checks: checksRunningOut(one.member, today, addCalendarMonths(today, SOON_MONTHS)), spend: spendOf(one.member, year),
    }))
    return { kind: 'pool', rows, today, year, people: await peopleOf(reads, candidates) }
  })
}

export type MemberView = Readonly<{
  kind: 'member'; streamId: string; member: PoolMember; checks: ReturnType<typeof checksRunningOut>; spend: readonly Spend[]; openAppointments: number
  year: Readonly<{ from: IsoDate; until: IsoDate }>
}> & Drawn

/** One person of the pool with their timeline. */
export async function viewMember(services: Services, actor: Actor, streamId: string): Promise<MemberView | NotFound> {
  if (!may(actor, 'view-pool')) return { kind: 'not-found' }
  const today = services.clock.today()
  const year = financialYearOf(today)
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const member = timeline && foldMember(timeline)
    if (!timeline || !member) return { kind: 'not-found' }
    const [candidate] = await withLoad(reads, [{ streamId, member }])
    return {
      kind: 'member', streamId, member, year, spend: spendOf(member, year), openAppointments: candidate?.openAppointments ?? 0,
      checks: checksRunningOut(member, today, addCalendarMonths(today, SOON_MONTHS)),
      ...(await drawnWith(reads, timeline, member.orders.map(({ complaint }) => complaint))),
    }
  })
}

export type Proposals = Readonly<{
  kind: 'proposals'; complaintId: string; reference: string; role: PoolRole; proposals: readonly Proposal[]; people: ReadonlyMap<string, Person>
  texts: ReadonlyMap<string, string>
}>

/**
 * Who of the pool may serve in a role of a complaint, by the independence rules of that complaint's own procedure. A
 * chair is one of the panel, so both roles' rules hold. `not-found` also where there is no such complaint.
 */
export async function proposals(services: Services, actor: Actor, complaintId: string, role: PoolRole): Promise<Proposals | NotFound> {
  if (!may(actor, 'view-pool')) return { kind: 'not-found' }
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const recorded = complaintEvents(await reads.stream(complaintId))
    const complaint = recorded && foldComplaint(recorded)
    if (!recorded || !complaint) return { kind: 'not-found' }
    const calendar = await authorityCalendar(services, reads)
    const candidates = await candidatesIn(reads)
    const found = proposeFor(candidates, {
      role, rules: rulesFor(procedureById(complaint.procedure)?.roles ?? [], role), parts: partsIn(complaint),
      teams: complaint.details.teams, today, from: today, until: addWorkingDays(calendar, today, SERVES_WORKING_DAYS).on,
    })
    return {
      kind: 'proposals', complaintId, reference: complaint.reference, role, proposals: found, people: await peopleOf(reads, candidates),
      texts: await reads.texts(found.flatMap(({ candidate }) => candidate.member.interests.map(({ text }) => text.textId))),
    }
  })
}

function rulesFor(roles: readonly RoleRule[], role: PoolRole) {
  const wanted: readonly string[] = role === 'panel-chair' ? ['panel-chair', 'panel-member'] : [role]
  return roles.filter(({ id }) => wanted.includes(id)).flatMap(({ independence }) => independence)
}

/** Who had which part in stages 2 and 3 of a complaint. */
function partsIn({ threads }: Complaint): readonly Part[] {
  return threads.appointments.made.flatMap(({ personId, role, endedOn }) => (personId === null ? [] : [{ personId, role, ended: endedOn !== null }]))
}

/** Somebody of the pool by the id of their person; null for anybody else, and where the actor may not see the pool. */
export async function personOfPool(services: Services, actor: Actor, personId: string): Promise<Person | null> {
  if (personId === '' || !may(actor, 'view-pool')) return null
  return services.store.read(actor, async (reads) => {
    const candidates = await membersIn(reads)
    if (!candidates.some(({ member }) => member.personId === personId)) return null
    const [person] = await reads.people([personId as PersonId])
    return person ?? null
  })
}

type Known = Omit<Candidate, 'openAppointments'>

async function candidatesIn(reads: Reads): Promise<readonly Candidate[]> {
  const known = await membersIn(reads)
  return withLoad(reads, known.toSorted((a, b) => compare(a.member.leftOn ?? '', b.member.leftOn ?? '') || compare(a.member.joinedOn, b.member.joinedOn)))
}

async function membersIn(reads: Reads): Promise<readonly Known[]> {
  return (await reads.streamsOfKind('pool-member')).flatMap(({ streamId, recorded }): readonly Known[] => {
    const member = foldMember(registerEvents(recorded) ?? [])
    return member ? [{ streamId, member }] : []
  })
}

/** With how many open complaints each has been given a part in, apart from being complained to or about. */
async function withLoad(reads: Reads, known: readonly Known[]): Promise<readonly Candidate[]> {
  const roles: readonly string[] = POOL_ROLES
  const parts = (await reads.partsOf(known.map(({ member }) => member.personId))).filter(({ role, isOpen }) => isOpen && roles.includes(role))
  return known.map((one) => ({
    ...one, openAppointments: new Set(parts.filter(({ personId }) => personId === one.member.personId).map(({ complaintId }) => complaintId)).size,
  }))
}

async function peopleOf(reads: Reads, candidates: readonly Known[]): Promise<ReadonlyMap<string, Person>> {
  const people = await reads.people(candidates.map(({ member }) => member.personId))
  return new Map(people.map((person) => [person.personId, person]))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
