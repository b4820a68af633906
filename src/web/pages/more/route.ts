import { moreFor } from '../../navigation.ts'
import type { Route } from '../../route.ts'
import { urls } from '../../urls.ts'

export const moreRoutes: readonly Route[] = [
  {
    method: 'GET', url: urls.more(), access: 'signed-in', traces: 'nothing',
    handler: ({ actor }) => {
      if (actor.role === 'outside') return { kind: 'not-found' }
      return { kind: 'page', template: 'pages/more/page.njk', title: 'More', model: { subjects: moreFor(actor) } }
    },
  },
]
