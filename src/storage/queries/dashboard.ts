import type { AuthorityId } from '../../application/ports.ts'
import { addDays, parseIsoDate, type IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Code } from '../../domain/complaint/events.ts'
import type { DashboardCounts, DashboardQuery, DueNow, NowAndBefore } from '../../domain/reporting/dashboard/counts.ts'
import { COUNTED_KINDS, type CountedKind } from '../../domain/reporting/dashboard/dashboard.ts'
import { daysOfMonth, monthsFromTo, type Month, type SameDays } from '../../domain/reporting/dashboard/same-days.ts'
import type { Trx } from '../projector.ts'
import { PLANNED_ANEW } from '../statement-names.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

const COMPLAINTS = `('statutory-complaint', 'corporate-complaint')`

/** What the dashboard counts, a question for each of its parts. */
export async function dashboardCounts(trx: Trx, authorityId: AuthorityId, query: DashboardQuery): Promise<DashboardCounts> {
  const units = await countUnits(trx, authorityId, query)
  return {
    received: await countReceived(trx, authorityId, query), answered: await countAnswered(trx, authorityId, query),
    teams: units.teams, divisions: units.divisions, causes: await countCauses(trx, authorityId, query), open: await countOpen(trx, authorityId, query),
    caseloads: await lastCaseloads(trx, authorityId, query),
  }
}

/** Today is what no other version has followed: these rows have indexes of their own. */
function known(authorityId: AuthorityId, { day, isNow }: DashboardQuery, parameters: Parameters): string {
  const authority = `f.authority_id = ${parameters.add(authorityId)}`
  if (isNow) return `${authority} and f.known_to is null`
  const asked = parameters.add(day)
  return `${authority} and f.known_from <= ${asked}::date and (f.known_to is null or ${asked}::date < f.known_to)`
}

type Part = Readonly<{ month: Month; isEarly: boolean }>

/** The days on which the parts of the months begin, in order, and the parts that they begin: PostgreSQL then only looks a day up among them. */
function partsOfMonths({ from, day }: DashboardQuery): Readonly<{ begin: readonly IsoDate[]; parts: readonly Part[] }> {
  const both = monthsFromTo(from, day).flatMap((month) => {
    const days = daysOfMonth(month)
    const late = parseIsoDate(`${month}${day.slice(7)}`)
    return [{ at: days.from, part: { month, isEarly: true } }, ...(late === null || late === days.to ? [] : [{ at: addDays(late, 1), part: { month, isEarly: false } }])]
  })
  return { begin: both.map(({ at }) => at), parts: both.map(({ part }) => part) }
}

const inPart = <Row extends Readonly<{ bucket: number }>>(rows: readonly Row[], parts: readonly Part[]) =>
  rows.flatMap(({ bucket, ...row }) => {
    const part = parts[bucket - 1]
    return part ? [{ ...row, ...part }] : []
  })

async function countReceived(trx: Trx, authorityId: AuthorityId, query: DashboardQuery): Promise<DashboardCounts['received']> {
  const parameters = new Parameters()
  const { begin, parts } = partsOfMonths(query)
  const where = known(authorityId, query, parameters)
  const [kinds, from, to, begins] = [parameters.add(COUNTED_KINDS), parameters.add(query.from), parameters.add(query.day), parameters.add(begin)]
  const rows = await rowsOf<Readonly<{ kind: CountedKind; bucket: number; count: number }>>(trx, `
    select kind, width_bucket(received_on, ${begins}::date[]) as bucket, sum(many)::int as count
    from (select f.kind, f.received_on, count(*) as many from report_facts f
      where ${where} and f.kind = any(${kinds}::text[]) and f.received_on between ${from}::date and ${to}::date group by 1, 2) as days
    group by 1, 2`, parameters.values)
  return inPart(rows, parts)
}

async function countAnswered(trx: Trx, authorityId: AuthorityId, query: DashboardQuery): Promise<DashboardCounts['answered']> {
  const parameters = new Parameters()
  const { begin, parts } = partsOfMonths(query)
  const where = known(authorityId, query, parameters)
  const [from, to, begins] = [parameters.add(query.from), parameters.add(query.day), parameters.add(begin)]
  const rows = await rowsOf<Readonly<{ bucket: number; workingDays: number; count: number }>>(trx, `${PLANNED_ANEW}
    select width_bucket(f.stage_one_answered_on, ${begins}::date[]) as bucket, f.stage_one_working_days as "workingDays", count(*)::int as count from report_facts f
    where ${where} and f.kind = 'statutory-complaint' and f.stage_one_answered_on between ${from}::date and ${to}::date
      and f.stage_one_working_days is not null group by 1, 2`, parameters.values)
  return inPart(rows, parts)
}

type Units = Readonly<{ divisions: readonly Code[]; teams: readonly Code[]; isNow: boolean; count: number }>

