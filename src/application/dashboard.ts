import type { AuthoritySettings } from '../domain/authority/settings.ts'
import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays } from '../domain/calendar/working-days.ts'
import { AGES, dashboardFrom, MONTHS_SHOWN, YEARS_COMPARED, type Dashboard } from '../domain/reporting/dashboard/dashboard.ts'
import { isBehind, type DashboardPlace } from '../domain/reporting/dashboard/place.ts'
import { daysOfMonth, monthsUpTo, sameDaysOfYears } from '../domain/reporting/dashboard/same-days.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import { forFigures } from './access/sight.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { dashboardMarks } from './dashboard-marks.ts'
import { may, visibilityOf } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { SOON_WORKING_DAYS } from './work-list.ts'

export type NoDashboard = Readonly<{ kind: 'not-allowed' }> | Readonly<{ kind: 'not-yet-known'; asKnownOn: IsoDate; today: IsoDate }>

export type DashboardResult = Readonly<{ kind: 'dashboard'; dashboard: Dashboard; settings: AuthoritySettings; began: IsoDate | null; /** Whether this person may see what is behind a number. */ opens: boolean }> | NoDashboard

/** The dashboard as known at the end of a day; today where none is asked for. */
export async function viewDashboard(services: Services, actor: Actor, asked: Readonly<{ on?: IsoDate }> = {}): Promise<DashboardResult> {
  const today = services.clock.today()
  const day = asked.on ?? today
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  if (day > today) return { kind: 'not-yet-known', asKnownOn: day, today }
  return services.store.read(forFigures(actor), async (reads) => {
    const settings = await reads.settings()
    const years = sameDaysOfYears(day, settings.reportingYearStartsInMonth, YEARS_COMPARED)
    const began = await reads.firstReceivedOn()
    const [[now, before], [month]] = [years, monthsUpTo(day, MONTHS_SHOWN + 1)]
    if (!now || !before || !month) throw new Error(`${day} lies in no year`)
    const counts = await reads.dashboardCounts({ day, isNow: day === today, from: earliest(daysOfMonth(month).from, years.at(-1)?.from ?? day), years: [now, before], ages: agesOn(day) })
    const marks = await dashboardMarks(reads, settings, day)
    const due = day === today ? await dueOn(services, reads, today) : null
    return { kind: 'dashboard', dashboard: dashboardFrom(counts, { day, years, settings, marks, due, began }), settings, began, opens: opensBehind(actor) }
  })
}

/** The days that part open complaints by age: received on or after the last is the newest. */
export function agesOn(day: IsoDate): readonly IsoDate[] {
  return AGES.slice(1).map((days) => addDays(day, 1 - days)).toReversed()
}

/** A number counts across all teams: only who may see every complaint sees which they are. */
function opensBehind(actor: Actor): boolean {
  return may(actor, 'open-figures') && visibilityOf(actor).kind === 'all'
}

async function dueOn(services: Services, reads: Reads, today: IsoDate): ReturnType<Reads['dueNow']> {
  const calendar = await authorityCalendar(services, reads)
  return reads.dueNow({ today, soonUntil: addWorkingDays(calendar, today, SOON_WORKING_DAYS).on })
}

export type BehindDashboard =
  | Readonly<{ kind: 'behind'; day: IsoDate; place: DashboardPlace; settings: AuthoritySettings; count: number; /** Newest first; null for those who may not see them. */ facts: readonly ReportFact[] | null }>
  | NoDashboard

/** What one number of the dashboard counts, by the same rules. */
export async function behindDashboard(services: Services, actor: Actor, place: DashboardPlace, asked: Readonly<{ on?: IsoDate }> = {}): Promise<BehindDashboard> {
  const today = services.clock.today()
  const day = asked.on ?? today
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  if (day > today) return { kind: 'not-yet-known', asKnownOn: day, today }
  return services.store.read(forFigures(actor), async (reads) => {
    const kinds = place.what === 'cause' ? (['statutory-complaint', 'corporate-complaint'] as const) : [place.kind]
    // What is open lies in no days of its own: it is open on the day that is asked about.
    const days = place.what === 'open' ? { from: day, to: day } : { from: place.from, to: place.to }
    const facts = (await reads.reportFacts({ ...days, asKnownOn: day, kinds })).filter((fact) => isBehind(fact, place, day))
    return { kind: 'behind', day, place, settings: await reads.settings(), count: facts.length, facts: opensBehind(actor) ? facts.toReversed() : null }
  })
}

const earliest = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? one : other)
