import type {
  STAGE_THREE_BREACHES, STAGE_THREE_ENCLOSURES, STAGE_THREE_EVENTS, STAGE_THREE_REFUSALS, STAGE_THREE_WARNINGS,
} from '../../domain/complaint/threads/stage-three/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const STAGE_THREE_WORDS: ThreadWords<typeof STAGE_THREE_EVENTS> = {
  title: 'Review panel',
  events: {
    ReviewPanelRequested: 'Review panel requested', ReviewPanelRefused: 'Review panel refused', ReviewPanelAcknowledged: 'Request for a panel acknowledged',
    PanelDateSet: 'Day of the panel set', PanelPapersSent: 'Panel papers sent', ReviewPanelMet: 'Review panel met', PanelReportReceived: 'Panel report received',
  },
  commands: {
    'request-review-panel': {
      title: 'Record a request for a review panel', when: 'When did the request reach the authority?',
      know: 'The complainant has 20 working days from the stage 2 response. A later request may be accepted, with reasons.',
      asks: { acceptedLate: { asks: 'Is a late request accepted? (optional)' }, reasons: { asks: 'If it is late: why is it accepted? (optional)' } },
    },
    'refuse-review-panel': {
      title: 'Refuse a review panel', when: 'When was it refused?',
      know: 'Only a request that came late may be refused. Any other refusal is a breach: the panel is still owed, and its dates run on.',
      asks: { ground: { asks: 'On what ground?', of: { late: 'It came after 20 working days', other: 'Another ground' } }, reasons: { asks: 'What are the reasons?' } },
    },
    'acknowledge-review-panel': {
      title: 'Acknowledge the request for a review panel', when: 'When was it acknowledged?', asks: { panelOn: { asks: 'When will the panel meet? (optional)' } },
    },
    'set-panel-date': {
      title: 'Set the day of the panel', when: 'When was the day settled?', know: 'The panel planner proposes days that keep every limit.',
      asks: {
        panelOn: { asks: 'When will the panel meet?' }, place: { asks: 'Where? (optional)' }, toldOn: { asks: 'When was the complainant told? (optional)' },
      },
    },
    'send-panel-papers': {
      title: 'Record that the panel papers were sent', when: 'When were they sent?', know: 'At least 10 working days before the panel.',
      asks: {
        panelOn: { asks: 'When will the panel meet? (optional)' },
        to: {
          asks: 'To whom? (optional)',
          of: {
            panel: 'The panel', complainant: 'The complainant', advocate: 'The advocate', authority: 'The authority', 'independent-person': 'The independent person',
          },
        },
      },
    },
    'record-panel-meeting': {
      title: 'Record the panel meeting', when: 'When did the panel meet?', know: 'Three independent people. Fewer is recorded, and is a breach.',
      asks: {
        members: { asks: 'Which members were there? (optional)', hint: 'The chair too.' },
        attended: {
          asks: 'Who else came? (optional)',
          of: {
            complainant: 'The complainant', advocate: 'The advocate', companion: 'Somebody with the complainant', child: 'The child or young person',
            'investigating-officer': 'The investigating officer', 'independent-person': 'The independent person',
            'adjudicating-officer': 'The adjudicating officer', authority: 'Others for the authority',
          },
        },
        spoke: {
          asks: 'Who spoke for the complainant? (optional)',
          of: { complainant: 'The complainant', advocate: 'The advocate', companion: 'Somebody with the complainant' },
        },
      },
    },
    'record-panel-report': {
      title: 'Record the panel’s report', when: 'When did it come?', know: 'The authority’s response is due 15 working days after it.',
      asks: {
        sentTo: {
          asks: 'Whom did it go to? (optional)',
          of: {
            authority: 'The authority', complainant: 'The complainant', 'independent-person': 'The independent person of stage 2', advocate: 'The advocate',
            'others-with-interest': 'Others with sufficient interest',
          },
        },
        recommendations: { asks: 'What does it recommend? (optional)' },
      },
    },
  },
}

export const STAGE_THREE_ENCLOSURE_LABELS: Readonly<Record<(typeof STAGE_THREE_ENCLOSURES)[number], string>> = {
  response: 'The response', proposals: 'What is proposed', 'ombudsman-details': 'How to reach the Ombudsman',
}

export const STAGE_THREE_REFUSAL_WORDS: Readonly<Record<keyof typeof STAGE_THREE_REFUSALS, string>> = {
  'panel-already-acknowledged': 'The request for a panel was acknowledged already.',
  'panel-before-request': 'The panel cannot meet before it was asked for.',
  'panel-report-already-received': 'The panel’s report was recorded already. If something in it is wrong, correct it.',
}

export const STAGE_THREE_WARNING_WORDS: Readonly<Record<keyof typeof STAGE_THREE_WARNINGS, string>> = {
  'late-panel-request': 'The request came more than 20 working days after the stage 2 response. Say why it is accepted, or record it and refuse it.',
  'panel-without-chair': 'No chair of the panel is recorded.',
  'panel-without-papers': 'Nothing says that the papers were sent.',
  'panel-report-without-recommendations': 'No recommendations are recorded.',
  'panel-report-not-sent-to-all': 'Not everybody whom the report has to go to is ticked.',
  'response-without-panel-report': 'The panel’s report is not recorded.',
  'response-without-independent-person': 'Nothing says that the independent person of stage 2 took part in the response.',
  'response-without-proposals': 'Nothing says what the authority proposes to do.',
  'ombudsman-not-told-of': 'Nothing says that the complainant was told of the Ombudsman.',
  'stage-three-enclosures-missing': 'Not everything that the response should go with is ticked.',
}

export const STAGE_THREE_BREACH_WORDS: Readonly<Record<(typeof STAGE_THREE_BREACHES)[number], string>> = {
  'panel-refused-against-rules': 'A review panel was refused against the rules',
  'panel-of-fewer-than-three': 'The review panel had fewer than three members',
  'independent-person-on-panel': 'The independent person of stage 2 sat on the review panel',
}
