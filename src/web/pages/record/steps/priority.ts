import { PRIORITY_LABELS } from '../../../../words/fields.ts'
import { given } from '../../command/command-form.ts'
import type { Step } from '../step.ts'

const PRIORITIES = ['normal', 'high', 'urgent'] as const

export const priority: Step = {
  id: 'priority', question: 'How urgent is it?', label: 'Priority', isNeeded: false, mayStayOpen: true,
  offer: () => ({ choices: PRIORITIES.map((code) => ({ code, label: PRIORITY_LABELS[code] })) }),
  read(form) {
    const typed = form.optionalChoice('priority', 'how urgent it is', PRIORITIES)
    const chosen = PRIORITIES.find((code) => code === typed)
    const priorityReason = form.optionalWords('reason', 'the reason')
    if (chosen !== undefined && chosen !== 'normal' && priorityReason === undefined) form.slip('reason', 'reason-missing', 'the reason why it is urgent')
    return { details: given({ priority: chosen, priorityReason }) }
  },
  lines: ({ details = {} }) => [
    ...(details.priority ? [PRIORITY_LABELS[details.priority]] : []), ...(details.priorityReason ? [details.priorityReason.words] : []),
  ],
}
