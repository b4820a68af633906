import type { FOLLOWING_EVENTS, FOLLOWING_REFUSALS, FOLLOWING_WARNINGS } from '../../domain/complaint/threads/following/events.ts'
import type { ThreadWords } from './thread-words.ts'

const ACTION = { asks: 'Which action?' }
const ANNOTATION = { asks: 'Which request?' }

export const FOLLOWING_WORDS: ThreadWords<typeof FOLLOWING_EVENTS> = {
  title: 'Who was told, actions and the social care record',
  events: {
    DecisionTold: 'Told of a decision', ActionAgreed: 'Action agreed', ActionReplanned: 'Action planned for another day', ActionDone: 'Action done',
    ActionNotDone: 'Action not done', AnnotationAsked: 'Addition to the record asked for', RecordAnnotated: 'Added to the social care record',
    AnnotationRefused: 'Addition to the record refused',
  },
  commands: {
    'record-told': {
      title: 'Record who was told of a decision', when: 'When were they told, or was it decided not to tell them?',
      know: 'The complainant, the child where they understand enough, and whoever else is likely to be affected are told of the decision, its reasons '
        + 'and any action. Where somebody is not told, the record says why.',
      asks: {
        decision: {
          asks: 'Which decision?',
          of: {
            route: 'What kind of matter it is', eligibility: 'Whether it can be made', proceedings: 'Not considered because of proceedings',
            freeze: 'Freezing the disputed decision', extension: 'An extension', 'stage-1': 'The stage 1 answer', 'stage-2': 'The stage 2 adjudication',
            'stage-3': 'The response to the review panel', 'corporate-review': 'The corporate review', withdrawal: 'The withdrawal', other: 'Another decision',
          },
        },
        who: {
          asks: 'Who is it about?',
          of: { complainant: 'The complainant', child: 'The child or young person', parent: 'A parent', advocate: 'The advocate', 'other-affected': 'Somebody else affected' },
        },
        person: { asks: 'By name (optional)' }, told: { asks: 'Were they told?' }, how: { asks: 'How? (optional)' },
        whyNot: { asks: 'If they were not told, why not? (optional)' },
      },
    },
    'agree-action': {
      title: 'Agree an action', when: 'When was it agreed?',
      asks: {
        actionId: null,
        from: {
          asks: 'Where does it come from?',
          of: {
            'stage-1': 'The stage 1 answer', 'investigating-officer': 'The investigating officer’s report', 'independent-person': 'The independent person’s report',
            adjudication: 'The adjudication', 'review-panel': 'The review panel', 'corporate-review': 'The corporate review', ombudsman: 'The Ombudsman',
            other: 'Something else',
          },
        },
        text: { asks: 'What will be done?' }, owner: { asks: 'Who does it? (optional)' }, dueOn: { asks: 'By when? (optional)' },
        points: { asks: 'Which points of complaint? (optional)' },
      },
    },
    'replan-action': {
      title: 'Plan an action for another day', when: 'When was it decided?',
      asks: { actionId: ACTION, dueOn: { asks: 'By when now?' }, reasons: { asks: 'Why?' } },
    },
    'complete-action': {
      title: 'Record that an action was done', when: 'When was it done?', asks: { actionId: ACTION, evidence: { asks: 'What shows it? (optional)' } },
    },
    'drop-action': { title: 'Record that an action is not done', when: 'When was it decided?', asks: { actionId: ACTION, reasons: { asks: 'Why not?' } } },
    'ask-record-annotation': {
      title: 'Record a request to add to the social care record', when: 'When was it asked for?',
      asks: {
        annotationId: null,
        kind: { asks: 'What is to be added?', of: { views: 'The person’s views, to be read with the record', 'factual-correction': 'A correction of a fact' } },
        text: { asks: 'What is it about?' },
      },
    },
    'annotate-record': { title: 'Record that the social care record was added to', when: 'When was it done?', asks: { annotationId: ANNOTATION } },
    'refuse-annotation': {
      title: 'Record that an addition to the social care record is refused', when: 'When was it refused?',
      asks: { annotationId: ANNOTATION, reasons: { asks: 'Why?' } },
    },
  },
}

export const FOLLOWING_REFUSAL_WORDS: Readonly<Record<keyof typeof FOLLOWING_REFUSALS, string>> = {
  'no-open-action': 'No action of this complaint waits for this.',
  'no-open-annotation': 'No request to add to the social care record waits for this.',
  'why-not-told-needed': 'Say why they were not told.',
  'told-and-not-told': 'They cannot have been told and have a reason for not being told.',
}

export const FOLLOWING_WARNING_WORDS: Readonly<Record<keyof typeof FOLLOWING_WARNINGS, string>> = {
  'action-due-before-agreed': 'The day by which it will be done lies before the day on which that was decided.',
  'action-without-due-day': 'The action has no day by which it will be done.',
  'complainant-not-told': 'The complainant is told of every decision. Is it right that they were not?',
}
