import type { CauseNature } from '../../domain/complaint/basics.ts'
import type { CAUSES_EVENTS, CAUSES_REFUSALS } from '../../domain/complaint/threads/causes/events.ts'
import type { ThreadWords } from './thread-words.ts'

/** How a cause came about, in the founding report's words (its section 4.8). */
export const CAUSE_NATURE_LABELS: Readonly<Record<CauseNature, string>> = {
  'human-error': 'Human error', 'error-of-judgement': 'Error of judgement', 'deliberate-departure': 'Deliberate departure from the rules',
}

export const CAUSES_WORDS: ThreadWords<typeof CAUSES_EVENTS> = {
  title: 'Why it was upheld',
  events: { CauseFound: 'Cause found' },
  commands: {
    'record-causes': {
      title: 'Record why something was upheld', when: 'When was it found?',
      know: 'Only for what was upheld in whole or part. It adds to the causes that the answer names; a wrong one is corrected at its entry. '
        + 'Human error: an action or decision that was not intended. Error of judgement: what was intended was wrong, though it was believed to be right. '
        + 'Deliberate departure: somebody departed from the rules and knew it.',
      asks: {
        points: { asks: 'Which points? (optional)', hint: 'Leave empty where it is about the complaint as a whole.' },
        causes: { asks: 'Why was it upheld?' },
        nature: { asks: 'How did it come about? (optional)', of: CAUSE_NATURE_LABELS },
        text: { asks: 'What was found? (optional)' },
      },
    },
  },
}

export const CAUSES_REFUSAL_WORDS: Readonly<Record<keyof typeof CAUSES_REFUSALS, string>> = {
  'cause-without-fault':
    'A cause says why something was upheld in whole or part, and this was not. Leave its causes and how it came about empty; where the finding is wrong, correct the answer first.',
  'cause-needed': 'Choose at least one cause.',
}
