import type { Base, FigureColumn, FigureTable, FigureTableId, RowsAdd, Unit } from '../domain/reporting/figure-table.ts'
import { DISRUPTION_KIND_LABELS } from './disruptions.ts'
import { ACTION_STANDING_LABELS, LEARNING_SOURCE_LABELS, SHARED_HOW_LABELS } from './learning.ts'
import { CAUSE_NATURE_LABELS } from './threads/causes.ts'
import { GIVER_SORT_LABELS } from './compliments.ts'
import { BASE_MEASURE_LABELS } from './context.ts'
import { REMEDY_KIND_LABELS } from './ombudsman.ts'
import { REMEDY_STATE_LABELS } from './threads/remedies.ts'
import { builtInWords, MEASURE_LABELS } from './table-builder.ts'
import { STAGE_BASE_LABELS, STAGE_COUNTED_LABELS, STAGE_ROW_LABELS, STAGE_TABLE_NOTES, STAGE_TABLE_TITLES } from './stage-figures.ts'

/** On every format of figures that have not been through disclosure control. */
export const NOT_FOR_PUBLICATION = 'Not for publication'
export const NOT_FOR_PUBLICATION_WHY =
  'Small numbers have not been removed: someone could be recognised by them. For use inside the authority only.'

/** The one rule of rounding, said once on every format. */
export const ROUNDING =
  'Percentages are worked out from the counts and rounded to the nearest whole number, halves up, so they may not add up to exactly 100. The share of open cases, being small, is given to one decimal place.'

export const TABLE_TITLES: Readonly<Record<FigureTableId, string>> = {
  'statutory-complaints': 'Statutory complaints received',
  'change-on-year-before': 'Change on the year before',
  outcomes: 'Outcomes of statutory complaints',
  progress: 'How far statutory complaints went',
  'share-of-open-cases': 'Statutory complaints against open cases',
  'complaints-per-1000-referrals': 'Statutory complaints for every 1,000 referrals',
  'complaints-per-10000-under-18': 'Statutory complaints for every 10,000 people under 18',
  'bases-counted': 'Children and people counted',
  'before-a-complaint': 'Settled without becoming a complaint',
  'enquiries-by-kind': 'What was asked before a complaint',
  'complaints-offered': 'Whether a complaint was offered',
  'member-enquiries': 'Enquiries of councillors and MPs',
  divisions: 'Divisions that complaints were about',
  'complaints-per-100-open-cases': 'Divisions: statutory complaints for every 100 open cases',
  teams: 'Teams that complaints were about',
  'disabled-child': 'Complaints about a disabled child',
  'channel-count': 'How complaints were made',
  'complainant-types': 'Who made complaints',
  'children-and-advocacy': 'Children and young people, and advocacy',
  'advocacy-offers': 'Advocacy offered without a complaint',
  'timeliness-percent': 'How quickly stage 1 was answered',
  'timeliness-extension': 'Stage 1 answers within and without an agreed extension',
  'timeliness-without-holds': 'Stage 1 answers, without complaints that a local hold touched',
  breaches: 'Complaints in which a rule was broken',
  'stage-2': 'Stage 2 investigations',
  'stage-2-time': 'How quickly stage 2 was answered',
  'stage-2-time-without-holds': 'How quickly stage 2 was answered, without complaints that a local hold touched',
  'stage-3': 'Stage 3 review panels',
  'stage-3-without-holds': 'Stage 3 review panels, without complaints that a local hold touched',
  'category-count': 'What complaints were about',
  causes: 'Why complaints were upheld',
  'cause-tags': 'What the causes have in common',
  'cause-natures': 'How the causes came about',
  'causes-by-team': 'Causes by team',
  remedies: 'What was promised to put things right',
  'remedies-kept': 'Whether it was given',
  'remedies-by-promiser': 'Who promised it, and whether it was given',
  payments: 'Money promised, in pounds',
  learning: 'What was learned, by where it came from',
  'learning-actions': 'What was to be done about it',
  'learning-shared': 'How it was shared',
  ombudsman: 'Contacts from the Ombudsman',
  corporate: 'Corporate complaints',
  training: 'Training',
  'training-audiences': 'Whom training was for',
  'training-scores': 'What people scored the training',
  advice: 'Advice to colleagues',
  'procedure-updates': 'Changes to the procedure manual',
  themes: 'Complaints about a theme',
  delays: 'Answers and investigations delayed by a theme or disruption',
  compliments: 'Compliments received',
  'compliments-by-division-percent': 'Compliments by division',
  'compliments-from': 'Who gave compliments',
  'compliments-by-sort': 'What sort of person gave compliments',
  'compliments-by-team': 'Compliments by team',
  'compliments-passed-on': 'Whether thanks were passed on to the worker or the team',
  'compliments-consent': 'Consent to quote compliments',
  ...STAGE_TABLE_TITLES,
}

