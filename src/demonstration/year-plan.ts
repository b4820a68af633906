import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { RowOutcome } from '../application/import/word-choices.ts'
import type { OmbudsmanResult } from '../domain/register/events.ts'

/** How often each code comes. */
export type Counts<Item extends string = string> = Readonly<Partial<Record<Item, number>>>

/** Within how many working days stage 1 was answered: up to 10, 11 to 20, more than 20. */
export type Band = 'within-10' | 'within-20' | 'over-20'

/** What is settled of one complaint before the rest is drawn. */
export type Story = Readonly<{
  team?: string
  complainant?: string
  channel?: string
  category?: string
  band?: Band
  outcome?: RowOutcome
  disabledChild?: boolean
  supportedByAdvocate?: boolean
  /** It was received between these days, both included. */
  receivedFrom?: IsoDate
  receivedUntil?: IsoDate
  workingDays?: number
  points?: number
  /** The investigation: found upheld, partly upheld, not upheld; answered after how many working days. */
  stageTwo?: Readonly<{ findings: Counts<'upheld' | 'partly-upheld' | 'not-upheld'>; workingDays: number; extended: boolean }>
  panel?: Readonly<{ metAfterWorkingDays: number; outcome: RowOutcome }>
  reimbursedPounds?: number
}>

/** Everything that is counted in one reporting year: the generator makes exactly this many of each. */
export type YearPlan = Readonly<{
  /** Such as `2019-20`. */
  label: string
  from: IsoDate
  until: IsoDate
  received: number
  channels: Counts
  categories: Counts
  bands: Counts<Band>
  outcomes: Counts<RowOutcome>
  complainants: Counts
  teams: Counts
  disabledChildren: number
  stories: readonly Story[]
  /** Whether every reason of the authority's list occurs, and some more than once, as the founding report printed them. */
  usesEveryReason: boolean
  compliments: Counts
  corporate: number
  corporateReviewed: number
  enquiries: number
  pointsOfContact: number
  ombudsman: readonly OmbudsmanResult[]
  trainings: readonly IsoDate[]
  openCases: number
}>
