import type { DimensionId } from '../domain/reporting/built/dimensions.ts'
import type { MeasureId, OfComplaints } from '../domain/reporting/built/measures.ts'
import type { ColumnsId, SpecBase, SpecProblem } from '../domain/reporting/built/table-spec.ts'
import type { Statistic } from '../domain/reporting/statistic.ts'

export const MEASURE_LABELS: Readonly<Record<MeasureId, string>> = {
  'complaints-received': 'Complaints received', 'complaints-accepted': 'Complaints received and accepted', 'complaints-not-accepted': 'Complaints received and not accepted',
  'complaints-upheld': 'Complaints received that stand as upheld or partly upheld', 'complaints-withdrawn': 'Complaints withdrawn', 'complaints-closed': 'Complaints closed',
  'complaints-carried-over': 'Complaints carried over from before', 'complaints-open-at-end': 'Complaints open at the end', 'stage-1-answered': 'Stage 1 answers',
  'stage-2-requested': 'Stage 2 requests', 'stage-2-answered': 'Stage 2 investigations answered', 'stage-3-requested': 'Review panels requested', 'panels-held': 'Review panels held',
  'corporate-reviews-requested': 'Corporate reviews requested', 'corporate-reviews-answered': 'Corporate reviews answered', answers: 'Answers of every stage',
  'points-decided': 'Points of complaint decided', 'stage-1-days': 'Working days of stage 1', 'stage-2-days': 'Working days of stage 2', 'stage-3-days': 'Working days from request to panel',
  'corporate-review-days': 'Working days of corporate reviews', 'stage-1-days-late': 'Working days late, of late answers at stage 1', 'stage-2-days-late': 'Working days late, of late answers at stage 2',
  'remedies-promised': 'Remedies promised', 'pounds-promised': 'Money promised, in pounds', enquiries: 'Enquiries and contacts', 'member-enquiries': 'Enquiries of councillors and MPs',
  'ombudsman-contacts': 'Contacts from the Ombudsman', 'ombudsman-decisions': 'Decisions of the Ombudsman', compliments: 'Compliments received', 'training-sessions': 'Training sessions',
  'advice-given': 'Times that a colleague was advised', 'procedure-updates': 'Changes to the procedure manual', 'advocacy-offers': 'Offers of advocacy without a complaint',
  'learning-noted': 'Learning noted', 'learning-actions': 'Actions agreed', 'learning-shared': 'Times that learning was shared', 'complaints-and-compliments': 'Complaints and compliments received',
}

export const DIMENSION_LABELS: Readonly<Record<DimensionId, string>> = {
  all: 'Nothing: one row', procedure: 'Procedure', stage: 'Stage', outcome: 'Outcome', 'outcome-at-stage-1': 'Outcome at stage 1', 'outcome-at-stage-2': 'Outcome at stage 2',
  'outcome-at-stage-3': 'Outcome at stage 3', 'outcome-at-corporate-review': 'Outcome of the corporate review', finding: 'Finding', progress: 'How far it went',
  'corporate-progress': 'Received, and reviewed at stage 2', division: 'Division', team: 'Team', 'disabled-child': 'About a disabled child', 'child-status': 'Status of the child',
  channel: 'How it was made', 'complainant-type': 'Who made it', 'children-and-advocacy': 'Children and young people, and advocacy', advocacy: 'How far advocacy came', category: 'Category: the main crux',
  'point-category': 'Every category of its points', 'not-accepted-for': 'Why not accepted', breach: 'A rule was broken', 'days-late': 'In time, within an agreed extension, or how late',
  'stage-2-points': 'Investigations, and points by finding', 'stage-2-time': 'Bands of working days of stage 2', 'stage-3-time': 'Within 30 working days or over', remedy: 'Remedy',
  'remedy-kept': 'Whether it was given', 'enquiry-kind': 'What was asked', 'settled-without-complaint': 'Settled without becoming a complaint', 'complaint-offered': 'Whether a complaint was offered',
  'member-enquiry': 'Who asked, and answered in time', 'ombudsman-result': 'What came of it', 'ombudsman-category': 'The Ombudsman’s own category', 'compliment-division': 'Division', 'compliment-team': 'Team',
  'compliment-from': 'Families or professionals', 'compliment-sort': 'What sort of person', 'compliment-passed-on': 'Passed on to the worker', 'compliment-consent': 'Consent to quote',
  'training-counted': 'Sessions, places and people', audience: 'Whom it was for', score: 'What people scored it', 'advised-team': 'Team', 'offer-answer': 'Answer', 'learned-from': 'Where it came from',
  'action-standing': 'How it stands', 'shared-how': 'How it was shared', 'complaints-and-compliments': 'Complaints by procedure, and compliments', 'every-statistic': 'Mean, median, shortest and longest', 'stage-1-bands': 'Bands of working days of stage 1, each including those before', 'stage-1-bands-apart': 'Bands of working days of stage 1, each once',
  'stage-1-extension': 'Bands of stage 1, within and without an agreed extension', cause: 'Cause', 'cause-tag': 'Tag of the cause', 'cause-nature': 'How the cause came about',
}

export const OF_LABELS: Readonly<Record<OfComplaints, string>> = { statutory: 'Statutory', corporate: 'Corporate', other: 'Of other procedures', all: 'Of every procedure' }
export const STATISTIC_LABELS: Readonly<Record<Statistic, string>> = { mean: 'Mean', median: 'Median', least: 'Shortest', most: 'Longest' }
export const SPEC_BASE_LABELS: Readonly<Record<SpecBase, string>> = {
  none: 'Nothing: counts alone', itself: 'What the column counts, each once', 'year-before': 'The year before: show the change', 'open-cases': 'Open cases', referrals: 'Every 1,000 referrals',
  'population-under-18': 'Every 10,000 people under 18',
}

