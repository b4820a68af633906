import type { Role } from '../../../application/ports.ts'
import type { Route } from '../../route.ts'
import { urls } from '../../urls.ts'

const FIRST_PAGE: Readonly<Record<Role, string>> = {
  'complaints-manager': urls.workList(), 'team-manager': urls.workList(), 'head-of-service': urls.workList(),
  reader: urls.figures(), administrator: urls.workList(),
}

/** Home is where each role's day begins. */
export const homeRoutes: readonly Route[] = [
  { method: 'GET', url: urls.home(), access: 'signed-in', handler: ({ actor }) => ({ kind: 'redirect', to: FIRST_PAGE[actor.role] }) },
]
