import type { IsoDate } from '../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import type { Warning } from './commands.ts'
import { unwiseFor } from './declared/threads.ts'
import type { ComplaintFact } from './evolve.ts'
import { isAnswer } from './events.ts'
import type { Complaint } from './state.ts'
import { DELAYS_WARNINGS } from './threads/delays/events.ts'
import { CHASING_WARNINGS } from './threads/chasing/events.ts'
import { CORPORATE_WARNINGS } from './threads/corporate/events.ts'
import { RESOLUTION_WARNINGS } from './threads/resolution/events.ts'
import { LEAVING_WARNINGS } from './threads/leaving/events.ts'
import { isSettled } from './threads/leaving/thread.ts'
import { isMerged } from './threads/links/thread.ts'
import { REMEDIES_WARNINGS } from './threads/remedies/events.ts'
import { FOLLOWING_WARNINGS } from './threads/following/events.ts'
import { ROUTE_WARNINGS } from './threads/route/events.ts'
import { ELIGIBILITY_WARNINGS } from './threads/eligibility/events.ts'
import { PROCEEDINGS_WARNINGS } from './threads/proceedings/events.ts'
import { ADVOCACY_WARNINGS } from './threads/advocacy/events.ts'
import { FREEZE_WARNINGS } from './threads/freeze/events.ts'
import { SEALING_WARNINGS } from './threads/sealing/events.ts'
import { SAFEGUARDING_WARNINGS } from './threads/safeguarding/events.ts'
import { isNotConsidered } from './not-considered.ts'
import { PARTIES_WARNINGS } from './threads/parties/events.ts'
import { STAGE_ONE_WARNINGS } from './threads/stage-one/events.ts'
import { APPOINTMENTS_WARNINGS } from './threads/appointments/events.ts'
import { STAGE_TWO_WARNINGS } from './threads/stage-two/events.ts'
import { STAGE_THREE_WARNINGS } from './threads/stage-three/events.ts'
import { OUTSIDE_ACCESS_WARNINGS } from './threads/outside-access/events.ts'
import { DOCUMENTS_WARNINGS } from './threads/filed-documents/events.ts'
import { LETTERS_WARNINGS } from './threads/letters/events.ts'

const GETTING_THE_BEST = 'Getting the Best from Complaints (2006)'

/** What is unwise: guidance or the house's own practice departed from. The words are in `src/words/refusals.ts`. */
export const WARNINGS = {
  'more-attended-than-places': { guidance: 'Local practice: more people may come than there were places, and so may a typing slip', needsReason: false },
  'word-not-in-use': { guidance: 'Local practice: each list holds its words between two days, so that last year’s words stay with last year', needsReason: false },
  'before-the-lists': { guidance: 'Local practice: what came in before the authority’s lists begin most likely has a wrong year', needsReason: false },
  'born-on-different-days': { guidance: 'Local practice: records of people who were born on different days are of different people', needsReason: false },
  'worker-and-child': { guidance: 'Local practice: nobody is complained about as a worker in a complaint about them as a child', needsReason: false },
  'action-overdue-when-entered': { guidance: `${GETTING_THE_BEST}, part 5: learning is acted on and reported`, needsReason: false },
  'identity-not-confirmed': { guidance: 'UK GDPR art. 12(6): whoever asks is known to be that person (not confirmed)', needsReason: false },
  'rights-extension-late': { guidance: 'UK GDPR art. 12(3): the person is told of an extension within the first month (not confirmed)', needsReason: false },
  'looked-back-early': { guidance: 'Local practice: one looks back six and twelve months after it was done', needsReason: false },
  'tier-not-in-force': { guidance: 'Local practice: the tier before stage 1 that the authority’s settings say it had', needsReason: false },
  'tier-against-the-code': { guidance: 'LGSCO, Complaint Handling Code: no stage before stage 1 (not confirmed)', needsReason: false },
  'answer-not-approved': { guidance: 'Local practice: the complaints manager checks each answer before it is sent', needsReason: true },
  'not-acknowledged': { guidance: 'Local practice: each complaint is acknowledged', needsReason: false },
  'upheld-without-reasons': { guidance: `${GETTING_THE_BEST}, part 5: what the annual report has to draw on`, needsReason: false },
  'point-without-finding': { guidance: `${GETTING_THE_BEST}, part 3: a finding on each point`, needsReason: false },
  'extension-not-told': { guidance: `${GETTING_THE_BEST}, part 3: the complainant is told the reason and the new date`, needsReason: false },
  'extension-without-reason': { guidance: `${GETTING_THE_BEST}, part 3: the complainant is told the reason and the new date`, needsReason: false },
  'no-advocate-appointed': { guidance: `${GETTING_THE_BEST}, part 3: the pause is for an advocate to be appointed`, needsReason: false },
  'closed-without-answer': { guidance: `${GETTING_THE_BEST}, part 3: a complaint ends with an answer or a withdrawal`, needsReason: true },
  'category-not-confirmed': { guidance: 'Local practice: the main category is confirmed at closing', needsReason: false },
  'stage-one-not-answered': { guidance: `${GETTING_THE_BEST}, part 3: stage 1 is passed over by agreement or when it is overdue`, needsReason: false },
  ...DELAYS_WARNINGS,
  ...ROUTE_WARNINGS,
  ...ELIGIBILITY_WARNINGS,
  ...PROCEEDINGS_WARNINGS,
  ...ADVOCACY_WARNINGS,
  ...FREEZE_WARNINGS,
  ...SAFEGUARDING_WARNINGS,
  ...SEALING_WARNINGS,
  ...CHASING_WARNINGS,
  ...CORPORATE_WARNINGS,
  ...RESOLUTION_WARNINGS,
  ...LEAVING_WARNINGS,
  ...REMEDIES_WARNINGS,
  ...FOLLOWING_WARNINGS,
  ...PARTIES_WARNINGS,
  ...STAGE_ONE_WARNINGS,
  ...APPOINTMENTS_WARNINGS,
  ...STAGE_TWO_WARNINGS,
  ...STAGE_THREE_WARNINGS,
  ...OUTSIDE_ACCESS_WARNINGS,
  ...DOCUMENTS_WARNINGS,
  ...LETTERS_WARNINGS,
} as const satisfies Record<string, Omit<Warning, 'code'>>

