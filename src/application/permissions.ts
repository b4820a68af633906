import type { CommandType } from '../domain/complaint/commands.ts'
import { DECLARED_EVENT_OF_COMMAND, type DeclaredCommand } from '../domain/complaint/declared/all.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import { hiddenFrom } from '../domain/complaint/threads/safeguarding/thread.ts'
import type { Actor, Role, Visibility } from './ports.ts'

/** Everything that can be asked of the application, besides the commands of a complaint. */
export const OTHER_ACTIONS = [
  'view-complaint', 'view-work-list', 'search-register', 'record-entry', 'view-entry', 'view-figures', 'open-figures', 'import-register', 'manage-users',
  'change-settings', 'view-diary', 'manage-own-feed', 'view-reminders', 'view-chase-list', 'view-remedies', 'load-bank-holidays', 'record-disruption', 'view-disruptions', 'view-ombudsman', 'view-pool',
  'view-person', 'change-person', 'say-same-person', 'view-learning', 'complete-own-learning-action',
  'view-reports', 'write-report', 'comment-report', 'check-report', 'approve-report', 'publish-report', 'make-outputs',
  'build-tables', 'keep-printed-figures',
] as const
export type Action = CommandType | (typeof OTHER_ACTIONS)[number]

const CASEWORK = [
  'record-complaint', 'acknowledge', 'record-details', 'allocate', 'extend-stage-one', 'pause-stage-one', 'resume-stage-one', 'draft-answer',
  'submit-answer', 'send-back-answer', 'approve-answer', 'answer-stage-one', 'log-contact', 'add-note', 'close', 'withdraw', 'reopen',
  'extend-investigation', 'answer-investigation',
  'answer-review-panel', 'request-corporate-review', 'answer-corporate-review', 'correct', 'strike-out',
] as const satisfies readonly CommandType[]

/** The declared commands, thread by thread: the complaints manager records what the whole procedure asks for. */
const DECLARED_CASEWORK = Object.keys(DECLARED_EVENT_OF_COMMAND) as readonly DeclaredCommand['type'][]

/** What everybody may who answers for complaints: see the dates of those they may see, at their own calendar too. */
const OWN_DATES = ['view-diary', 'manage-own-feed', 'view-reminders', 'view-remedies'] as const satisfies readonly Action[]

/**
 * Who may do what. What is not listed is not allowed.
 *
 * The complaints manager runs the procedure. A head of service reads everything, and approves or sends back answers. A
 * team manager works on what is allocated to them or to their teams, and reads the figures, but not what is behind them:
 * they count across all teams. A reader sees figures and nobody's complaint. An
 * administrator keeps the accounts and sees no complaint. Decision: 0013.
 */
const MAY: Readonly<Record<Role, readonly Action[]>> = {
  'complaints-manager': [
    ...OWN_DATES, 'view-chase-list',
    ...CASEWORK, ...DECLARED_CASEWORK, 'view-complaint', 'view-work-list', 'search-register', 'record-entry', 'view-entry', 'view-figures', 'open-figures',
    'view-person', 'change-person', 'say-same-person',
    'import-register', 'change-settings', 'view-ombudsman', 'view-pool', 'load-bank-holidays', 'record-disruption', 'view-disruptions', 'view-learning',
    'view-reports', 'write-report', 'comment-report', 'check-report', 'approve-report', 'publish-report', 'make-outputs',
    'build-tables', 'keep-printed-figures',
  ],
  'head-of-service': [
    ...OWN_DATES, 'view-chase-list',
    'view-complaint', 'view-work-list', 'search-register', 'view-entry', 'view-figures', 'open-figures', 'approve-answer', 'send-back-answer',
    'log-contact', 'add-note', 'raise-safeguarding-concern', 'view-disruptions', 'view-ombudsman', 'view-person', 'view-learning',
    'view-reports', 'comment-report', 'check-report', 'approve-report', 'make-outputs',
  ],
  'team-manager': [...OWN_DATES, 'view-complaint', 'view-work-list', 'search-register', 'view-figures', 'draft-answer', 'submit-answer', 'log-contact', 'add-note', 'raise-safeguarding-concern', 'view-disruptions', 'view-person',
    'view-learning', 'complete-own-learning-action', 'check-report', 'approve-report', 'make-outputs',
  ],
  reader: ['view-figures', 'check-report', 'approve-report'],
  administrator: ['manage-users'],
}

/** Whether the actor's role allows the action at all. Which complaints it reaches is `visibilityOf`. */
export function may(actor: Pick<Actor, 'role'>, action: Action): boolean {
  return MAY[actor.role].includes(action)
}

/** Which complaints the actor may see. */
export function visibilityOf(actor: Actor): Visibility {
  switch (actor.role) {
    case 'complaints-manager':
    case 'head-of-service':
      return { kind: 'all' }
    case 'team-manager':
      return { kind: 'teams', userId: actor.userId, teams: actor.teams }
    case 'reader':
    case 'administrator':
      return { kind: 'none' }
  }
}

/**
 * Whether `visibility` reaches this complaint: for a team manager, what is allocated to them or to one of their teams, unless they
 * are accused in it and may not hear of that yet. Decisions: 0013, 0039.
 */
export function isVisible(visibility: Visibility, complaint: Complaint): boolean {
  const { allocatedTo } = complaint
  switch (visibility.kind) {
    case 'all':
      return true
    case 'none':
      return false
    case 'teams': {
      if (allocatedTo === null || hiddenFrom(complaint).includes(visibility.userId)) return false
      return allocatedTo.responderId === visibility.userId || (allocatedTo.team !== undefined && visibility.teams.includes(allocatedTo.team))
    }
  }
}
