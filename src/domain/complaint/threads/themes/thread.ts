import type { Thread } from '../../declared/thread.ts'
import type { THEMES_EVENTS } from './events.ts'

/** The themes that a complaint is about, by their ids in the register, in the order in which they were noted. */
export type Themes = readonly string[]

export const THEMES: Thread<Themes, typeof THEMES_EVENTS> = {
  start: [],
  evolve: { ThemeNoted: (themes, { theme }) => [...themes, theme] },
  impossible: { ThemeNoted: ({ threads: { themes } }, { theme }) => (themes.includes(theme) ? 'theme-already-noted' : null) },
}
