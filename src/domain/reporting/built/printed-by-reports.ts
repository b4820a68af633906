import type { TableSpec } from './table-spec.ts'

const YEAR = { of: 'statutory', statistic: null, columns: 'years', years: 1, notes: [], base: 'none', percentages: false } as const
const SHARE = { ...YEAR, base: 'itself', percentages: true, years: 3 } as const
/** The procedures beside one another. */
const SIDE_BY_SIDE = { ...YEAR, of: 'all', columns: 'procedure' } as const
const QUARTERS = { ...YEAR, columns: 'quarters' } as const

/** What published reports of children's services print besides: by procedure side by side, by stage, by quarter, with days and money. */
export const PRINTED_BY_REPORTS: readonly TableSpec[] = [
  { ...SIDE_BY_SIDE, id: 'received-by-procedure', title: 'Complaints received, by channel and procedure', measure: 'complaints-received', rows: 'channel', base: 'itself', percentages: true },
  { ...SIDE_BY_SIDE, id: 'not-accepted-by-procedure', title: 'Complaints not accepted, and why', measure: 'complaints-not-accepted', rows: 'not-accepted-for' },
  { ...SIDE_BY_SIDE, id: 'withdrawn-by-procedure', title: 'Complaints withdrawn, by stage and procedure', measure: 'complaints-withdrawn', rows: 'stage' },
  { ...SIDE_BY_SIDE, id: 'carried-over-by-procedure', title: 'Complaints carried over from the year before', measure: 'complaints-carried-over', rows: 'stage' },
  { ...SIDE_BY_SIDE, id: 'closed-by-procedure', title: 'Complaints closed, by stage and procedure', measure: 'complaints-closed', rows: 'stage' },
  { ...SIDE_BY_SIDE, id: 'open-by-procedure', title: 'Complaints open at the end, by stage and procedure', measure: 'complaints-open-at-end', rows: 'stage' },
  { ...YEAR, id: 'outcomes-by-stage', title: 'Outcomes of the answers, by stage', of: 'all', measure: 'answers', rows: 'outcome', columns: 'stage' },
  { ...YEAR, id: 'points-by-stage', title: 'Points of complaint decided, by stage', of: 'all', measure: 'points-decided', rows: 'finding', columns: 'stage' },
  { ...QUARTERS, id: 'received-by-quarter', title: 'Statutory complaints received, by quarter', measure: 'complaints-received', rows: 'all' },
  { ...QUARTERS, id: 'mean-days-by-quarter', title: 'Stage 1: mean of working days, by quarter', measure: 'stage-1-days', statistic: 'mean', rows: 'all' },
  { ...QUARTERS, id: 'median-days-by-quarter', title: 'Stage 1: median of working days, by quarter', measure: 'stage-1-days', statistic: 'median', rows: 'all' },
  { ...QUARTERS, id: 'longest-by-quarter', title: 'Stage 1: longest answer in working days, by quarter', measure: 'stage-1-days', statistic: 'most', rows: 'all' },
  { ...QUARTERS, id: 'late-by-quarter', title: 'Stage 1 in time, within an agreed extension, and late, by quarter', measure: 'stage-1-answered', rows: 'days-late', base: 'itself', percentages: true },
  { ...YEAR, id: 'days-by-team', title: 'Stage 1: median of working days, by team', measure: 'stage-1-days', statistic: 'median', rows: 'team', years: 3 },
  { ...YEAR, id: 'outcomes-by-division', title: 'Outcomes, by division', measure: 'complaints-received', rows: 'outcome', columns: 'division' },
  { ...YEAR, id: 'categories-by-team', title: 'Everything that complaints were about, by team', measure: 'complaints-received', rows: 'point-category', columns: 'team' },
  { ...SHARE, id: 'child-status', title: 'Status of the children that complaints were about', measure: 'complaints-received', rows: 'child-status' },
  { ...SHARE, id: 'advocacy', title: 'Advocacy in complaints', measure: 'complaints-received', rows: 'advocacy' },
  { ...SHARE, id: 'ombudsman-decisions', title: 'The Ombudsman’s decisions', of: null, measure: 'ombudsman-decisions', rows: 'ombudsman-category' },
  { ...YEAR, id: 'money', title: 'Money promised, in pounds, by remedy', of: null, measure: 'pounds-promised', rows: 'remedy', years: 3 },
  { ...YEAR, id: 'change', title: 'Statutory complaints: change on the year before, by category', measure: 'complaints-received', rows: 'category', years: 3, base: 'year-before', percentages: true },
]
