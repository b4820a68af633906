import type { Compliment, ConsentState, NotQuotable } from '../domain/register/compliment/compliment.ts'
import type { COMPLIMENT_EVENTS, CONSENTS, Giver, GiverSort, PASSED_ON_BY, PUBLISHED_IN, SHARED_IN } from '../domain/register/compliment/events.ts'
import type { ThreadWords } from './threads/thread-words.ts'

const NOTE = { asks: 'Anything to add? (optional)' }
const HOW = { asks: 'How? (optional)' }

export const COMPLIMENT_FROM_LABELS: Readonly<Record<Giver, string>> = { client: 'A client', professional: 'A professional' }

export const GIVER_SORT_LABELS: Readonly<Record<GiverSort, string>> = {
  parent: 'Parent', 'child-or-young-person': 'Child or young person', 'care-leaver': 'Care leaver', carer: 'Carer', 'foster-carer': 'Foster carer',
  adopter: 'Adopter', relative: 'Other relative', 'other-client': 'Another client', judge: 'Judge', court: 'Another court professional',
  health: 'Health professional', school: 'School or nursery', police: 'Police', 'other-authority': 'Another authority',
  'voluntary-organisation': 'Voluntary organisation', colleague: 'Colleague', 'other-professional': 'Another professional',
}

const CONSENT_ANSWERS: Readonly<Record<(typeof CONSENTS)[number], string>> = {
  asked: 'It was asked for', given: 'It was given', refused: 'It was refused', withdrawn: 'It was taken back',
}

export const CONSENT_LABELS: Readonly<Record<ConsentState, string>> = {
  'not-asked': 'Not asked yet', asked: 'Asked, no answer yet', given: 'Given', refused: 'Refused', withdrawn: 'Taken back',
}

const PASSED_ON_LABELS: Readonly<Record<(typeof PASSED_ON_BY)[number], string>> = {
  'in-person': 'In person', supervision: 'In supervision', 'team-meeting': 'At a team meeting', letter: 'By letter', email: 'By e-mail',
}
const SHARED_LABELS: Readonly<Record<(typeof SHARED_IN)[number], string>> = {
  'team-meeting': 'At a team meeting', supervision: 'In supervision', training: 'In training', newsletter: 'In a newsletter', 'practice-note': 'In a practice note',
}
export const PUBLISHED_LABELS: Readonly<Record<(typeof PUBLISHED_IN)[number], string>> = {
  digest: 'The digest', 'annual-report': 'The annual report', newsletter: 'A newsletter', 'web-page': 'A web page', award: 'An award or nomination',
}

export const COMPLIMENT_WORDS: ThreadWords<typeof COMPLIMENT_EVENTS> = {
  title: 'Compliments',
  events: {
    ComplimentReceived: 'Compliment received', ComplimentConsentRecorded: 'Consent to quote', ComplimentQuotationChecked: 'Quotation edited and checked',
    ComplimentPassedOn: 'Passed on', ComplimentGiverThanked: 'Giver thanked', ComplimentShared: 'Shared as learning', ComplimentPublished: 'Quotation published',
  },
  commands: {
    'record-compliment': {
      title: 'Record a compliment', when: 'When was it received?',
      asks: {
        from: { asks: 'Who gave it?', of: COMPLIMENT_FROM_LABELS }, sort: { asks: 'What sort of person? (optional)', of: GIVER_SORT_LABELS },
        givenBy: { asks: 'What is their name? (optional)' }, channel: { asks: 'How did it come? (optional)' }, said: { asks: 'What was said? (optional)' },
        divisions: { asks: 'Which divisions is it about?' }, teams: { asks: 'Which teams is it about?' }, worker: { asks: 'Which worker is it about? (optional)' },
      },
    },
    'record-consent-to-quote': {
      title: 'Record consent to quote', when: 'When was that?',
      know: 'Consent is for these words in front of these readers. A child or young person decides with somebody they trust. A judge’s words said in private proceedings may not be quoted without the court’s leave.',
      asks: { consent: { asks: 'What became of consent?', of: CONSENT_ANSWERS }, how: HOW, text: NOTE },
    },
    'check-quotation': {
      title: 'Edit and check the quotation', when: 'When was it checked?',
      asks: { quotation: { asks: 'What may be quoted?' }, left: { asks: 'What was found and stays?' }, reasons: { asks: 'Why does it stay?' } },
    },
    'pass-on-compliment': {
      title: 'Record that it was passed on', when: 'When was it passed on?', know: 'To the worker, or to the team where nobody is named.',
      asks: { by: { asks: 'How? (optional)', of: PASSED_ON_LABELS }, text: NOTE },
    },
    'thank-giver': { title: 'Record that the giver was thanked', when: 'When were they thanked?', asks: { how: HOW, text: NOTE } },
    'share-compliment': {
      title: 'Record that it was shared as learning', when: 'When was it shared?',
      asks: { where: { asks: 'Where?', of: SHARED_LABELS }, text: { asks: 'What is to be learned from it? (optional)' } },
    },
    'publish-quotation': {
      title: 'Record that the quotation is published', when: 'When is it published?',
      know: 'Only a quotation that was checked, with consent that stands, may be published.',
      asks: { where: { asks: 'Where?', of: PUBLISHED_LABELS }, text: NOTE },
    },
  },
}

export const NOT_QUOTABLE_LABELS: Readonly<Record<NotQuotable, string>> = {
  'no-consent-to-quote': 'No consent to quote', 'quotation-not-checked': 'Quotation not checked yet',
}

/** What is still to do about a compliment, in the order in which it is done. */
export function stillToDo({ consent, quotation, passedOn, thankedOn, said }: Compliment): readonly string[] {
  return [
    ...(passedOn === null ? [COMPLIMENTS.passOn] : []),
    ...(thankedOn === null ? [COMPLIMENTS.thank] : []),
    ...(said !== null && consent.state === 'not-asked' ? [COMPLIMENTS.askConsent] : []),
    ...(consent.state === 'given' && quotation === null ? [COMPLIMENTS.checkIt] : []),
  ]
}

export const COMPLIMENTS = {
  title: 'Compliments', record: 'Record a compliment', correct: 'Correct what was recorded at first', digest: 'Digest of compliments', quotation: 'Edit and check the quotation',
  passOn: 'Pass it on to the worker or the team', thank: 'Thank whoever gave it', askConsent: 'Ask for consent to quote it', checkIt: 'Check the quotation for what could identify',
  notSaid: 'Not said', yes: 'Yes', no: 'No', notYet: 'Not yet', everybody: 'Everybody', all: 'All', mayBeQuoted: 'May be quoted', today: 'today',
  giverName: 'the name of whoever gave it', workerName: 'the name of the worker', stale: 'Somebody else has recorded something since this page was drawn. Look at it, and save again.',
  sortOfOther: 'a sort that goes with who gave it', workerTwice: 'either somebody who was thanked before or the name of somebody else, not both:', whatChanged: 'what is wrong',
} as const
