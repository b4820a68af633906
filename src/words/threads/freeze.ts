import type { FREEZE_EVENTS, FREEZE_REFUSALS, FREEZE_WARNINGS } from '../../domain/complaint/threads/freeze/events.ts'
import type { ThreadWords } from './thread-words.ts'

const WHICH = { asks: 'Which decision?' }
const REVIEW = { asks: 'When is it looked at again? (optional)' }

export const FREEZE_WORDS: ThreadWords<typeof FREEZE_EVENTS> = {
  title: 'Disputed decision',
  events: { FreezeAsked: 'Freeze asked for', FreezeDecided: 'Freeze decided', FreezeReviewed: 'Freeze reviewed', FreezeEnded: 'Freeze ended' },
  commands: {
    'ask-for-freeze': {
      title: 'Ask for a decision to be frozen', when: 'When was it asked for?',
      asks: {
        freezeId: null,
        askedBy: {
          asks: 'Who asks?',
          of: { complainant: 'Complainant', child: 'Child or young person', advocate: 'Advocate', authority: 'The authority itself', 'somebody-else': 'Somebody else' },
        },
        decision: { asks: 'Which decision?' }, impact: { asks: 'What would it mean for the child? (optional)' },
        risk: { asks: 'What risk is there in waiting? (optional)' },
      },
    },
    'decide-freeze': {
      title: 'Decide whether a decision is frozen', when: 'When was it decided?',
      know: 'It waits until the complaint is dealt with, unless there is good reason against it, such as a risk to the child.',
      asks: {
        freezeId: WHICH, granted: { asks: 'Is it frozen?' }, decidedBy: { asks: 'Who decided? (optional)' }, reasons: { asks: 'Why?' }, reviewOn: REVIEW,
        toldOn: { asks: 'When was the complainant told? (optional)' },
      },
    },
    'review-freeze': {
      title: 'Review a frozen decision', when: 'When was it reviewed?',
      asks: { freezeId: WHICH, continues: { asks: 'Does it stay frozen?' }, reasons: { asks: 'Why?' }, reviewOn: REVIEW },
    },
    'end-freeze': { title: 'End a freeze', when: 'When did it end?', asks: { freezeId: WHICH, reason: { asks: 'Why? (optional)' } } },
  },
}

export const FREEZE_REFUSAL_WORDS: Readonly<Record<keyof typeof FREEZE_REFUSALS, string>> = {
  'freeze-decided-already': 'No request to freeze a decision waits for an answer.',
  'freeze-not-standing': 'No such decision is frozen.',
  'freeze-review-before-decision': 'The next review cannot be before this one.',
}

export const FREEZE_WARNING_WORDS: Readonly<Record<keyof typeof FREEZE_WARNINGS, string>> = {
  'freeze-refused': 'Guidance presumes that a disputed decision waits. The reasons have to say why this one does not.',
  'freeze-not-told': 'The day on which the complainant was told, with the ways to challenge it, is missing.',
  'freeze-without-review': 'No day is set on which it is looked at again.',
}
