import type { DashboardResult } from '../../../application/dashboard.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import { addDays, isoDate, type IsoDate } from '../../../domain/calendar/iso-date.ts'
import { AGES, COUNTED_KINDS, type UnitRow } from '../../../domain/reporting/dashboard/dashboard.ts'
import type { DashboardPlace } from '../../../domain/reporting/dashboard/place.ts'
import type { SameDays } from '../../../domain/reporting/dashboard/same-days.ts'
import { percentOf } from '../../../domain/reporting/percent.ts'
import { intervalOfCount } from '../../../domain/reporting/statistics/intervals.ts'
import { AGE_LABELS, causeInWords, COUNTED_KIND_LABELS } from '../../../words/dashboard.ts'
import { shortDate } from '../../../words/dates.ts'
import { grouped } from '../../../words/figures.ts'
import { changeInWords, comparisonInWords, differsFromRestInWords, perHundred, sharesInWords } from '../../../words/statistics.ts'
import { urls } from '../../urls.ts'

type Found = Extract<DashboardResult, { kind: 'dashboard' }>
/** A number as it is printed, and where it opens to: nowhere for nought, or for those who may not see what is behind it. */
export type Shown = Readonly<{ text: string; href: string | null }>
type Shower = (count: number, place: DashboardPlace, text?: string) => Shown

/** Everything that the dashboard prints besides its charts. */
export function dashboardModel(found: Found, on: IsoDate | undefined) {
  const { dashboard, opens } = found
  const show: Shower = (count, place, text = grouped(count)) => ({ text, href: opens && count > 0 ? urls.dashboardBehind(place, on) : null })
  const [now, before] = dashboard.years
  return {
    asKnownOn: shortDate(dashboard.day), isEmpty: dashboard.isEmpty, opens,
    period: now ? daysInWords(now) : '',
    columns: dashboard.years.map((year) => ({ label: year.label, days: daysInWords(year) })),
    comparedWith: before?.label ?? null,
    ...yearTables(found, show), ...unitTables(found, show), causes: causeRows(found, show), ...openNow(found, show),
  }
}

const daysInWords = ({ from, to }: Pick<SameDays, 'from' | 'to'>): string => `${shortDate(from)} to ${shortDate(to)}`

function yearTables({ dashboard: { years, received, timeliness, timelinessAgainst } }: Found, show: Shower) {
  const cells = (texts: readonly Shown[]) => texts.map((shown, at) => ({ ...shown, column: years[at]?.label ?? '' }))
  const rows = COUNTED_KINDS.flatMap((kind) => {
    const row = received.find((each) => each.kind === kind)
    if (!row || (row.counts.every((count) => count === 0) && kind !== 'statutory-complaint')) return []
    const [now = 0, before = 0] = row.counts
    return [{
      label: COUNTED_KIND_LABELS[kind], cells: cells(row.counts.map((count, at) => show(count, { what: 'received', kind, ...daysOf(years[at]) }))),
      verdict: row.against ? `${capital(changeInWords(now, before))}. ${comparisonInWords(`${grouped(before)} to ${grouped(now)}`, row.against)}.` : '',
    }]
  })
  const answers = { what: 'answered', kind: 'statutory-complaint' } as const
  const [now, before] = timeliness
  const bands = timelinessAgainst.map(({ workingDays, against }, band) => ({
    label: `Within ${workingDays} working days`,
    cells: cells(timeliness.map(({ answered, within }, at) => {
      const count = within[band]?.count ?? 0
      return show(count, { ...answers, ...daysOf(years[at]), within: workingDays }, answered === 0 ? 'none answered' : `${percentOf(count, answered)}% (${grouped(count)} of ${grouped(answered)})`)
    })),
    verdict: against && now && before ? `${sharesInWords({ count: now.within[band]?.count ?? 0, base: now.answered }, { count: before.within[band]?.count ?? 0, base: before.answered }, against)}.` : '',
  }))
  return {
    received: rows,
    timeliness: [
      { label: 'Stage 1 answered', cells: cells(timeliness.map(({ answered }, at) => show(answered, { ...answers, ...daysOf(years[at]) }))), verdict: '' },
      ...bands,
      { label: 'Working days: half took no more than', cells: cells(timeliness.map(({ middle }) => plain(middle === null ? '–' : `${middle.median} (${middle.least} to ${middle.most})`))), verdict: '' },
    ],
  }
}

