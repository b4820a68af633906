import { MISSING_PART_WORDS } from './refusals.ts'

/** What each recorded field is called on a page, in a correction and in a slip; in the order in which an entry shows them. */
export const FIELD_LABELS = {
  happenedOn: 'Day it happened', reachedTeamOn: 'Reached the complaints team', groundsAroseOn: 'When what it is about happened', channel: 'How it came', how: 'How', from: 'From', kind: 'Kind', withWhom: 'With',
  theirReference: 'Their reference', complaints: 'Complaints', said: 'What was said', about: 'About', details: 'Details', complainants: 'Complainant', children: 'Child or young person', others: 'Others with a part',
  responderId: 'To be answered by', divisions: 'Division', team: 'Team', teams: 'Teams', category: 'Category', points: 'Points of complaint',
  ground: 'Ground', untilWorkingDays: 'Until working day', toldOn: 'Complainant told', advocateAppointed: 'Advocate appointed',
  findings: 'Findings', whole: 'Outcome', reasons: 'Reasons', nature: 'How it came about', howResolved: 'How it was resolved', remedies: 'What was given', result: 'Result',
  text: 'Words', desiredOutcome: 'What they want to happen', preferredContact: 'Preferred contact', safeTimes: 'Safe times', language: 'Language',
  adjustments: 'Reasonable adjustments', supportedByAdvocate: 'Supported by an advocate', priority: 'Priority', priorityReason: 'Why it has this priority',
  termsOfResolution: 'Terms of resolution', receivedOn: 'Had by the complainant', departures: 'Why it departs', withIndependentPerson: 'With the independent person',
  independentPersonViews: 'The independent person’s views', proposals: 'What is proposed', ombudsmanTold: 'Tells of the Ombudsman', enclosed: 'Enclosed',
  nextContactOn: 'Next contact', issuesStillConsidered: 'What it was about is still looked at', reason: 'Reason', departureReason: 'Why guidance was departed from', sessions: 'Sessions', openCases: 'Open cases',
  corrects: 'Entry', changes: 'Changed', procedure: 'Procedure', reference: 'Reference', importedFrom: 'Imported',
} as const

export type FieldName = keyof typeof FIELD_LABELS

/** The label of a field; the field's own name where it has none, so that nothing recorded is left out. */
export function fieldLabel(field: string): string {
  return isFieldName(field) ? FIELD_LABELS[field] : field
}

const ORDER = Object.keys(FIELD_LABELS)

/** Where a field stands among the others of its entry; what has no label comes last. */
export function fieldPlace(field: string): number {
  const place = ORDER.indexOf(field)
  return place < 0 ? ORDER.length : place
}

function isFieldName(field: string): field is FieldName {
  return field in FIELD_LABELS
}

export const GROUND_LABELS = { complex: 'The complaint is complex', 'awaiting-advocate': 'An advocate has still to be appointed' } as const

export const CONTACT_KIND_LABELS = { call: 'Call', visit: 'Visit', meeting: 'Meeting', message: 'Message' } as const

export const PRIORITY_LABELS = { normal: 'Normal', high: 'High', urgent: 'Urgent' } as const

export const DISABILITY_LABELS = { yes: 'Disabled', no: 'Not disabled', 'not-known': 'Disability not known' } as const

export const PERSON_ROLE_LABELS = { advocate: 'Advocate', representative: 'Representative', worker: 'Worker complained about', professional: 'Professional', other: 'Other person' } as const

export const ANSWER_WAY_LABELS = {
  none: 'Not drafted yet', drafted: 'Drafted', submitted: 'With the complaints manager for checking', 'sent-back': 'Sent back to be changed',
  approved: 'Approved, to be sent',
} as const

/** What a record still lacks, as the *to be completed* list says it. */
export const TO_COMPLETE_LABELS = MISSING_PART_WORDS
