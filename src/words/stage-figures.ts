import { CATEGORY_CODES } from '../domain/register/ombudsman/category-sets.ts'
import type { Base, FigureTableId } from '../domain/reporting/figure-table.ts'
import type { AdvocacyReached, NotAcceptedFor } from '../domain/reporting/report-fact.ts'
import { CARE_STATUS_LABELS } from './labels.ts'
import { CATEGORY_LABELS } from './ombudsman.ts'

type StageTable = Extract<
  FigureTableId,
  'at-each-stage' | 'not-accepted' | 'outcomes-by-stage' | 'points-by-stage' | 'escalation' | 'days-late' | 'days-taken' | 'stage-3-time' | 'point-categories'
  | 'child-statuses' | 'advocacy-in-complaints' | 'ombudsman-decisions'
>

/** The words of the tables that tell of each stage, of points, of advocacy and of the Ombudsman's own decisions. */
export const STAGE_TABLE_TITLES: Readonly<Record<StageTable, string>> = {
  'at-each-stage': 'What happened to complaints, by procedure',
  'not-accepted': 'Why complaints were not accepted',
  'outcomes-by-stage': 'Outcomes of the answers of each stage',
  'points-by-stage': 'Points of complaint, by the findings of each stage',
  escalation: 'Escalation, of the cohort and of the period',
  'days-late': 'How late stage 1 was answered',
  'days-taken': 'Working days that each stage took',
  'stage-3-time': 'How quickly review panels met',
  'point-categories': 'Everything that complaints were about',
  'child-statuses': 'Status of the children that complaints were about',
  'advocacy-in-complaints': 'Advocacy in complaints',
  'ombudsman-decisions': 'The Ombudsman’s decisions, in its own categories',
}

export const STAGE_BASE_LABELS: Readonly<Record<Extract<Base, 'complaints-not-accepted' | 'stage-1-answered' | 'panels-held' | 'ombudsman-decided' | 'what-is-counted'>, string>> = {
  'complaints-not-accepted': 'complaints of any procedure received in the year that are not considered',
  'stage-1-answered': 'answers at stage 1 of the statutory procedure given in the year',
  'panels-held': 'review panels that met in the year',
  'ombudsman-decided': 'decisions of the Ombudsman in the year',
  'what-is-counted': 'everything that the table counts, each once',
}

export const STAGE_COUNTED_LABELS: Readonly<Partial<Record<FigureTableId, string>>> = {
  'at-each-stage': 'complaints of each procedure, by what happened to them in the year',
  'outcomes-by-stage': 'answers of each stage given in the year, whenever the complaint was received',
  'points-by-stage': 'points of complaint in the answers of each stage given in the year',
  'days-taken': 'working days of the statutory answers given, and panels held, in the year',
}

export const STAGE_TABLE_NOTES: Readonly<Partial<Record<FigureTableId, string>>> = {
  'at-each-stage': 'Carried over and received, less withdrawn and closed, are those open at the end. Of a year that runs, the end is how it stands now.',
  'not-accepted': 'The first reason that stands. A complaint of which nothing was decided counts as accepted.',
  'outcomes-by-stage': 'What each answer decided by itself; the table of outcomes has what stands after the highest stage.',
  'points-by-stage': 'An answer for the whole complaint is one point.',
  escalation: 'Of the cohort: those received in the year that went on, whenever they did. Of the period: what was asked for in the year, whenever the complaint was received, against those received in it. Rows overlap.',
  'days-late': 'Working days after the date that counted, which an agreed extension moves. What is inside an agreed extension is not late.',
  'days-taken': 'Raw working days, whatever was extended or paused. Mean and median have one decimal place.',
  'stage-3-time': 'Working days from the request of the panel. 30 is the law’s limit.',
  'point-categories': 'Each category of its points once; the main crux where no point has one.',
  'child-statuses': 'A complaint about several children is in the row of each of their statuses.',
  'advocacy-in-complaints': 'How far it came: an advocate who was appointed counts as that alone.',
  'ombudsman-decisions': 'By the set of categories in force on the day of each decision.',
}

