import type { Route } from '../../route.ts'
import { urls } from '../../urls.ts'

export const helpRoutes: readonly Route[] = [
  { method: 'GET', url: urls.help(), access: 'public', handler: () => ({ kind: 'page', template: 'pages/help/page.njk', title: 'Help' }) },
]
