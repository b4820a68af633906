import type { ELIGIBILITY_EVENTS, ELIGIBILITY_REFUSALS, ELIGIBILITY_WARNINGS } from '../../domain/complaint/threads/eligibility/events.ts'
import type { ThreadWords } from './thread-words.ts'

const TOLD = { asks: 'When were they told? (optional)' }

export const ELIGIBILITY_WORDS: ThreadWords<typeof ELIGIBILITY_EVENTS> = {
  title: 'Who may complain',
  events: {
    EligibilityDecided: 'Eligibility decided', SufficientInterestDecided: 'Sufficient interest decided', ChildViewsRecorded: 'Child’s views and consent',
    DisclosureLimited: 'What the reply may disclose', LateComplaintDecided: 'Decided about a late complaint',
    RepeatedMatterDecided: 'Decided about a matter already considered',
  },
  commands: {
    'decide-eligibility': {
      title: 'Decide whether they may complain', when: 'When was it decided?', know: 'A refusal takes nothing away: the complaint stays recorded.',
      asks: {
        group: {
          asks: 'Who are they?',
          of: {
            'child-looked-after': 'Child looked after (s26(3)(a))', 'child-in-need': 'Child in need (s26(3)(a))', 'care-leaver': 'Care leaver (s24D)',
            parent: 'Parent (s26(3)(b))', 'parental-responsibility': 'Somebody else with parental responsibility (s26(3)(c))',
            'foster-parent': 'Foster parent of the authority (s26(3)(d))', adoption: 'Somebody in an adoption (s26(3B))',
            'special-guardianship': 'Somebody in a special guardianship (s26(3C))', 'sufficient-interest': 'Somebody with an interest in the child (s26(3)(e))',
            'adoption-sufficient-interest': 'Somebody with an interest, adoption (s26(3B)(b))',
            'special-guardianship-sufficient-interest': 'Somebody with an interest, special guardianship (s26(3C)(c))',
            representative: 'Acts for a child or for somebody on this list', 'not-eligible': 'None of these: not considered',
            'without-consent': 'Acts for a child who does not agree: not considered',
          },
        },
        reasons: { asks: 'Why? (optional)', hint: 'Needed where it is not considered.' },
      },
    },
    'decide-sufficient-interest': {
      title: 'Decide whether they have sufficient interest', when: 'When was it decided?',
      know: 'For somebody who is not on the list in their own right. Stage 1 runs from this day. Whoever is refused is told that nothing further is done.',
      asks: {
        sufficient: { asks: 'Do they have sufficient interest in the child’s welfare?' },
        childViews: {
          asks: 'What part had the child’s views?',
          of: { 'taken-into-account': 'They were taken into account', 'not-thought-fit': 'It was not thought fit to ask', 'could-not-be-sought': 'They could not be sought' },
        },
        reasons: { asks: 'Why? (optional)', hint: 'Needed for a refusal.' }, toldOn: TOLD, childToldOn: { asks: 'When was the child told? (optional)' },
        childNotTold: { asks: 'Or why was the child not told? (optional)' },
      },
    },
    'record-child-views': {
      title: 'Record the child’s views', when: 'When were they asked?',
      know: 'Parents, carers and others who may complain in their own right need no consent. It only limits what the reply may disclose.',
      asks: {
        child: { asks: 'Which child or young person?' },
        consent: { asks: 'Are they content with the complaint?', of: { given: 'Yes', refused: 'No', 'not-sought': 'They were not asked' } },
        views: { asks: 'What did they say? (optional)' }, whyNot: { asks: 'Why were they not asked? (optional)' },
      },
    },
    'limit-disclosure': {
      title: 'Decide what the reply may disclose', when: 'When was it decided?',
      know: 'One decision for each child and each recipient. Nobody has a right to a child’s personal data because they complain.',
      asks: {
        child: { asks: 'About which child or young person?' }, recipient: { asks: 'To whom?' },
        limit: { asks: 'What may they be told?', of: { nothing: 'Nothing about this child', some: 'Some of it', everything: 'All that the reply says' } },
        text: { asks: 'What exactly? (optional)' },
      },
    },
    'decide-late-complaint': {
      title: 'Decide about a late complaint', when: 'When was it decided?',
      know: 'The year is no bar by itself: it is considered where it could not be expected earlier and can still be looked at effectively and fairly. '
        + 'A letter of refusal gives the reasons and names the Ombudsman.',
      asks: {
        accepted: { asks: 'Is it considered?' }, groundsAroseOn: { asks: 'When did what it is about happen? (optional)' },
        notEarlier: { asks: 'Was it unreasonable to expect it earlier?' }, fair: { asks: 'Can it still be considered effectively and fairly?' },
        reasons: { asks: 'Why?' }, toldOn: TOLD,
      },
    },
    'decide-repeated-matter': {
      title: 'Decide about a matter already considered', when: 'When was it decided?',
      asks: {
        accepted: { asks: 'Is it considered again?' },
        earlier: { asks: 'Which complaint settled it? (optional)', hint: 'The address of its page.' }, reasons: { asks: 'Why?' }, toldOn: TOLD,
      },
    },
  },
}

export const ELIGIBILITY_REFUSAL_WORDS: Readonly<Record<keyof typeof ELIGIBILITY_REFUSALS, string>> = {
  'refusal-without-reasons': 'Say why it is not considered.',
  'grounds-after-receipt': 'What is complained about cannot have happened after the complaint was received.',
}

export const ELIGIBILITY_WARNING_WORDS: Readonly<Record<keyof typeof ELIGIBILITY_WARNINGS, string>> = {
  'consent-not-needed': 'Nothing says that they act for the child. Whoever may complain in their own right needs no consent: it only limits what the reply discloses.',
  'interest-not-decided': 'Whether this person has sufficient interest was not decided.',
  'interest-refusal-not-told': 'The day on which they were told is missing.',
  'child-told-or-why-not': 'Nothing says whether the child was told, or why not.',
  'views-not-sought': 'Nothing says why the child was not asked.',
  'child-not-of-complaint': 'The complaint does not name this person as a child or young person.',
  'limit-not-described': 'Nothing says what may be told.',
  'year-applied-rigidly': 'It could not be expected earlier and can still be considered fairly, and is refused all the same.',
  'year-not-over': 'It was made within a year of what it is about, so it is not late. Say why it is refused all the same.',
  'late-refusal-not-told': 'The day of the letter with the reasons and the Ombudsman is missing.',
  'repeat-refusal-not-told': 'The day on which they were told is missing.',
  'earlier-complaint-not-named': 'The complaint that settled this matter is not named.',
}