/** What a table is called: by whoever built it, or by us. */
export function tableTitle({ id, ownTitle }: Pick<FigureTable<string>, 'id' | 'ownTitle'>): string {
  const ours: Readonly<Record<string, string>> = TABLE_TITLES
  return ownTitle ?? ours[id] ?? id
}

/** What a built table counts, or what 100 % is in it; undefined for a table of ours, and where its base has a name of its own. */
export function builtBase({ base, built, columns }: Pick<FigureTable<string>, 'base' | 'built' | 'columns'>): string | undefined {
  const isOfQuarters = columns.some(({ label }) => / Q[1-4]$/.test(label))
  return built && (base === null || base === 'what-is-counted' || isOfQuarters) ? builtInWords(built) : undefined
}

/** What a column is called: the label of its period, or the words for the one value that it counts. */
export function columnTitle({ code, ownLabel, label }: FigureColumn): string {
  return code === undefined ? label : ownLabel ?? ROW_LABELS[code] ?? bandLabel(code) ?? label
}

/** How the tables stand together on a page, in its order. */
export const TABLE_GROUPS: readonly Readonly<{ id: string; title: string; tables: readonly FigureTableId[] }>[] = [
  {
    id: 'received', title: 'Complaints received',
    tables: ['statutory-complaints', 'change-on-year-before', 'outcomes', 'progress', 'at-each-stage', 'not-accepted', 'outcomes-by-stage', 'points-by-stage', 'escalation', 'share-of-open-cases', 'complaints-per-1000-referrals', 'complaints-per-10000-under-18', 'bases-counted'],
  },
  { id: 'before', title: 'Before a complaint', tables: ['before-a-complaint', 'enquiries-by-kind', 'complaints-offered', 'member-enquiries'] },
  { id: 'teams-and-divisions', title: 'Divisions and teams', tables: ['divisions', 'complaints-per-100-open-cases', 'teams', 'disabled-child'] },
  { id: 'how-and-who', title: 'How complaints were made and who made them', tables: ['channel-count', 'complainant-types', 'children-and-advocacy', 'child-statuses', 'advocacy-in-complaints', 'advocacy-offers'] },
  { id: 'how-quickly', title: 'How quickly we responded', tables: ['timeliness-percent', 'timeliness-extension', 'timeliness-without-holds', 'days-late', 'days-taken', 'breaches'] },
  { id: 'stages-2-and-3', title: 'Investigations and review panels', tables: ['stage-2', 'stage-2-time', 'stage-2-time-without-holds', 'stage-3', 'stage-3-time', 'stage-3-without-holds'] },
  { id: 'what-about', title: 'What complaints were about', tables: ['category-count', 'point-categories'] },
  { id: 'why-upheld', title: 'Why complaints were upheld', tables: ['causes', 'cause-tags', 'cause-natures', 'causes-by-team'] },
  { id: 'put-right', title: 'What was done to put things right', tables: ['remedies', 'remedies-kept', 'remedies-by-promiser', 'payments'] },
  { id: 'learned', title: 'What was learned and done', tables: ['learning', 'learning-actions', 'learning-shared'] },
  { id: 'elsewhere', title: 'The Ombudsman and corporate complaints', tables: ['ombudsman', 'ombudsman-decisions', 'corporate'] },
  { id: 'training-and-advice', title: 'Training, advice and procedures', tables: ['training', 'training-audiences', 'training-scores', 'advice', 'procedure-updates'] },
  { id: 'themes-and-delays', title: 'Themes, and what they delayed', tables: ['themes', 'delays'] },
  { id: 'praise', title: 'Compliments', tables: ['compliments', 'compliments-by-division-percent', 'compliments-from', 'compliments-by-sort', 'compliments-by-team', 'compliments-passed-on', 'compliments-consent'] },
]

