import { neededChoice } from '../reading.ts'
import { choicesOf, codesOf, labelOf, type Step } from '../step.ts'

export const channel: Step = {
  id: 'channel', question: 'How did it come?', label: 'How it came', isNeeded: true,
  offer: (context) => ({ choices: choicesOf(context, 'channels') }),
  read: (form, context) => ({ channel: neededChoice(form, 'channel', 'how it came', codesOf(choicesOf(context, 'channels'))) }),
  lines: (part, context) => labelOf(context, 'channels', part.channel),
}
