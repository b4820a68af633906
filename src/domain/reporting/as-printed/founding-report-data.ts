import type { PrintedReport } from '../printed-report.ts'
import { FOUNDING_TEXT } from './founding-report-text.ts'

const RECEIVED = [23, 30, 44, 33] as const
const COMPLIMENTS = [70, 80, 101, 67] as const

const CHANNEL_COUNTS = {
  email: [10, 19, 19, 19],
  telephone: [2, 10, 14, 8],
  'complaint-form': [1, 0, 5, 4],
  letter: [9, 1, 6, 2],
  meeting: [1, 0, 0, 0],
} as const

const CATEGORY_COUNTS = {
  staff: [0, 0, 1, 0],
  service: [12, 12, 22, 19],
  'assessment-or-review': [11, 18, 21, 14],
} as const

/** A figure printed for the last year alone. */
const last = (value: number): readonly (number | null)[] => [null, null, null, value]

/**
 * The figures of the founding report, as printed, mistakes included: four years of a council's statutory complaints and
 * compliments. Eleven of its percentages cannot arise from the counts it states. Decision: 0026.
 */
export const FOUNDING_REPORT: PrintedReport = {
  title: 'Annual report 2019/20', source: 'Complaints annual report, children’s social care services, 2019/20, as published',
  columns: ['2016-17', '2017-18', '2018-19', '2019-20'],
  tables: [
    { table: 'statutory-complaints', measure: 'count', page: 'Section 3 and 4.1', rows: { received: RECEIVED } },
    {
      table: 'change-on-year-before', measure: 'change-percent', page: 'Section 3',
      rows: { 'statutory-complaints': last(-25), 'corporate-complaints': last(-37) },
      // The number that the change leads to; what it came from is printed only for the statutory complaints.
      counts: { 'statutory-complaints': RECEIVED, 'corporate-complaints': last(18) },
    },
    {
      table: 'outcomes', measure: 'count', page: 'Section 3', isWhole: true, base: last(33),
      rows: { upheld: last(7), 'partly-upheld': last(11), 'not-upheld': last(14) },
    },
    { table: 'progress', measure: 'count', page: 'Section 3', rows: { 'stage-2': last(1), 'stage-3': last(0) } },
    { table: 'share-of-open-cases', measure: 'under-percent', page: 'Section 4.1', rows: { 'complaints-against-open-cases': [null, null, 3, 3] } },
    {
      table: 'before-a-complaint', measure: 'count', page: 'Section 4.1 and 4.3',
      rows: { 'enquiries-resolved-outside-the-procedure': last(104), 'contacts-resolved-at-point-of-contact': last(100) },
    },
    { table: 'divisions', measure: 'count', page: 'Section 4.2', rows: { 'children-in-need': last(26) } },
    { table: 'teams', measure: 'count', page: 'Section 4.2', rows: { 'cin-widnes': last(15), 'cin-runcorn': last(11) } },
    { table: 'disabled-child', measure: 'count', page: 'Section 4.2', rows: { 'about-a-disabled-child': last(3) } },
    {
      table: 'disabled-child', measure: 'percent', page: 'Section 4.2', base: RECEIVED,
      rows: { 'about-a-disabled-child': last(9) }, counts: { 'about-a-disabled-child': last(3) },
    },
    { table: 'channel-count', measure: 'count', page: 'Section 4.3', isWhole: true, base: RECEIVED, rows: CHANNEL_COUNTS },
    {
      table: 'channel-count', measure: 'percent', page: 'Section 4.3', isWhole: true, base: RECEIVED, counts: CHANNEL_COUNTS,
      rows: {
        email: [42, 64, 43, 58], telephone: [30, 33, 32, 24], 'complaint-form': [19, 4, 11, 12], letter: [6, 3, 14, 6], meeting: [3, 0, 0, 0],
      },
    },
    { table: 'complainant-types', measure: 'count', page: 'Section 4.3', isWhole: true, base: last(33), rows: { parent: last(32), 'care-leaver': last(1) } },
    { table: 'children-and-advocacy', measure: 'count', page: 'Section 3', rows: { 'by-child-under-18': last(0), 'supported-by-advocate': last(1) } },
    {
      table: 'timeliness-percent', measure: 'percent', page: 'Section 4.4', base: RECEIVED,
      rows: { 'within-10-working-days': [33, 73, 23, 30], 'within-20-working-days': [83, 91, 66, 67], 'over-20-working-days': [17, 9, 34, 33] },
    },
    {
      table: 'stage-2', measure: 'count', page: 'Section 4.5',
      rows: { investigations: last(1), 'points-upheld': last(5), 'points-partly-upheld': last(3) },
    },
    { table: 'stage-2-time', measure: 'count', page: 'Section 4.5', rows: { 'within-extended-65-working-days': last(1) } },
    { table: 'stage-3', measure: 'count', page: 'Section 4.6', rows: { 'panels-held': [null, null, 1, 0] } },
    { table: 'category-count', measure: 'count', page: 'Section 4.7', isWhole: true, base: RECEIVED, rows: { ...CATEGORY_COUNTS, total: RECEIVED } },
    {
      table: 'category-count', measure: 'percent', page: 'Section 4.7', base: RECEIVED, counts: CATEGORY_COUNTS,
      rows: { service: [52, 40, 50, 58], 'assessment-or-review': [48, 60, 48, 42] },
    },
    {
      table: 'ombudsman', measure: 'count', page: 'Section 4.10',
      // "Did not progress to investigation": so none was investigated, whichever way it might have ended.
      rows: {
        'agreed-not-investigated': last(3), 'sent-to-statutory-procedure': last(1), 'investigated-upheld': last(0), 'investigated-not-upheld': last(0),
        total: last(4),
      },
    },
    { table: 'corporate', measure: 'count', page: 'Section 4.11', rows: { received: last(18), 'reviewed-at-stage-2': last(1) } },
    { table: 'training', measure: 'count', page: 'Section 4.12', rows: { 'sessions-held': last(2) } },
    { table: 'compliments', measure: 'count', page: 'Section 5', rows: { received: COMPLIMENTS } },
    {
      table: 'compliments-by-division-percent', measure: 'percent', page: 'Section 5', isWhole: true, base: COMPLIMENTS,
      rows: { 'children-in-need': [18, 33, 31, 25], 'children-in-care': [26, 14, 14, 42], 'team-around-the-family': [54, 53, 55, 33] },
    },
  ],
  sections: FOUNDING_TEXT,
}
