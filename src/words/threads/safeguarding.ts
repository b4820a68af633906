import type { SAFEGUARDING_EVENTS, SAFEGUARDING_REFUSALS, SAFEGUARDING_WARNINGS } from '../../domain/complaint/threads/safeguarding/events.ts'
import type { ThreadWords } from './thread-words.ts'

const WHICH = { asks: 'Which concern?' }
const NOTE = { asks: 'Anything to add? (optional)' }

export const SAFEGUARDING_WORDS: ThreadWords<typeof SAFEGUARDING_EVENTS> = {
  title: 'Safeguarding',
  events: {
    SafeguardingConcernRaised: 'Safeguarding concern', SafeguardingReferralMade: 'Safeguarding referral made',
    SafeguardingReferralAcknowledged: 'Safeguarding referral acknowledged', DesignatedOfficerReferred: 'Referred to the designated officer',
    DesignatedOfficerAcknowledged: 'Designated officer acknowledged', TellingAccusedDecided: 'Whether the person accused is told',
    SafeguardingConcernEnded: 'Safeguarding concern ended',
  },
  commands: {
    'raise-safeguarding-concern': {
      title: 'Raise a safeguarding concern', when: 'When did you learn of it?',
      know: 'Refer it to safeguarding today. An allegation about somebody who works with children goes to the designated officer (LADO) '
        + 'within one working day. The complaint keeps its dates.',
      asks: {
        concernId: null,
        about: { asks: 'What is it about?', of: { child: 'Harm or risk to a child', worker: 'Somebody who works with children' } },
        text: { asks: 'What suggests harm?', hint: 'The facts, as they were said.' },
        accused: { asks: 'Who is accused? (optional)', hint: 'Only for somebody who works with children. They are told nothing yet.' },
        accusedUser: { asks: 'Do they use Heard? (optional)', hint: 'Whoever is accused is never made responder.' },
      },
    },
    'refer-to-safeguarding': {
      title: 'Record the safeguarding referral', when: 'When was it referred?', asks: { concernId: WHICH, text: { asks: 'To whom, and how? (optional)' } },
    },
    'acknowledge-safeguarding-referral': {
      title: 'Record that safeguarding acknowledged', when: 'When did they acknowledge it?', asks: { concernId: WHICH, text: NOTE },
    },
    'refer-to-designated-officer': {
      title: 'Refer to the designated officer', when: 'When was it referred?', asks: { concernId: WHICH, text: NOTE },
    },
    'acknowledge-by-designated-officer': {
      title: 'Record that the designated officer acknowledged', when: 'When did they acknowledge it?', asks: { concernId: WHICH, text: NOTE },
    },
    'decide-telling-accused': {
      title: 'Record whether the person accused may be told', when: 'When did the designated officer decide?',
      asks: { concernId: WHICH, agreed: { asks: 'Does the designated officer agree that they are told?' }, text: { asks: 'What was said? (optional)' } },
    },
    'end-safeguarding-concern': {
      title: 'End a safeguarding concern', when: 'When did it end?',
      asks: {
        concernId: WHICH,
        outcome: {
          asks: 'How did it end?',
          of: {
            'no-further-action': 'No further action', 'enquiry-begun': 'A safeguarding enquiry began', 'already-known': 'It was known already',
            'designated-officer-decided': 'The designated officer decided', 'raised-in-error': 'It was raised by mistake',
          },
        },
        text: { asks: 'Anything to add? (optional)', hint: 'Say why, where the designated officer was not told of an allegation.' },
      },
    },
  },
}

export const SAFEGUARDING_REFUSAL_WORDS: Readonly<Record<keyof typeof SAFEGUARDING_REFUSALS, string>> = {
  'no-open-concern': 'No open safeguarding concern waits for this.',
  'concern-already-raised': 'This concern was raised already.',
  'responder-accused': 'An open safeguarding concern is about this person, so they can have no part in answering the complaint.',
}

export const SAFEGUARDING_WARNING_WORDS: Readonly<Record<keyof typeof SAFEGUARDING_WARNINGS, string>> = {
  'accused-is-responder': 'The person accused has a part in answering this complaint. Give it to somebody else at once, and tell them nothing.',
  'designated-officer-not-told': 'The designated officer was not told of this. Say why it ends all the same.',
  'accused-not-to-be-told': 'An open safeguarding concern is about this person. They hear nothing until the designated officer agrees.',
  'concern-still-open': 'A safeguarding concern is still open.',
}
