import type { AuthoritySettings } from '../../authority/settings.ts'
import { isoDate, type IsoDate } from '../../calendar/iso-date.ts'
import { FINDINGS } from '../../complaint/events.ts'
import { OUTCOMES, type Stage } from '../../complaint/state.ts'
import { COMPLAINT_FACT_KINDS, outcomeAt, pointsAt, STAGES_COUNTED, type ReportFact } from '../report-fact.ts'
import type { ReportingYear } from '../reporting-year.ts'
import { STATISTICS } from '../statistic.ts'
import { causeTallies } from '../tables/causes.ts'
import { DAYS_LATE, STAGE_THREE_TIME } from '../tables/days.ts'
import { NOT_ACCEPTED } from '../tables/at-each-stage.ts'
import { STAGE_TWO, STAGE_TWO_TIME } from '../tables/later-stages.ts'
import { LEARNING_ACTIONS, LEARNING_BY_SOURCE, LEARNING_SHARED } from '../tables/learning.ts'
import { REMEDIES_BY_KIND, REMEDIES_KEPT } from '../tables/remedies.ts'
import {
  ADVICE, ADVOCACY_OFFERS, BEFORE_A_COMPLAINT, COMPLAINTS_OFFERED, COMPLIMENTS_BY_DIVISION, COMPLIMENTS_BY_SORT, COMPLIMENTS_BY_TEAM, COMPLIMENTS_CONSENT, COMPLIMENTS_FROM,
  COMPLIMENTS_PASSED_ON, CORPORATE, ENQUIRIES_BY_KIND, MEMBER_ENQUIRIES, OMBUDSMAN, TRAINING, TRAINING_AUDIENCES, TRAINING_SCORES,
} from '../tables/register.ts'
import {
  BREACHES, CATEGORIES, CHANNELS, CHILDREN_AND_ADVOCACY, COMPLAINANT_TYPES, COMPLAINT_OUTCOMES, DISABLED_CHILD, DIVISIONS, PROGRESS, TEAMS,
} from '../tables/statutory.ts'
import { timelinessBy } from '../tables/timeliness.ts'
import { ADVOCACY_IN_COMPLAINTS, CHILD_STATUSES, OMBUDSMAN_DECISIONS, POINT_CATEGORIES } from '../tables/who-and-what.ts'
import type { Tally } from '../tally.ts'
import type { Dimension, Subject } from './measure.ts'
import { measureOf, type MeasureId } from './measures.ts'

const OF_COMPLAINTS: readonly Subject[] = ['complaints', 'points', 'remedies']

/** The rows of one of our own tables, as a dimension: what it divides, it divides by the same rule. */
function as(tally: Tally, subjects: readonly Subject[] = OF_COMPLAINTS, parts: Partial<Dimension> = {}): Dimension {
  const { rowsAdd, hasTotal, words, rows, place, amount } = tally
  return { subjects, rowsAdd, hasTotal, ...(words && { words }), rows, place: (fact, into) => place(fact, into, NO_PERIOD), ...(amount && { amount }), ...parts }
}

/** Our own tables that are taken as dimensions ask no period. */
const NO_PERIOD: ReportingYear = { label: '', from: isoDate('0001-01-01'), to: isoDate('9999-12-31') }

/** One row: all of it. What the row is called follows from the measure. */
export const ALL_ROW = 'all'
const ALL: Dimension = {
  subjects: ['complaints', 'enquiries', 'member-enquiries', 'ombudsman', 'compliments', 'advice', 'offers', 'learning', 'actions', 'occasions', 'updates', 'remedies', 'points', 'training'],
  rowsAdd: 'apart', hasTotal: false, rows: [{ id: ALL_ROW }], place: (_fact, into) => into(ALL_ROW), rowsOnly: true,
}

/** The stage at which a complaint stood on a day. */
function stageOn({ stageTwoRequestedOn, stageThreeRequestedOn, corporateReviewRequestedOn }: ReportFact, on: IsoDate): Stage {
  const begun = (day: IsoDate | null) => day !== null && day <= on
  if (begun(stageThreeRequestedOn)) return 'stage-3'
  if (begun(stageTwoRequestedOn)) return 'stage-2'
  return begun(corporateReviewRequestedOn) ? 'corporate-review' : 'stage-1'
}

const STAGE: Dimension = {
  subjects: ['complaints', 'points'], rowsAdd: 'to-base', hasTotal: true, rows: STAGES_COUNTED.map((stage) => ({ id: `answered-at-${stage}` })),
  // An answer says its own stage; anything else stood at one on that day.
  place: (fact, into, on) => into(`answered-at-${(STAGES_COUNTED as readonly string[]).includes(fact.sort ?? '') ? fact.sort : stageOn(fact, on)}`),
}