function unitTables({ dashboard: { divisions, teams, years }, settings }: Found, show: Shower) {
  const days = daysOf(years[0])
  const row = (what: 'team' | 'division') => (unit: UnitRow) => {
    const label = wordFor(settings, what === 'team' ? 'teams' : 'divisions', unit.code)
    return {
      label, now: show(unit.now, { what, kind: 'statutory-complaint', ...days, code: unit.code }),
      before: show(unit.before, { what, kind: 'statutory-complaint', ...daysOf(years[1] ?? years[0]), code: unit.code }),
      base: unit.openCases === null || unit.countedOn === null ? 'Not counted' : `${grouped(unit.openCases)} on ${shortDate(unit.countedOn)}`,
      rate: unit.openCases === null || unit.openCases === 0 ? null : perHundred(unit.now, unit.openCases, intervalOfCount(unit.now)),
      differs: unit.againstRest ? `${differsFromRestInWords(unit.againstRest)}.` : '',
      againstBefore: unit.againstBefore ? `${comparisonInWords(`${grouped(unit.before)} to ${grouped(unit.now)}`, unit.againstBefore)}.` : '',
    }
  }
  const compared = [...divisions, ...teams].filter(({ againstRest }) => againstRest !== null).length + (years.length > 1 ? teams.length : 0)
  return {
    divisions: divisions.map(row('division')), teams: teams.map(row('team')), hasBase: divisions.some(({ openCases }) => openCases !== null), hasTeamBase: teams.some(({ openCases }) => openCases !== null),
    comparedUnits: compared, hasYearBefore: years.length > 1,
  }
}

function causeRows({ dashboard: { causes, years }, settings }: Found, show: Shower) {
  return causes.map(({ code, now, before, against }) => ({
    label: causeInWords(code, settings),
    now: show(now, { what: 'cause', kind: 'statutory-complaint', ...daysOf(years[0]), code }), before: show(before, { what: 'cause', kind: 'statutory-complaint', ...daysOf(years[1] ?? years[0]), code }),
    verdict: against ? `${comparisonInWords(`${grouped(before)} to ${grouped(now)}`, against)}.` : '',
  }))
}

function openNow({ dashboard: { day, open, due }, began }: Found, show: Shower) {
  const newest = (age: number): IsoDate => addDays(day, -(AGES[age] ?? 0))
  const rows = open.filter(({ byAge }) => byAge.some((count) => count > 0)).map(({ kind, byAge }) => ({
    label: COUNTED_KIND_LABELS[kind], total: show(byAge.reduce((sum, count) => sum + count, 0), { what: 'open', kind, from: began ?? day, to: day }),
    ages: byAge.map((count, age) => ({
      ...show(count, { what: 'open', kind, from: age + 1 < AGES.length ? addDays(newest(age + 1), 1) : (began ?? isoDate('1900-01-01')), to: newest(age) }), column: AGE_LABELS[age] ?? '',
    })),
  }))
  const learning = due?.others.find(({ kind }) => kind === 'learning')
  const others = due?.others.filter(({ kind }) => kind !== 'learning') ?? []
  return {
    open: rows, ageLabels: AGE_LABELS,
    due: due && {
      complaints: due.complaints, learning: learning ?? { overdue: 0, running: 0 },
      others: others.reduce((so, { overdue, running }) => ({ overdue: so.overdue + overdue, running: so.running + running }), { overdue: 0, running: 0 }),
    },
  }
}

const plain = (text: string): Shown => ({ text, href: null })
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function daysOf(year: SameDays | undefined): Readonly<{ from: IsoDate; to: IsoDate }> {
  if (!year) throw new Error('there is no such year on the dashboard')
  return { from: year.from, to: year.to }
}
