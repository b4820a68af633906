import { SAFEGUARDING_EVENTS } from '../threads/safeguarding/events.ts'
import { eventsByCommand, type CommandOf, type Declaration, type EventOf } from './declaration.ts'
import { CAUSES_EVENTS } from '../threads/causes/events.ts'
import { REMEDIES_EVENTS } from '../threads/remedies/events.ts'
import { DELAYS_EVENTS } from '../threads/delays/events.ts'
import { CHASING_EVENTS } from '../threads/chasing/events.ts'
import { CORPORATE_EVENTS } from '../threads/corporate/events.ts'
import { RESOLUTION_EVENTS } from '../threads/resolution/events.ts'
import { LEAVING_EVENTS } from '../threads/leaving/events.ts'
import { FOLLOWING_EVENTS } from '../threads/following/events.ts'
import { ROUTE_EVENTS } from '../threads/route/events.ts'
import { ELIGIBILITY_EVENTS } from '../threads/eligibility/events.ts'
import { PROCEEDINGS_EVENTS } from '../threads/proceedings/events.ts'
import { ADVOCACY_EVENTS } from '../threads/advocacy/events.ts'
import { FREEZE_EVENTS } from '../threads/freeze/events.ts'
import { PARTIES_EVENTS } from '../threads/parties/events.ts'
import { SEALING_EVENTS } from '../threads/sealing/events.ts'
import { THEMES_EVENTS } from '../threads/themes/events.ts'
import { LINKS_EVENTS } from '../threads/links/events.ts'
import { STAGE_ONE_EVENTS } from '../threads/stage-one/events.ts'
import { APPOINTMENTS_EVENTS } from '../threads/appointments/events.ts'
import { STAGE_TWO_EVENTS } from '../threads/stage-two/events.ts'
import { STAGE_THREE_EVENTS } from '../threads/stage-three/events.ts'
import { OUTSIDE_ACCESS_EVENTS } from '../threads/outside-access/events.ts'
import { DOCUMENTS_EVENTS } from '../threads/filed-documents/events.ts'
import { LETTERS_EVENTS } from '../threads/letters/events.ts'

/** Every declared kind of event, thread by thread. */
export const DECLARED = {
  ...STAGE_ONE_EVENTS, ...APPOINTMENTS_EVENTS, ...STAGE_TWO_EVENTS, ...STAGE_THREE_EVENTS,
  ...OUTSIDE_ACCESS_EVENTS,
  ...DOCUMENTS_EVENTS,
  ...LETTERS_EVENTS,
  ...LINKS_EVENTS,
  ...THEMES_EVENTS,
  ...SEALING_EVENTS,
  ...PARTIES_EVENTS,
  ...ROUTE_EVENTS, ...ELIGIBILITY_EVENTS, ...PROCEEDINGS_EVENTS, ...ADVOCACY_EVENTS, ...FREEZE_EVENTS,
  ...CAUSES_EVENTS, ...REMEDIES_EVENTS,
  ...FOLLOWING_EVENTS, ...LEAVING_EVENTS, ...RESOLUTION_EVENTS, ...CORPORATE_EVENTS, ...CHASING_EVENTS, ...DELAYS_EVENTS, ...SAFEGUARDING_EVENTS } as const

export type DeclaredType = keyof typeof DECLARED
export type DeclaredEvent = EventOf<typeof DECLARED>
export type DeclaredCommand = CommandOf<typeof DECLARED>

/** The declaration of an event of this type; undefined where it is none of the declared ones. */
export function declarationOf(type: string): Declaration | undefined {
  return isDeclared(type) ? DECLARED[type] : undefined
}

export function isDeclared(type: string): type is DeclaredType {
  return Object.hasOwn(DECLARED, type)
}

/** Which event each declared command records. */
export const DECLARED_EVENT_OF_COMMAND = eventsByCommand(DECLARED)
