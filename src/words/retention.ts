import type { RetainedRecord, RetentionCondition, RetentionRule, RetentionTrigger } from '../domain/authority/retention-rules.ts'
import type { DestructionReason } from '../domain/complaint/erasure.ts'
import type { DestructionStep, WordsElsewhere } from '../domain/register/retention/destruction.ts'
import type { HOLD_EVENTS } from '../domain/register/retention/hold-events.ts'
import type { CountedFrom, Undated } from '../domain/register/retention/retention.ts'
import type { ThreadWords } from './threads/thread-words.ts'

/** Why a step of a hold or of a destruction is refused. */
export const RETENTION_REFUSAL_WORDS = {
  'hold-ended': 'The hold has ended. Place another where something is to be kept again.',
  'hold-needs-kinds': 'Choose the kinds of record that the hold covers, or hold everything.',
  'not-due': 'A rule keeps it still. Wait until that day, or give the reason for which it has to go before.',
  'under-hold': 'It is under a hold, which no rule and no proposal overrides. End the hold, or release the record from it, first.',
  'nothing-to-destroy': 'There is nothing to destroy here. Choose at least one record that is still there.',
  'already-proposed': 'It waits in another destruction already. Decide that one, or stop it.',
  'destruction-stopped': 'This destruction was stopped. Propose it again where it is still needed.',
  'destruction-decided': 'This destruction has been approved already. It can be stopped until it is carried out.',
  'words-elsewhere-unseen': 'Words of these records stand elsewhere. Look at the list, and say that you have.',
  'destruction-carried-out': 'This destruction has been carried out: what was destroyed is gone.',
  'second-is-who-proposed': 'Whoever proposed a destruction cannot approve it too. Let a head of service or the data protection officer do it.',
  'destruction-never-struck-out': 'A destruction is never struck out. Stop it, as long as it has not been carried out.',
} as const

const WHEN = 'When was that?'

const RECORDS = {
  complaint: 'Complaints', compliment: 'Compliments', enquiry: 'Enquiries', 'member-enquiry': 'Enquiries of councillors and MPs', 'ombudsman-contact': 'Cases of the Ombudsman',
  'pool-member': 'People of the pool', learning: 'Learning', advice: 'Advice', 'advocacy-offer': 'Advocacy offered without a complaint',
  'rights-request': 'Requests about somebody’s data', disclosure: 'Disclosures', message: 'E-mail that stands on no record',
} as const

export const RETAINED_RECORD_LABELS: Readonly<Record<RetainedRecord, string>> = {
  ...RECORDS, 'access-traces': 'Traces of who looked at what', accounts: 'Accounts', 'equality-answers': 'Answers for equality monitoring', drafts: 'Drafts',
  'import-sources': 'Names of imported files',
}

/** One of them, in a sentence or as a tag. */
export const RECORD_KIND_LABELS: Readonly<Record<keyof typeof RECORDS, string>> = {
  complaint: 'Complaint', compliment: 'Compliment', enquiry: 'Enquiry', 'member-enquiry': 'Enquiry of a councillor or MP', 'ombudsman-contact': 'Case of the Ombudsman',
  'pool-member': 'Somebody of the pool', learning: 'Learning', advice: 'Advice', 'advocacy-offer': 'Advocacy offered', 'rights-request': 'Request about somebody’s data', disclosure: 'Disclosure', message: 'E-mail',
}

export const RETENTION_CONDITION_LABELS: Readonly<Record<RetentionCondition, string>> = {
  always: 'all of them', 'stage-2': 'that came to stage 2', 'stage-3': 'that came to stage 3', ombudsman: 'that came to the Ombudsman', 'safeguarding-concern': 'with a safeguarding concern',
  'child-in-need': 'about a child in need', 'child-protection': 'about a child with a protection plan', 'looked-after': 'about a looked-after child', 'care-leaver': 'about a care leaver',
  adopted: 'about an adopted child', 'special-guardianship': 'about a child under special guardianship',
}

export const RETENTION_TRIGGER_LABELS: Readonly<Record<RetentionTrigger, string>> = {
  closed: 'after it was closed', received: 'after it was received', 'last-activity': 'after the last entry', birth: 'after the birth of the child',
  'adult-and-inactive': 'after the child is 18, or after the last entry where that is later', 'end-of-reporting-year': 'after the end of the reporting year in which it was received',
  made: 'after it was made',
}

export const RETENTION_END_LABELS: Readonly<Record<RetentionRule['afterwards'], string>> = { review: 'Somebody reviews it', destroy: 'It goes' }
export const RETENTION_MARK_LABELS: Readonly<Record<RetentionRule['mark'], string>> = { verified: 'Seen in its source', 'general-knowledge': 'Not confirmed' }

/** The day from which a rule counts, inside a sentence. */
export const COUNTED_FROM: Readonly<Record<CountedFrom['what'], string>> = {
  closed: 'closed on', 'closed-again': 'opened again, and last closed on', received: 'received on', 'last-activity': 'last entry on', birth: 'child born on',
  'latest-possible-birth': 'birth not known: no later than the day of receipt,', 'eighteenth-birthday': 'child 18 on',
  'latest-possible-eighteenth-birthday': 'birth not known: 18 no later than', 'end-of-reporting-year': 'reporting year ended on',
}

export const UNDATED: Readonly<Record<Undated | 'linked-open', string>> = {
  open: 'It has not ended, so nothing counts yet.', 'answered-not-closed': 'It was answered and never closed. Close it, so that its time can be counted.',
  'no-rule': 'No rule speaks of it, so it is kept.', 'linked-open': 'It is linked to something that has not ended, and goes with it.',
}

