import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { Thread } from '../../declared/thread.ts'
import { atStage } from '../../requested.ts'
import type { STAGE_ONE_EVENTS } from './events.ts'

/** What became of stage 1 besides its answer. */
export type StageOne = Readonly<{
  skipped: Readonly<{ on: IsoDate; askedBy: 'complainant' | 'complaints-manager' | 'both' }> | null
  /** The latest day on which the complainant was told that they need not wait, and whether they said that they will. */
  rightTold: Readonly<{ on: IsoDate; waits: boolean | null }> | null
}>

/** The procedure of which regulation 15 speaks. */
const STATUTORY = 'children-act-1989-england'

/** Stage 1 left out by agreement, and the right to go on once it is overdue. */
export const STAGE_ONE: Thread<StageOne, typeof STAGE_ONE_EVENTS> = {
  start: { skipped: null, rightTold: null },
  evolve: {
    StageOneSkipped: (slice, { askedBy, happenedOn }) => ({ ...slice, skipped: { on: happenedOn, askedBy } }),
    RightToMoveOnTold: (slice, { waits, happenedOn }) => ({ ...slice, rightTold: { on: happenedOn, waits: waits ?? null } }),
  },
  changes: {
    StageOneSkipped: (complaint, { happenedOn }) => atStage(complaint, 'stage-2', happenedOn),
  },
  closed: {
    StageOneSkipped: ({ answers }) => (answers['stage-1'] ? 'already-answered' : null),
    RightToMoveOnTold: ({ answers }) => (answers['stage-1'] ? 'already-answered' : null),
  },
  unwise: {
    StageOneAnswered: ({ procedure }, { whole, termsOfResolution }) =>
      procedure === STATUTORY && whole === 'resolved-no-finding' && termsOfResolution === undefined ? ['resolved-without-terms-sent'] : [],
  },
}
