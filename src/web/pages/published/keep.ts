import type { Keep } from '../../route.ts'

/** Pages about publications say what was corrected and withdrawn: they are asked for again after five minutes. */
export const KEEP_PAGE: Keep = { seconds: 300 }