const NOT_ACCEPTED_LABELS: Readonly<Record<NotAcceptedFor, string>> = {
  'not-eligible': 'May not complain under the procedure', 'without-consent': 'Without the consent that was needed', 'insufficient-interest': 'No sufficient interest in the child’s welfare',
  'too-late': 'More than a year after the grounds arose', repeated: 'Dealt with before', 'another-way': 'Goes another way (court, staff discipline, not this authority)',
}
const ADVOCACY_LABELS: Readonly<Record<AdvocacyReached, string>> = {
  offered: 'Offered, no answer yet', declined: 'Declined', accepted: 'Accepted, nobody appointed yet', appointed: 'Supported by an advocate',
}
const STATISTIC_LABELS = { mean: 'mean', median: 'median', least: 'shortest', most: 'longest' } as const
const STAGES_TAKEN = { 'stage-1': 'Stage 1', 'stage-2': 'Stage 2', 'stage-3': 'Stage 3, request to panel' } as const

export const STAGE_ROW_LABELS: Readonly<Record<string, string>> = {
  'statutory-complaint': 'statutory', 'corporate-complaint': 'corporate', 'other-complaint': 'other procedures', 'ombudsman-contact': 'the Ombudsman',
  'happened-carried-over': 'Carried over from before', 'happened-received': 'Received', 'happened-accepted': 'Received and accepted', 'happened-not-accepted': 'Received and not accepted',
  'happened-stage-1-answered': 'Stage 1 answered', 'happened-stage-2-requested': 'Stage 2 requested', 'happened-stage-2-answered': 'Stage 2 answered',
  'happened-stage-3-requested': 'Stage 3 requested', 'happened-panel-met': 'Review panel held', 'happened-review-requested': 'Corporate review requested',
  'happened-review-answered': 'Corporate review answered', 'happened-withdrawn': 'Withdrawn', 'happened-closed': 'Closed', 'happened-open-at-end': 'Open at the end',
  'answered-at-stage-1': 'Stage 1', 'answered-at-stage-2': 'Stage 2', 'answered-at-stage-3': 'Stage 3', 'answered-at-corporate-review': 'Corporate review',
  'stage-2-of-cohort': 'Stage 2, of the cohort', 'stage-2-of-period': 'Stage 2, of the period', 'stage-3-of-cohort': 'Stage 3, of the cohort', 'stage-3-of-period': 'Stage 3, of the period',
  'days-mean': 'Mean', 'days-median': 'Median', 'days-least': 'Shortest', 'days-most': 'Longest',
  'in-time': 'In time', 'in-an-agreed-extension': 'Within an agreed extension', 'late-1-to-5': '1 to 5 working days late', 'late-6-to-10': '6 to 10 working days late',
  'late-11-to-20': '11 to 20 working days late', 'late-over-20': 'More than 20 working days late',
  'within-30-working-days': 'Within 30 working days', 'over-30-working-days': 'Over 30 working days', 'panel-days-not-known': 'Held, working days not known',
  ...prefixed('not-accepted-', NOT_ACCEPTED_LABELS), ...prefixed('advocacy-', ADVOCACY_LABELS), ...prefixed('child-', CARE_STATUS_LABELS),
  ...prefixed('decided-', Object.fromEntries(CATEGORY_CODES.map((code) => [code, CATEGORY_LABELS[code] ?? code]))),
  ...Object.fromEntries(Object.entries(STAGES_TAKEN).flatMap(([stage, name]) => Object.entries(STATISTIC_LABELS).map(([statistic, word]) => [`${stage}-${statistic}`, `${name}: ${word}`]))),
}

function prefixed(prefix: string, labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).map(([code, label]) => [`${prefix}${code}`, label]))
}
