import type { THEMES_EVENTS, THEMES_REFUSALS } from '../../domain/complaint/threads/themes/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const THEMES_WORDS: ThreadWords<typeof THEMES_EVENTS> = {
  title: 'Theme',
  events: { ThemeNoted: 'Part of a theme' },
  commands: {
    'note-theme': {
      title: 'Say which theme it is about', when: 'When was it seen?',
      know: 'A theme is something that many complaints have in common for a time. It is recorded in the register first. To take it off again, strike the entry out.',
      asks: { theme: { asks: 'Which theme?' }, text: { asks: 'Anything to add? (optional)' } },
    },
  },
}

export const THEMES_REFUSAL_WORDS: Readonly<Record<keyof typeof THEMES_REFUSALS, string>> = {
  'theme-already-noted': 'The complaint is about this theme already. To take it off, strike that entry out.',
}
