/** What each question of a command asks for, as a slip names it: "Enter the day it was sent". */
export const ASKED = {
  aboutRemedy: 'the words about what was given', aboutTheChild: 'a name, a care status or that the child is not known',
  acknowledgedOn: 'the day it was acknowledged', adjustments: 'the adjustments', advocateAppointed: 'whether an advocate was appointed',
  allocatedOn: 'the day it was allocated', amount: 'the amount', answer: 'the answer', answeredOn: 'the day the answer was sent', asKnownOn: 'the day as known on which it is shown',
  approvedOn: 'the day it was approved', bornOn: 'the day of birth', category: 'the main category', causeNature: 'how it came about', changeReason: 'the reason for the change',
  closedOn: 'the day it was closed', complainant: 'who complains', confirmedCategory: 'the category, or confirm it',
  contactKind: 'the kind of contact', contactOn: 'the day of the contact', departure: 'why guidance is departed from', divisions: 'the divisions',
  draft: 'the draft', draftedOn: 'the day it was drafted', entry: 'an entry', extendedOn: 'the day the extension was agreed',
  factReason: 'the reason: it changes a date, an outcome or a person', ground: 'the ground for the extension',
  howAcknowledged: 'how it was acknowledged', howResolved: 'how it was resolved', issuesStillConsidered: 'whether what it was about is still looked at', language: 'the language',
  nextContactOn: 'the day of the next contact', note: 'the note', noteOn: 'the day of the note', onePoint: 'at least one point of complaint',
  outcome: 'the outcome', purpose: 'what the money is for', remedyDueOn: 'the day by which it will be given', pausedOn: 'the day from which an advocate is awaited', personDetail: 'this', personName: 'a name', personRole: 'what their part is',
  personOrTeam: 'a person or a team', preferredContact: 'the preferred contact', priority: 'the priority',
  priorityReason: 'the reason for the priority', reason: 'the reason', reasonsUpheld: 'why it was upheld',
  relation: 'how they are related to the child', remedy: 'what was given', reopenedOn: 'the day it was reopened',
  reopeningReason: 'the reason for reopening', requestedOn: 'the day the request came', responder: 'who is to answer',
  resumedOn: 'the day stage 1 went on', safeTimes: 'the safe times', said: 'what was said', sentBackOn: 'the day it was sent back',
  sentBackReasons: 'what has to change, and why', submittedOn: 'the day it was submitted', supportedByAdvocate: 'whether an advocate helps',
  team: 'the team', theComplaint: 'the complaint', teams: 'the teams', toldOn: 'the day the complainant was told', untilWorkingDays: 'the new limit in working days',
  termsOfResolution: 'the terms of resolution', receivedOn: 'the day the complainant had it', enclosed: 'what it enclosed', departures: 'why it departs',
  proposals: 'what is proposed', withIndependentPerson: 'whether the independent person took part', independentPersonViews: 'what the independent person said',
  ombudsmanTold: 'whether it tells of the Ombudsman',
  withWhom: 'whom it was with', withdrawnOn: 'the day it was withdrawn', wrong: 'what was wrong',
} as const

/** "point 2". */
export function pointAsked(number: number): string {
  return `point ${number}`
}

export function wantsAsked(number: number): string {
  return `what they want for point ${number}`
}

export function findingAsked(number: number): string {
  return `the finding for point ${number}`
}

export function rowAsked(number: number): string {
  return `row ${number}`
}

/** A question as a slip names it: "an answer to: Which concern?". */
export function asked(question: string): string {
  return `an answer to “${question.replace(' (optional)', '')}”`
}

export const ITEM_GONE = 'what it is about: nothing of this kind is open in this complaint'
