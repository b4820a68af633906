import type { IsoDate } from '../../src/domain/calendar/iso-date.ts'
import type { DashboardCounts, DashboardQuery, NowAndBefore } from '../../src/domain/reporting/dashboard/counts.ts'
import { COUNTED_KINDS } from '../../src/domain/reporting/dashboard/dashboard.ts'
import { monthOf, type SameDays } from '../../src/domain/reporting/dashboard/same-days.ts'
import { wasKnownOn } from '../../src/domain/reporting/known-on.ts'
import type { ReportFact } from '../../src/domain/reporting/report-fact.ts'

const isIn = (day: IsoDate | null, { from, to }: Pick<SameDays, 'from' | 'to'>) => day !== null && from <= day && day <= to
const placeOf = ({ teams, divisions }: ReportFact) => (teams.length > 0 ? `team:${teams[0]}` : `division:${divisions[0] ?? ''}`)
const isComplaint = ({ kind }: ReportFact) => kind === 'statutory-complaint' || kind === 'corporate-complaint'

/** What the dashboard counts, fact by fact: slowly, and so that anyone can follow. */
export function countFacts(all: readonly ReportFact[], query: DashboardQuery): DashboardCounts {
  const facts = all.filter((fact) => (query.isNow ? fact.knownTo === null : wasKnownOn(fact, query.day)))
  const span = { from: query.from, to: query.day }
  const statutory = facts.filter(({ kind }) => kind === 'statutory-complaint')
  const isEarly = (day: IsoDate) => day.slice(8) <= query.day.slice(8)
  const tallied = <Key extends object>(keys: readonly Key[]): readonly (Key & { count: number })[] => {
    const counts = new Map<string, Key & { count: number }>()
    for (const key of keys) {
      const name = JSON.stringify(key)
      counts.set(name, { ...key, count: (counts.get(name)?.count ?? 0) + 1 })
    }
    return [...counts.values()]
  }
  const byCode = (from: readonly ReportFact[], dayOf: (fact: ReportFact) => IsoDate | null, codesOf: (fact: ReportFact) => readonly string[]): readonly NowAndBefore[] => {
    const counted = (at: 0 | 1, code: string) => from.filter((fact) => isIn(dayOf(fact), query.years[at]) && codesOf(fact).includes(code)).length
    return [...new Set(from.flatMap(codesOf))].map((code) => ({ code, now: counted(0, code), before: counted(1, code) })).filter(({ now, before }) => now + before > 0)
  }
  const caseloads = facts.filter(({ kind, sort, divisions, teams, receivedOn }) => kind === 'caseload' && (sort ?? 'open-cases') === 'open-cases' && divisions.length <= 1 && teams.length <= 1 && receivedOn <= query.day)
  return {
    received: tallied(facts.filter(({ kind, receivedOn }) => (COUNTED_KINDS as readonly string[]).includes(kind) && isIn(receivedOn, span))
      .map(({ kind, receivedOn }) => ({ kind, month: monthOf(receivedOn), isEarly: isEarly(receivedOn) }))),
    answered: tallied(statutory.flatMap(({ stageOneAnsweredOn: on, stageOneWorkingDays: workingDays }) =>
      (on !== null && workingDays !== null && isIn(on, span) ? [{ month: monthOf(on), isEarly: isEarly(on), workingDays }] : []))),
    teams: byCode(statutory, ({ receivedOn }) => receivedOn, ({ teams }) => teams),
    divisions: byCode(statutory, ({ receivedOn }) => receivedOn, ({ divisions }) => divisions),
    causes: byCode(facts.filter(isComplaint), ({ foundOn }) => foundOn, ({ causes }) => causes),
    open: tallied(facts.filter((fact) => isComplaint(fact) && fact.receivedOn <= query.day && (fact.closedOn === null || (!query.isNow && fact.closedOn > query.day)))
      .map(({ kind, receivedOn }) => ({ kind, age: query.ages.filter((age) => receivedOn < age).length }))),
    caseloads: [...new Set(caseloads.map(placeOf))].map((place) => {
      const last = caseloads.filter((fact) => placeOf(fact) === place).toSorted((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1))[0]
      const team = last!.teams[0] ?? null
      return { division: team === null ? last!.divisions[0] ?? null : null, team, countedOn: last!.receivedOn, openCases: last!.quantity }
    }),
  }
}
