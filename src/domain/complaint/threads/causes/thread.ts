import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { CauseNature, Code } from '../../basics.ts'
import { standingFaults } from '../../causes.ts'
import type { Thread } from '../../declared/thread.ts'
import type { CAUSES_EVENTS } from './events.ts'

/**
 * Causes that were found apart from an answer. `of` says which findings they explain: those of fault that stood on that
 * day, each by its point (null: the whole) and the `seq` of the answer that made it.
 */
export type LaterCauses = Readonly<{
  of: readonly Readonly<{ pointId: string | null; answerSeq: number }>[]
  causes: readonly Code[]
  nature: CauseNature | null
  foundOn: IsoDate
  seq: number
}>

/** The causes that were found later. They go on after the complaint is closed. */
export const CAUSES: Thread<readonly LaterCauses[], typeof CAUSES_EVENTS> = {
  start: [],
  evolve: {
    CauseFound: (found, { points, causes, nature, happenedOn }, complaint, seq) => {
      const faults = standingFaults(complaint)
      const of = points === undefined
        ? [...new Set(faults.map(({ answer }) => answer.seq))].map((answerSeq) => ({ pointId: null, answerSeq }))
        : faults.filter(({ pointId }) => pointId !== null && points.includes(pointId)).map(({ pointId, answer }) => ({ pointId, answerSeq: answer.seq }))
      return [...found, { of, causes, nature: nature ?? null, foundOn: happenedOn, seq }]
    },
  },
  closed: {
    CauseFound: (complaint) => (standingFaults(complaint).length > 0 ? null : 'cause-without-fault'),
  },
  impossible: {
    CauseFound: (complaint, { points, causes }) => {
      if (causes.length === 0) return 'cause-needed'
      const faults = standingFaults(complaint)
      const isFault = (point: string) => faults.some(({ pointId }) => pointId === point)
      return faults.length > 0 && (points === undefined || points.every(isFault)) ? null : 'cause-without-fault'
    },
  },
}
