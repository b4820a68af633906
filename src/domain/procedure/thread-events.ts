import type { KnownEvent } from './event-field.ts'

const TOLD_ON = { name: 'toldOn', kind: 'day', says: 'the day the complainant was told' } as const
const REVIEW_ON = { name: 'reviewOn', kind: 'day', says: 'the day of the next review', mayBeToCome: true } as const
const DUE_ON = { name: 'dueOn', kind: 'day', says: 'the day it is due', mayBeToCome: true } as const
const item = (name: string) => ({ name, kind: 'code', says: 'which one: any name, the same in what follows', isRequired: true }) as const
const CONCERN = item('concernId')
const PROCEEDINGS = item('proceedingsId')
const FREEZE = item('freezeId')
const ACTION = item('actionId')
const ANNOTATION = item('annotationId')
const REMEDY = item('remedyId')
const BODY = item('bodyId')
const REQUEST = item('requestId')
const ACCESS = item('accessId')
const RELEASE = item('releaseId')
const DOCUMENT = item('documentId')
const LETTER = item('letterId')

/** What can happen beside the stages, in every procedure: a concern, a route, an action. */
export const THREAD_EVENTS = {
  RouteDecided: { says: 'It was decided what this is', fields: [{ name: 'route', kind: 'code', says: 'the route' }, { name: 'letterDueOn', kind: 'day', says: 'the day by which the letter goes', mayBeToCome: true }] },
  RouteLetterSent: { says: 'The letter about the route was sent', fields: [] },
  ProcedureChanged: { says: 'It was moved to another procedure', fields: [{ name: 'procedure', kind: 'code', says: 'the other procedure' }, TOLD_ON] },
  SafeguardingConcernRaised: {
    says: 'Something suggested harm to a child',
    fields: [CONCERN, { name: 'about', kind: 'code', says: 'a child, or somebody who works with children', values: ['child', 'worker'] }],
  },
  SafeguardingReferralMade: { says: 'It was referred to safeguarding', fields: [CONCERN] },
  SafeguardingReferralAcknowledged: { says: 'Safeguarding acknowledged the referral', fields: [CONCERN] },
  DesignatedOfficerReferred: { says: 'It was referred to the designated officer', fields: [CONCERN] },
  DesignatedOfficerAcknowledged: { says: 'The designated officer acknowledged', fields: [CONCERN] },
  TellingAccusedDecided: { says: 'The designated officer decided whether the person accused is told', fields: [CONCERN] },
  SafeguardingConcernEnded: { says: 'The concern ended', fields: [CONCERN] },
  EligibilityDecided: { says: 'It was decided whether the person may complain', fields: [] },
  ChildViewsRecorded: { says: 'The child’s views and consent were recorded', fields: [] },
  DisclosureLimited: { says: 'What may be disclosed was limited', fields: [] },
  LateComplaintDecided: { says: 'It was decided about a complaint made after a year', fields: [] },
  RepeatedMatterDecided: { says: 'It was decided about a matter already considered', fields: [] },
  ConsiderationDeclined: {
    says: 'Considering it was declined because of proceedings',
    fields: [PROCEEDINGS, { name: 'scope', kind: 'code', says: 'the whole or some points', values: ['whole', 'points'] }, { name: 'expectedEndOn', kind: 'day', says: 'when the proceedings should end', mayBeToCome: true }],
  },
  ComplaintResubmitted: { says: 'It was brought again after the proceedings', fields: [PROCEEDINGS] },
  AdvocacyOffered: { says: 'Advocacy was offered', fields: [] },
  AdvocacyAnswered: { says: 'The offer of advocacy was answered', fields: [] },
  AdvocateAppointed: { says: 'An advocate was appointed', fields: [] },
  AdvocacyEnded: { says: 'Advocacy ended', fields: [] },
  FreezeAsked: { says: 'A decision was asked to be frozen', fields: [FREEZE] },
  FreezeDecided: { says: 'It was decided about the freeze', fields: [FREEZE, REVIEW_ON] },
  FreezeReviewed: { says: 'The freeze was reviewed', fields: [FREEZE, REVIEW_ON] },
  FreezeEnded: { says: 'The freeze ended', fields: [FREEZE] },
  RightToMoveOnTold: { says: 'They were told that they need not wait for the stage 1 answer', fields: [] },
  WithdrawalConfirmed: { says: 'The withdrawal was confirmed in writing', fields: [] },
  ComplaintSettled: { says: 'It was settled', fields: [] },
  MediationOffered: { says: 'Mediation was offered', fields: [] },
  MediationHeld: { says: 'Mediation was held', fields: [] },
  ComplaintLinked: { says: 'It was linked to another complaint', fields: [] },
  ComplaintBecameEnquiry: { says: 'It turned out to be an enquiry', fields: [] },
  ComplaintUnlinked: { says: 'A link was undone', fields: [] },
  ComplaintSealed: { says: 'It was sealed', fields: [] },
  SealListChanged: { says: 'Who may see the sealed complaint was changed', fields: [] },
  SealLifted: { says: 'The seal was lifted', fields: [] },
  ThemeNoted: { says: 'It was said to be about a theme of the register', fields: [] },
  BodyInvolved: { says: 'Another body has a part in it', fields: [BODY, DUE_ON] },
  ConsentToShareRecorded: { says: 'Consent to share was recorded', fields: [BODY] },
  BodyAnswered: { says: 'The other body answered', fields: [BODY] },
  AuthorityToActRecorded: { says: 'Authority to act was recorded', fields: [] },
  SubjectAccessRequested: { says: 'Somebody asked for their data', fields: [REQUEST] },
  SubjectAccessAnswered: { says: 'The request for data was answered', fields: [REQUEST] },
  ContactWarned: { says: 'Somebody was warned about their contacts', fields: [] },
  ContactRestricted: { says: 'Contacts were restricted', fields: [REVIEW_ON] },
  ContactRestrictionReviewed: { says: 'The restriction of contacts was reviewed', fields: [REVIEW_ON] },
  CauseFound: { says: 'It was found why something was upheld', fields: [] },
  RemedyPromised: { says: 'Something was promised to put it right', fields: [REMEDY, DUE_ON] },
  RemedyReplanned: { says: 'What was promised got another date', fields: [REMEDY, DUE_ON] },
  RemedyGiven: { says: 'What was promised was given', fields: [REMEDY] },
  RemedyNotGiven: { says: 'What was promised is not given', fields: [REMEDY] },
  DecisionTold: { says: 'Somebody was told of a decision, or not', fields: [] },
  ActionAgreed: { says: 'An action was agreed', fields: [ACTION, DUE_ON] },
  ActionReplanned: { says: 'An action got another date', fields: [ACTION, DUE_ON] },
  ActionDone: { says: 'An action was done', fields: [ACTION] },
  ActionNotDone: { says: 'An action was given up', fields: [ACTION] },
  AnnotationAsked: { says: 'The social care record was to be annotated', fields: [ANNOTATION] },
  RecordAnnotated: { says: 'The social care record was annotated', fields: [ANNOTATION] },
  AnnotationRefused: { says: 'The annotation was refused', fields: [ANNOTATION] },
  ChaseMade: { says: 'Somebody was chased', fields: [] },
  LatenessExplained: { says: 'A reason for lateness was recorded', fields: [] },
  DelayInformed: { says: 'The complainant was informed of a delay', fields: [] },
  DelayConsidered: { says: 'The effect of a delay was considered', fields: [] },
  OutsideAccessGiven: {
    says: 'Somebody from outside was given access to papers of it',
    fields: [ACCESS, { name: 'from', kind: 'day', says: 'the first day of it', mayBeToCome: true }, { name: 'until', kind: 'day', says: 'the last day of it', mayBeToCome: true }],
  },
  OutsideAccessEnded: { says: 'That access was ended', fields: [ACCESS] },
  PapersReleased: { says: 'Papers were released to them', fields: [RELEASE] },
  PaperReleaseWithdrawn: { says: 'A release of papers was withdrawn', fields: [RELEASE] },
  OutsiderConfirmed: { says: 'They confirmed their independence, or that they keep it confidential', fields: [ACCESS] },
  OutsiderCannotServe: { says: 'They said that they cannot do it', fields: [ACCESS] },
  OutsiderReportSent: { says: 'They said that their report was sent', fields: [ACCESS] },
  DocumentFiled: { says: 'A document was filed', fields: [DOCUMENT] },
  DocumentVersionFiled: { says: 'A new version of a document was filed', fields: [DOCUMENT] },
  DocumentShared: { says: 'For whom a document is was changed', fields: [DOCUMENT] },
  DocumentRedacted: { says: 'A blacked-out copy of a document was made', fields: [DOCUMENT] },
  DocumentReleased: { says: 'A document was released to somebody from outside', fields: [DOCUMENT, item('releaseId')] },
  DocumentReleaseWithdrawn: { says: 'The release of a document was withdrawn', fields: [item('releaseId')] },
  DocumentTakenAway: { says: 'A document was taken away', fields: [DOCUMENT] },
  LetterNeedsRecorded: { says: 'What somebody needs of a letter was recorded', fields: [] },
  LetterDrafted: { says: 'A letter was drafted', fields: [LETTER, { name: 'rule', kind: 'code', says: 'the letter of the procedure that it is' }] },
  LetterFinished: { says: 'A letter was finished', fields: [LETTER] },
  LetterReleased: { says: 'A held letter was released', fields: [LETTER] },
  LetterChecked: { says: 'A letter was checked', fields: [LETTER] },
  LetterSentBack: { says: 'A letter was sent back to whoever wrote it', fields: [LETTER] },
  LetterQueued: { says: 'A letter was given to be sent', fields: [LETTER] },
  LetterSent: { says: 'A letter was sent', fields: [LETTER, { name: 'arrivesOn', kind: 'day', says: 'the day on which it is taken to have come', mayBeToCome: true }] },
  LetterMayHaveBeenSent: { says: 'A letter may have been sent', fields: [LETTER] },
  LetterFailed: { says: 'A letter could not be sent, or came back', fields: [LETTER] },
  LetterSetAside: { says: 'A letter was set aside', fields: [LETTER] },
  DelayExplained: { says: 'A delay was explained', fields: [] },
} as const satisfies Readonly<Record<string, Omit<KnownEvent, 'type'>>>

/** Steps of the later stages that set no clock going by themselves. */
export const STEP_EVENTS = {
  StatementOfComplaintSent: { says: 'The statement of complaint was sent', fields: [] },
  StatementOfComplaintAmended: { says: 'The statement of complaint was amended', fields: [] },
  AppointeeAsked: { says: 'Somebody was asked to serve', fields: [] },
  AppointeeReplied: { says: 'Somebody answered whether they will serve', fields: [] },
  AdjudicatingOfficerAppointed: { says: 'The adjudicating officer was appointed', fields: [] },
  AppointmentEnded: { says: 'An appointment ended', fields: [] },
  InvestigationStepLogged: { says: 'There was an interview, or files were read', fields: [] },
  PanelMemberAppointed: { says: 'A member of the panel was appointed', fields: [] },
  PanelDateSet: { says: 'The day of the panel was set', fields: [{ name: 'panelOn', kind: 'day', says: 'the day set for the panel', mayBeToCome: true }, TOLD_ON] },
  ReviewPanelRefused: { says: 'A panel was refused', fields: [{ name: 'ground', kind: 'code', says: 'why: only a late request may be refused', values: ['late', 'other'] }] },
} as const satisfies Readonly<Record<string, Omit<KnownEvent, 'type'>>>
