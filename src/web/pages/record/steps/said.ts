import type { Step } from '../step.ts'

export const said: Step = {
  id: 'said', question: 'What was said?', label: 'What was said', isNeeded: true,
  read: (form) => ({ said: form.words('said', 'what was said') }),
  lines: (part) => (part.said && part.said.words !== '' ? [part.said.words] : []),
}
