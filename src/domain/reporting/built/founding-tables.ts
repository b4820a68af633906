import type { TableSpec } from './table-spec.ts'

/** What the tables of the founding report have in common: the year and the three before it. */
const FOUR_YEARS = { of: 'statutory', statistic: null, columns: 'years', years: 4, notes: [] } as const
const RECEIVED = { ...FOUR_YEARS, measure: 'complaints-received', base: 'itself', percentages: true } as const
const COUNTS = { ...FOUR_YEARS, base: 'none', percentages: false } as const
const OTHERS = { ...FOUR_YEARS, of: null } as const

/**
 * Every table that the founding report printed, by the id of our own table that counts the same. A test holds that they
 * count the same, cell by cell.
 */
export const FOUNDING_TABLES: readonly TableSpec[] = [
  { ...COUNTS, id: 'statutory-complaints', title: 'Statutory complaints received', measure: 'complaints-received', rows: 'all' },
  { ...OTHERS, id: 'change-on-year-before', title: 'Change on the year before', measure: 'complaints-and-compliments', rows: 'complaints-and-compliments', base: 'year-before', percentages: true },
  { ...RECEIVED, id: 'outcomes', title: 'Outcomes of statutory complaints', rows: 'outcome' },
  { ...RECEIVED, id: 'progress', title: 'How far statutory complaints went', rows: 'progress' },
  { ...FOUR_YEARS, id: 'share-of-open-cases', title: 'Statutory complaints against open cases', measure: 'complaints-received', rows: 'all', base: 'open-cases', percentages: true },
  { ...OTHERS, id: 'before-a-complaint', title: 'Settled without becoming a complaint', measure: 'enquiries', rows: 'settled-without-complaint', base: 'none', percentages: false },
  { ...RECEIVED, id: 'divisions', title: 'Divisions that complaints were about', rows: 'division' },
  { ...RECEIVED, id: 'teams', title: 'Teams that complaints were about', rows: 'team' },
  { ...RECEIVED, id: 'disabled-child', title: 'Complaints about a disabled child', rows: 'disabled-child' },
  { ...RECEIVED, id: 'channel-count', title: 'How complaints were made', rows: 'channel' },
  { ...RECEIVED, id: 'complainant-types', title: 'Who made complaints', rows: 'complainant-type' },
  { ...RECEIVED, id: 'children-and-advocacy', title: 'Children and young people, and advocacy', rows: 'children-and-advocacy' },
  { ...RECEIVED, id: 'timeliness-percent', title: 'How quickly stage 1 was answered', rows: 'stage-1-bands' },
  { ...COUNTS, id: 'stage-2', title: 'Stage 2 investigations', measure: 'stage-2-answered', rows: 'stage-2-points' },
  { ...RECEIVED, id: 'stage-2-time', title: 'How quickly stage 2 was answered', measure: 'stage-2-answered', rows: 'stage-2-time' },
  { ...COUNTS, id: 'stage-3', title: 'Stage 3 review panels', measure: 'panels-held', rows: 'all' },
  { ...RECEIVED, id: 'category-count', title: 'What complaints were about', rows: 'category' },
  { ...OTHERS, id: 'ombudsman', title: 'Contacts from the Ombudsman', measure: 'ombudsman-contacts', rows: 'ombudsman-result', base: 'itself', percentages: true },
  { ...RECEIVED, id: 'corporate', title: 'Corporate complaints', of: 'corporate', rows: 'corporate-progress' },
  { ...OTHERS, id: 'training', title: 'Training', measure: 'training-sessions', rows: 'training-counted', base: 'none', percentages: false },
  { ...OTHERS, id: 'compliments', title: 'Compliments received', measure: 'compliments', rows: 'all', base: 'none', percentages: false },
  { ...OTHERS, id: 'compliments-by-division-percent', title: 'Compliments by division', measure: 'compliments', rows: 'compliment-division', base: 'itself', percentages: true },
]
