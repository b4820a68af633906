import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { PersonId } from '../../complaint/events.ts'
import type { Citation } from '../../timescales/limit.ts'
import type { PoolRole } from './events.ts'
import { availableOn, type Interest, type PoolMember } from './member.ts'

/** A rule of independence, as the procedure's data have it: a law bars, anything else may be departed from with reason. */
export type IndependenceOf = Citation & Readonly<{ id: string; bars: string; withinCalendarMonths?: number }>

/** Somebody's part in the complaint that somebody is sought for. `ended` where it is over. */
export type Part = Readonly<{ personId: PersonId; role: string; ended: boolean }>

export type Candidate = Readonly<{ streamId: string; member: PoolMember; openAppointments: number }>

export type Sought = Readonly<{
  role: PoolRole
  rules: readonly IndependenceOf[]
  /** Everybody's part in this complaint so far, ended or not. */
  parts: readonly Part[]
  /** The teams that the complaint is about. */
  teams: readonly string[]
  today: IsoDate
  /** The first and the last day on which they would have to serve. */
  from: IsoDate
  until: IsoDate
}>

/** Why somebody cannot or should not be asked; `rule` names the law or the guidance, where one says so. */
export type Obstacle = Readonly<{
  code: 'bar' | 'expired-check' | 'not-checked' | 'not-available' | 'serves-in-this-complaint' | 'check-runs-out'
  rule?: IndependenceOf
  interest?: Interest
  check?: string
}>

/**
 * Somebody of the pool, as they stand to a role in a complaint: `may` be asked; `warned` where guidance, a check or their
 * own days speak against it; `barred` where the law, or another part in the same complaint, does.
 */
export type Proposal = Readonly<{ candidate: Candidate; standing: 'may' | 'warned' | 'barred'; bars: readonly Obstacle[]; warnings: readonly Obstacle[] }>

/** Without a check of these nobody meets a child or reads a file. Local practice; not law. */
const NEEDED_CHECKS = ['disclosure-and-barring'] as const

/**
 * Who of the pool may serve in a role of a complaint, the fittest first: those who may before those to be warned about
 * and those barred; fewer obstacles, then fewer open appointments, then longest in the pool. Those who left, or do not
 * serve in the role, are left out. Pure.
 *
 * Law: SI 2006/1738 regs 2, 17 and 19 (independent persons). The rules come from the procedure's data.
 */
export function proposeFor(candidates: readonly Candidate[], sought: Sought): readonly Proposal[] {
  return candidates
    .filter(({ member }) => member.roles.includes(sought.role) && member.joinedOn <= sought.today && (member.leftOn === null || member.leftOn > sought.today))
    .map((candidate) => proposalOf(candidate, sought))
    .toSorted(byFitness)
}

const PLACES = { may: 0, warned: 1, barred: 2 } as const

function byFitness(a: Proposal, b: Proposal): number {
  return PLACES[a.standing] - PLACES[b.standing]
    || a.bars.length - b.bars.length || a.warnings.length - b.warnings.length
    || a.candidate.openAppointments - b.candidate.openAppointments
    || compare(a.candidate.member.joinedOn, b.candidate.member.joinedOn) || compare(a.candidate.streamId, b.candidate.streamId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function proposalOf(candidate: Candidate, sought: Sought): Proposal {
  const { member } = candidate
  const found = [...sought.rules.flatMap((rule) => brokenBy(member, rule, sought)), ...otherParts(member, sought)]
  const isBar = ({ code, rule }: Obstacle) => code === 'serves-in-this-complaint' || rule?.strength === 'law'
  const bars = found.filter(isBar)
  const warnings = [...found.filter((obstacle) => !isBar(obstacle)), ...checkObstacles(member, sought), ...dayObstacles(member, sought)]
  return { candidate, bars, warnings, standing: bars.length > 0 ? 'barred' : warnings.length > 0 ? 'warned' : 'may' }
}

/** What this rule finds against somebody: a tie they declared, or their part in this complaint. */
function brokenBy(member: PoolMember, rule: IndependenceOf, sought: Sought): readonly Obstacle[] {
  const part = partAgainst(member, rule, sought)
  const interest = member.interests.find((one) => one.tie === rule.bars && holds(one, rule, sought))
  return [...(part ? [{ code: 'bar', rule } as const] : []), ...(interest ? [{ code: 'bar', rule, interest } as const] : [])]
}

function partAgainst({ personId }: PoolMember, { bars }: IndependenceOf, { parts }: Sought): boolean {
  const own = parts.filter((part) => part.personId === personId)
  if (bars === 'independent-person-of-this-complaint') return own.some(({ role }) => role === 'independent-person')
  return bars === 'already-involved' && own.length > 0
}

/** Ties that are over count no longer, save where a rule says for how long they do; those to other teams not at all. */
function holds({ tie, team, from, until }: Interest, { withinCalendarMonths }: IndependenceOf, { teams, today }: Sought): boolean {
  const isOfTeam = tie === 'line-manager-of-subject' || tie === 'direct-provider'
  if (isOfTeam && team !== null && !teams.includes(team)) return false
  if (from !== null && from > today) return false
  if (withinCalendarMonths !== undefined) return until === null || until >= addCalendarMonths(today, -withinCalendarMonths)
  return until === null || until >= today
}

/** Nobody has two parts in one complaint at the same time, and an independent person is never on its panel. */
function otherParts({ personId }: PoolMember, { parts }: Sought): readonly Obstacle[] {
  return parts.some((part) => part.personId === personId && !part.ended) ? [{ code: 'serves-in-this-complaint' }] : []
}

function checkObstacles({ checks }: PoolMember, { today, until }: Sought): readonly Obstacle[] {
  const missing = NEEDED_CHECKS.filter((check) => !checks.some((held) => held.check === check)).map((check) => ({ code: 'not-checked', check } as const))
  const running = checks.flatMap(({ check, expiresOn }): readonly Obstacle[] => {
    if (expiresOn === null || expiresOn >= until) return []
    return [{ code: expiresOn < today ? 'expired-check' : 'check-runs-out', check }]
  })
  return [...missing, ...running]
}

/** Days they cannot, at the beginning or the end of what they would be asked for; nothing said is no obstacle. */
function dayObstacles(member: PoolMember, { from, until }: Sought): readonly Obstacle[] {
  const isAway = [from, until].some((day) => availableOn(member, day) === false)
  return isAway ? [{ code: 'not-available' }] : []
}
