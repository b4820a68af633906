import type { DueGroup } from '../application/ports.ts'

export const DUE_GROUP_LABELS: Readonly<Record<DueGroup, string>> = {
  overdue: 'Overdue', 'due-today': 'Due today', 'due-soon': 'Due in the next 5 working days', open: 'Everything open',
}

/** What an empty group means, where nothing is filtered out. */
export const EMPTY_GROUPS: Readonly<Record<DueGroup, string>> = {
  overdue: 'Nothing is overdue. Every date that has gone by was met, or is shown as late on its complaint.',
  'due-today': 'Nothing falls due today.',
  'due-soon': 'Nothing falls due in the next 5 working days.',
  open: 'No complaint is open. What is recorded next appears here.',
}

export const SORT_LABELS = { due: 'Next date', received: 'Received', reference: 'Reference', contact: 'Next contact' } as const

/** Each filter, and what its empty choice is called. */
export const FILTER_WORDS = {
  stage: { label: 'Stage', any: 'Every stage' }, team: { label: 'Team', any: 'Every team' }, owner: { label: 'To be answered by', any: 'Anybody' },
  clock: { label: 'What is due', any: 'Anything' }, priority: { label: 'Priority', any: 'Every priority' },
  procedure: { label: 'Procedure', any: 'Every procedure' },
} as const
