import type { By } from '../application/accounts.ts'
import type { Visit } from './route.ts'

/** Who changes an account on a page: the person, and the pattern of the route. */
export function by({ actor, request }: Visit): By {
  return { actor, route: request.routeOptions.url ?? 'no-route' }
}
