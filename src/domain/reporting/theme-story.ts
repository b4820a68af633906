import type { IsoDate } from '../calendar/iso-date.ts'
import type { Complaint } from '../complaint/state.ts'
import type { ReportFact } from './report-fact.ts'

/** How many of something, by what it is; the order is that in which they are told. */
export type Counted = readonly Readonly<{ code: string; count: number }>[]

/** Complaints by the month in which they were received, `YYYY-MM`, every month from the first to the last of them, none left out. */
export function byMonth(facts: readonly Pick<ReportFact, 'receivedOn'>[]): Counted {
  const months = facts.map(({ receivedOn }) => receivedOn.slice(0, 7)).toSorted()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: string[] = []
  for (let month = first; month <= last; month = monthAfter(month)) all.push(month)
  return all.map((code) => ({ code, count: months.filter((month) => month === code).length }))
}

function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Complaints by their teams or causes, most first. One with several stands at each of them. */
export function byCodes(facts: readonly ReportFact[], of: (fact: ReportFact) => readonly string[]): Counted {
  const counts = new Map<string, number>()
  for (const code of facts.flatMap((fact) => [...new Set(of(fact))])) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

/** What a theme or its disruptions delayed in one complaint, and what was done for the complainant: null for each step not taken. */
export type DelayTold = Readonly<{
  /** What stood still on the day the delay was first named: the investigation of stage 2, a panel or review, or an answer. */
  what: 'answer' | 'investigation' | 'review'
  firstNamedOn: IsoDate
  informedOn: IsoDate | null; consideredOn: IsoDate | null; explainedOn: IsoDate | null
}>

/** The delay that `entries` (a theme and its disruptions) caused in a complaint; null where none of them is named. */
export function delayTold({ threads: { delays }, requestedOn, answers }: Complaint, entries: readonly string[]): DelayTold | null {
  const named = delays.disruptions.filter(({ disruption }) => entries.includes(disruption))
  const lateness = delays.lateness.filter(({ disruption }) => disruption !== null && entries.includes(disruption))
  const first = (days: readonly (IsoDate | null)[]) => days.reduce<IsoDate | null>((so, day) => (day !== null && (so === null || day < so) ? day : so), null)
  const informedOn = first(named.map((one) => one.informedOn))
  const consideredOn = first(named.map((one) => one.consideredOn))
  const explainedOn = first(named.map((one) => one.explainedOn))
  const firstNamedOn = first([informedOn, consideredOn, explainedOn, ...lateness.map((one) => one.explainedOn)])
  if (firstNamedOn === null) return null
  return { what: stoodStill(firstNamedOn, requestedOn, answers, lateness.map(({ clock }) => clock)), firstNamedOn, informedOn, consideredOn, explainedOn }
}

/** By the clock that was late, where one is named; else by the stage at which the complaint stood that day. */
function stoodStill(on: IsoDate, requestedOn: Complaint['requestedOn'], answers: Complaint['answers'], clocks: readonly string[]): DelayTold['what'] {
  if (clocks.some((clock) => clock.startsWith('stage-2'))) return 'investigation'
  if (clocks.some((clock) => clock.startsWith('stage-1'))) return 'answer'
  const stood = (stage: 'stage-2' | 'stage-3' | 'corporate-review') => {
    const [asked, answeredOn] = [requestedOn[stage], answers[stage]?.answeredOn]
    return asked !== undefined && asked <= on && (answeredOn === undefined || answeredOn >= on)
  }
  if (stood('stage-3') || stood('corporate-review')) return 'review'
  return stood('stage-2') ? 'investigation' : 'answer'
}
