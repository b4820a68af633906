import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { Stage } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { CHASED_PEOPLE, CHASING_EVENTS } from './events.ts'

/** One chase. Who made it stands at the entry of the timeline: `seq`. */
export type Chase = Readonly<{ rung: number; whom: (typeof CHASED_PEOPLE)[number]; chasedOn: IsoDate; stage: Stage; seq: number }>

/** Every chase, in the order of happening: the last is the latest. */
export type Chasing = readonly Chase[]

/** Asking after an answer that has not come. It moves no clock and changes nothing else. */
export const CHASING: Thread<Chasing, typeof CHASING_EVENTS> = {
  start: [],
  evolve: {
    ChaseMade: (chases, { rung, whom, happenedOn }, { stage }, seq) => [...chases, { rung, whom, chasedOn: happenedOn, stage, seq }],
  },
  unwise: {
    ChaseMade: ({ stage, threads: { chasing } }, { rung }) =>
      rung > 0 && chasing.some((chase) => chase.stage === stage && chase.rung === rung) ? ['rung-already-chased'] : [],
  },
}