/** One question for each year: asked for both at once, PostgreSQL reads every year between them. */
async function countUnits(trx: Trx, authorityId: AuthorityId, query: DashboardQuery): Promise<Pick<DashboardCounts, 'teams' | 'divisions'>> {
  const parameters = new Parameters()
  const where = known(authorityId, query, parameters)
  const ofYear = ({ from, to }: SameDays, isNow: boolean) => `
    select f.divisions, f.teams, ${isNow} as "isNow", count(*)::int as count from report_facts f
    where ${where} and f.kind = 'statutory-complaint' and f.received_on between ${parameters.add(from)}::date and ${parameters.add(to)}::date group by 1, 2`
  const rows = await rowsOf<Units>(trx, `${PLANNED_ANEW} ${ofYear(query.years[0], true)} union all ${ofYear(query.years[1], false)}`, parameters.values)
  return { divisions: spread(rows, ({ divisions }) => divisions), teams: spread(rows, ({ teams }) => teams) }
}

/** Complaints by each of the codes that they have: one with two is in both. */
function spread(rows: readonly Units[], codesOf: (row: Units) => readonly Code[]): readonly NowAndBefore[] {
  const found = new Map<Code, { code: Code; now: number; before: number }>()
  for (const row of rows)
    for (const code of new Set(codesOf(row))) {
      const so = found.get(code) ?? { code, now: 0, before: 0 }
      so[row.isNow ? 'now' : 'before'] += row.count
      found.set(code, so)
    }
  return [...found.values()]
}

async function countCauses(trx: Trx, authorityId: AuthorityId, query: DashboardQuery): Promise<readonly NowAndBefore[]> {
  const parameters = new Parameters()
  const where = known(authorityId, query, parameters)
  const within = ({ from, to }: SameDays) => `f.found_on between ${parameters.add(from)}::date and ${parameters.add(to)}::date`
  const [now, before] = [within(query.years[0]), within(query.years[1])]
  return rowsOf<NowAndBefore>(trx, `
    select cause as code, count(*) filter (where ${now})::int as now, count(*) filter (where ${before})::int as before
    from report_facts f cross join lateral unnest(f.causes) as cause
    where ${where} and f.kind in ${COMPLAINTS} and f.found_on is not null and (${now} or ${before}) group by 1`, parameters.values)
}

async function countOpen(trx: Trx, authorityId: AuthorityId, query: DashboardQuery): Promise<DashboardCounts['open']> {
  const parameters = new Parameters()
  const where = known(authorityId, query, parameters)
  const [day, ages] = [parameters.add(query.day), parameters.add(query.ages)]
  // What is closed later than the day asked about was open on it.
  const isOpen = query.isNow ? 'f.closed_on is null' : `(f.closed_on is null or f.closed_on > ${day}::date)`
  return rowsOf<DashboardCounts['open'][number]>(trx, `
    select f.kind, cardinality(${ages}::date[]) - width_bucket(f.received_on, ${ages}::date[]) as age, count(*)::int as count from report_facts f
    where ${where} and f.kind in ${COMPLAINTS} and ${isOpen} and f.received_on <= ${day}::date group by 1, 2`, parameters.values)
}

async function lastCaseloads(trx: Trx, authorityId: AuthorityId, query: DashboardQuery): Promise<DashboardCounts['caseloads']> {
  const parameters = new Parameters()
  const where = known(authorityId, query, parameters)
  return rowsOf<Readonly<{ division: Code | null; team: Code | null; countedOn: IsoDate; openCases: number }>>(trx, `
    select distinct on (f.teams, place.divisions) place.divisions[1] as division, f.teams[1] as team, f.received_on as "countedOn", f.quantity as "openCases" from report_facts f
      cross join lateral (select case when cardinality(f.teams) = 0 then f.divisions else '{}' end as divisions) place
    where ${where} and f.kind = 'caseload' and coalesce(f.sort, 'open-cases') = 'open-cases' and cardinality(f.divisions) <= 1 and cardinality(f.teams) <= 1
      and f.received_on <= ${parameters.add(query.day)}::date
    order by f.teams, place.divisions, f.received_on desc, f.known_from desc`, parameters.values)
}

/** What is due on `today`, and what falls due by `soonUntil`: of complaints, their next date. */
export async function dueNow(trx: Trx, authorityId: AuthorityId, { today, soonUntil }: Readonly<{ today: IsoDate; soonUntil: IsoDate }>): Promise<DueNow> {
  const [complaints] = await rowsOf<DueNow['complaints']>(trx, `
    select count(*) filter (where s.due_on < $2::date)::int as overdue, count(*) filter (where s.due_on >= $2::date)::int as "dueSoon"
    from complaint_summaries s where s.authority_id = $1 and s.is_open and s.paused_on is null and s.due_on <= $3::date`, [authorityId, today, soonUntil])
  const others = await rowsOf<DueNow['others'][number]>(trx, `
    select c.kind, count(*) filter (where c.due_on < $2::date)::int as overdue, count(*)::int as running
    from register_clocks c where c.authority_id = $1 and c.ended_on is null and c.clock_id <> 'rights-answer' group by 1 order by 1`, [authorityId, today])
  return { complaints: complaints ?? { overdue: 0, dueSoon: 0 }, others }
}
