import type { IndependenceRule, RoleRule } from '../procedure.ts'
import { guidance, law } from '../cite.ts'

const BEST = 'Getting the Best from Complaints'
const REG_2 = law('SI 2006/1738 reg. 2, "independent person"', true)

const NOT_OF_THE_AUTHORITY: readonly IndependenceRule[] = [
  { id: 'not-member-or-officer', bars: 'member-or-officer', ...REG_2 },
  { id: 'not-spouse-or-partner', bars: 'spouse-or-partner-of-member-or-officer', ...REG_2 },
]

/** Who takes part, what each has to do, and whom each may not be. */
export const ROLES: readonly RoleRule[] = [
  {
    id: 'complaints-manager', title: 'Complaints manager', howMany: 1, ...law('SI 2006/1738 reg. 10', true),
    duty: 'Helps to co-ordinate all aspects of considering representations',
    independence: [
      { id: 'not-operational-line-management', bars: 'line-manager-of-subject', ...guidance(`${BEST}, part 3`, true) },
      { id: 'not-direct-provider', bars: 'direct-provider', ...guidance(`${BEST}, part 3`, true) },
    ],
  },
  {
    id: 'stage-one-responder', title: 'Manager who answers at stage 1', howMany: 1, ...law('SI 2006/1738 reg. 14', true),
    duty: 'Answers locally, for the service complained about', independence: [],
  },
  {
    id: 'investigating-officer', title: 'Investigating officer', howMany: 1, ...law('SI 2006/1738 reg. 17', false),
    duty: 'Investigates at stage 2 and reports with a finding on each point',
    independence: [
      { id: 'not-line-manager', bars: 'line-manager-of-subject', ...guidance(`${BEST}, para 3.6`, false) },
      { id: 'not-already-involved', bars: 'already-involved', ...guidance(`${BEST}, para 3.6`, false) },
    ],
  },
  {
    id: 'independent-person', title: 'Independent person', howMany: 1, ...law('SI 2006/1738 reg. 17(2)', true),
    duty: 'Takes part in all of stage 2, reports apart on its fairness and thoroughness, and is consulted again after stage 3',
    independence: NOT_OF_THE_AUTHORITY,
  },
  {
    id: 'adjudicating-officer', title: 'Adjudicating officer', howMany: 1, ...guidance(`${BEST}, para 3.8`, false),
    duty: 'Decides each point of complaint and the actions, within the stage 2 limit',
    independence: [
      { id: 'not-stage-one-responder', bars: 'stage-one-responder', ...guidance(`${BEST}, para 3.8`, false) },
      { id: 'not-subject-of-complaint', bars: 'subject-of-complaint', ...guidance(`${BEST}, para 3.8`, false) },
    ],
  },
  {
    id: 'panel-member', title: 'Member of the review panel', howMany: 3, ...law('SI 2006/1738 reg. 19', true),
    duty: 'Reviews the complaint as one of three independent persons; does not investigate again',
    independence: [
      ...NOT_OF_THE_AUTHORITY,
      { id: 'not-stage-two-independent-person', bars: 'independent-person-of-this-complaint', ...law('SI 2006/1738 reg. 19', true) },
      { id: 'no-close-tie', bars: 'other-contract-or-close-tie', ...guidance(`${BEST}, paras 3.9 to 3.18`, false) },
      { id: 'no-lawyer-as-such', bars: 'lawyer-acting-as-such', ...guidance(`${BEST}, paras 3.9 to 3.18`, false) },
    ],
  },
  {
    id: 'panel-chair', title: 'Chair of the review panel', howMany: 1, ...law('SI 2006/1738 reg. 19', true),
    duty: 'Chairs the panel; one of the three',
    independence: [
      { id: 'not-recent-member-or-officer', bars: 'former-member-or-officer', withinCalendarMonths: 36, ...guidance(`${BEST}, paras 3.9 to 3.18`, false) },
    ],
  },
  {
    id: 'relevant-director', title: 'Relevant director', howMany: 1, ...law('SI 2006/1738 reg. 20(3)', false),
    duty: 'Responds to the panel’s report together with the independent person of stage 2', independence: [],
  },
]
