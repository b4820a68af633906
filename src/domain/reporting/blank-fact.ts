import type { ReportFact } from './report-fact.ts'

/** All that a fact says where nothing is known of its stream but what it is and when. */
export const BLANK_FACT: Omit<ReportFact, 'streamId' | 'kind' | 'reference' | 'receivedOn' | 'knownFrom'> = {
  closedOn: null, withdrawn: false, channel: null, complainantType: null, byChild: false, supportedByAdvocate: false, aboutDisabledChild: false, category: null,
  divisions: [], teams: [], outcome: null, stageOneAnsweredOn: null, stageOneWorkingDays: null, stageOneExtended: false, stageTwoRequestedOn: null,
  stageTwoAnsweredOn: null, stageTwoWorkingDays: null, stageTwoExtended: false, stageTwoFindings: null, stageThreeRequestedOn: null, stageThreeMetOn: null,
  corporateReviewRequestedOn: null, ombudsmanResult: null, quantity: 1, breaches: 0, knownAssumed: false, sort: null, causes: [], natures: [],
  foundOn: null, themes: [], delayedBy: [], remedies: [], remedyPence: [], remediesPromisedOn: [], remedyStates: [], offer: null, passedOn: null, passOnDueOn: null, consent: null,
  places: null, attended: null, score: null, audiences: [], dueOn: null, knownTo: null,
  notAccepted: null, stageOutcomes: [], stageFindings: [], stageOneDaysLate: null, stageTwoDaysLate: null, stageThreeAnsweredOn: null, stageThreeWorkingDays: null,
  corporateReviewAnsweredOn: null, corporateReviewWorkingDays: null, pointCategories: [], childStatuses: [], advocacy: null, ombudsmanCategory: null,
}
