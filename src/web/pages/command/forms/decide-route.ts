import type { Complaint } from '../../../../domain/complaint/state.ts'
import type { CommandForm } from '../command-form.ts'
import { declaredForm } from './declared.ts'

const plain = declaredForm('decide-route')

/** The plain case stands in the form already: what comes in is what its procedure is for, until somebody decides otherwise. */
export const decideRoute: CommandForm = {
  ...plain,
  start: (context) => ({ ...plain.start(context), ...usualRoute(context.view.complaint) }),
}

function usualRoute({ procedure, threads: { route } }: Complaint): Readonly<{ route?: string }> {
  if (route.whole !== null) return { route: route.whole.route }
  if (procedure === 'children-act-1989-england') return { route: 'children-act' }
  return procedure.startsWith('corporate-') ? { route: 'corporate' } : {}
}