export type WarningCode = keyof typeof WARNINGS

type Unwise = (complaint: Complaint, event: ComplaintFact) => readonly WarningCode[]

/** What would be unwise about `event`, entered on the day `today`, on the complaint as it stood just before it. */
export function warningsOf(complaint: Complaint, event: ComplaintFact, calendar: WorkingDayCalendar, today: IsoDate): readonly Warning[] {
  return [...UNWISE.flatMap((unwise) => unwise(complaint, event)), ...unwiseFor(complaint, event, calendar, today)].map((code) => ({ code, ...WARNINGS[code] }))
}

const answerTooSoon: Unwise = (complaint, event) => {
  if (event.type !== 'StageOneAnswered' || complaint.stage !== 'stage-1') return []
  return [
    ...when(complaint.answerWay.step !== 'approved', 'answer-not-approved'),
    ...when(complaint.acknowledgedOn === null && !isAnonymous(complaint), 'not-acknowledged'),
  ]
}

/** Nobody to write to: every complainant is without a name. Such a complaint is recorded and considered, and owes no letters. */
function isAnonymous({ details: { complainants } }: Complaint): boolean {
  return complainants.length > 0 && complainants.every(({ personId }) => personId === undefined)
}

const answerIncomplete: Unwise = (complaint, event) => {
  if (!isAnswer(event)) return []
  const { findings = [], whole, reasons = [] } = event
  const found = new Set(findings.map((finding) => finding.pointId))
  const upheld = [whole, ...findings.filter((finding) => !finding.reasons?.length).map((finding) => finding.finding)]
  return [
    ...when(reasons.length === 0 && upheld.some((finding) => finding === 'upheld' || finding === 'partly-upheld'), 'upheld-without-reasons'),
    ...when(whole === undefined && complaint.points.some((point) => !found.has(point.pointId)), 'point-without-finding'),
  ]
}

const extension: Unwise = (_, event) => {
  if (event.type !== 'StageOneExtended' && event.type !== 'InvestigationExtended') return []
  return [...when(event.toldOn === undefined, 'extension-not-told'), ...when(event.reason === undefined, 'extension-without-reason')]
}

const closing: Unwise = (complaint, event) => {
  if (event.type !== 'ComplaintClosed') return []
  return [
    ...when(complaint.status === 'open' && !isSettled(complaint) && !isMerged(complaint) && !isNotConsidered(complaint), 'closed-without-answer'),
    ...when(event.category === undefined, 'category-not-confirmed'),
  ]
}

const passing: Unwise = (complaint, event) => [
  ...when(event.type === 'StageOneResumed' && !event.advocateAppointed, 'no-advocate-appointed'),
  ...when(event.type === 'InvestigationRequested' && !complaint.answers['stage-1'], 'stage-one-not-answered'),
  ...when(event.type === 'CorporateReviewRequested' && !complaint.answers['stage-1'], 'stage-one-not-answered'),
]

const UNWISE: readonly Unwise[] = [answerTooSoon, answerIncomplete, extension, closing, passing]

function when(holds: boolean, code: WarningCode): readonly WarningCode[] {
  return holds ? [code] : []
}