/** What a column may be. */
export function columnsLabel(columns: ColumnsId): string {
  if (columns === 'years') return 'Years'
  return columns === 'quarters' ? 'Quarters' : DIMENSION_LABELS[columns]
}

/** What a built table counts, as it stands after "Base:" or "Counts". */
export function builtInWords({ measure, of }: Readonly<{ measure: string; of: string | null }>): string {
  const labels: Readonly<Record<string, string>> = MEASURE_LABELS
  const ofWords: Readonly<Record<string, string>> = OF_LABELS
  return `${(labels[measure] ?? measure).toLowerCase()} in the period${of === null || of === 'all' ? '' : `: ${(ofWords[of] ?? of).toLowerCase()}`}`
}

const FIELD_OF: Readonly<Record<SpecProblem['field'], (allowed: readonly string[]) => string>> = {
  measure: () => '', of: (allowed) => listed(allowed, OF_LABELS), statistic: () => listed(Object.keys(STATISTIC_LABELS), STATISTIC_LABELS),
  rows: (allowed) => listed(allowed, DIMENSION_LABELS), columns: (allowed) => listed(allowed, { ...DIMENSION_LABELS, years: 'Years', quarters: 'Quarters' }),
  years: (allowed) => allowed.join(', '), base: (allowed) => listed(allowed, SPEC_BASE_LABELS), percentages: (allowed) => listed(allowed, SPEC_BASE_LABELS),
}

function listed(codes: readonly string[], labels: Readonly<Record<string, string>>): string {
  return codes.map((code) => labels[code] ?? code).join('; ')
}

const PROBLEM_WORDS: Readonly<Record<SpecProblem['code'], string>> = {
  'rows-do-not-fit': 'What is counted cannot be divided into these rows. It can be by: {allowed}.',
  'columns-do-not-fit': 'What is counted cannot stand in these columns. It can in: {allowed}.',
  'columns-are-rows': 'Rows and columns are the same. Columns can be: {allowed}.',
  'not-of-complaints': 'What is counted is not about complaints: leave “Which complaints” empty.',
  'of-missing': 'Choose which complaints: {allowed}.',
  'statistic-missing': 'Choose what is told of working days: {allowed}.',
  'no-statistic': 'Only working days have a mean or a median: leave this empty.',
  'rows-are-statistics': 'The rows tell the mean, the median, the shortest and the longest: leave this empty.',
  'no-percentage-of-days': 'Working days have no percentages. Choose: {allowed}.',
  'one-year-only': 'A table whose columns are no years or quarters shows the report’s year alone. Enter {allowed}.',
  'too-many-years': 'Enter a number of years from 1 to {allowed}.',
  'too-many-quarters': 'Quarters can be shown of at most {allowed} years.',
  'rate-needs-one-row': 'A rate is of everything that is counted. Choose the rows: {allowed}.',
  'rate-needs-years': 'A rate is worked out for whole years. Choose the columns: {allowed}.',
  'rate-is-of-complaints': 'Only complaints are set against this. Choose: {allowed}.',
  'change-needs-years': 'A change is on the year before. Choose the columns: {allowed}.',
  'percentages-need-a-base': 'Say what 100% is, such as: {allowed}.',
  'rows-are-apart': 'One row is always 100% of itself: leave percentages out, or choose other rows.',
}

/** Why a combination makes no sense, and what does. */
export function specProblemInWords({ code, field, allowed }: SpecProblem): string {
  return PROBLEM_WORDS[code].replace('{allowed}', FIELD_OF[field](allowed))
}

const CHOSEN = /^tables\[(\d+)\]\.(measure|rows|columns|base|of|statistic)$/

/** A choice that this Heard does not have, in the words of the form; null for anything else that is wrong with a file. `place`: `tables[2].measure`. */
export function unknownChoiceInWords({ place, code }: Readonly<{ place: string; code: string }>): string | null {
  const [, at, part] = CHOSEN.exec(place) ?? []
  if (code !== 'not-a-choice' || at === undefined || part === undefined) return null
  const ask: Readonly<Record<string, string>> = TABLE_SETS.ask
  return `Table ${Number(at) + 1}: “${ask[part] ?? part}” has a word that this Heard does not know. The file may come from a newer one; ask for it as an older one writes it, or change the word in the file`
}

/** What may not be kept of a set, at the field where it was typed. */
export const SET_LIMITS: Readonly<Record<string, string>> = {
  name: 'The name of the set can have at most 200 letters', title: 'The title of the table can have at most 200 letters', notes: 'Enter at most 5 notes, each of at most 1,000 letters',
  tables: 'A set can have at most 60 tables: take one out, or begin another set',
}

export const TABLE_SETS = {
  title: 'Sets of tables', newSet: 'Name of the set', load: 'A file of a set', ask: {
    title: 'Title of the table', measure: 'What is counted', of: 'Which complaints', statistic: 'What is told of working days', rows: 'Rows', columns: 'Columns', years: 'How many years', base: 'What 100% is',
    notes: 'Notes below the table', previewYear: 'Preview for the report of',
  },
  changed: 'Somebody else saved this set since you opened it. Nothing of yours was saved: look at the set as it is now, and save again.',
  saved: 'Saved.', shipped: 'This set comes with the program. Copy it to change it.',
  file: (problems: number) => `The file is no set of tables: ${problems === 1 ? 'one thing is' : `${problems} things are`} wrong with it.`,
} as const
