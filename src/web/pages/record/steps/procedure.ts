import { procedureById } from '../../../../domain/procedure/procedures.ts'
import { given } from '../../command/command-form.ts'
import type { Step, StepContext } from '../step.ts'

export const procedure: Step = {
  id: 'procedure', question: 'Which procedure is it under?', label: 'Procedure', isNeeded: false,
  offer: (context) => ({ choices: procedureIds(context).map((code) => ({ code, label: procedureById(code)?.title ?? code })) }),
  start: ({ settings }) => ({ procedure: settings.defaultProcedure }),
  read: (form, context) => given({ procedure: form.optionalChoice('procedure', 'the procedure', procedureIds(context)) }),
  lines: (part, { settings }) => {
    const id = part.procedure ?? settings.defaultProcedure
    return [procedureById(id)?.title ?? id]
  },
}

function procedureIds({ settings }: StepContext): readonly string[] {
  return [...new Set([settings.defaultProcedure, settings.corporateProcedure])]
}
