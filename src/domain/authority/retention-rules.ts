/** What a rule is about: kinds of record that somebody reviews, then what Heard itself clears away every night. */
export const REVIEWED_RECORDS = [
  'complaint', 'compliment', 'enquiry', 'member-enquiry', 'ombudsman-contact', 'pool-member', 'learning', 'advice', 'advocacy-offer', 'rights-request', 'disclosure', 'message',
] as const
export type ReviewedRecord = (typeof REVIEWED_RECORDS)[number]

/** What goes by itself where its rule says so; of accounts, those of people who left. */
export const SWEPT_RECORDS = ['access-traces', 'accounts', 'drafts', 'equality-answers', 'import-sources'] as const
export type SweptRecord = (typeof SWEPT_RECORDS)[number]

export const RETAINED_RECORDS = [...REVIEWED_RECORDS, ...SWEPT_RECORDS] as const
export type RetainedRecord = (typeof RETAINED_RECORDS)[number]

/** Of which records of its kind: how far a complaint came, and the status of a child in it. */
export const RETENTION_CONDITIONS = [
  'always', 'stage-2', 'stage-3', 'ombudsman', 'safeguarding-concern',
  'child-in-need', 'child-protection', 'looked-after', 'care-leaver', 'adopted', 'special-guardianship',
] as const
export type RetentionCondition = (typeof RETENTION_CONDITIONS)[number]

/**
 * From when the period counts. `closed`: the last closure, withdrawal or settlement. `birth`: of each child concerned.
 * `adult-and-inactive`: the eighteenth birthday, or the last entry where that is later. `end-of-reporting-year`: the last day
 * of the reporting year in which it came in. `made`: of what is no record.
 */
export const RETENTION_TRIGGERS = ['closed', 'received', 'last-activity', 'birth', 'adult-and-inactive', 'end-of-reporting-year', 'made'] as const
export type RetentionTrigger = (typeof RETENTION_TRIGGERS)[number]

/** `review`: somebody looks at each. `destroy`: proposed as it stands; what is swept goes by itself. A record goes only when two people agreed. */
export const RETENTION_ENDS = ['review', 'destroy'] as const

/** How well the basis is known: `verified` in its source, or `general-knowledge` of the field. */
export const RETENTION_MARKS = ['verified', 'general-knowledge'] as const

/** For how long an authority keeps a kind of record. `months` are calendar months; a year is twelve. */
export type RetentionRule = Readonly<{
  id: string
  records: RetainedRecord
  when: RetentionCondition
  trigger: RetentionTrigger
  months: number
  afterwards: (typeof RETENTION_ENDS)[number]
  basis: string
  mark: (typeof RETENTION_MARKS)[number]
}>

export const LONGEST_MONTHS = 1_800
export const MOST_RETENTION_RULES = 60

type Usual = readonly [id: string, records: RetainedRecord, when: RetentionCondition, trigger: RetentionTrigger, years: number, basis: string, more?: Partial<RetentionRule>]

function usual([id, records, when, trigger, years, basis, more = {}]: Usual): RetentionRule {
  return { id, records, when, trigger, months: Math.round(years * 12), afterwards: 'review', basis, mark: 'general-knowledge', ...more }
}

/**
 * What an authority begins with. No period is set by law for a complaint file; the longest rule that matches wins, so that a
 * copy which belongs to a child's record is kept as long as that record. Where two schedules differ, the longer is taken.
 *
 * Guidance: retention schedules of Devon and Kirklees (seen); common practice (not confirmed).
 */
export const USUAL_RETENTION_RULES: readonly RetentionRule[] = ([
  ['complaint', 'complaint', 'always', 'closed', 6, 'No statutory period; common practice is 6 years after closure'],
  ['complaint-stage-2', 'complaint', 'stage-2', 'closed', 10, 'No statutory period; common practice is 10 years or more where an investigation was asked for'],
  ['complaint-stage-3', 'complaint', 'stage-3', 'closed', 10, 'No statutory period; common practice is 10 years or more where a review panel was asked for'],
  ['complaint-ombudsman', 'complaint', 'ombudsman', 'closed', 10, 'No statutory period; kept as long as one that came to a panel'],
  ['child-in-need', 'complaint', 'child-in-need', 'adult-and-inactive', 3, 'Devon’s schedule: age 18 and 3 years without activity', { mark: 'verified' }],
  ['child-protection', 'complaint', 'child-protection', 'adult-and-inactive', 3, 'As for a child in need; schedules differ'],
  ['looked-after', 'complaint', 'looked-after', 'birth', 75, 'Care Planning, Placement and Case Review (England) Regulations 2010 reg. 50: 75 years from birth; seen in Devon’s schedule', { mark: 'verified' }],
  ['care-leaver', 'complaint', 'care-leaver', 'birth', 75, 'Devon’s schedule: 75 years from birth', { mark: 'verified' }],
  ['adopted', 'complaint', 'adopted', 'birth', 118, 'Devon and Kirklees: 100 years from the adoption order, which is not known here: counted from the eighteenth birthday, the latest day of an order', { mark: 'verified' }],
  ['special-guardianship', 'complaint', 'special-guardianship', 'birth', 75, 'As for a looked-after child; schedules differ'],
  ['safeguarding-concern', 'complaint', 'safeguarding-concern', 'closed', 100, 'Devon’s schedule: allegations against staff, 100 years', { mark: 'verified' }],
  ['compliment', 'compliment', 'always', 'end-of-reporting-year', 1, 'Common practice: the reporting year and one more', { afterwards: 'destroy' }],
  ['enquiry', 'enquiry', 'always', 'closed', 2, 'Common practice'],
  ['member-enquiry', 'member-enquiry', 'always', 'closed', 6, 'Common practice: as a complaint'],
  ['ombudsman-contact', 'ombudsman-contact', 'always', 'closed', 10, 'Common practice: as a complaint that came to a panel'],
  ['pool-member', 'pool-member', 'always', 'last-activity', 6, 'Limitation Act 1980 s. 5 (contracts)'],
  ['learning', 'learning', 'always', 'last-activity', 10, 'Common practice: it should name nobody'],
  ['advice', 'advice', 'always', 'end-of-reporting-year', 1, 'Common practice', { afterwards: 'destroy' }],
  ['advocacy-offer', 'advocacy-offer', 'always', 'end-of-reporting-year', 2, 'Common practice'],
  ['rights-request', 'rights-request', 'always', 'closed', 3, 'Common practice: as long as somebody may still complain of the answer'],
  ['disclosure', 'disclosure', 'always', 'last-activity', 6, 'Common practice; what was given out of one complaint goes with it'],
  ['message', 'message', 'always', 'last-activity', 1, 'Common practice; e-mail that stands on a record goes with that'],
  ['equality-answers', 'equality-answers', 'always', 'end-of-reporting-year', 1, 'Data protection: kept only for monitoring; the totals stay', { afterwards: 'destroy' }],
  ['access-traces', 'access-traces', 'always', 'made', 6, 'Common practice: as long as the ordinary file', { afterwards: 'destroy' }],
  ['accounts', 'accounts', 'always', 'last-activity', 6, 'Common practice; a name stays as long as a record in which they recorded something', { afterwards: 'destroy' }],
  ['drafts', 'drafts', 'always', 'made', 0.25, 'Data protection: no longer than needed', { afterwards: 'destroy' }],
  ['import-sources', 'import-sources', 'always', 'made', 1, 'Data protection: the names of files that were loaded', { afterwards: 'destroy' }],
] satisfies readonly Usual[]).map(usual)