const PROCEDURE: Dimension = {
  subjects: OF_COMPLAINTS, rowsAdd: 'to-base', hasTotal: true, rows: [...COMPLAINT_FACT_KINDS.map((id) => ({ id })), { id: 'ombudsman-contact', whenAny: true }], place: ({ kind }, into) => into(kind),
}

function outcomeOfStage(stage: Stage): Dimension {
  return {
    subjects: ['complaints'], rowsAdd: 'to-base', hasTotal: true, rows: [...OUTCOMES.filter((id) => id !== 'withdrawn').map((id) => ({ id })), { id: 'not-answered-at-this-stage', whenAny: true }],
    place: (fact, into) => into(outcomeAt(fact, stage) ?? 'not-answered-at-this-stage'),
  }
}

/** What an answer decided; of anything else, what stands. */
const OUTCOME: Dimension = {
  ...as(COMPLAINT_OUTCOMES, ['complaints', 'remedies']),
  place: (fact, into) => {
    const stage = STAGES_COUNTED.find((each) => each === fact.sort)
    into((stage ? outcomeAt(fact, stage) : fact.outcome) ?? 'no-outcome-yet')
  },
}

const FINDING: Dimension = {
  subjects: ['points'], rowsAdd: 'to-base', hasTotal: true, rows: FINDINGS.map((finding) => ({ id: `points-${finding}` })),
  place: (answer, into) => {
    for (const finding of FINDINGS) if (pointsOfAnswer(answer, finding) > 0) into(`points-${finding}`)
  },
  amount: (answer, row) => FINDINGS.reduce((sum, finding) => sum + (row === 'total' || row === `points-${finding}` ? pointsOfAnswer(answer, finding) : 0), 0),
}

function pointsOfAnswer(answer: ReportFact, finding: (typeof FINDINGS)[number]): number {
  const stage = STAGES_COUNTED.find((each) => each === answer.sort)
  return stage ? pointsAt(answer, stage, finding) : 0
}

const CHANGED: Dimension = {
  subjects: ['kinds'], rowsAdd: 'apart', hasTotal: false, rowsOnly: true,
  rows: [{ id: 'statutory-complaints' }, { id: 'corporate-complaints' }, { id: 'other-complaints', whenAny: true }, { id: 'compliments', unit: 'compliments' }],
  place: ({ kind }, into) => into(kind === 'compliment' ? 'compliments' : `${kind}s`),
}

/** What is told of working days, one beside another, instead of one of them for each row. */
const EVERY_STATISTIC: Dimension = {
  subjects: ['complaints'], rowsAdd: 'apart', hasTotal: false, rowsOnly: true, rows: STATISTICS.map((gather) => ({ id: `days-${gather}`, gather })),
  place: (_fact, into) => {
    for (const statistic of STATISTICS) into(`days-${statistic}`)
  },
}

const rowsOnly = { rowsOnly: true } as const

function only(...measures: readonly MeasureId[]): Pick<Dimension, 'only'> {
  return { only: measures }
}

