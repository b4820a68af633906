import type { STAGE_TWO_ENCLOSURES, STAGE_TWO_EVENTS, STAGE_TWO_REFUSALS, STAGE_TWO_WARNINGS } from '../../domain/complaint/threads/stage-two/events.ts'
import type { ThreadWords } from './thread-words.ts'

const NOTE = { asks: 'Anything to add? (optional)' }

export const STAGE_TWO_WORDS: ThreadWords<typeof STAGE_TWO_EVENTS> = {
  title: 'Investigation',
  events: {
    InvestigationRequested: 'Stage 2 requested', StatementOfComplaintSent: 'Statement of complaint sent',
    StatementOfComplaintAmended: 'Statement of complaint amended', StatementOfComplaintAgreed: 'Statement of complaint agreed',
    InvestigationStepLogged: 'Step of the investigation', InvestigationReportReceived: 'Investigating officer’s report',
    IndependentPersonReportReceived: 'Independent person’s report',
  },
  commands: {
    'request-investigation': {
      title: 'Record a request for stage 2', when: 'When did the request reach the authority?',
      know: 'Once a complaint was accepted at stage 1, stage 2 may not be refused if the complainant wants it, whatever form the request has and '
        + 'however late it comes. The limit runs from the day any officer received it.',
      asks: { how: { asks: 'How did it come? (optional)' }, lateReason: { asks: 'If it came late: what did they say? (optional)' } },
    },
    'send-statement': { title: 'Record that the statement of complaint was sent', when: 'When was it sent?', asks: { text: { asks: 'What does it say? (optional)' } } },
    'amend-statement': {
      title: 'Record a change to the statement of complaint', when: 'When was it changed?', know: 'The limit runs on while the statement is being agreed.',
      asks: {
        by: { asks: 'Who changed it?', of: { complainant: 'The complainant', authority: 'The authority', 'investigating-officer': 'The investigating officer' } },
        text: { asks: 'What was changed? (optional)' },
      },
    },
    'agree-statement': {
      title: 'Record that the statement of complaint is agreed', when: 'When was it agreed?',
      know: 'Both readings of the limit are shown: from the request, and from this day.', asks: {},
    },
    'log-investigation-step': {
      title: 'Note a step of the investigation', when: 'When was it?',
      asks: {
        kind: {
          asks: 'What was it?',
          of: { interview: 'Interview', 'file-access': 'Files read', visit: 'Visit', meeting: 'Meeting', advice: 'Advice taken', other: 'Something else' },
        },
        withWhom: { asks: 'With whom? (optional)' }, text: NOTE,
      },
    },
    'record-investigation-report': {
      title: 'Record the investigating officer’s report', when: 'When did it come?',
      know: 'The limit runs to the authority’s response, not to this report.',
      asks: {
        findings: { asks: 'What does it find on each point? (optional)' }, recommendations: { asks: 'What does it recommend? (optional)' }, text: NOTE,
      },
    },
    'record-independent-person-report': {
      title: 'Record the independent person’s report', when: 'When did it come?',
      asks: { agrees: { asks: 'Do they find the investigation fair and thorough? (optional)' }, text: NOTE },
    },
  },
}

export const STAGE_TWO_ENCLOSURE_LABELS: Readonly<Record<(typeof STAGE_TWO_ENCLOSURES)[number], string>> = {
  response: 'The response', 'investigating-officer-report': 'The investigating officer’s report, in full',
  'independent-person-report': 'The independent person’s report', 'how-to-ask-for-panel': 'How to ask for a review panel, within 20 working days',
}

export const STAGE_TWO_REFUSAL_WORDS: Readonly<Record<keyof typeof STAGE_TWO_REFUSALS, string>> = {
  'statement-already-agreed': 'The statement of complaint is agreed as it stands. Record a change to it first.',
  'received-before-sent': 'The complainant cannot have had the answer[ on {day},] before it was sent.',
  'report-already-received': 'This report was recorded already. If something in it is wrong, correct it.',
}

export const STAGE_TWO_WARNING_WORDS: Readonly<Record<keyof typeof STAGE_TWO_WARNINGS, string>> = {
  'report-without-findings': 'The report has no finding on at least one point of complaint.',
  'response-without-reports': 'The investigating officer’s or the independent person’s report is not recorded. Say why the response was sent without it.',
  'departs-without-reason': 'At least one finding is not that of the investigating officer’s report, and no reason is given. Say why.',
  'stage-two-enclosures-missing': 'Not everything that the response should enclose is ticked.',
}
