import type { IndependenceRule } from '../domain/procedure/procedure.ts'
import { longDate, workingDays } from './dates.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'

/** How a step of a stage stands. */
export const STEP_STATE_LABELS = {
  done: 'Done', overdue: 'Overdue', due: 'Due', now: 'May be done now', 'not-yet': 'Not yet', 'if-needed': 'Only if needed', 'not-needed': 'Not needed',
  'not-recorded': 'Not recorded',
} as const
export type StepState = keyof typeof STEP_STATE_LABELS

/** Whom a role may not be. */
const BARRED: Readonly<Record<IndependenceRule['bars'], string>> = {
  'member-or-officer': 'a member or officer of the authority', 'spouse-or-partner-of-member-or-officer': 'the spouse or civil partner of a member or officer',
  'independent-person-of-this-complaint': 'the independent person of this complaint', 'former-member-or-officer': 'a former member or officer of the authority',
  'other-contract-or-close-tie': 'anybody with another contract or a close tie with the authority', 'lawyer-acting-as-such': 'a lawyer acting as such',
  'line-manager-of-subject': 'the line manager of somebody complained about', 'already-involved': 'anybody already involved',
  'stage-one-responder': 'whoever answered at stage 1', 'subject-of-complaint': 'anybody complained about', 'direct-provider': 'whoever provides the service',
}

/** "May not be a member or officer of the authority", or where guidance only advises it "Should not be …". */
export function barWords({ bars, withinCalendarMonths, strength }: IndependenceRule): string {
  const within = withinCalendarMonths === undefined ? '' : ` of the last ${withinCalendarMonths} months`
  return `${strength === 'law' ? 'May not be' : 'Should not be'} ${BARRED[bars]}${within}`
}

export const READING_WORDS = { request: 'From the request', 'agreed-statement': 'From the agreed statement' } as const

/** How far the statement lies behind the request. */
export function driftWords(days: number, agreedOn: IsoDate | null): string {
  const agreed = agreedOn === null ? 'The statement of complaint is not agreed yet' : `The statement of complaint was agreed on ${longDate(agreedOn)}`
  return agreedOn === null
    ? `${agreed}: ${workingDays(days)} since the request so far.`
    : `${agreed}, ${workingDays(days)} after the request.`
}

export function heldWords(held: number, howMany: number): string {
  return howMany === 1 ? (held === 0 ? 'Nobody yet' : '') : `${held} of ${howMany}`
}

export function stageTabTitle(stage: string): string {
  return `${stage}, step by step`
}