/** Dimensions that are the same for every authority. Those with bands and tags follow its settings. */
const FIXED = {
  all: ALL,
  procedure: PROCEDURE, stage: STAGE, outcome: OUTCOME,
  'outcome-at-stage-1': outcomeOfStage('stage-1'), 'outcome-at-stage-2': outcomeOfStage('stage-2'), 'outcome-at-stage-3': outcomeOfStage('stage-3'),
  'outcome-at-corporate-review': outcomeOfStage('corporate-review'),
  finding: FINDING,
  progress: as(PROGRESS, ['complaints'], rowsOnly),
  'corporate-progress': as(CORPORATE, ['complaints'], rowsOnly),
  division: as(DIVISIONS), team: as(TEAMS), 'disabled-child': as(DISABLED_CHILD, OF_COMPLAINTS, rowsOnly), 'child-status': as(CHILD_STATUSES),
  channel: as(CHANNELS), 'complainant-type': as(COMPLAINANT_TYPES), 'children-and-advocacy': as(CHILDREN_AND_ADVOCACY, OF_COMPLAINTS, rowsOnly), advocacy: as(ADVOCACY_IN_COMPLAINTS),
  category: as(CATEGORIES), 'point-category': as(POINT_CATEGORIES),
  'every-statistic': { ...EVERY_STATISTIC, ...only('stage-1-days', 'stage-2-days', 'stage-3-days', 'corporate-review-days', 'stage-1-days-late', 'stage-2-days-late') },
  'not-accepted-for': as(NOT_ACCEPTED, ['complaints'], only('complaints-not-accepted')), breach: as(BREACHES, ['complaints'], rowsOnly),
  'days-late': as(DAYS_LATE, ['complaints'], only('stage-1-answered')),
  'stage-2-points': as(STAGE_TWO, ['complaints'], { ...rowsOnly, ...only('stage-2-answered') }), 'stage-2-time': as(STAGE_TWO_TIME, ['complaints'], only('stage-2-answered')),
  'stage-3-time': as(STAGE_THREE_TIME, ['complaints'], only('panels-held')),
  remedy: as(REMEDIES_BY_KIND, ['remedies']), 'remedy-kept': as(REMEDIES_KEPT, ['remedies']),
  'enquiry-kind': as(ENQUIRIES_BY_KIND, ['enquiries']), 'settled-without-complaint': as(BEFORE_A_COMPLAINT, ['enquiries'], rowsOnly), 'complaint-offered': as(COMPLAINTS_OFFERED, ['enquiries']),
  'member-enquiry': as(MEMBER_ENQUIRIES, ['member-enquiries'], rowsOnly),
  'ombudsman-result': as(OMBUDSMAN, ['ombudsman']), 'ombudsman-category': as(OMBUDSMAN_DECISIONS, ['ombudsman'], only('ombudsman-decisions')),
  'compliment-division': as(COMPLIMENTS_BY_DIVISION, ['compliments']), 'compliment-team': as(COMPLIMENTS_BY_TEAM, ['compliments']), 'compliment-from': as(COMPLIMENTS_FROM, ['compliments']),
  'compliment-sort': as(COMPLIMENTS_BY_SORT, ['compliments']), 'compliment-passed-on': as(COMPLIMENTS_PASSED_ON, ['compliments']), 'compliment-consent': as(COMPLIMENTS_CONSENT, ['compliments']),
  'training-counted': as(TRAINING, ['training'], rowsOnly), audience: as(TRAINING_AUDIENCES, ['training']), score: as(TRAINING_SCORES, ['training']),
  'advised-team': as(ADVICE, ['advice']), 'offer-answer': as(ADVOCACY_OFFERS, ['offers']),
  'learned-from': as(LEARNING_BY_SOURCE, ['learning']), 'action-standing': as(LEARNING_ACTIONS, ['actions']), 'shared-how': as(LEARNING_SHARED, ['occasions'], rowsOnly),
  'complaints-and-compliments': CHANGED,
} as const satisfies Readonly<Record<string, Dimension>>

/** Dimensions whose rows follow the authority's bands of stage 1, and its words for causes. */
export const OF_SETTINGS = ['stage-1-bands', 'stage-1-bands-apart', 'stage-1-extension', 'cause', 'cause-tag', 'cause-nature'] as const

export type DimensionId = keyof typeof FIXED | (typeof OF_SETTINGS)[number]
export const DIMENSION_IDS: readonly DimensionId[] = [...(Object.keys(FIXED) as readonly (keyof typeof FIXED)[]), ...OF_SETTINGS]

/** A dimension by its name, as this authority has it. */
export function dimensionOf(id: DimensionId, settings: Pick<AuthoritySettings, 'stageOneBands' | 'words'>): Dimension {
  if (isFixed(id)) return FIXED[id]
  switch (id) {
    case 'stage-1-bands':
      return as(timelinessBy(settings.stageOneBands).cumulative, ['complaints'], rowsOnly)
    case 'stage-1-bands-apart':
      return as(timelinessBy(settings.stageOneBands).apart, ['complaints'])
    case 'stage-1-extension':
      return as(timelinessBy(settings.stageOneBands).extension, ['complaints'])
    case 'cause':
    case 'cause-tag':
    case 'cause-nature':
      return as(causesBy(`${id}s`, settings))
  }
}

function causesBy(id: 'causes' | 'cause-tags' | 'cause-natures', settings: Pick<AuthoritySettings, 'words'>): Tally {
  const tally = causeTallies(settings).find((each) => each.id === id)
  if (!tally) throw new Error(`no table of ${id}`)
  return tally
}

function isFixed(id: DimensionId): id is keyof typeof FIXED {
  return id in FIXED
}

const OF_STAGE_ONE: readonly MeasureId[] = ['complaints-received', 'complaints-accepted', 'stage-1-answered']

/** Whether a dimension divides what a measure counts, whatever the authority. */
export function divides(id: DimensionId, measure: MeasureId): boolean {
  if (!isFixed(id)) return id.startsWith('stage-1-') ? OF_STAGE_ONE.includes(measure) : measure === 'complaints-upheld'
  const { subjects, only: measures }: Dimension = FIXED[id]
  return subjects.includes(measureOf(measure).subject) && (measures === undefined || measures.includes(measure))
}

/** Whether it may stand in the columns: its rows are no figures of their own, and none includes another. */
export function mayBeColumns(id: DimensionId): boolean {
  if (!isFixed(id)) return id !== 'stage-1-bands'
  const { rowsOnly: isRowsOnly }: Dimension = FIXED[id]
  return isRowsOnly !== true
}
