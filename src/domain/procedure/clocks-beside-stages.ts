import { guidance, law, local } from './cite.ts'
import type { ClockRule } from './procedure.ts'

const BEST = 'Getting the Best from Complaints'
const AUTHORITY = { stage: 'beside', kind: 'limit', whose: 'authority', extension: null, pause: null } as const
const STATED = (field: string) => ({ kind: 'stated-day', field }) as const

/** Harm to a child: these clocks run whatever becomes of the complaint. */
const SAFEGUARDING = [
  {
    id: 'safeguarding-referral', title: 'Refer to safeguarding', ...AUTHORITY, each: 'concernId',
    ...guidance('Working Together to Safeguard Children: referrals', false),
    start: { kind: 'event', of: ['SafeguardingConcernRaised'] }, limit: { kind: 'calendar-days', calendarDays: 0 },
    doneBy: ['SafeguardingReferralMade'], stoppedBy: ['SafeguardingConcernEnded'], whenMissed: 'A child may be at risk: refer it now',
  },
  {
    id: 'designated-officer', title: 'Refer to the designated officer', ...AUTHORITY, each: 'concernId',
    ...guidance('Working Together to Safeguard Children: allegations about people who work with children', false),
    start: { kind: 'event', of: [{ type: 'SafeguardingConcernRaised', where: ['about', 'worker'] }] }, limit: { kind: 'working-days', workingDays: 1 },
    doneBy: ['DesignatedOfficerReferred'], stoppedBy: ['SafeguardingConcernEnded'], whenMissed: 'Refer it now',
  },
] as const satisfies readonly ClockRule[]

/** What was promised, planned or asked for: the day is one that somebody named, or the law's. */
const PROMISED = [
  {
    id: 'route-letter', title: 'Write about how it is dealt with', ...AUTHORITY, ...local('The day that was set when the route was decided', true),
    start: { kind: 'latest', of: ['RouteDecided'], stating: 'letterDueOn' }, limit: STATED('letterDueOn'),
    doneBy: ['RouteLetterSent'], stoppedBy: [], whenMissed: 'The letter is late',
  },
  {
    id: 'promised-contact', title: 'Contact promised', ...AUTHORITY, ...local('The day that was promised', true),
    start: { kind: 'latest', of: ['ContactLogged'], stating: 'nextContactOn' }, limit: STATED('nextContactOn'),
    doneBy: ['ContactLogged'], stoppedBy: ['ComplaintWithdrawn', 'ComplaintClosed'], whenMissed: 'A promise to somebody is not kept',
  },
  {
    id: 'right-to-move-on', title: 'Tell them that they need not wait for stage 1', ...AUTHORITY, ...guidance(`${BEST}, para 3.5`, false),
    start: { kind: 'event-or-due', of: [], orDueOf: 'stage-1-answer', atCeiling: true }, limit: { kind: 'working-days', workingDays: 1 },
    doneBy: ['RightToMoveOnTold', 'StageOneAnswered'],
    stoppedBy: ['ComplaintWithdrawn', 'ComplaintClosed', 'StageOneSkipped', 'InvestigationRequested'], whenMissed: 'Tell them now',
  },
  {
    id: 'freeze-review', title: 'Review the frozen decision', ...AUTHORITY, each: 'freezeId', ...guidance(`${BEST}, part 6`, false),
    start: { kind: 'latest', of: ['FreezeDecided', 'FreezeReviewed'], stating: 'reviewOn' }, limit: STATED('reviewOn'),
    doneBy: ['FreezeReviewed', 'FreezeEnded'], stoppedBy: [], whenMissed: 'The review is late',
  },
  {
    id: 'proceedings-end', title: 'See whether the proceedings have ended', ...AUTHORITY, each: 'proceedingsId',
    ...local('The day on which they were expected to end', true),
    start: { kind: 'latest', of: ['ConsiderationDeclined'], stating: 'expectedEndOn' }, limit: STATED('expectedEndOn'),
    doneBy: ['ProceedingsEnded'], stoppedBy: [], whenMissed: 'Ask about them',
  },
  {
    id: 'contact-restriction-review', title: 'Review how they may contact us', ...AUTHORITY, ...local('The day that was set for the review', true),
    start: { kind: 'latest', of: ['ContactRestricted', 'ContactRestrictionReviewed'], stating: 'reviewOn' }, limit: STATED('reviewOn'),
    doneBy: ['ContactRestrictionReviewed'], stoppedBy: [], whenMissed: 'The review is late',
  },
  {
    id: 'body-answer', title: 'Answer of another body', ...AUTHORITY, each: 'bodyId', ...local('The day that was agreed with it', true),
    start: { kind: 'latest', of: ['BodyInvolved'], stating: 'dueOn' }, limit: STATED('dueOn'),
    doneBy: ['BodyAnswered'], stoppedBy: ['ComplaintWithdrawn'], whenMissed: 'Ask them for it',
  },
  {
    id: 'action', title: 'Action', ...AUTHORITY, each: 'actionId', ...local('The day that was agreed', true),
    start: { kind: 'event', of: ['ActionAgreed'] }, limit: STATED('dueOn'), restatedBy: ['ActionReplanned'],
    doneBy: ['ActionDone'], stoppedBy: ['ActionNotDone'], whenMissed: 'The action is late',
  },
  {
    id: 'remedy', title: 'Remedy', ...AUTHORITY, each: 'remedyId', ...local('The day that was promised', true),
    start: { kind: 'event', of: ['RemedyPromised'] }, limit: STATED('dueOn'), restatedBy: ['RemedyReplanned'],
    doneBy: ['RemedyGiven'], stoppedBy: ['RemedyNotGiven'], whenMissed: 'What was promised is late',
  },
  {
    id: 'subject-access', title: 'Answer the request for personal data', ...AUTHORITY, each: 'requestId', ...law('UK GDPR art. 12(3)', false),
    start: { kind: 'event', of: ['SubjectAccessRequested'] }, limit: { kind: 'calendar-months', calendarMonths: 1 },
    doneBy: ['SubjectAccessAnswered'], stoppedBy: [], whenMissed: 'The request is answered late; the complaint waits for nothing',
  },
] as const satisfies readonly ClockRule[]

/** The clocks that run beside the stages, in every procedure: for each concern, promise, action and review. */
export const CLOCKS_BESIDE_STAGES: readonly ClockRule[] = [...SAFEGUARDING, ...PROMISED]

/** The same for procedures in which nobody moves on by right while stage 1 is overdue. */
export const CLOCKS_BESIDE_OTHER_STAGES: readonly ClockRule[] = CLOCKS_BESIDE_STAGES.filter(({ id }) => id !== 'right-to-move-on')
