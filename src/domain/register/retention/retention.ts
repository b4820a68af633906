import type { RetentionCondition, RetentionRule, ReviewedRecord } from '../../authority/retention-rules.ts'
import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import { addDays, type IsoDate } from '../../calendar/iso-date.ts'

/** A child concerned; `bornOn` null where the day of birth is not known. */
export type ChildFacts = Readonly<{ status: string | null; bornOn: IsoDate | null }>

/** What a rule can ask of a record. Days of the world, as the register has them now. */
export type RetentionFacts = Readonly<{
  streamId: string
  kind: ReviewedRecord
  reference: string
  receivedOn: IsoDate
  /** The last closure, withdrawal or settlement; null while there is none. What has none by its nature has the day it was recorded. */
  closedOn: IsoDate | null
  /** Closed before and opened again; the last closure counts. */
  wasReopened: boolean
  /** Answered to the end, and never closed. */
  isAnswered: boolean
  /** Conditions that hold of it besides those of its children. */
  came: readonly RetentionCondition[]
  children: readonly ChildFacts[]
  /** The day of the last entry of any kind. */
  lastActivityOn: IsoDate
}>

/** From which day a rule counts for a record. `latest-possible-birth`: nobody knows the birth, which was no later than the receipt. */
export type CountedFrom = Readonly<{
  what: 'closed' | 'closed-again' | 'received' | 'last-activity' | 'birth' | 'latest-possible-birth' | 'eighteenth-birthday' | 'latest-possible-eighteenth-birthday' | 'end-of-reporting-year'
  on: IsoDate
}>

/** One rule that matches, with its day: it is kept to the end of `keptUntil`. */
export type RuleDate = Readonly<{ rule: RetentionRule; from: CountedFrom; keptUntil: IsoDate }>

/** Why nothing can be dated: what has not ended is kept, and what has no rule is kept for good. */
export type Undated = 'open' | 'answered-not-closed' | 'no-rule'

export type OwnRetention =
  | Readonly<{ kind: 'dated'; dates: readonly RuleDate[]; /** The one that keeps it longest. */ longest: RuleDate }>
  | Readonly<{ kind: 'undated'; why: Undated }>

/**
 * For how long the rules keep a record: every rule that matches, and the longest, which wins. Of several children each counts
 * by itself. A birth that nobody knows is taken for the day of receipt, the latest that it can be, so that nothing goes too
 * early. Pure. Decision: 0085.
 */
export function ownRetention(facts: RetentionFacts, rules: readonly RetentionRule[], yearStartsInMonth: number): OwnRetention {
  const matching = rules.filter((rule) => rule.records === facts.kind && holdsOf(rule, facts))
  if (matching.length === 0) return { kind: 'undated', why: 'no-rule' }
  if (facts.closedOn === null) return { kind: 'undated', why: facts.isAnswered ? 'answered-not-closed' : 'open' }
  const closedOn = facts.closedOn
  const dates = matching.flatMap((rule) => startsOf(rule, facts, closedOn, yearStartsInMonth).map((from): RuleDate => ({ rule, from, keptUntil: addCalendarMonths(from.on, rule.months) })))
    .toSorted((a, b) => compare(b.keptUntil, a.keptUntil))
  const [longest] = dates
  return longest ? { kind: 'dated', dates, longest } : { kind: 'undated', why: 'no-rule' }
}

function holdsOf({ when }: RetentionRule, { came, children }: RetentionFacts): boolean {
  return when === 'always' || came.includes(when) || children.some(({ status }) => status === when)
}

/** The days from which a rule counts: one, or one for each child that it is about. */
function startsOf(rule: RetentionRule, facts: RetentionFacts, closedOn: IsoDate, yearStartsInMonth: number): readonly CountedFrom[] {
  switch (rule.trigger) {
    case 'closed': return [{ what: facts.wasReopened ? 'closed-again' : 'closed', on: closedOn }]
    case 'received': return [{ what: 'received', on: facts.receivedOn }]
    case 'last-activity': return [{ what: 'last-activity', on: later(facts.lastActivityOn, closedOn) }]
    case 'end-of-reporting-year': return [{ what: 'end-of-reporting-year', on: endOfYear(facts.receivedOn, yearStartsInMonth) }]
    case 'birth': return childrenOf(rule, facts).map((child) => birthOf(child, facts))
    case 'adult-and-inactive': return childrenOf(rule, facts).map((child) => adultAndInactive(child, facts, closedOn))
    // Of what is no record: nothing here is made so.
    case 'made': return []
  }
}

