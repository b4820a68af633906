import type { THEME_EVENTS } from '../domain/register/theme/events.ts'
import type { ThreadWords } from './threads/thread-words.ts'

export const THEME_WORDS: ThreadWords<typeof THEME_EVENTS> = {
  title: 'Theme',
  events: { ThemeBegun: 'Theme recorded', ThemeDisruptionLinked: 'Disruption or hold belongs to it', ThemeEnded: 'Theme ended' },
  commands: {
    'begin-theme': {
      title: 'Record a theme', when: 'Since when?',
      know: 'A theme is something that many complaints have in common for a time, such as a pandemic, a closed office or a new system.',
      asks: {
        name: { asks: 'What is it called?', hint: 'A few words, such as COVID-19.' }, text: { asks: 'What is it?' },
        causeTags: { asks: 'What kind of causes does it belong to? (optional)' },
      },
    },
    'link-theme-disruption': {
      title: 'Add a disruption or hold that belongs to it', when: 'When was it added?',
      know: 'What that disruption delayed then counts as delayed by the theme, each complaint once.', asks: { disruption: { asks: 'Which disruption or hold?' } },
    },
    'end-theme': { title: 'Record its last day', when: 'What was the last day of it?', asks: { text: { asks: 'How did it end? (optional)' } } },
  },
}