export const DESTRUCTION_REASON_LABELS: Readonly<Record<DestructionReason, string>> = {
  'rule-ran-out': 'Its time has run out', 'erasure-right': 'Somebody has a right to its erasure', 'court-order': 'A court ordered it', 'should-not-be-held': 'It should never have been held',
}

export const DESTRUCTION_STEP_LABELS: Readonly<Record<DestructionStep, string>> = {
  proposed: 'Waits for a second person', approved: 'Approved, and waits for its day', stopped: 'Stopped', 'carried-out': 'Carried out',
}

export const DESTRUCTION_EVENT_LABELS = {
  DestructionProposed: 'Destruction proposed', DestructionApproved: 'Destruction approved', DestructionStopped: 'Destruction stopped', PeopleErased: 'People erased',
  DestructionCarriedOut: 'Destruction carried out', RecordDestroyed: 'Destroyed', WordsErased: 'Words erased',
} as const

const BASES = {
  inquiry: 'A public inquiry', court: 'A court or tribunal', police: 'The police', ombudsman: 'The Ombudsman', claim: 'A claim, or one that is expected', audit: 'An audit or inspection',
  'rights-request': 'A request for what is held on somebody', 'kept-longer': 'We keep it longer ourselves', other: 'Something else',
} as const
const SCOPES = { all: 'Everything', kinds: 'Kinds of record', records: 'Single records' } as const

export const HOLD_WORDS: ThreadWords<typeof HOLD_EVENTS> = {
  title: 'Hold',
  events: { HoldPlaced: 'Hold placed', RecordHeld: 'Record put under the hold', RecordNoLongerHeld: 'Record released from the hold', HoldReviewed: 'Hold reviewed', HoldEnded: 'Hold ended' },
  commands: {
    'place-hold': {
      title: 'Place a hold', when: 'From when?', know: 'While a hold lasts, nothing that it covers is destroyed, whatever the rules say.',
      asks: {
        basis: { asks: 'What asks for it?', of: BASES }, authority: { asks: 'Who ordered or decided it?', hint: 'An office, a court or an inquiry. Do not name a child or a complainant.' },
        why: { asks: 'Why is it needed?' }, scope: { asks: 'What does it cover?', of: SCOPES }, kinds: { asks: 'Which kinds of record?', of: RECORDS },
        reviewOn: { asks: 'When will somebody look whether it is still needed?' }, until: { asks: 'What is its last day? (optional)' },
      },
    },
    'hold-record': { title: 'Put a record under the hold', when: WHEN, asks: { record: { asks: 'Which record?', hint: 'Its reference, such as 2019-0012.' } } },
    'release-record': { title: 'Release a record from the hold', when: WHEN, asks: { record: { asks: 'Which record?' }, why: { asks: 'Why is it no longer needed?' } } },
    'review-hold': { title: 'Review the hold', when: 'When was it reviewed?', asks: { why: { asks: 'Why is it still needed?' }, reviewOn: { asks: 'When will it be reviewed next?' } } },
    'end-hold': { title: 'End the hold', when: 'When did it end?', asks: { why: { asks: 'Why is it no longer needed?' } } },
  },
}

/** What the pages of retention say. */
export const RETENTION_PAGES = {
  title: 'Retention', holds: 'Holds', destructions: 'Destructions', rules: 'For how long records are kept', rule: 'A rule', record: 'For how long it is kept',
  newHold: 'Place a hold', tombstone: (reference: string) => `${reference} was destroyed`, erase: 'Erase a person',
  chooseRecords: 'Choose at least one record', chooseReason: 'Choose why it goes', sayWhy: 'Say why', daysNeeded: 'Give a whole number of months, 1 to 1,800',
  noSuchRecord: 'There is no complaint of that reference here. Write it as it stands on the complaint, such as 2019-0012.',
  stale: 'Somebody else has recorded something since this page was drawn. Look at it, and decide again.',
  changed: 'Somebody else has changed the rules since this page was drawn. Look at them, and save again.',
  idTaken: 'A rule is called so already. Choose another name.', notAName: 'Use small letters, digits and hyphens',
  asks: {
    months: 'for how many months', basis: 'what it rests on', records: 'what it is about', when: 'which of them', trigger: 'from when it counts', afterwards: 'what then', mark: 'how well that is known',
    reason: 'why it goes', note: 'something for whoever approves', longer: 'why it is kept longer', until: 'until when', review: 'when it is looked at next', id: 'what the rule is called',
  },
} as const

/** What keeps words of a record besides the record, and what becomes of them. */
export const KEPT_IN_LABELS: Readonly<Record<WordsElsewhere['keptIn'], Readonly<{ is: string; becomes: string }>>> = {
  text: { is: 'Another record', becomes: 'They stay, unless they are erased with it or corrected there.' },
  edition: { is: 'A published report', becomes: 'It stays as it was published: people have it, and its digest is in the ledger.' },
  'kept-version': { is: 'Tables or figures that were kept', becomes: 'They stay. Keep another version without these words.' },
  draft: { is: 'A draft that somebody has not sent yet', becomes: 'It goes by itself when nobody touches it, by its own rule.' },
  'working-paper': { is: 'Papers of a bundle or of a request', becomes: 'They stay as long as their bundle or request does.' },
}

/** Months as people say them. */
export function periodWords(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  const parts = [years > 0 ? `${years} ${years === 1 ? 'year' : 'years'}` : '', rest > 0 ? `${rest} ${rest === 1 ? 'month' : 'months'}` : '']
  return parts.filter((part) => part !== '').join(' and ')
}

/** How a destruction goes on: what was destroyed, of how many. */
export function progressWords(gone: number, all: number): string {
  return `${gone} of ${all} ${all === 1 ? 'record' : 'records'} destroyed`
}
