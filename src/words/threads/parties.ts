import type { PARTIES_EVENTS, PARTIES_REFUSALS, PARTIES_WARNINGS } from '../../domain/complaint/threads/parties/events.ts'
import type { ThreadWords } from './thread-words.ts'

const WHICH_BODY = { asks: 'Which body?' }
const NOTE = { asks: 'Anything to add? (optional)' }
const CONSENT = { given: 'Given', refused: 'Refused', awaited: 'Asked for, not answered yet', 'not-needed': 'Not needed' }

export const PARTIES_WORDS: ThreadWords<typeof PARTIES_EVENTS> = {
  title: 'Other bodies and people',
  events: {
    BodyInvolved: 'Another body has a part', ConsentToShareRecorded: 'Consent to share', BodyAnswered: 'Other body answered',
    AuthorityToActRecorded: 'Authority to act', SubjectAccessRequested: 'Subject access request', SubjectAccessAnswered: 'Subject access request answered',
    ContactWarned: 'Warned about contact', ContactRestricted: 'Contact restricted', ContactRestrictionReviewed: 'Restriction of contact reviewed',
  },
  commands: {
    'involve-body': {
      title: 'Involve another body', when: 'When did they come in?', know: 'One body leads, and the complainant has one answer. The complaint is counted once.',
      asks: {
        bodyId: null,
        kind: {
          asks: 'What kind of body?',
          of: {
            health: 'Health service', adults: 'Adult social care', education: 'School or education service', provider: 'Provider of a service',
            'fostering-agency': 'Fostering agency', police: 'Police', 'other-council': 'Another council', other: 'Something else',
          },
        },
        name: { asks: 'What is it called, and who answers for it?' }, leads: { asks: 'Does it lead?' },
        consent: { asks: 'Does the complainant agree that it is shared with them?', of: CONSENT }, consentOn: { asks: 'When did they say so? (optional)' },
        points: { asks: 'Which points of complaint are theirs? (optional)' }, dueOn: { asks: 'By when will they answer? (optional)' },
      },
    },
    'record-consent-to-share': {
      title: 'Record consent to share', when: 'When did the complainant say so?',
      asks: { bodyId: WHICH_BODY, consent: { asks: 'Does the complainant agree?', of: CONSENT }, text: NOTE },
    },
    'record-body-answer': {
      title: 'Record the answer of another body', when: 'When did it come?', asks: { bodyId: WHICH_BODY, text: { asks: 'What did they say? (optional)' } },
    },
    'record-authority-to-act': {
      title: 'Record authority to act', when: 'When was this looked at?',
      know: 'A complaint that a councillor or MP brings for somebody is that person’s complaint, and is counted once.',
      asks: {
        person: { asks: 'Who acts for somebody?' },
        kind: {
          asks: 'Who are they?',
          of: {
            councillor: 'A councillor', mp: 'A Member of Parliament', solicitor: 'A solicitor', family: 'Family', friend: 'A friend', advocate: 'An advocate', other: 'Somebody else',
          },
        },
        evidence: { asks: 'Was it shown that they may?', of: { seen: 'Yes, it was seen', awaited: 'Not yet', 'not-needed': 'It is not needed' } },
        text: NOTE,
      },
    },
    'link-subject-access': {
      title: 'Record a subject access request', when: 'When did it come?', know: 'It has its own time of one month. It stops nothing of the complaint.',
      asks: { requestId: null, text: NOTE },
    },
    'answer-subject-access': {
      title: 'Record that a subject access request was answered', when: 'When was it answered?', asks: { requestId: { asks: 'Which request?' } },
    },
    'warn-about-contact': {
      title: 'Warn about contact', when: 'When were they warned?', asks: { text: { asks: 'What were they told?', hint: 'What has to change, and what follows if it does not.' } },
    },
    'restrict-contact': {
      title: 'Restrict contact', when: 'When was it decided?', know: 'New complaints are still read, and are dealt with like any other.',
      asks: {
        arrangements: { asks: 'How may they contact us now?' }, reasons: { asks: 'Why?' }, reviewOn: { asks: 'When will it be reviewed?' },
      },
    },
    'review-contact-restriction': {
      title: 'Review the restriction of contact', when: 'When was it reviewed?',
      asks: { continues: { asks: 'Does it go on?' }, reasons: { asks: 'Why?' }, reviewOn: { asks: 'When is the next review? (optional)', hint: 'Where it goes on.' } },
    },
  },
}

export const PARTIES_REFUSAL_WORDS: Readonly<Record<keyof typeof PARTIES_REFUSALS, string>> = {
  'no-body-involved': 'No such body has a part in this complaint.',
  'no-open-subject-access': 'No subject access request waits for an answer.',
  'contact-already-restricted': 'Contact is restricted already. Review that restriction.',
  'contact-not-restricted': 'Contact is not restricted.',
}

export const PARTIES_WARNING_WORDS: Readonly<Record<keyof typeof PARTIES_WARNINGS, string>> = {
  'two-leads': 'Another body leads already. One leads, and the complainant has one answer.',
  'shared-without-consent': 'The complainant has not agreed that the complaint is shared with this body.',
  'authority-to-act-awaited': 'Somebody acts for another person, and it has not been shown that they may.',
  'restricted-without-warning': 'No warning about contact is recorded.',
  'restriction-without-review': 'The day of the next review is missing.',
  'review-before-restriction': 'The day of the review lies before this decision.',
}
