import type { CommandType } from '../../domain/complaint/commands.ts'

/** Everything that can be asked of the application, besides the commands of a complaint, by subject. */
export const ACTIONS_BY_SUBJECT = {
  complaints: [
    'view-complaint', 'view-work-list', 'search-register', 'view-diary', 'manage-own-feed', 'view-reminders', 'view-chase-list', 'view-remedies', 'view-outbox', 'decide-outbox',
  ],
  people: ['view-person', 'change-person', 'say-same-person', 'view-protected-contact'],
  register: [
    'record-entry', 'view-entry', 'view-ombudsman', 'view-pool', 'record-disruption', 'view-disruptions', 'view-learning', 'complete-own-learning-action',
    'view-messages', 'file-messages', 'view-mailboxes',
  ],
  figures: [
    'view-figures', 'open-figures', 'build-tables', 'keep-printed-figures', 'view-reports', 'write-report', 'comment-report', 'check-report',
    'approve-report', 'publish-report', 'make-outputs',
  ],
  authority: ['import-register', 'change-settings', 'load-bank-holidays', 'change-letter-templates'],
  access: [
    'manage-users', 'invite-from-outside', 'view-own-complaint', 'break-seal', 'view-seal-notices', 'view-complaint-traces', 'view-traces',
  ],
  retention: ['view-retention', 'propose-destruction', 'approve-destruction', 'place-hold', 'answer-rights', 'make-bundle'],
} as const

export type Subject = keyof typeof ACTIONS_BY_SUBJECT
export type OtherAction = (typeof ACTIONS_BY_SUBJECT)[Subject][number]
export const OTHER_ACTIONS: readonly OtherAction[] = Object.values(ACTIONS_BY_SUBJECT).flat()
export type Action = CommandType | OtherAction
