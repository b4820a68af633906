import { FINDINGS } from '../../complaint/events.ts'
import { OUTCOMES } from '../../complaint/state.ts'
import { TOTAL_ROW } from '../tally.ts'

/** `row` of a table; a plus or minus of it. */
type Term = readonly [sign: 1 | -1, table: string, row: string]
/** What holds between rows of tables in one year. Where the numbers do not keep it, nobody could use it, and it is left out. */
export type Link = Readonly<{ terms: readonly Term[]; is: 'nought' | 'nought-or-less' }>

export const STAGES = 'at-each-stage'
const HAPPENED = [
  'carried-over', 'received', 'accepted', 'not-accepted', 'stage-1-answered', 'stage-2-requested', 'stage-2-answered', 'stage-3-requested', 'panel-met', 'review-requested',
  'review-answered', 'withdrawn', 'closed', 'open-at-end',
] as const
const [STATUTORY, CORPORATE, OTHER] = [0, 1, 2] as const
export const KINDS = [STATUTORY, CORPORATE, OTHER] as const

/** The row of something that happened to complaints of one kind, as the table of the stages names its rows. */
export function happening(what: (typeof HAPPENED)[number], kind: (typeof KINDS)[number]): string {
  return `${String(HAPPENED.indexOf(what)).padStart(2, '0')}~${kind}`
}

const same = (table: string, row: string, other: string, otherRow: string): Link => ({ terms: [[1, table, row], [-1, other, otherRow]], is: 'nought' })

/** What the table of the stages has to do with itself and with the tables of single stages. */
export const STAGE_LINKS: readonly Link[] = [
  ...KINDS.flatMap((kind): readonly Link[] => [
    {
      terms: [
        [1, STAGES, happening('carried-over', kind)], [1, STAGES, happening('received', kind)], [-1, STAGES, happening('withdrawn', kind)], [-1, STAGES, happening('closed', kind)],
        [-1, STAGES, happening('open-at-end', kind)],
      ],
      is: 'nought',
    },
    { terms: [[1, STAGES, happening('accepted', kind)], [1, STAGES, happening('not-accepted', kind)], [-1, STAGES, happening('received', kind)]], is: 'nought' },
  ]),
  { terms: [...KINDS.map((kind): Term => [1, STAGES, happening('not-accepted', kind)]), [-1, 'not-accepted', TOTAL_ROW]], is: 'nought' },
  same(STAGES, happening('received', STATUTORY), 'outcomes', TOTAL_ROW), same(STAGES, happening('received', CORPORATE), 'corporate', TOTAL_ROW),
  same(STAGES, happening('stage-1-answered', STATUTORY), 'days-late', TOTAL_ROW), same(STAGES, happening('stage-2-requested', STATUTORY), 'escalation', 'stage-2-of-period'),
  same(STAGES, happening('stage-2-answered', STATUTORY), 'stage-2', 'investigations'), same(STAGES, happening('stage-3-requested', STATUTORY), 'escalation', 'stage-3-of-period'),
  same(STAGES, happening('panel-met', STATUTORY), 'stage-3', 'panels-held'),
  same('escalation', 'stage-2-of-cohort', 'progress', 'stage-2'), same('escalation', 'stage-3-of-cohort', 'progress', 'stage-3'),
  ...FINDINGS.map((finding, at) => same('points-by-stage', `1~${at}`, 'stage-2', `points-${finding}`)),
  // An answer may decide nothing, though it seldom does; what decides something was answered.
  ...([['stage-1-answered', 0], ['stage-2-answered', 1], ['review-answered', 3]] as const).flatMap(([what, stage]) => (['nought', 'nought-or-less'] as const).map((is): Link => ({
    terms: [...OUTCOMES.map((_, outcome): Term => [1, 'outcomes-by-stage', `${stage}~${outcome}`]), [-1, STAGES, happening(what, STATUTORY)], [-1, STAGES, happening(what, CORPORATE)]], is,
  }))),
  // What decides that a complaint is upheld upholds a point of it.
  ...[0, 1, 2, 3].flatMap((stage) => FINDINGS.map((_, at): Link => ({ terms: [[1, 'outcomes-by-stage', `${stage}~${at}`], [-1, 'points-by-stage', `${stage}~${at}`]], is: 'nought-or-less' }))),
  same('children-and-advocacy', 'by-child-under-18', 'complainant-types', 'child-or-young-person'),
  { terms: [[1, 'children-and-advocacy', 'supported-by-advocate'], [-1, 'advocacy-in-complaints', 'advocacy-appointed']], is: 'nought-or-less' },
  { terms: [[1, 'timeliness-percent', 'withdrawn-before-an-answer'], [-1, 'outcomes', 'withdrawn']], is: 'nought-or-less' },
  // As good as always: what has no answer has no outcome, and what goes on was answered.
  same('timeliness-percent', 'no-answer-yet', 'outcomes', 'no-outcome-yet'),
  { terms: [[1, 'progress', 'stage-2'], [1, 'timeliness-percent', 'no-answer-yet'], [1, 'timeliness-percent', 'withdrawn-before-an-answer'], [-1, 'timeliness-percent', TOTAL_ROW]], is: 'nought-or-less' },
]
