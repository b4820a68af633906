import type { ADVOCACY_EVENTS, ADVOCACY_REFUSALS, ADVOCACY_WARNINGS } from '../../domain/complaint/threads/advocacy/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const ADVOCACY_WORDS: ThreadWords<typeof ADVOCACY_EVENTS> = {
  title: 'Advocacy',
  events: { AdvocacyOffered: 'Advocacy offered', AdvocacyAnswered: 'Offer of advocacy answered', AdvocateAppointed: 'Advocate appointed', AdvocacyEnded: 'Advocacy ended' },
  commands: {
    'offer-advocacy': { title: 'Record the offer of an advocate', when: 'When was it offered?', asks: { to: { asks: 'To whom? (optional)' } } },
    'record-advocacy-answer': {
      title: 'Record the answer to the offer of an advocate', when: 'When did they answer?',
      asks: { answer: { asks: 'What did they say?', of: { accepted: 'They want an advocate', declined: 'They do not want one' } }, reason: { asks: 'Why not? (optional)' } },
    },
    'appoint-advocate': {
      title: 'Record the advocate', when: 'When were they appointed?',
      know: 'Nobody who is complained about, manages the person or service, controls its resources or may handle the complaint.',
      asks: {
        person: { asks: 'Who is the advocate?' }, provider: { asks: 'Of which organisation? (optional)' },
        declared: {
          asks: 'What have they to do with it? (optional)',
          of: {
            'subject-of-complaint': 'Is complained about', 'manages-the-service': 'Manages that person or service', 'controls-resources': 'Controls its resources',
            'handles-the-complaint': 'May handle the complaint for the authority',
          },
        },
        alreadyMade: { asks: 'Has this appointment been made already? (optional)', hint: 'One that should not have been made is recorded with a warning.' },
      },
    },
    'end-advocacy': { title: 'Record that advocacy ended', when: 'When did it end?', asks: { reason: { asks: 'Why? (optional)' } } },
  },
}

export const ADVOCACY_REFUSAL_WORDS: Readonly<Record<keyof typeof ADVOCACY_REFUSALS, string>> = {
  'advocacy-not-offered': 'No offer of an advocate is recorded.',
  'advocate-barred': 'This person may not be the advocate. Ask for somebody who has nothing to do with it.',
  'advocate-already-appointed': 'This person is the advocate already.',
  'no-advocate': 'There is no advocate now.',
}

export const ADVOCACY_WARNING_WORDS: Readonly<Record<keyof typeof ADVOCACY_WARNINGS, string>> = {
  'barred-advocate': 'This person should not have been made the advocate. Ask for another one.',
  'stage-one-still-paused': 'Stage 1 is paused until an advocate is appointed. Resume it next.',
  'advocacy-declined-without-reason': 'No reason is given.',
  'child-without-offer-of-advocacy': 'A child or care leaver complains, and no offer of an advocate is recorded.',
}
