import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Unit } from '../figure-table.ts'
import type { ReportFact, ReportFactKind } from '../report-fact.ts'
import type { ReportingYear } from '../reporting-year.ts'
import type { FixedRow } from '../tally.ts'
import type { WordList } from '../../authority/settings.ts'
import type { RowsAdd } from '../figure-table.ts'

/** What a measure is about: it says which dimensions it can be divided by. */
export type Subject =
  | 'complaints' | 'points' | 'remedies' | 'enquiries' | 'member-enquiries' | 'ombudsman' | 'compliments' | 'training' | 'advice' | 'updates' | 'offers' | 'learning'
  | 'actions' | 'occasions' | 'kinds'

/** What is counted, and what puts it into a period: one half of a table. */
export type Measure = Readonly<{
  subject: Subject
  /** Of complaints, which procedures is asked apart. */
  kinds: readonly ReportFactKind[]
  unit: Unit
  section: string
  /** The day that puts it into a period; null where it is not counted. */
  dayOf: (fact: ReportFact) => IsoDate | null
  /** Of what stands so on a day instead: whether it does in this period, and the day on which it is looked at. */
  stands?: Readonly<{ in: (fact: ReportFact, period: ReportingYear) => boolean; on: (period: ReportingYear) => IsoDate }>
  parts?: (fact: ReportFact) => readonly ReportFact[]
  amount?: (fact: ReportFact) => number
  /** Working days: what is told of them is chosen apart, and there is no percentage of them. */
  isDays?: true
}>

/** How what is counted is divided into rows, or into columns: the other half. */
export type Dimension = Readonly<{
  subjects: readonly Subject[]
  rowsAdd: RowsAdd
  hasTotal: boolean
  words?: WordList
  rows: readonly FixedRow[]
  /** Codes that a fact counts in. `on`: the day that put it into the period. */
  place: (fact: ReportFact, into: (row: string) => void, on: IsoDate) => void
  amount?: (fact: ReportFact, row: string) => number
  /** The measures that it divides, where it means nothing for others of their subject: bands of an answer, for what was answered. */
  only?: readonly string[]
  /** For rows alone: they are figures of their own, and no columns. */
  rowsOnly?: true
}>
