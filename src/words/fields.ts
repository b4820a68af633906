import { MISSING_PART_WORDS } from './refusals.ts'

/** What each recorded field is called on a page, in a correction and in a slip. */
export const FIELD_LABELS = {
  happenedOn: 'Day it happened', procedure: 'Procedure', reference: 'Reference', channel: 'How it came', reachedTeamOn: 'Reached the complaints team',
  said: 'What was said', details: 'Details', importedFrom: 'Imported', how: 'How', responderId: 'To be answered by', team: 'Team', ground: 'Ground',
  untilWorkingDays: 'Until working day', toldOn: 'Complainant told', reason: 'Reason', advocateAppointed: 'Advocate appointed', text: 'Words',
  reasons: 'Reasons', findings: 'Findings', whole: 'Outcome', howResolved: 'How it was resolved', remedies: 'What was given', kind: 'Kind',
  withWhom: 'With', nextContactOn: 'Next contact', category: 'Category', changes: 'Changed', corrects: 'Entry', complainants: 'Complainant',
  children: 'Child or young person', others: 'Others with a part', divisions: 'Division', teams: 'Teams', points: 'Points of complaint',
  preferredContact: 'Preferred contact', safeTimes: 'Safe times', adjustments: 'Reasonable adjustments', language: 'Language',
  supportedByAdvocate: 'Supported by an advocate', priority: 'Priority', priorityReason: 'Why it has this priority', from: 'From',
  about: 'About', result: 'Result', departureReason: 'Why guidance was departed from', sessions: 'Sessions', openCases: 'Open cases', desiredOutcome: 'What they want to happen',
} as const

export type FieldName = keyof typeof FIELD_LABELS

/** The label of a field; the field's own name where it has none, so that nothing recorded is left out. */
export function fieldLabel(field: string): string {
  return isFieldName(field) ? FIELD_LABELS[field] : field
}

function isFieldName(field: string): field is FieldName {
  return field in FIELD_LABELS
}

export const GROUND_LABELS = { complex: 'The complaint is complex', 'awaiting-advocate': 'An advocate has still to be appointed' } as const

export const CONTACT_KIND_LABELS = { call: 'Call', visit: 'Visit', meeting: 'Meeting', message: 'Message' } as const

export const PRIORITY_LABELS = { normal: 'Normal', high: 'High', urgent: 'Urgent' } as const

export const DISABILITY_LABELS = { yes: 'Disabled', no: 'Not disabled', 'not-known': 'Disability not known' } as const

export const PERSON_ROLE_LABELS = { advocate: 'Advocate', representative: 'Representative', worker: 'Worker complained about', other: 'Other person' } as const

export const ANSWER_WAY_LABELS = {
  none: 'Not drafted yet', drafted: 'Drafted', submitted: 'With the complaints manager for checking', 'sent-back': 'Sent back to be changed',
  approved: 'Approved, to be sent',
} as const

/** What a record still lacks, as the *to be completed* list says it. */
export const TO_COMPLETE_LABELS = MISSING_PART_WORDS
