import { type OtherAction, type Subject } from '../application/access/actions.ts'
import type { Relation, Role } from '../application/ports.ts'

export const SUBJECT_LABELS: Readonly<Record<Subject, string>> = {
  complaints: 'Complaints', people: 'People', register: 'What is no complaint', figures: 'Figures and reports', authority: 'The authority',
  access: 'Accounts and access', retention: 'Retention and the rights of people',
}

/** What everything is called that may be done besides the commands of a complaint. */
export const ACTION_LABELS: Readonly<Record<OtherAction, string>> = {
  'view-complaint': 'Open a complaint', 'view-work-list': 'Open the work list', 'search-register': 'Search', 'view-diary': 'Open the diary',
  'manage-own-feed': 'Have the dates in their own calendar', 'view-reminders': 'See reminders', 'view-chase-list': 'See whom to chase for an answer',
  'view-remedies': 'See what was promised and not given yet', 'view-outbox': 'See what is being sent', 'decide-outbox': 'Decide about what may have been sent, failed or waits',
  'view-person': 'Open a person’s page', 'change-person': 'Change a name or contact details', 'say-same-person': 'Say that two records are the same person',
  'view-protected-contact': 'See protected contact details',
  'record-entry': 'Record enquiries, compliments, learning and other entries', 'view-entry': 'Open enquiries, compliments and other entries',
  'view-messages': 'Read e-mail that came', 'file-messages': 'File e-mail on complaints, set it aside, undo a filing', 'view-mailboxes': 'See whether mailboxes are reached',
  'view-ombudsman': 'Open cases of the Ombudsman', 'view-pool': 'Open the pool of people', 'record-disruption': 'Record a disruption or a local hold',
  'view-disruptions': 'See disruptions and local holds', 'view-learning': 'See what was learned', 'complete-own-learning-action': 'Complete learning actions of their own',
  'view-figures': 'See figures', 'open-figures': 'Open a figure to the complaints behind it', 'build-tables': 'Build sets of tables',
  'keep-printed-figures': 'Keep printed figures and figures of other authorities', 'view-reports': 'Read reports before they are published',
  'write-report': 'Write a report', 'comment-report': 'Comment on a report', 'check-report': 'Check a report', 'approve-report': 'Approve a report',
  'publish-report': 'Publish a report', 'make-outputs': 'Make other documents from the figures',
  'import-register': 'Import an old register', 'change-settings': 'Change the authority’s words and settings', 'load-bank-holidays': 'Load a list of bank holidays', 'change-letter-templates': 'Change templates of letters',
  'manage-users': 'Keep accounts', 'invite-from-outside': 'Give people from outside access to one complaint, and release papers to them',
  'view-own-complaint': 'Read what was released to them in their own complaint', 'break-seal': 'Open a sealed complaint in an emergency, with a reason', 'view-seal-notices': 'Be told of broken seals',
  'view-complaint-traces': 'See who looked at a complaint', 'view-traces': 'See who did what in Heard',
  'view-retention': 'See what is due to be destroyed', 'propose-destruction': 'Propose that a record is destroyed', 'approve-destruction': 'Approve a destruction, as the second person',
  'place-hold': 'Hold a record back from destruction', 'answer-rights': 'Answer a person who uses their rights', 'make-bundle': 'Make a bundle for the Ombudsman or a panel',
}

export const RELATION_LABELS: Readonly<Record<Relation, string>> = {
  'stage-one-responder': 'Stage 1 responder', 'investigating-officer': 'Investigating officer', 'independent-person': 'Independent person',
  'panel-chair': 'Panel chair', 'panel-member': 'Panel member', 'panel-clerk': 'Panel clerk', advocate: 'Advocate',
}

/** What each role is for, in a sentence. */
export const ROLE_PURPOSES: Readonly<Record<Role, string>> = {
  'complaints-manager': 'Runs the procedure, the register and its settings.',
  'complaints-officer': 'Works on complaints beside the complaints manager.',
  'team-manager': 'Answers complaints about their teams at stage 1.',
  'head-of-service': 'Approves answers, adjudicates, and answers for the service.',
  director: 'Answers for the service as a whole, and reads what is reported.',
  reader: 'Reads figures.',
  'learning-lead': 'Follows what was learned to its end.',
  administrator: 'Keeps the accounts.',
  'data-protection-officer': 'Watches over who looked at what, and over people’s rights in their data.',
  auditor: 'Reads how the work was done, and changes nothing.',
  outside: 'Has a part in one complaint, and is not of the authority.',
}

const EVERY_ONE = 'Every complaint that is not sealed, and sealed ones whose list they are on.'
const NO_ONE = 'No complaint.'

/** Which complaints each role reaches, whatever it may do with them. */
export const ROLE_REACH: Readonly<Record<Role, string>> = {
  'complaints-manager': EVERY_ONE, 'complaints-officer': EVERY_ONE, 'head-of-service': EVERY_ONE, auditor: EVERY_ONE,
  'team-manager': 'What is allocated to them or to one of their teams; not where they are accused and may not hear of it yet.',
  director: NO_ONE, reader: NO_ONE, 'learning-lead': NO_ONE, administrator: NO_ONE,
  'data-protection-officer': 'No complaint by itself: the traces of all, and a sealed one whose seal they break with a reason.',
  outside: 'No complaint but the one in which they have a part, and of that one the papers released to them, from the day until the day it was opened to them.',
}

/** Which complaint a part in it reaches, and for how long. */
export const RELATION_REACH: Readonly<Record<Relation, string>> = {
  'stage-one-responder': 'The complaint that is allocated to them, while it is. It is allocated to anybody who works here but administrators, the data protection officer and auditors; of those whose role opens no complaint, they see this one alone.',
  'investigating-officer': 'The papers released to them, while their access runs.',
  'independent-person': 'The papers released to them, while their access runs.',
  'panel-chair': 'The papers released to the panel or to them, while their access runs.',
  'panel-member': 'The papers released to the panel or to them, while their access runs.',
  'panel-clerk': 'The papers released to the panel or to them, while their access runs.',
  advocate: 'The papers released to them and the dates of the child or complainant, while their access runs.',
}