/** Those of whom the rule speaks; all of them where it speaks of every record. One who is not named at all counts as one of whom nothing is known. */
function childrenOf({ when }: RetentionRule, { children }: RetentionFacts): readonly ChildFacts[] {
  const meant = children.filter(({ status }) => status === when)
  if (meant.length > 0) return meant
  return children.length > 0 ? children : [{ status: null, bornOn: null }]
}

function birthOf({ bornOn }: ChildFacts, { receivedOn }: RetentionFacts): CountedFrom {
  return bornOn === null ? { what: 'latest-possible-birth', on: receivedOn } : { what: 'birth', on: bornOn }
}

const EIGHTEEN_YEARS = 18 * 12

function adultAndInactive(child: ChildFacts, facts: RetentionFacts, closedOn: IsoDate): CountedFrom {
  const birth = birthOf(child, facts)
  const adultOn = addCalendarMonths(birth.on, EIGHTEEN_YEARS)
  const activeOn = later(facts.lastActivityOn, closedOn)
  if (activeOn > adultOn) return { what: 'last-activity', on: activeOn }
  return { what: birth.what === 'birth' ? 'eighteenth-birthday' : 'latest-possible-eighteenth-birthday', on: adultOn }
}

/** The last day of the reporting year that a day falls into. */
export function endOfYear(day: IsoDate, startsInMonth: number): IsoDate {
  const month = Number(day.slice(5, 7))
  const monthsIntoYear = (month - startsInMonth + 12) % 12
  const firstOfMonth = addDays(day, 1 - Number(day.slice(8)))
  return addDays(addCalendarMonths(firstOfMonth, 12 - monthsIntoYear), -1)
}

function later(one: IsoDate, other: IsoDate): IsoDate {
  return one > other ? one : other
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A record that is linked to another, with what its own rules say. */
export type LinkedRetention = Readonly<{ streamId: string; reference: string; own: OwnRetention }>

/** `due` from the day after `keptUntil`. `withLinked`: a linked record keeps it longer than its own rules do. */
export type Retention =
  | Readonly<{ kind: 'dated'; dates: readonly RuleDate[]; longest: RuleDate; keptUntil: IsoDate; withLinked: LinkedRetention | null }>
  | Readonly<{ kind: 'undated'; why: Undated | 'linked-open'; withLinked: LinkedRetention | null }>

/**
 * For how long a record is kept, with what it is linked to: linked records are one matter, and go when the last of them may.
 * While one of them has not ended, none goes. A link counts one step far. Pure. Decision: 0085.
 */
export function retentionOf(own: OwnRetention, linked: readonly LinkedRetention[]): Retention {
  if (own.kind === 'undated') return { ...own, withLinked: null }
  const waits = linked.find((each) => each.own.kind === 'undated' && each.own.why !== 'no-rule')
  if (waits) return { kind: 'undated', why: 'linked-open', withLinked: waits }
  let keptUntil = own.longest.keptUntil
  let withLinked: LinkedRetention | null = null
  for (const each of linked) {
    if (each.own.kind !== 'dated' || each.own.longest.keptUntil <= keptUntil) continue
    keptUntil = each.own.longest.keptUntil
    withLinked = each
  }
  return { ...own, keptUntil, withLinked }
}

/** The fewest months for which any rule keeps a kind of record after it ended or came in: what is younger cannot be due. */
export function shortestMonths(kind: ReviewedRecord, rules: readonly RetentionRule[]): number | null {
  const months = rules.filter(({ records }) => records === kind).map((rule) => rule.months)
  return months.length === 0 ? null : Math.min(...months)
}
