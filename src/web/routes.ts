import { accessibilityRoutes } from './pages/accessibility/route.ts'
import { helpRoutes } from './pages/help/route.ts'
import { homeRoutes } from './pages/home/route.ts'
import { signInRoutes } from './pages/sign-in/route.ts'
import type { Route } from './route.ts'

/** Every path that the web answers, page by page. */
export const ROUTES: readonly Route[] = [
  ...homeRoutes,
  ...signInRoutes,
  ...helpRoutes,
  ...accessibilityRoutes,
]
