import { viewComplaint } from '../../../application/view-complaint.ts'
import type { Visit } from '../../route.ts'
import type { FormContext } from './command-form.ts'
import type { Typed } from '../../form-reader.ts'

/** The complaint, the words and the people that a form needs; null where the actor may not see the complaint. */
export async function formContext(visit: Visit, asked: Typed): Promise<FormContext | null> {
  const { deps, actor, params, today } = visit
  const view = await viewComplaint(deps.services, actor, params['complaintId'] ?? '')
  if ('kind' in view) return null
  const { settings, users } = view
  return {
    view, settings, actor, today,
    users: users.filter(({ isActive, role }) => isActive && (role === 'team-manager' || role === 'complaints-manager' || role === 'head-of-service')),
    asked: { part: textOf(asked['part']), entry: Number(textOf(asked['entry'])) || 0 },
    newId: () => deps.services.ids.next(),
  }
}

function textOf(value: Typed[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
