import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type WorldEvent } from '../../complaint/effective.ts'
import type { PersonId, Recorded, TextRef } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RegisterEvent } from '../events.ts'
import { POOL_EVENTS, type PoolCheck, type PoolRole, type PoolTie } from './events.ts'

type Fact = WorldEvent<RegisterEvent>

/** A check of a kind counts as it was last recorded. `expiresOn` is the last day it is good for; null where it does not expire. */
export type CheckHeld = Readonly<{ check: PoolCheck; madeOn: IsoDate; expiresOn: IsoDate | null }>
/** A tie that was declared. `until` is the last day it held; null while it holds. */
export type Interest = Readonly<{ interestId: string; tie: PoolTie; text: TextRef; team: string | null; from: IsoDate | null; until: IsoDate | null }>
export type Availability = Readonly<{ available: boolean; from: IsoDate; until: IsoDate }>
export type Rate = Readonly<{ role: PoolRole | null; per: 'hour' | 'day' | 'case'; amountPence: number; agreedOn: IsoDate }>
export type Invoice = Readonly<{ receivedOn: IsoDate; amountPence: number }>
export type Order = Readonly<{ orderId: string; complaint: string; role: PoolRole; amountPence: number; placedOn: IsoDate; invoices: readonly Invoice[] }>

export type PoolMember = Readonly<{
  personId: PersonId
  joinedOn: IsoDate
  leftOn: IsoDate | null
  roles: readonly PoolRole[]
  checks: readonly CheckHeld[]
  interests: readonly Interest[]
  /** As stated, oldest first: the later statement wins. */
  availability: readonly Availability[]
  rates: readonly Rate[]
  orders: readonly Order[]
}>

/** Somebody of the pool as their stream tells it now; as before, where the record was struck out. Null for any other stream. */
export function foldMember(recorded: readonly Recorded<RegisterEvent>[]): PoolMember | null {
  const [first, ...rest] = inOrderOfHappening(effectiveEvents(beforeError(recorded)))
  const begun = first ? memberBegunBy(first.event) : null
  return begun && rest.reduce((so, { event }) => evolveMember(so, event), begun)
}

/** Somebody who has just joined; null for any other event. */
export function memberBegunBy(event: Fact): PoolMember | null {
  if (event.type !== 'PoolMemberJoined') return null
  const { person: { personId }, happenedOn, roles } = event
  return { personId, joinedOn: happenedOn, leftOn: null, roles, checks: [], interests: [], availability: [], rates: [], orders: [] }
}

type OwnFact = Extract<Fact, { type: keyof typeof POOL_EVENTS }>

/** Whether an event is one that is declared for people of the pool. */
export function isOfMember(event: Fact): event is OwnFact {
  return Object.hasOwn(POOL_EVENTS, event.type)
}

/** The member after one more event of theirs. */
export function evolveMember(so: PoolMember, event: Fact): PoolMember {
  return isOfMember(event) ? afterOwn(so, event) : so
}

function afterOwn(so: PoolMember, event: OwnFact): PoolMember {
  const { happenedOn } = event
  switch (event.type) {
    case 'PoolMemberJoined':
    case 'PoolMemberDetailsChanged':
      return so
    case 'PoolMemberRolesChanged': return { ...so, roles: event.roles }
    case 'PoolCheckRecorded': {
      const held = { check: event.check, madeOn: happenedOn, expiresOn: event.expiresOn ?? null }
      return { ...so, checks: [...so.checks.filter(({ check }) => check !== event.check), held] }
    }
    case 'PoolInterestDeclared': {
      const { interestId, tie, text, team = null, from = null, until = null } = event
      return { ...so, interests: [...so.interests, { interestId, tie, text, team, from, until }] }
    }
    case 'PoolInterestWithdrawn': return { ...so, interests: so.interests.filter(({ interestId }) => interestId !== event.interestId) }
    case 'PoolAvailabilityStated':
      return { ...so, availability: [...so.availability, { available: event.available, from: event.from, until: event.until }] }
    case 'PoolRateAgreed': {
      const { role = null, per, amountPence } = event
      const others = so.rates.filter((rate) => rate.role !== role || rate.per !== per)
      return { ...so, rates: [...others, { role, per, amountPence, agreedOn: happenedOn }] }
    }
    case 'PoolOrderPlaced': {
      const { orderId, complaint, role, amountPence } = event
      return { ...so, orders: [...so.orders, { orderId, complaint, role, amountPence, placedOn: happenedOn, invoices: [] }] }
    }
    case 'PoolInvoiceReceived': {
      const invoice = { receivedOn: happenedOn, amountPence: event.amountPence }
      return { ...so, orders: so.orders.map((order) => (order.orderId === event.orderId ? { ...order, invoices: [...order.invoices, invoice] } : order)) }
    }
    case 'PoolMemberLeft': return { ...so, leftOn: happenedOn }
  }
}

/** Whether they said that they can serve on a day: the last statement that covers it; null where none does. */
export function availableOn({ availability }: PoolMember, day: IsoDate): boolean | null {
  return availability.findLast(({ from, until }) => from <= day && day <= until)?.available ?? null
}

/** Checks that are no longer good on a day, and those that will not be by `soonUntil`. */
export function checksRunningOut({ checks }: PoolMember, today: IsoDate, soonUntil: IsoDate) {
  const dated = checks.flatMap(({ check, expiresOn }) => (expiresOn === null ? [] : [{ check, expiresOn }]))
  return {
    expired: dated.filter(({ expiresOn }) => expiresOn < today),
    soon: dated.filter(({ expiresOn }) => today <= expiresOn && expiresOn <= soonUntil),
  }
}
