import type { CORPORATE_EVENTS, CORPORATE_REFUSALS, CORPORATE_WARNINGS } from '../../domain/complaint/threads/corporate/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const CORPORATE_WORDS: ThreadWords<typeof CORPORATE_EVENTS> = {
  title: 'Corporate review',
  events: {
    CorporateReviewAcknowledged: 'Corporate review acknowledged', CorporateReviewerAppointed: 'Corporate reviewer appointed',
    CorporateReviewExtended: 'Corporate review extended',
  },
  commands: {
    'acknowledge-corporate-review': { title: 'Acknowledge the request for a corporate review', when: 'When was it acknowledged?', asks: {} },
    'appoint-corporate-reviewer': {
      title: 'Appoint the corporate reviewer', when: 'When were they appointed?', know: 'Somebody who had no part in the stage 1 answer.',
      asks: {
        user: { asks: 'Who in Heard reviews it? (optional)' },
        person: { asks: 'Or who else? (optional)' },
        declared: {
          asks: 'What have they had to do with it? (optional)',
          of: {
            'stage-one-responder': 'Answered at stage 1', 'subject-of-complaint': 'Is complained about',
            'line-manager-of-subject': 'Manages whoever is complained about', 'already-involved': 'Had another part in it',
          },
        },
        reason: { asks: 'Why this person all the same? (optional)', hint: 'Only where they have had something to do with it.' },
      },
    },
    'extend-corporate-review': {
      title: 'Extend the corporate review', when: 'When was it decided?',
      know: 'An extension that the complainant was not told of before the date ran out does not move it.',
      asks: {
        untilWorkingDays: { asks: 'How many working days in all?', hint: 'Counted from the day the limit runs from.' },
        toldOn: { asks: 'When was the complainant told? (optional)' }, reason: { asks: 'Why? (optional)' },
      },
    },
  },
}

export const CORPORATE_REFUSAL_WORDS: Readonly<Record<keyof typeof CORPORATE_REFUSALS, string>> = {
  'review-already-acknowledged': 'The request for a corporate review was acknowledged already.',
  'one-reviewer-needed': 'Say who reviews it: either somebody who uses Heard or somebody else.',
}

export const CORPORATE_WARNING_WORDS: Readonly<Record<keyof typeof CORPORATE_WARNINGS, string>> = {
  'reviewer-not-separate': 'Whoever reviews an answer should have had no part in it. Say why this person all the same.',
  'review-extension-not-told': 'The day on which the complainant was told is missing. An extension that is not told in time does not move the date.',
  'review-extension-without-reason': 'No reason is given. The complainant has to be told one.',
  'review-without-reviewer': 'Nothing says who reviewed it.',
}
