import { explainClock } from '../../../application/explain-clock.ts'
import { parseIsoDate } from '../../../domain/calendar/iso-date.ts'
import type { Route } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { clockPage } from './view-model.ts'

export const clockRoutes: readonly Route[] = [
  {
    method: 'GET', url: urls.complaintClock(':complaintId', ':clockId'), access: 'view-complaint', forResponders: true, traces: reads('complaint', 'complaintId'),
    handler: async ({ deps, actor, params, query, today }) => {
      const day = parseIsoDate(query['asKnownOn'] ?? '')
      const which = { complaintId: params['complaintId'] ?? '', clockId: params['clockId'] ?? '', ...(query['item'] !== undefined && query['item'] !== '' && { item: query['item'] }) }
      const explained = await explainClock(deps.services, actor, day !== null && day < today ? { ...which, asKnownOn: day } : which)
      if (explained.kind === 'not-found') return { kind: 'not-found' }
      return { kind: 'page', template: 'pages/clock/page.njk', title: explained.explanation.clock.title, model: clockPage(explained) }
    },
  },
]
