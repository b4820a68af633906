import type { Declarations } from '../../declared/declaration.ts'
import { clock, entryOf, optional, text } from '../../declared/field.ts'

/** One disruption, local hold or theme, by its id in the register. */
const disruption = entryOf('disruption', 'theme')

/**
 * What made a step late, and what became of a delay that a disruption or a local hold caused: each complainant is
 * informed, the delay's impact is considered, and it is explained. A reason excuses nothing: the clock runs on.
 *
 * Guidance: local practice of March 2020 (complaints annual report 2019/20, section 4.13).
 */
export const DELAYS_EVENTS = {
  LatenessExplained: { command: 'explain-lateness', fields: { clock, disruption: optional(disruption), reason: text } },
  DelayInformed: { command: 'inform-of-delay', fields: { disruption, text: optional(text) } },
  DelayConsidered: { command: 'consider-delay', fields: { disruption, text } },
  DelayExplained: { command: 'explain-delay', fields: { disruption, text } },
} as const satisfies Declarations

export const DELAYS_WARNINGS = {
  'delay-not-considered': { guidance: 'Local practice: inform, consider, explain', needsReason: false },
} as const
