import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Code } from '../../complaint/events.ts'
import type { ReportFactKind } from '../report-fact.ts'
import type { Month, SameDays } from './same-days.ts'

/** What is counted of the register on the dashboard, as known at the end of `day`. */
export type DashboardQuery = Readonly<{
  day: IsoDate
  /** True where `day` is today, so that what the register holds now is what is known. */
  isNow: boolean
  /** The first day that is counted: that of the earliest month shown, or of the earliest year. */
  from: IsoDate
  /** The year so far, and the same days of the year before: what teams, divisions and causes are counted over. */
  years: readonly [now: SameDays, before: SameDays]
  /** Days that part the open complaints by age, the earliest first: received before the first, before the second, … */
  ages: readonly IsoDate[]
}>

/** Two counts of one row: in the year so far, and on the same days of the year before. */
export type NowAndBefore = Readonly<{ code: Code; now: number; before: number }>

/**
 * Counts of a month come in two parts, that up to the day of the month that is asked about (`isEarly`) and that after it,
 * so that the same days of any year add up from them. Nothing that counts nought is among them.
 */
export type DashboardCounts = Readonly<{
  received: readonly Readonly<{ kind: ReportFactKind; month: Month; isEarly: boolean; count: number }>[]
  /** Statutory complaints by the month in which stage 1 was answered, and the working days that it took. */
  answered: readonly Readonly<{ month: Month; isEarly: boolean; workingDays: number; count: number }>[]
  /** Statutory complaints received, by team and division; one about two is in both. */
  teams: readonly NowAndBefore[]
  divisions: readonly NowAndBefore[]
  /** Complaints in which something was found on these days, by why. */
  causes: readonly NowAndBefore[]
  /** Open complaints of both procedures, by how many of `ages` they are older than: nought for the newest. */
  open: readonly Readonly<{ kind: ReportFactKind; age: number; count: number }>[]
  /** The last count of open cases up to the day, of each team and of each division; both null for the authority as a whole. */
  caseloads: readonly Readonly<{ division: Code | null; team: Code | null; countedOn: IsoDate; openCases: number }>[]
}>

/** What is due now. Dates of a past day are not kept, so that there is none of these as known on one. */
export type DueNow = Readonly<{
  complaints: Readonly<{ overdue: number; dueSoon: number }>
  /** Dates of what is no complaint: by the kind of thing they belong to. */
  others: readonly Readonly<{ kind: string; overdue: number; running: number }>[]
}>
