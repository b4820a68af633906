import { asResponder } from '../../../application/access/answers-own.ts'
import { navigationFor } from '../../navigation.ts'
import type { Route } from '../../route.ts'
import { urls } from '../../urls.ts'

/** Home is where each role's day begins: the first thing in its menu. A role with an empty menu is told so. */
export const homeRoutes: readonly Route[] = [
  {
    method: 'GET', url: urls.home(), access: 'signed-in', traces: 'nothing',
    handler: async ({ actor, deps }) => {
      // Whoever has no list by their role and was given a complaint to answer begins with that.
      if (await asResponder(deps.services, actor) !== null) return { kind: 'redirect', to: urls.workList() }
      const [first] = navigationFor(actor, urls.home())
      return first ? { kind: 'redirect', to: first.href } : { kind: 'page', template: 'pages/home/page.njk', title: 'You are signed in' }
    },
  },
]