/** Over the tables of a set. */
export const BUILT_TABLES = 'Tables'

/** What 100% is, in words that follow "Base:". */
export const BASE_LABELS: Readonly<Record<Base, string>> = {
  'statutory-received': 'statutory complaints received in the year',
  'corporate-received': 'corporate complaints received in the year',
  'compliments-received': 'compliments received in the year',
  'ombudsman-received': 'contacts from the Ombudsman received in the year',
  'enquiries-received': 'enquiries and contacts received in the year that did not become a complaint',
  'member-enquiries-received': 'enquiries of councillors and MPs received in the year that did not become a complaint',
  'investigations-answered': 'stage 2 investigations answered in the year',
  'remedies-promised': 'remedies promised in the year in complaints of either procedure, or recommended in it by the Ombudsman',
  'statutory-upheld': 'statutory complaints received in the year that stand as upheld or partly upheld',
  'statutory-received-without-holds': 'statutory complaints received in the year that did not stand at stage 1 on any day of a local hold of stage 1',
  'investigations-answered-without-holds': 'stage 2 investigations answered in the year that were not open on any day of a local hold of stage 2',
  'open-cases': 'open cases on the last day of the year on which they were counted',
  'year-before': 'the year before',
  'open-cases-of-division': 'open cases of the division on the last day of the year on which they were counted',
  referrals: 'referrals of the whole year',
  'population-under-18': 'people under 18, as last counted in the year',
  'learning-noted': 'learning noted in the year',
  'learning-actions-agreed': 'actions agreed in the year, as they stood on the day asked about',
  'advice-given': 'times that a colleague was advised in the year',
  'advocacy-offers': 'offers made in the year that belonged to no complaint',
  ...STAGE_BASE_LABELS,
}

/** What a table without percentages counts. */
export const COUNTED_LABELS: Readonly<Partial<Record<FigureTableId, string>>> = {
  'statutory-complaints': 'statutory complaints received in the year by any officer of the authority',
  'before-a-complaint': 'contacts received in the year',
  'stage-2': 'stage 2 investigations answered in the year, whenever the complaint was received',
  'stage-3': 'review panels that met in the year, whenever the complaint was received',
  'stage-3-without-holds': 'review panels that met in the year, of complaints that were not at stage 3 on any day of a local hold of stage 3',
  payments: 'pounds promised in the year in complaints of either procedure or recommended in it by the Ombudsman, given or not',
  'learning-shared': 'times that learning was shared in the year',
  themes: 'complaints of either procedure received in the year',
  delays: 'complaints of either procedure in which the delay was first named in the year',
  training: 'training sessions held in the year',
  'training-audiences': 'training sessions held in the year',
  'training-scores': 'training sessions held in the year',
  'procedure-updates': 'changes made in the year',
  'bases-counted': 'children and people on the last day of the year on which they were counted',
  compliments: 'compliments received in the year',
  ...STAGE_COUNTED_LABELS,
}

/** What a reader must know before adding up; null where there is nothing to say. */
export const ROWS_ADD_NOTES: Readonly<Record<RowsAdd, string | null>> = {
  'to-base': null,
  'to-more': 'What stands in several rows is in each of them and once in the total, so the rows may add up to more than the total.',
  overlapping: 'Rows overlap: do not add them up.',
  apart: null,
}

