import type { Actor, Role } from '../application/ports.ts'

const ACTIONS = ['record', 'work', 'search', 'figures', 'import'] as const
type Action = (typeof ACTIONS)[number]

const WORKERS: readonly Role[] = ['complaints-manager', 'team-manager', 'head-of-service', 'administrator']
const ROLES_OF: Readonly<Record<Action, readonly Role[]>> = {
  record: ['complaints-manager', 'administrator'], work: WORKERS, search: WORKERS,
  figures: [...WORKERS, 'reader'], import: ['complaints-manager', 'administrator'],
}

/** Who may ask for a page: anybody, anybody signed in, or those who may do what it is for. */
export type Access = 'public' | 'signed-in' | Action

/** Whether `actor` may visit. Pages hide what may not be done; `application/` refuses it again. */
export function mayVisit(actor: Actor | null, access: Access): boolean {
  if (access === 'public') return true
  if (actor === null) return false
  return access === 'signed-in' || ROLES_OF[access].includes(actor.role)
}
