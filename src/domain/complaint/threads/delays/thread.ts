import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { TextRef } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { DELAYS_EVENTS } from './events.ts'

/** Why one clock's step was late. `disruption` is the entry of the register that is named as the cause, if one is. */
export type Lateness = Readonly<{ clock: string; disruption: string | null; reason: TextRef; explainedOn: IsoDate; seq: number }>

/** What was done for the complainant about a delay that one disruption caused: the first day of each. */
export type Delay = Readonly<{ disruption: string; informedOn: IsoDate | null; consideredOn: IsoDate | null; explainedOn: IsoDate | null }>

/** `lateness` has one reason for each clock: the latest one given. */
export type Delays = Readonly<{ lateness: readonly Lateness[]; disruptions: readonly Delay[] }>

/** Why something was late, and who was told of it. Nothing here stops or moves a clock. */
export const DELAYS: Thread<Delays, typeof DELAYS_EVENTS> = {
  start: { lateness: [], disruptions: [] },
  evolve: {
    LatenessExplained: (delays, { clock, disruption = null, reason, happenedOn }, _, seq) => ({
      ...delays, lateness: [...delays.lateness.filter((each) => each.clock !== clock), { clock, disruption, reason, explainedOn: happenedOn, seq }],
    }),
    DelayInformed: (delays, { disruption, happenedOn }) => withStep(delays, disruption, 'informedOn', happenedOn),
    DelayConsidered: (delays, { disruption, happenedOn }) => withStep(delays, disruption, 'consideredOn', happenedOn),
    DelayExplained: (delays, { disruption, happenedOn }) => withStep(delays, disruption, 'explainedOn', happenedOn),
  },
  unwise: {
    DelayExplained: ({ threads: { delays } }, { disruption }) =>
      delays.disruptions.some((delay) => delay.disruption === disruption && delay.consideredOn !== null) ? [] : ['delay-not-considered'],
  },
}

/** The disruptions and themes that are named as what delayed the complaint, each once. */
export function delayedBy({ lateness, disruptions }: Delays): readonly string[] {
  return [...new Set([...disruptions.map(({ disruption }) => disruption), ...lateness.flatMap(({ disruption }) => disruption ?? [])])]
}

function withStep({ lateness, disruptions }: Delays, disruption: string, step: 'informedOn' | 'consideredOn' | 'explainedOn', on: IsoDate): Delays {
  const known = disruptions.find((delay) => delay.disruption === disruption)
  const delay = known ?? { disruption, informedOn: null, consideredOn: null, explainedOn: null }
  const changed = { ...delay, [step]: delay[step] ?? on }
  return { lateness, disruptions: known ? disruptions.map((each) => (each === known ? changed : each)) : [...disruptions, changed] }
}