/** What else must be said of one table. `{bands}` says which of its bands includes which. */
export const TABLE_NOTES: Readonly<Partial<Record<FigureTableId, string>>> = {
  'compliments-passed-on': 'The target is the authority’s own, in working days from receipt; no law asks for it. Compliments of an old register that does not say are not recorded.',
  'timeliness-percent': 'Working days from receipt by any officer, whether or not an extension was agreed. {bands} Those without an answer are shown apart.',
  'timeliness-extension': 'An extension counts as agreed where it was recorded; over 20 working days is beyond any extension.',
  progress: 'Complaints received in the year that went on to a later stage, whenever they did. Stage 3 includes complaints that were at stage 2.',
  'before-a-complaint': 'What became a complaint is counted as that alone. Advice and signposting are counted in the table after this one.',
  'complaints-offered': 'The last answer recorded. What became a complaint is counted as that alone.',
  'member-enquiries': 'In time: by the authority’s own target, in working days from receipt. Rows overlap.',
  outcomes: 'The outcome after the highest stage answered so far.',
  'change-on-year-before': 'Shown as not held where the register does not reach back to the year before.',
  corporate: 'Reviewed at stage 2: those of the year’s complaints that went on to a corporate review, whenever they did.',
  'stage-2': 'Points of complaint are counted one by one; one investigation may have several.',
  'timeliness-without-holds': 'The table before this one without the complaints that a hold of our own touched at stage 1. A hold stops no clock: the figures of all complaints are those that count.',
  'stage-2-time-without-holds': 'The table before this one without the complaints that a hold of our own touched at stage 2. A hold stops no clock: the figures of all complaints are those that count.',
  causes: 'Those that the table of outcomes has as upheld or partly upheld, each once for each of its causes. A point that a later stage did not uphold has none.',
  'cause-tags': 'A cause may have several tags, and a complaint several causes: it is once in each row.',
  'cause-natures': 'Human error: an action or decision that was not intended. Error of judgement: what was intended was wrong, though it was believed to be right.',
  remedies: 'Counted in the year of the promise, whenever the complaint was received. An answer promises what it states; what the Ombudsman recommends counts from the day of its letter.',
  'remedies-kept': 'What an answer gives without naming a later day was given with it. What has no day by which it is due cannot be late.',
  'causes-by-team': 'A complaint about several teams is in the rows of each.',
  'complaints-per-100-open-cases': 'A complaint about several divisions is in the row of each. Not held where nobody counted the open cases of the division.',
  'complaints-per-1000-referrals': 'Worked out only where the referrals counted leave no day of the year out.',
  'training-audiences': 'A session for several audiences is in the row of each.',
  learning: 'Learning is taken from all complaints, not only from those that were upheld.',
  'learning-actions': 'In time: by the day last planned. Actions that stay in a complaint are counted with it, not here. What was not done has its reason in the register.',
  'learning-shared': 'People are those of the times at which they were counted; somebody may have heard of it more than once.',
  themes: 'A complaint about several themes is in the row of each.',
  delays: 'What the disruptions of a theme delayed, the theme delayed, each complaint once. Disruptions are counted by their kind. A complaint with several causes of delay is in the row of each, so the rows do not add up.',
  training: 'Places and people are those of sessions for which they were counted.',
  breaches: 'Counted once, however many rules were broken.',
  ...STAGE_TABLE_NOTES,
}

