import type { CHASING_EVENTS, CHASING_WARNINGS } from '../../domain/complaint/threads/chasing/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const CHASING_WORDS: ThreadWords<typeof CHASING_EVENTS> = {
  title: 'Chasing',
  events: { ChaseMade: 'Chased' },
  commands: {
    chase: {
      title: 'Record a chase', when: 'When were they chased?',
      asks: {
        rung: { asks: 'Which step of the ladder?', hint: 'The first step is 1. Write 0 for a chase that the ladder does not ask for.' },
        whom: {
          asks: 'Who was chased?',
          of: {
            responder: 'Whoever answers', 'head-of-service': 'Head of service', director: 'Director', 'investigating-officer': 'Investigating officer',
            'independent-person': 'Independent person', 'adjudicating-officer': 'Adjudicating officer', other: 'Somebody else',
          },
        },
        how: { asks: 'How? (optional)' }, text: { asks: 'What was said? (optional)' },
      },
    },
  },
}

export const CHASING_WARNING_WORDS: Readonly<Record<keyof typeof CHASING_WARNINGS, string>> = {
  'rung-already-chased': 'This step of the ladder was chased already at this stage.',
}
