import type { STAGE_ONE_EVENTS, STAGE_ONE_WARNINGS } from '../../domain/complaint/threads/stage-one/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const STAGE_ONE_WORDS: ThreadWords<typeof STAGE_ONE_EVENTS> = {
  title: 'Leaving stage 1',
  events: { StageOneSkipped: 'Stage 1 left out', RightToMoveOnTold: 'Told that they may go on to stage 2' },
  commands: {
    'skip-stage-one': {
      title: 'Leave out stage 1', when: 'When was it agreed?',
      know: 'The complainant and the complaints manager agree that stage 1 is not the right way. Stage 2 begins on this day.',
      asks: {
        askedBy: { asks: 'Who asked for it?', of: { complainant: 'The complainant', 'complaints-manager': 'The complaints manager', both: 'Both' } },
        reasons: { asks: 'Why is stage 1 not the right way?' },
      },
    },
    'tell-right-to-move-on': {
      title: 'Record that they were told they may go on', when: 'When were they told?',
      know: 'Once 20 working days have gone by without an answer, the complainant may ask for stage 2 at once, or choose to wait.',
      asks: { waits: { asks: 'Do they choose to wait? (optional)', hint: 'Leave it out while they have not said.' } },
    },
  },
}

export const STAGE_ONE_WARNING_WORDS: Readonly<Record<keyof typeof STAGE_ONE_WARNINGS, string>> = {
  'resolved-without-terms-sent': 'It was resolved, but the terms of resolution are not given. The complainant has to have them in writing.',
}
