import type { APPOINTMENTS_BREACHES, APPOINTMENTS_EVENTS, APPOINTMENTS_REFUSALS, APPOINTMENTS_WARNINGS } from '../../domain/complaint/threads/appointments/events.ts'
import type { ThreadWords } from './thread-words.ts'

const ROLE = {
  asks: 'For which part?',
  of: {
    'investigating-officer': 'Investigating officer', 'independent-person': 'Independent person', 'adjudicating-officer': 'Adjudicating officer',
    'panel-chair': 'Chair of the panel', 'panel-member': 'Member of the panel',
  },
} as const
const WHO = { asks: 'Who?' }
const USER = { asks: 'Who in Heard? (optional)' }
const OR_PERSON = { asks: 'Or who else? (optional)' }
const APPOINTED_ON = 'When were they appointed?'
const ALREADY = {
  asks: 'Was the appointment made already? (optional)',
  hint: 'What the law bars cannot be appointed. What was done all the same is recorded, and counts as a breach.',
}
const WHY = { asks: 'Why this person all the same? (optional)', hint: 'Only where guidance advises against them.' }
const OF_THE_COMPLAINT = {
  asks: 'What do they declare? (optional)', hint: 'Tick what holds of them.',
  of: {
    'line-manager-of-subject': 'Manages the service or a person complained about', 'already-involved': 'Has been involved already',
    'stage-one-responder': 'Answered at stage 1', 'subject-of-complaint': 'Is complained about',
  },
} as const
const MEMBER_OR_OFFICER = {
  'member-or-officer': 'Is a member or officer of the authority', 'spouse-or-partner-of-member-or-officer': 'Is the spouse or civil partner of one',
} as const
const OF_A_PANEL = {
  asks: 'What do they declare? (optional)', hint: 'Tick what holds of them.',
  of: {
    ...MEMBER_OR_OFFICER, 'independent-person-of-this-complaint': 'Was the independent person of this complaint',
    'former-member-or-officer': 'Was a member or officer in the last three years', 'other-contract-or-close-tie': 'Has another contract or a close tie with the authority',
    'lawyer-acting-as-such': 'Would act as a lawyer',
  },
} as const

export const APPOINTMENTS_WORDS: ThreadWords<typeof APPOINTMENTS_EVENTS> = {
  title: 'People of stages 2 and 3',
  events: {
    AppointeeAsked: 'Asked to serve', AppointeeReplied: 'Answer whether they serve', InvestigatingOfficerAppointed: 'Investigating officer appointed',
    IndependentPersonAppointed: 'Independent person appointed', AdjudicatingOfficerAppointed: 'Adjudicating officer appointed',
    PanelChairAppointed: 'Panel chair appointed', PanelMemberAppointed: 'Panel member appointed', AppointmentEnded: 'Appointment ended',
  },
  commands: {
    'ask-to-serve': { title: 'Ask somebody to serve', when: 'When were they asked?', asks: { role: ROLE, person: WHO } },
    'record-reply-to-serve': {
      title: 'Record whether they will serve', when: 'When did they answer?',
      asks: { role: ROLE, person: WHO, accepts: { asks: 'Will they?' }, reason: { asks: 'What did they say? (optional)' } },
    },
    'appoint-investigating-officer': {
      title: 'Appoint the investigating officer', when: APPOINTED_ON,
      know: 'They must not manage what is complained about, nor have had a part in it.',
      asks: { user: USER, person: OR_PERSON, declared: OF_THE_COMPLAINT, alreadyMade: ALREADY, departureReason: WHY },
    },
    'appoint-independent-person': {
      title: 'Appoint the independent person', when: APPOINTED_ON,
      know: 'Nobody who is a member or officer of the authority, or married to one. They take part in all of stage 2.',
      asks: {
        person: { asks: 'Who? (optional)' }, declared: { asks: 'What do they declare? (optional)', hint: 'Tick what holds of them.', of: MEMBER_OR_OFFICER },
        alreadyMade: ALREADY, departureReason: WHY,
      },
    },
    'appoint-adjudicating-officer': {
      title: 'Appoint the adjudicating officer', when: APPOINTED_ON, know: 'A senior manager who did not answer at stage 1 and is not complained about.',
      asks: { user: USER, person: OR_PERSON, declared: OF_THE_COMPLAINT, alreadyMade: ALREADY, departureReason: WHY },
    },
    'appoint-panel-chair': {
      title: 'Appoint the chair of the panel', when: APPOINTED_ON, know: 'One of the three independent people, never the independent person of stage 2.',
      asks: {
        person: { asks: 'Who? (optional)' }, declared: OF_A_PANEL, alreadyMade: ALREADY, departureReason: WHY,
        panelOn: { asks: 'When will the panel meet? (optional)' },
      },
    },
    'appoint-panel-member': {
      title: 'Appoint a member of the panel', when: APPOINTED_ON, know: 'Independent of the authority, and never the independent person of stage 2.',
      asks: { person: { asks: 'Who? (optional)' }, declared: OF_A_PANEL, alreadyMade: ALREADY, departureReason: WHY },
    },
    'end-appointment': {
      title: 'End an appointment', when: 'When did it end?',
      asks: { role: ROLE, person: { asks: 'Who? (optional)' }, user: { asks: 'Or who in Heard? (optional)' }, reason: { asks: 'Why?' } },
    },
  },
}

export const APPOINTMENTS_REFUSAL_WORDS: Readonly<Record<keyof typeof APPOINTMENTS_REFUSALS, string>> = {
  'barred-by-independence': 'The law bars this person from this part. If they were appointed already, say so: it is then recorded as a breach.',
  'not-asked-to-serve': 'Nothing says that this person was asked for this part.',
  'one-appointee-only': 'Name one person: either somebody who uses Heard or somebody else.',
  'no-such-appointment': 'Nobody of that name is appointed to this part now.',
}

export const APPOINTMENTS_WARNING_WORDS: Readonly<Record<keyof typeof APPOINTMENTS_WARNINGS, string>> = {
  'investigating-officer-not-separate': 'The investigating officer should not manage what is complained about, nor have been involved. Say why this person all the same.',
  'adjudicating-officer-not-separate': 'The adjudicating officer should have had no part in it. Say why this person all the same.',
  'panel-member-with-ties': 'Guidance advises against this person on a panel. Say why all the same.',
  'appointed-though-declined': 'This person said that they will not serve.',
}

export const APPOINTMENTS_BREACH_WORDS: Readonly<Record<(typeof APPOINTMENTS_BREACHES)[number], string>> = {
  'appointed-though-barred': 'Somebody was appointed whom the law bars',
  'investigated-without-independent-person': 'Stage 2 was answered without an independent person',
}
