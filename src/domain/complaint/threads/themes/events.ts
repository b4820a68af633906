import type { Declarations } from '../../declared/declaration.ts'
import { entryOf, optional, text } from '../../declared/field.ts'

/** That a complaint is about a theme of the register. It is taken off by striking the entry out. Decision: 0051. */
export const THEMES_EVENTS = {
  ThemeNoted: { command: 'note-theme', fields: { theme: entryOf('theme'), text: optional(text) } },
} as const satisfies Declarations

export const THEMES_REFUSALS = {
  'theme-already-noted': { decision: '0051' },
} as const
