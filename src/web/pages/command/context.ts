import { complaintsCalled } from '../../../application/complaints-called.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import { DECLARED } from '../../../domain/complaint/declared/all.ts'
import type { Field } from '../../../domain/complaint/declared/field.ts'
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
    called: await complaintsTyped(visit, asked),
    newId: () => deps.services.ids.next(),
  }
}

/** The complaints that a declared command's form names, each by its reference, its id or the address of its page. */
async function complaintsTyped({ deps, actor, params }: Visit, typed: Typed): Promise<ReadonlyMap<string, string>> {
  const command = params['command'] ?? ''
  const fields = Object.values(DECLARED).find((declaration) => declaration.command === command)?.fields ?? {}
  const names = Object.entries<Field>(fields).filter(([, { kind }]) => kind === 'complaint').map(([name]) => textOf(typed[name]).trim())
  const asked = names.filter((name) => name !== '')
  return asked.length === 0 ? new Map() : complaintsCalled(deps.services, actor, asked)
}

function textOf(value: Typed[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
