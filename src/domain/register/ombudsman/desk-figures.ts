import type { IsoDate } from '../../calendar/iso-date.ts'
import { allDates, isOpenCase, type OmbudsmanCase, type OmbudsmanDate, type Remedy } from './case.ts'
import { categorySetOn } from './category-sets.ts'

export type CaseOfDesk = Readonly<{ streamId: string; case: OmbudsmanCase }>

/** How many cases or remedies, and in which cases. */
export type Counted = Readonly<{ count: number; streamIds: readonly string[] }>

export const COMPLIANCES = ['complied', 'late', 'not-complied', 'overdue', 'not-due-yet'] as const
export type Compliance = (typeof COMPLIANCES)[number]

/** What an annual letter may be held against: decisions of one year, from April to March, by the set of categories in force. */
export type DeskYear = Readonly<{
  /** The year in which it begins. */
  year: number
  sets: readonly Readonly<{ setId: string; categories: readonly Readonly<{ category: string | null; counted: Counted }>[] }>[]
  decided: Counted
  investigated: Counted
  upheld: Counted
  /** The remedies whose date falls into the year; those without a date, on the day they were settled or, till then, recommended. */
  remedies: Readonly<Record<Compliance, Counted>>
}>

/** The first year of April to March that a day falls into. */
export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0)
}

/**
 * The years in which anything was decided or due, the latest first. The uphold rate is `upheld` of `investigated`
 * (detailed investigations alone); compliance is `complied` and `late` of what is not `not-due-yet`.
 *
 * Guidance: LGSCO annual letters count decisions, and remedies by their dates. Decision: 0037.
 */
export function deskFigures(cases: readonly CaseOfDesk[], today: IsoDate): readonly DeskYear[] {
  const years = new Set(cases.flatMap(({ case: { outcome, remedies } }) => [
    ...(outcome ? [yearOf(outcome.on)] : []), ...remedies.map((remedy) => yearOf(dayCounted(remedy))),
  ]))
  return [...years].sort((a, b) => b - a).map((year) => deskYear(year, cases, today))
}

/** The heading under which a category is counted, on a day: its own or the one that takes it in. */
export function headingOf(outcome: NonNullable<OmbudsmanCase['outcome']>): string | null {
  const category = categorySetOn(outcome.on).categories.find(({ code }) => code === outcome.category)
  return category?.countedAs ?? category?.code ?? null
}

function deskYear(year: number, cases: readonly CaseOfDesk[], today: IsoDate): DeskYear {
  const decided = cases.flatMap(({ streamId, case: { outcome } }) => (outcome && yearOf(outcome.on) === year ? [{ streamId, outcome }] : []))
  const remedies = cases.flatMap(({ streamId, case: { remedies: all } }) =>
    all.filter((remedy) => yearOf(dayCounted(remedy)) === year).map((remedy) => ({ streamId, compliance: complianceOf(remedy, today) })))
  const upheld = decided.filter(({ outcome }) => outcome.result === 'investigated-upheld')
  return {
    year, decided: counted(decided), upheld: counted(upheld),
    investigated: counted(decided.filter(({ outcome }) => outcome.result === 'investigated-upheld' || outcome.result === 'investigated-not-upheld')),
    sets: [...Map.groupBy(decided, ({ outcome }) => outcome.setId)].map(([setId, of]) => ({ setId, categories: byHeading(of) })),
    remedies: byCompliance(remedies),
  }
}

type Decided = Readonly<{ streamId: string; outcome: NonNullable<OmbudsmanCase['outcome']> }>

/** Every heading of the set, counted or not, in the set's order; what no category is known of comes last, where there is any. */
function byHeading(decided: readonly Decided[]): DeskYear['sets'][number]['categories'] {
  const [first] = decided
  if (!first) return []
  const headings = categorySetOn(first.outcome.on).categories.filter(({ countedAs }) => countedAs === undefined).map(({ code }) => code)
  const of = (category: string | null) => ({ category, counted: counted(decided.filter(({ outcome }) => headingOf(outcome) === category)) })
  const unknown = of(null)
  return [...headings.map(of), ...(unknown.counted.count > 0 ? [unknown] : [])]
}

function byCompliance(remedies: readonly Readonly<{ streamId: string; compliance: Compliance }>[]): DeskYear['remedies'] {
  const of = (wanted: Compliance) => counted(remedies.filter(({ compliance }) => compliance === wanted))
  return { complied: of('complied'), late: of('late'), 'not-complied': of('not-complied'), overdue: of('overdue'), 'not-due-yet': of('not-due-yet') }
}

function counted(found: readonly Readonly<{ streamId: string }>[]): Counted {
  return { count: found.length, streamIds: [...new Set(found.map(({ streamId }) => streamId))] }
}

function dayCounted({ dueOn, doneOn, askedOn }: Remedy): IsoDate {
  return dueOn ?? doneOn ?? askedOn
}

function complianceOf({ standing, dueOn }: Remedy, today: IsoDate): Compliance {
  if (standing !== 'to-do') return standing
  return dueOn !== null && dueOn < today ? 'overdue' : 'not-due-yet'
}

/** The dates of a case that are still to be kept, the earliest first; those without a day last. */
export function datesAhead(so: OmbudsmanCase): readonly OmbudsmanDate[] {
  return allDates(so).filter(({ doneOn }) => doneOn === null).toSorted((a, b) => compare(a.dueOn ?? '9999', b.dueOn ?? '9999'))
}

/** Open cases by their next date, then those closed, the latest received first. */
export function inDeskOrder(cases: readonly CaseOfDesk[]): readonly CaseOfDesk[] {
  const next = ({ case: so }: CaseOfDesk) => (isOpenCase(so) ? datesAhead(so)[0]?.dueOn ?? '9998' : '9999')
  return cases.toSorted((a, b) => compare(next(a), next(b)) || compare(b.case.receivedOn, a.case.receivedOn) || compare(a.streamId, b.streamId))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
