import { wholeOf } from '../application/access/sight.ts'
import type { Trace, Traced, TraceKind, Traces } from '../application/access/traces.ts'
import { breakSeal } from '../application/break-seal.ts'
import type { Account, Actor, Role, Services, WorkListRow } from '../application/ports.ts'
import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import { isWorkingDay } from '../domain/calendar/working-days.ts'
import { chanceOf, type Chance } from './chance.ts'

/** Working days of which the demonstration knows who looked at what. */
const WORKING_DAYS = 20
/** How many working days ago a seal was broken. */
const SEAL_BROKEN_BACK = 9

type Person = Pick<Account, 'userId' | 'role' | 'teams'>
type Row = Pick<WorkListRow, 'complaintId' | 'reference' | 'receivedOn' | 'teams' | 'complainantName'>
/** What one step of somebody's day was of, and by which page of the program. */
type Step = Pick<Trace, 'kind' | 'subject' | 'route' | 'what' | 'words'>

const COMPLAINT = '/complaints/:complaintId'

/**
 * Four weeks of plausible reading, searching and taking away, what was refused, and a seal that was broken with its reason: the
 * pages of who has looked show something from the first start. Kept as every other trace is, in one chain, before today.
 */
export async function loadReadLog(services: Services, traces: Traces, manager: Actor, sealedId: string | null): Promise<void> {
  const people: readonly Person[] = await services.store.read(manager, (reads) => reads.users())
  const complaints = await openComplaints(services, manager)
  const days = workingDaysBefore(services, services.clock.today(), WORKING_DAYS)
  const looked = days.flatMap((day, at) => people.flatMap((person) => dayOf(person, day, complaints, chanceOf(`read-log ${at} ${person.role} ${person.teams.join()}`))))
  const broken = sealedId === null ? [] : await brokenSeal(services, manager, sealedId, days.at(-SEAL_BROKEN_BACK))
  const all = [...looked, ...lateEvening(people, complaints, days.at(-2)), ...broken]
  await traces.keep(manager.authorityId, all.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
}

/** The last working days before a day, the earliest first. */
function workingDaysBefore({ calendar }: Services, today: IsoDate, many: number): readonly IsoDate[] {
  const days: IsoDate[] = []
  for (let day = addDays(today, -1); days.length < many; day = addDays(day, -1)) if (isWorkingDay(calendar, day)) days.unshift(day)
  return days
}

async function openComplaints(services: Services, manager: Actor): Promise<readonly Row[]> {
  const today = services.clock.today()
  const page = (number: number) => services.store.read(manager, (reads) => reads.workList({ visibility: { kind: 'all', userId: manager.userId }, today, soonUntil: today, group: 'open', sort: 'received', page: number }))
  return (await Promise.all([page(1), page(2)])).flatMap(({ rows }) => rows)
}

/** One day of one person: they sign in, look at what their role looks at, and now and then ask for what is not theirs. */
function dayOf(person: Person, day: IsoDate, complaints: readonly Row[], chance: Chance): readonly Trace[] {
  if (!chance.isOneOf(DAYS_IN_A_HUNDRED[person.role])) return []
  const there = complaints.filter(({ receivedOn }) => receivedOn < day)
  const signingIn = (kind: 'sign-in-failed' | 'signed-in', what: string): Step => ({ kind, subject: { kind: 'account', id: person.userId }, route: '/sign-in', what })
  const failed = chance.isOneOf(4) ? [signingIn('sign-in-failed', 'wrong-password')] : []
  const steps = [...failed, signingIn('signed-in', 'password'), ...stepsOf(person, there, chance)]
  let minute = 8 * 60 + chance.between(20, 100)
  return steps.map(({ kind, ...step }) => {
    minute = Math.min(minute + chance.between(1, steps.length > 8 ? 28 : 50), 18 * 60 + 40)
    return { ...step, kind, at: instantOf(day, minute, chance.between(0, 59)), userId: kind === 'sign-in-failed' ? null : person.userId }
  })
}

/** On how many of a hundred days somebody of a role signs in. */
const DAYS_IN_A_HUNDRED: Readonly<Record<Role, number>> = {
  'complaints-manager': 95, 'complaints-officer': 95, 'team-manager': 70, 'head-of-service': 55, director: 15, reader: 25, 'learning-lead': 35, administrator: 10,
  'data-protection-officer': 20, auditor: 15, outside: 30,
}

function stepsOf({ userId, role, teams }: Person, there: readonly Row[], chance: Chance): readonly Step[] {
  switch (role) {
    case 'complaints-manager':
    case 'complaints-officer':
      return [list('work-list', '/work'), ...chance.some(there, chance.between(3, 8)).flatMap(read), ...searches(there, chance), list('diary', '/diary'), ...(chance.isOneOf(15) ? [taken('figures', '2026-27', '/figures/:year/download.csv', 'csv')] : [])]
    case 'team-manager': {
      const [own, others] = [there.filter((row) => row.teams.some((team) => teams.includes(team))), there.filter((row) => !row.teams.some((team) => teams.includes(team)))]
      return [list('work-list', '/work'), ...chance.some(own, chance.between(1, 3)).flatMap(read), ...(chance.isOneOf(12) ? chance.some(others, 1).map(refused) : [])]
    }
    case 'head-of-service':
      return [list('work-list', '/work'), ...chance.some(there, chance.between(1, 4)).flatMap(read), list('behind-figures', '/dashboard/behind')]
    case 'director':
    case 'reader':
      return [act('read', 'figures', '2026-27', '/figures/:year'), ...(chance.isOneOf(40) ? [taken('figures', '2026-27', '/figures/:year/download.pdf', 'pdf')] : []), ...(chance.isOneOf(20) ? chance.some(there, 1).map(refused) : [])]
    case 'learning-lead':
      return [list('learning', '/learning'), list('you-said-we-did', '/learning/you-said-we-did')]
    case 'administrator':
      return [list('accounts', '/users'), act('read', 'account', userId, '/users/:userId')]
    case 'data-protection-officer':
      return [act('listed', 'traces', null, '/traces'), ...chance.some(there, 1).map(({ complaintId }) => act('listed', 'traces', complaintId, `${COMPLAINT}/who-has-looked`))]
    case 'auditor':
      return [...chance.some(there, chance.between(3, 6)).flatMap(read), taken('traces', null, '/traces/traces.csv', 'csv')]
    case 'outside':
      return []
  }
}

function act(kind: TraceKind, of: Traced, id: string | null, route: string): Step {
  return { kind, subject: { kind: of, id }, route }
}

function list(code: string, route: string): Step {
  return act('listed', 'list', code, route)
}

function taken(of: Traced, id: string | null, route: string, what: string): Step {
  return { ...act('exported', of, id, route), what }
}

function read({ complaintId }: Row): readonly Step[] {
  return [act('read', 'complaint', complaintId, COMPLAINT)]
}

function refused({ complaintId }: Row): Step {
  return act('refused', 'complaint', complaintId, COMPLAINT)
}

function searches(there: readonly Row[], chance: Chance): readonly Step[] {
  return chance.some(there, chance.between(0, 2)).flatMap(({ complainantName, reference }) => {
    const words = chance.isOneOf(70) ? complainantName?.split(' ').at(-1) : reference
    return words === undefined ? [] : [{ ...act('searched', 'list', 'search', '/search'), words }]
  })
}

/** One evening on which a team manager opened far more than on any other, and asked again and again for what is not theirs: it is worth a question. */
function lateEvening(people: readonly Person[], complaints: readonly Row[], day: IsoDate | undefined): readonly Trace[] {
  const person = people.find(({ role }) => role === 'team-manager')
  if (person === undefined || day === undefined) return []
  const [own, others] = [complaints.filter((row) => row.teams.some((team) => person.teams.includes(team))), complaints.filter((row) => !row.teams.some((team) => person.teams.includes(team)))]
  const steps = [...own.slice(0, 12).flatMap(read), ...others.slice(0, 11).map(refused)]
  return steps.map((step, at) => ({ ...step, at: instantOf(day, 20 * 60 + 40 + at, 7 + at), userId: person.userId }))
}

/** A seal broken in a hurry, with its reason: the data protection officer was told, and the complaint has been closed to them again since. */
async function brokenSeal(services: Services, manager: Actor, complaintId: string, day: IsoDate | undefined): Promise<readonly Trace[]> {
  if (day === undefined) return []
  const at = instantOf(day, 16 * 60 + 12, 31)
  const [sealed] = await services.store.read(wholeOf(manager.authorityId), (reads) => reads.complaintsNamed({ ids: [complaintId] }))
  const reason = 'Her sister rang: he knows where they live, and the head of service is on leave until Monday.'
  const then: Services = { ...services, clock: { today: () => day, now: () => at } }
  const result = await breakSeal(then, manager, { reference: sealed?.reference ?? '', reason })
  if (result.kind !== 'opened') throw new Error(`the demonstration's seal was not broken: ${result.kind}`)
  const by = { userId: manager.userId, subject: { kind: 'complaint', id: complaintId } } as const
  return [{ ...by, kind: 'seal-broken', at, route: '/seals/break', words: reason }, { ...by, kind: 'read', at: instantOf(day, 16 * 60 + 12, 33), route: COMPLAINT }]
}

/** A minute of a London day as an instant. */
function instantOf(day: IsoDate, minute: number, second: number): string {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60, second })
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).epochMilliseconds).toISOString()
}
