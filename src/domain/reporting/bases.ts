import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import type { ReportFact } from './report-fact.ts'
import type { ReportingYear } from './reporting-year.ts'

/** What complaints are set against, as the year's entries say it. */
export type CountedBase = Readonly<{
  count: number
  /** Of a period, its first day; null for what was counted on one day. */
  from: IsoDate | null
  /** The day on which it was counted, or the last of the period. */
  on: IsoDate
  /** Whether it is of the whole year: a day always is, periods only where they leave no day out. */
  isWhole: boolean
  facts: readonly ReportFact[]
}>

/** Which number of which part of the authority; `division` null for all of it. */
export type BaseAsked = Readonly<{ measure: string; division: string | null }>

/** The measure of a count; what was counted before there were measures is open cases. A team's own is part of no other. */
function measureOf({ kind, sort, teams }: ReportFact): string | null {
  return kind === 'caseload' && teams.length === 0 ? sort ?? 'open-cases' : null
}

/**
 * The base that a year's complaints are set against; null where nobody counted.
 *
 * Of what is counted on a day, the last day in the year. Of referrals, the periods that end in the year; where two
 * overlap, the longer. All of the authority is what was counted without a division, else its divisions together.
 */
export function baseOf(facts: readonly ReportFact[], year: ReportingYear, { measure, division }: BaseAsked): CountedBase | null {
  const own = facts.filter((fact) => measureOf(fact) === measure && isIn(year, fact.closedOn ?? fact.receivedOn))
  if (division !== null) return countedOf(own.filter(({ divisions }) => divisions.includes(division)), year)
  const whole = own.filter(({ divisions }) => divisions.length === 0)
  return whole.length > 0 ? countedOf(whole, year) : ofDivisions(own, year)
}

function isIn({ from, to }: ReportingYear, day: IsoDate): boolean {
  return from <= day && day <= to
}

function ofDivisions(facts: readonly ReportFact[], year: ReportingYear): CountedBase | null {
  if (facts.every(({ closedOn }) => closedOn === null)) return countedOf(facts, year)
  const codes = [...new Set(facts.flatMap(({ divisions }) => divisions))]
  const counted = codes.flatMap((code) => countedOf(facts.filter(({ divisions }) => divisions.includes(code)), year) ?? [])
  return together(counted.flatMap((one) => one.facts), counted.every(({ isWhole }) => isWhole))
}

function countedOf(facts: readonly ReportFact[], year: ReportingYear): CountedBase | null {
  if (facts.some(({ closedOn }) => closedOn !== null)) {
    const chosen = withoutOverlaps(facts)
    return together(chosen, coversAll(chosen, year))
  }
  const last = facts.reduce((latest, { receivedOn }) => (receivedOn > latest ? receivedOn : latest), '')
  return together(facts.filter(({ receivedOn }) => receivedOn === last), true)
}

function together(facts: readonly ReportFact[], isWhole: boolean): CountedBase | null {
  const [first] = facts
  if (first === undefined) return null
  const begins = facts.reduce((earliest, { receivedOn }) => (receivedOn < earliest ? receivedOn : earliest), first.receivedOn)
  const ends = facts.reduce((latest, { receivedOn, closedOn }) => ((closedOn ?? receivedOn) > latest ? closedOn ?? receivedOn : latest), first.receivedOn)
  const isPeriod = facts.some(({ closedOn }) => closedOn !== null)
  return { count: facts.reduce((sum, { quantity }) => sum + quantity, 0), from: isPeriod ? begins : null, on: ends, isWhole, facts }
}

const lastOf = ({ closedOn, receivedOn }: ReportFact): IsoDate => closedOn ?? receivedOn

/** The longer of two periods that overlap; of two of one length, the later. In order of time. */
function withoutOverlaps(facts: readonly ReportFact[]): readonly ReportFact[] {
  const longestFirst = facts.toSorted((a, b) => lengthOf(b) - lengthOf(a) || (a.receivedOn < b.receivedOn ? 1 : -1))
  const chosen: ReportFact[] = []
  for (const fact of longestFirst) if (chosen.every((one) => lastOf(one) < fact.receivedOn || lastOf(fact) < one.receivedOn)) chosen.push(fact)
  return chosen.toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1))
}

function lengthOf(fact: ReportFact): number {
  return (Date.parse(lastOf(fact)) - Date.parse(fact.receivedOn)) / 86_400_000
}

/** Whether periods in order of time leave no day of the year out. */
function coversAll(inOrder: readonly ReportFact[], { from, to }: ReportingYear): boolean {
  let next = from
  for (const fact of inOrder) if (fact.receivedOn <= next && lastOf(fact) >= next) next = addDays(lastOf(fact), 1)
  return next > to
}
