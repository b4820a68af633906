import type { Action } from '../application/access/actions.ts'
import { may } from '../application/permissions.ts'
import type { Actor } from '../application/ports.ts'

/** Who may ask for a page: anybody, anybody signed in, or those who may do what it is for. */
export type Access = 'public' | 'signed-in' | Action

/** Whether `actor` may visit. Pages hide what may not be done; `application/` refuses it again. */
export function mayVisit(actor: Actor | null, access: Access): boolean {
  if (access === 'public') return true
  if (actor === null) return false
  return access === 'signed-in' || may(actor, access)
}