/** Rows with ids of ours. A row in the authority’s own words carries its own label. */
export const ROW_LABELS: Readonly<Record<string, string>> = {
  received: 'Received', total: 'Total', 'not-recorded': 'Not recorded',
  'statutory-complaints': 'Statutory complaints', 'corporate-complaints': 'Corporate complaints', compliments: 'Compliments',
  upheld: 'Upheld', 'partly-upheld': 'Partly upheld', 'not-upheld': 'Not upheld', 'no-finding': 'No finding', 'resolved-no-finding': 'Resolved, no finding',
  withdrawn: 'Withdrawn', 'no-outcome-yet': 'No outcome yet',
  'stage-2': 'Went on to stage 2', 'stage-3': 'Went on to stage 3',
  'complaints-against-open-cases': 'Statutory complaints', 'open-cases': 'Open cases',
  'enquiries-resolved-outside-the-procedure': 'Enquiries resolved outside the procedure',
  'contacts-resolved-at-point-of-contact': 'Contacts resolved at point of contact',
  'about-a-disabled-child': 'About a disabled child',
  'by-child-under-18': 'Made by a child or young person under 18', 'supported-by-advocate': 'Supported by an advocate',
  'within-10-working-days': 'Within 10 working days', 'within-20-working-days': 'Within 20 working days (includes within 10)',
  'over-20-working-days': 'Over 20 working days', 'no-answer-yet': 'No stage 1 answer yet', 'withdrawn-before-an-answer': 'Withdrawn before an answer',
  'days-not-known': 'Answered, working days not known',
  '11-to-20-within-an-agreed-extension': '11 to 20, within an agreed extension',
  '11-to-20-without-an-agreed-extension': '11 to 20, without an agreed extension',
  'with-a-breach': 'With at least one rule broken',
  investigations: 'Investigations answered', 'points-upheld': 'Points upheld', 'points-partly-upheld': 'Points partly upheld',
  'points-not-upheld': 'Points not upheld', 'points-no-finding': 'Points with no finding',
  'within-25-working-days': 'Within 25 working days', 'within-extended-65-working-days': 'Within an agreed extension to 65 working days',
  '26-to-65-without-an-agreed-extension': '26 to 65, without an agreed extension', 'over-65-working-days': 'Over 65 working days',
  promised: 'Promised in a complaint', recommended: 'Recommended by the Ombudsman',
  ...Object.fromEntries(Object.entries(REMEDY_KIND_LABELS).map(([kind, label]) => [`ombudsman-${kind}`, `${label} (recommended by the Ombudsman)`])),
  ...REMEDY_STATE_LABELS, 'all-payments': 'All payments',
  'no-cause-recorded': 'Upheld without a cause recorded', 'no-tag': 'Causes without a tag', 'nature-not-recorded': 'Not recorded',
  ...CAUSE_NATURE_LABELS,
  'panels-held': 'Review panels held',
  'agreed-not-investigated': 'Agreed with the authority, not investigated', 'sent-to-statutory-procedure': 'Sent to the statutory procedure',
  'investigated-upheld': 'Investigated, upheld', 'investigated-not-upheld': 'Investigated, not upheld', open: 'Open',
  'reviewed-at-stage-2': 'Reviewed at stage 2', 'sessions-held': 'Sessions held', 'places-offered': 'Places offered', 'people-attended': 'People who came',
  'score-5': '5 (best)', 'score-4': '4', 'score-3': '3', 'score-2': '2', 'score-1': '1', 'changes-made': 'Changes made',
  accepted: 'Accepted', declined: 'Declined', 'offer-not-answered': 'No answer yet', referrals: 'Referrals', ...BASE_MEASURE_LABELS,
  enquiry: 'Enquiries', 'point-of-contact': 'Settled at the point of contact', 'early-resolution': 'Early resolutions', advice: 'Advice', signposting: 'Signposting',
  awaited: 'Offered, no answer yet', 'not-offered': 'Not offered',
  'councillor-enquiry': 'From councillors', 'mp-enquiry': 'From MPs', 'answered-in-time': 'Answered in time', 'answered-late': 'Answered late', 'not-answered-yet': 'Not answered yet',
  'passed-on-in-time': 'Passed on within the target', 'passed-on-later': 'Passed on later', 'not-passed-on': 'Not passed on',
  'consent-given': 'Given', 'consent-refused': 'Refused', 'consent-withdrawn': 'Taken back', 'consent-asked': 'Asked, no answer yet', 'consent-not-asked': 'Not asked',
  ...Object.fromEntries(Object.entries(GIVER_SORT_LABELS).map(([sort, label]) => [`from-${sort}`, label])),
  ...prefixed('learned-from-', LEARNING_SOURCE_LABELS), ...prefixed('action-', ACTION_STANDING_LABELS), ...prefixed('shared-', SHARED_HOW_LABELS), 'people-told': 'People it was shared with',
  ...DISRUPTION_KIND_LABELS, 'answer-delayed': 'answers delayed', 'investigation-delayed': 'investigations delayed', 'review-delayed': 'panels and reviews delayed',
  client: 'Children, young people and families', professional: 'Professionals',
  ...STAGE_ROW_LABELS, ...prefixed('counted-', MEASURE_LABELS), 'all-of-it': 'All', 'other-complaints': 'Complaints of other procedures', 'not-answered-at-this-stage': 'Not answered at this stage',
}

