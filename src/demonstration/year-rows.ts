import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { chanceOf } from './chance.ts'
import { complaintRow } from './complaint-row.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import { otherRows } from './other-rows.ts'
import { dealReasons } from './reasons.ts'
import { rowKey } from './row-parts.ts'
import { yearComplaints } from './year-complaints.ts'
import type { YearPlan } from './year-plan.ts'

/** Everything the old register held of one year, as rows of an import: exactly what the plan counts. */
export function yearRows(plan: YearPlan, settings: AuthoritySettings, calendar: WorkingDayCalendar): readonly DemonstrationRow[] {
  const complaints = yearComplaints(plan, calendar)
  const upheld = complaints.filter(isUpheld)
  const dealt = dealReasons(chanceOf(`reasons of ${plan.label}`), upheld.length, settings.words.reasonsUpheld.map(({ code }) => code), plan.usesEveryReason)
  const rows = complaints.map((complaint, at) => {
    const reasons = isUpheld(complaint) ? dealt[upheld.indexOf(complaint)] ?? [] : []
    return complaintRow(rowKey('SC', plan, at), complaint, reasons, calendar)
  })
  return [...rows, ...otherRows(plan, calendar)]
}

function isUpheld({ outcome }: Readonly<{ outcome: string }>): boolean {
  return outcome === 'upheld' || outcome === 'partly-upheld'
}
