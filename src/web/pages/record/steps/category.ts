import { given } from '../../command/command-form.ts'
import { choicesOf, codesOf, labelOf, type Step } from '../step.ts'

export const category: Step = {
  id: 'category', question: 'What is it mainly about?', label: 'Main category', isNeeded: false,
  offer: (context) => ({ choices: choicesOf(context, 'categories') }),
  read: (form, context) => ({
    details: given({ category: form.optionalChoice('category', 'what it is mainly about', codesOf(choicesOf(context, 'categories'))) }),
  }),
  lines: ({ details }, context) => labelOf(context, 'categories', details?.category),
}
