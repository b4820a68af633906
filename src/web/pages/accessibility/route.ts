import type { Route } from '../../route.ts'
import { urls } from '../../urls.ts'

export const accessibilityRoutes: readonly Route[] = [
  {
    method: 'GET', url: urls.accessibility(), access: 'public',
    handler: () => ({ kind: 'page', template: 'pages/accessibility/page.njk', title: 'Accessibility statement' }),
  },
]