function prefixed(prefix: string, labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).map(([code, label]) => [`${prefix}${code}`, label]))
}

const WITHIN = /^within-(\d+)-working-days$/
const OVER = /^over-(\d+)-working-days$/
const BETWEEN = /^(\d+)-to-(\d+)-(?:(within|without)-an-agreed-extension|working-days)$/

/** A band of working days in words, whatever the authority's bands are; undefined for another row. `before` is the band that it includes. */
export function bandLabel(row: string, before?: string): string | undefined {
  const [days, included, most, between] = [WITHIN.exec(row)?.[1], WITHIN.exec(before ?? '')?.[1], OVER.exec(row)?.[1], BETWEEN.exec(row)]
  if (days !== undefined) return `Within ${days} working days${included === undefined ? '' : ` (includes within ${included})`}`
  if (most !== undefined) return `Over ${most} working days`
  if (!between) return undefined
  const [, from, to, extension] = between
  return extension === undefined ? `${from} to ${to} working days` : `${from} to ${to}, ${extension} an agreed extension`
}

/** "Within 20 includes within 10.", for each band that includes the one before it. */
export function bandsIncluded(rows: readonly Readonly<{ id: string; includesRowBefore: boolean }>[]): string {
  return rows.flatMap(({ id, includesRowBefore }, at) => {
    const [days, before] = [WITHIN.exec(id)?.[1], WITHIN.exec(rows[at - 1]?.id ?? '')?.[1]]
    return includesRowBefore && days !== undefined && before !== undefined ? [`Within ${days} includes within ${before}.`] : []
  }).join(' ')
}

const UNITS: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
  complaints: ['complaint', 'complaints'], points: ['point of complaint', 'points of complaint'], investigations: ['investigation', 'investigations'],
  panels: ['review panel', 'review panels'], contacts: ['contact', 'contacts'], compliments: ['compliment', 'compliments'],
  remedies: ['remedy', 'remedies'], pounds: ['pound', 'pounds'],
  sessions: ['session', 'sessions'], cases: ['open case', 'open cases'], referrals: ['referral', 'referrals'], people: ['person', 'people'],
  learning: ['piece of learning', 'pieces of learning'], actions: ['action', 'actions'], occasions: ['occasion', 'occasions'],
  'working-days': ['working day', 'working days'], places: ['place', 'places'], advice: ['time', 'times'], updates: ['change', 'changes'], offers: ['offer', 'offers'],
}

/** "1 complaint", "33 complaints". */
export function countOf(count: number, unit: Unit): string {
  const [one, many] = UNITS[unit]
  return `${grouped(count)} ${count === 1 ? one : many}`
}

/** What a table counts, in the plural: "complaints". */
export function unitWords(unit: Unit): string {
  return UNITS[unit][1]
}

/** The total of a table whose rows do not add up to it: "All complaints". */
export function allOf(unit: Unit): string {
  return `All ${UNITS[unit][1]}`
}

/** A count with commas between thousands, and a true minus sign: "1,480", "−11". */
export function grouped(count: number): string {
  const digits = String(Math.abs(count)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return count < 0 ? `−${digits}` : digits
}

/** "58%", "2.9%", "−25%"; nothing where there is no percentage. */
export function percentage(percent: number | null, decimals: 0 | 1 = 0): string {
  if (percent === null) return ''
  return `${percent < 0 ? '−' : ''}${Math.abs(percent).toFixed(decimals)}%`
}

/** "2.6 per 100", "0.9 per 1,000"; nothing where there is no rate. */
export function rateWords(rate: number | null, per: number): string {
  return rate === null ? '' : `${rate.toFixed(1)} per ${grouped(per)}`
}

/** The total row of what is told of working days. */
export const ALL_TOGETHER = 'All together'

/** Shown for a figure that the register cannot know. */
export const NOT_HELD = 'not held'
