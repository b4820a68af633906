import { corporateProcedureOn, procedureById, PROCEDURE_IDS } from '../../../../domain/procedure/procedures.ts'
import { given } from '../../command/command-form.ts'
import type { Choice } from '../../../components/word-choices/word-choices.ts'
import type { Step, StepContext } from '../step.ts'

export const procedure: Step = {
  id: 'procedure', question: 'Which procedure is it under?', label: 'Procedure', isNeeded: false,
  offer: (context) => ({ choices: usualIds(context).map(choiceOf), more: otherIds(context).map(choiceOf) }),
  start: ({ settings }) => ({ procedure: settings.defaultProcedure }),
  read: (form, context) => given({ procedure: form.optionalChoice('procedure', 'the procedure', [...usualIds(context), ...otherIds(context)]) }),
  lines: (part, { settings }) => [choiceOf(part.procedure ?? settings.defaultProcedure).label],
}

function choiceOf(code: string): Choice {
  return { code, label: procedureById(code)?.title ?? code }
}

/** The authority's own, and the corporate one that it followed on the day of receipt. */
function usualIds({ settings, day }: StepContext): readonly string[] {
  return [...new Set([settings.defaultProcedure, corporateProcedureOn(day, settings.corporateProcedure, settings.codeAdoptedOn)])]
}

/** The rest of what Heard knows: seldom meant, never out of reach. */
function otherIds(context: StepContext): readonly string[] {
  const usual = usualIds(context)
  return PROCEDURE_IDS.filter((id) => !usual.includes(id))
}
