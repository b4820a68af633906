import type { Declarations } from '../../complaint/declared/declaration.ts'
import { codesOf, entryOf, optional, text } from '../../complaint/declared/field.ts'

/**
 * Something that many complaints have in common for a time, as COVID-19 was: complaints are tagged with it, and what it
 * delayed names it. It begins on the day of its first event. Facts: the founding report, section 4.13. Decision: 0051.
 */
export const THEME_EVENTS = {
  ThemeBegun: { command: 'begin-theme', fields: { name: text, text, causeTags: optional(codesOf('causeTags')) } },
  /** A disruption or a hold of the register that belongs to it: what that one delayed, the theme delayed. */
  ThemeDisruptionLinked: { command: 'link-theme-disruption', fields: { disruption: entryOf('disruption') } },
  ThemeEnded: { command: 'end-theme', fields: { text: optional(text) } },
} as const satisfies Declarations
