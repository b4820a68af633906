import type { RESOLUTION_EVENTS, RESOLUTION_WARNINGS } from '../../domain/complaint/threads/resolution/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const RESOLUTION_WORDS: ThreadWords<typeof RESOLUTION_EVENTS> = {
  title: 'Local resolution',
  events: { DiscussionHeld: 'Discussion held', ResolutionConfirmed: 'Resolution confirmed in writing' },
  commands: {
    'record-discussion': {
      title: 'Record the discussion', when: 'When was it held?', asks: { text: { asks: 'What was said? (optional)' } },
    },
    'confirm-resolution': {
      title: 'Record that the resolution was confirmed in writing', when: 'When were the terms sent?',
      asks: { terms: { asks: 'What are the terms? (optional)' } },
    },
  },
}

export const RESOLUTION_WARNING_WORDS: Readonly<Record<keyof typeof RESOLUTION_WARNINGS, string>> = {
  'resolved-without-discussion': 'No discussion is recorded.',
  'resolution-without-terms': 'The terms of the resolution are not given.',
}
