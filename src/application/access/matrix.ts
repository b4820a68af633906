import type { CommandType } from '../../domain/complaint/commands.ts'
import { DECLARED_EVENT_OF_COMMAND, type DeclaredCommand } from '../../domain/complaint/declared/all.ts'
import { RECORDED_BY_OUTBOX } from '../../domain/complaint/threads/letters/events.ts'
import type { Relation, Role } from '../ports.ts'
import type { Action, OtherAction } from './actions.ts'

const CASEWORK = [
  'record-complaint', 'acknowledge', 'record-details', 'allocate', 'extend-stage-one', 'pause-stage-one', 'resume-stage-one', 'draft-answer',
  'submit-answer', 'send-back-answer', 'approve-answer', 'answer-stage-one', 'log-contact', 'add-note', 'close', 'withdraw', 'reopen',
  'extend-investigation', 'answer-investigation',
  'answer-review-panel', 'request-corporate-review', 'answer-corporate-review', 'correct', 'strike-out',
] as const satisfies readonly CommandType[]

/** Who may see a complaint at all is for whoever answers for the team. Decision: 0082. */
const SEALING = ['seal-complaint', 'change-seal-list', 'lift-seal'] as const satisfies readonly DeclaredCommand['type'][]

/** The declared commands, thread by thread: the complaints team records what the whole procedure asks for. */
const DECLARED_CASEWORK = (Object.keys(DECLARED_EVENT_OF_COMMAND) as readonly DeclaredCommand['type'][]).filter((command) => !isSealing(command) && !isByProgram(command))

/** What became of a message that was sent: the program says that, and nobody else. Decision: 0099. */
function isByProgram(command: string): boolean {
  return RECORDED_BY_OUTBOX.some((each) => each === command)
}

function isSealing(command: string): boolean {
  return SEALING.some((each) => each === command)
}

/** Whoever works on a complaint adds documents to it; for whom one is, and taking one away, is for the complaints team. */
const FILING = ['file-document', 'file-document-version'] as const satisfies readonly DeclaredCommand['type'][]

/** What everybody may who answers for complaints: see the dates of those they may see, at their own calendar too. */
const OWN_DATES = ['view-diary', 'manage-own-feed', 'view-reminders', 'view-remedies'] as const satisfies readonly OtherAction[]

/** What the complaints team does all day. */
const DESK = [
  ...OWN_DATES, 'view-chase-list', ...CASEWORK, ...DECLARED_CASEWORK, 'view-complaint', 'view-work-list', 'search-register', 'record-entry', 'view-entry',
  'view-figures', 'open-figures', 'view-person', 'change-person', 'say-same-person', 'view-protected-contact', 'view-ombudsman', 'view-pool',
  'record-disruption', 'view-disruptions', 'view-learning', 'view-reports', 'comment-report', 'make-outputs', 'invite-from-outside', 'make-bundle', 'view-outbox', 'decide-outbox', 'change-letter-templates',
  'view-messages', 'file-messages', 'view-mailboxes',
] as const satisfies readonly Action[]

/**
 * Who may do what, by the role of their account. What is not listed is not allowed.
 *
 * The complaints manager runs the procedure, and the officers work beside them, but for settings, imports, reports and
 * what is kept for how long. A head of service reads everything that is not sealed, and approves or sends back answers. A
 * team manager works on what is allocated to them or to their teams, and reads the figures, but not what is behind them:
 * they count across all teams. A director reads figures and reports, a reader figures, and neither anybody's complaint.
 * The learning lead follows what was learned. An administrator keeps the accounts and sees no complaint. The data
 * protection officer sees who looked at what, and is second to a destruction. An auditor reads, and changes nothing.
 * Somebody from outside has what their part in one complaint gives them. Decisions: 0013, 0077.
 */
export const MAY_BY_ROLE: Readonly<Record<Role, readonly Action[]>> = {
  'complaints-manager': [
    ...DESK, ...SEALING, 'import-register', 'change-settings', 'load-bank-holidays', 'write-report', 'check-report', 'approve-report', 'publish-report', 'build-tables',
    'keep-printed-figures', 'break-seal', 'view-complaint-traces', 'view-retention', 'propose-destruction', 'place-hold', 'answer-rights',
  ],
  'complaints-officer': DESK,
  'head-of-service': [
    ...OWN_DATES, 'view-chase-list',
    'view-complaint', 'view-work-list', 'search-register', 'view-entry', 'view-figures', 'open-figures', 'approve-answer', 'send-back-answer', 'check-letter', 'send-letter-back', 'view-messages',
    ...SEALING, ...FILING, 'log-contact', 'add-note', 'raise-safeguarding-concern', 'view-disruptions', 'view-ombudsman', 'view-person', 'view-learning',
    'view-reports', 'comment-report', 'check-report', 'approve-report', 'make-outputs', 'break-seal', 'view-complaint-traces', 'view-retention', 'approve-destruction',
  ],
  'team-manager': [
    ...OWN_DATES, 'view-complaint', 'view-work-list', 'search-register', 'view-figures', 'draft-answer', 'submit-answer', 'log-contact', 'add-note', ...FILING,
    'raise-safeguarding-concern', 'view-disruptions', 'view-person', 'view-learning', 'complete-own-learning-action', 'check-report', 'approve-report', 'make-outputs',
  ],
  director: ['view-figures', 'view-reports', 'comment-report', 'check-report', 'approve-report', 'view-learning', 'view-disruptions'],
  reader: ['view-figures', 'check-report', 'approve-report'],
  'learning-lead': ['view-figures', 'view-learning', 'complete-own-learning-action', 'view-disruptions'],
  administrator: ['manage-users', 'view-outbox', 'view-mailboxes'],
  'data-protection-officer': ['view-seal-notices', 'view-complaint', 'view-traces', 'view-complaint-traces', 'view-retention', 'approve-destruction', 'place-hold', 'answer-rights', 'break-seal'],
  auditor: [
    'view-complaint', 'view-work-list', 'search-register', 'view-entry', 'view-figures', 'open-figures', 'view-disruptions', 'view-ombudsman', 'view-learning',
    'view-reports', 'view-traces', 'view-complaint-traces', 'view-retention', 'view-messages',
  ],
  outside: ['view-own-complaint'],
}

/**
 * To whom a complaint may be given to answer at stage 1. Not to those who keep accounts and see no complaint, who look after
 * the data, or who audit: none of them is to judge what they watch. Nor to anybody from outside.
 */
const MAY_ANSWER: readonly Role[] = ['complaints-manager', 'complaints-officer', 'team-manager', 'head-of-service', 'director', 'reader', 'learning-lead']

export function mayBeGiven({ role }: Readonly<{ role: Role }>): boolean {
  return MAY_ANSWER.includes(role)
}

/** What somebody's part in one complaint gives them for it, besides what their role does. Nothing of it reaches another complaint. */
export const MAY_BY_RELATION: Readonly<Record<Relation, readonly Action[]>> = {
  'stage-one-responder': ['view-work-list', 'view-complaint', 'draft-answer', 'submit-answer', 'log-contact', 'add-note', ...FILING],
  'investigating-officer': ['view-own-complaint'],
  'independent-person': ['view-own-complaint'],
  'panel-chair': ['view-own-complaint'],
  'panel-member': ['view-own-complaint'],
  'panel-clerk': ['view-own-complaint'],
  advocate: ['view-own-complaint'],
}
