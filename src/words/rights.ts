import type { BUNDLE_EVENTS, BundlePurpose } from '../domain/register/bundle/events.ts'
import type { DISCLOSURE_EVENTS, Disclosed, DisclosureBasis } from '../domain/register/disclosure/events.ts'
import type { ERASURE_GROUNDS, RIGHTS_EVENTS, Right, RightsOutcome } from '../domain/register/rights/events.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { longDate } from './dates.ts'
import type { ThreadWords } from './threads/thread-words.ts'

const NOTE = { asks: 'Anything to add? (optional)' } as const
const ABOUT_COMPLAINT = { asks: 'Which complaint? (optional)', hint: 'Its reference, such as 2026-0042. Everything held on the person where it is left empty.' } as const

export const RIGHT_LABELS: Readonly<Record<Right, string>> = {
  access: 'A copy of what is held (subject access)', rectification: 'Something put right (rectification)', erasure: 'Something erased',
  restriction: 'Use restricted', objection: 'Objects to how it is used',
}

/** The same in a list. */
export const RIGHT_NAMES: Readonly<Record<Right, string>> = {
  access: 'Subject access', rectification: 'Rectification', erasure: 'Erasure', restriction: 'Restriction', objection: 'Objection',
}

export const RIGHTS_OUTCOME_LABELS: Readonly<Record<RightsOutcome | 'withdrawn', string>> = {
  'given-in-full': 'Given in full', 'given-in-part': 'Given, some of it withheld', 'nothing-held': 'Nothing is held', corrected: 'Put right',
  'corrected-in-part': 'Put right in part', 'not-corrected': 'Not put right', erased: 'Erased', 'not-erased': 'Not erased', restricted: 'Use restricted',
  'not-restricted': 'Use not restricted', 'objection-upheld': 'Objection upheld', 'objection-not-upheld': 'Objection not upheld',
  refused: 'Refused: manifestly unfounded or excessive', withdrawn: 'Withdrawn',
}

export const ERASURE_DECISION_LABELS = { erased: 'It goes', 'erased-in-part': 'Some of it goes', 'not-erased': 'It stays' } as const

/** Each with its article of the UK GDPR; none could be read here. */
export const ERASURE_GROUND_LABELS: Readonly<Record<(typeof ERASURE_GROUNDS)[number], string>> = {
  'no-longer-needed': 'Goes: no longer needed (art. 17(1)(a); not confirmed)', 'consent-withdrawn': 'Goes: consent was withdrawn (art. 17(1)(b); not confirmed)',
  'objection-upheld': 'Goes: their objection was upheld (art. 17(1)(c); not confirmed)', unlawful: 'Goes: it should not have been kept (art. 17(1)(d); not confirmed)',
  'law-requires-erasure': 'Goes: the law requires it (art. 17(1)(e); not confirmed)', 'legal-obligation': 'Stays: a legal obligation (art. 17(3)(b); not confirmed)',
  'public-task': 'Stays: a task in the public interest (art. 17(3)(b); not confirmed)', 'legal-claims': 'Stays: legal claims (art. 17(3)(e); not confirmed)',
  'archiving-or-statistics': 'Stays: archiving or statistics (art. 17(3)(d); not confirmed)', 'no-ground': 'Stays: no ground to erase it (art. 17(1); not confirmed)',
}

const DECISION_LABELS = { corrected: 'It was put right', completed: 'It was completed', 'not-corrected': 'It stays as it is' } as const

export const RIGHTS_WORDS: ThreadWords<typeof RIGHTS_EVENTS> = {
  title: 'Rights over personal data',
  events: {
    RightsRequestReceived: 'Request received', RightsRequestGiven: 'Given to somebody to answer', RightsIdentityAsked: 'Asked who they are',
    RightsIdentityConfirmed: 'Identity confirmed', RightsAuthorityConfirmed: 'Shown that they may ask', RightsClarificationAsked: 'Asked what they mean',
    RightsClarificationGiven: 'They said what they mean', RightsTimeExtended: 'Time extended', RightsNoted: 'Note', RightsCorrectionDecided: 'Decided on what is wrong', RightsErasureDecided: 'Erasure decided',
    RightsStatementKept: 'Statement of disagreement kept', RightsRestrictionBegun: 'Use restricted', RightsRestrictionLifted: 'Restriction lifted',
    RightsObjectionMade: 'Objection recorded', RightsObjectionDecided: 'Objection decided', RightsReviewFinished: 'File made from the review',
    RightsRequestAnswered: 'Answered', RightsRequestWithdrawn: 'Withdrawn',
  },
  commands: {
    'record-rights-request': {
      title: 'Record a request about somebody’s data', when: 'When was it received?',
      know: 'Any officer may receive it, in writing or in words; it need not say “subject access”. The month begins that day.',
      asks: {
        right: { asks: 'What do they ask for?', of: RIGHT_LABELS }, person: { asks: 'Whose data is it about?' },
        asked: { asks: 'Who asks?', of: { themselves: 'The person themselves', parent: 'A parent', advocate: 'An advocate', solicitor: 'A solicitor', 'other-representative': 'Somebody else for them' } },
        requester: { asks: 'The name of whoever asks for them (optional)' }, staff: { asks: 'Their account, where they work here (optional)' },
        said: { asks: 'What did they say? (optional)' }, handler: { asks: 'Who answers it? (optional)' },
      },
    },
    'give-rights-request': { title: 'Give it to somebody to answer', when: 'When was it given to them?', asks: { handler: { asks: 'Who answers it?' }, text: NOTE } },
    'ask-for-identity': {
      title: 'Record that you asked who they are', when: 'When did you ask?', know: 'Only where there is real doubt. The month then begins when they have shown it (UK GDPR arts 12(6) and 12A; not confirmed).', asks: { text: NOTE },
    },
    'confirm-identity': {
      title: 'Record that you know who they are', when: 'When was it confirmed?',
      asks: { how: { asks: 'How?', of: { 'known-to-us': 'They are known to us', 'document-seen': 'A document was seen', 'confirmed-by-worker': 'Their worker confirmed it', other: 'Otherwise' } }, text: { asks: 'Anything to add? (optional)', hint: 'Say what was seen, and keep no copy of it.' } },
    },
    'confirm-rights-authority': {
      title: 'Record that they may ask for the person', when: 'When was it shown?',
      know: 'Whoever may complain has no automatic right to a child’s data. A child who understands what it means asks for themselves, or agrees.',
      asks: {
        by: { asks: 'By what?', of: { 'written-consent': 'The person’s written consent', 'parental-responsibility': 'Parental responsibility', 'court-order-or-attorney': 'An order of a court, or power of attorney', other: 'Something else' } },
        childAsked: { asks: 'Where it is a child: what do they say? (optional)', of: { agrees: 'Agrees', objects: 'Does not want it', 'cannot-understand': 'Too young to understand', 'not-asked': 'Was not asked' } },
        text: NOTE,
      },
    },
    'ask-for-clarification': {
      title: 'Record that you asked what they mean', when: 'When did you ask?', know: 'Only where much is held, and it is really needed. The days until they answer are not counted (UK GDPR art. 12A; not confirmed).', asks: { text: { asks: 'What did you ask? (optional)' } },
    },
    'record-clarification': { title: 'Record what they mean', when: 'When did they say it?', asks: { text: { asks: 'What did they say? (optional)' } } },
    'extend-rights-time': {
      title: 'Extend the time', when: 'When were they told of it?', know: 'By two more months at most, and they are told why within the first (UK GDPR art. 12(3); not confirmed).',
      asks: { ground: { asks: 'Why is more time needed?', of: { complex: 'It is complex', 'many-requests': 'They have made many requests' } }, text: { asks: 'The reason that they were given' } },
    },
    'note-on-rights-request': { title: 'Add a note', when: 'The day of the note', asks: { text: { asks: 'The note' } } },
    'decide-rectification': {
      title: 'Record what was put right, or why not', when: 'When was it decided?', know: 'Correct the record itself first: every entry has its correction on its own page. Here stands what you decided.',
      asks: { complaint: ABOUT_COMPLAINT, decision: { asks: 'What was decided?', of: DECISION_LABELS }, text: { asks: 'What was put right, or why it was not' } },
    },
    'decide-erasure': {
      title: 'Decide what is erased, and why', when: 'When was it decided?', know: 'Say what the person is told, with the reason and their right to complain to the Information Commissioner. What goes is proposed on its page of retention, and approved by a second person.',
      asks: { complaint: ABOUT_COMPLAINT, decision: { asks: 'What was decided?', of: ERASURE_DECISION_LABELS }, ground: { asks: 'On which ground in law?', of: ERASURE_GROUND_LABELS }, text: { asks: 'The reasons, as the person is told them' } },
    },
    'keep-statement': {
      title: 'Keep what they say about the record', when: 'When did they say it?', know: 'It is shown beside the complaint from now on.',
      asks: { complaint: { asks: 'Beside which complaint?', hint: 'Its reference, such as 2026-0042.' }, text: { asks: 'Their statement' } },
    },
    'restrict-processing': {
      title: 'Restrict how it is used', when: 'From which day?', know: 'It is kept, and used for nothing else than what the law allows. A notice stands beside the complaint, or beside the person.',
      asks: { restrictionId: null, complaint: ABOUT_COMPLAINT, text: { asks: 'What may not be done, and why' } },
    },
    'lift-restriction': {
      title: 'Lift a restriction', when: 'When did it end?', know: 'The person is told before it ends (UK GDPR art. 18(3); not confirmed).', asks: { restrictionId: { asks: 'Which restriction?' }, text: { asks: 'Why, and when they were told' } },
    },
    'record-objection': { title: 'Record an objection', when: 'When was it made?', asks: { objectionId: null, complaint: ABOUT_COMPLAINT, text: { asks: 'What they object to, and why' } } },
    'decide-objection': {
      title: 'Decide an objection', when: 'When was it decided?',
      asks: { objectionId: { asks: 'Which objection?' }, decision: { asks: 'What was decided?', of: { upheld: 'Upheld: it is no longer used so', overridden: 'There are compelling grounds to go on' } }, text: { asks: 'The reasons' } },
    },
    'finish-rights-review': {
      title: 'Make the file', when: 'When was it made?',
      asks: { version: { asks: 'Version' }, manifest: { asks: 'Digest of the manifest' }, given: { asks: 'Items given' }, redacted: { asks: 'Items with passages taken out' }, withheld: { asks: 'Items withheld' }, checkedBy: { asks: 'Checked by (optional)' } },
    },
    'answer-rights-request': { title: 'Record the answer', when: 'When was it answered?', asks: { outcome: { asks: 'What came of it?', of: withoutWithdrawn() }, text: NOTE } },
    'withdraw-rights-request': { title: 'Record that it was withdrawn', when: 'When was it withdrawn?', asks: { text: NOTE } },
  },
}

function withoutWithdrawn(): Readonly<Record<RightsOutcome, string>> {
  const { withdrawn: _withdrawn, ...outcomes } = RIGHTS_OUTCOME_LABELS
  return outcomes
}

export const DISCLOSED_LABELS: Readonly<Record<Disclosed, string>> = {
  'subject-access-file': 'Subject access file', bundle: 'Bundle', 'released-paper': 'Released paper', letter: 'Letter', other: 'Something else',
}

export const DISCLOSURE_BASIS_LABELS: Readonly<Record<DisclosureBasis, string>> = {
  'subject-access': 'The person’s right of access', ombudsman: 'The Ombudsman asked for it', 'review-panel': 'The review panel decides with it',
  'appointed-to-the-complaint': 'Their part in the complaint', 'answer-to-the-complaint': 'The answer to the complaint', 'court-or-tribunal': 'A court or tribunal',
  'duty-in-law': 'Another duty in law', safeguarding: 'A child’s safety', consent: 'Consent', other: 'Another reason',
}

export const DISCLOSURE_WORDS: ThreadWords<typeof DISCLOSURE_EVENTS> = {
  title: 'Disclosures',
  events: { DisclosureMade: 'Given', DisclosureCovered: 'Another complaint in it', DisclosureRecalled: 'Asked back' },
  commands: {
    'record-disclosure': {
      title: 'Record that something was given to somebody', when: 'When was it given?',
      asks: {
        what: { asks: 'What was given?', of: DISCLOSED_LABELS }, basis: { asks: 'Why might it be?', of: DISCLOSURE_BASIS_LABELS },
        to: { asks: 'To whom?', hint: 'A name and what they are, and how it went to them.' }, complaint: { asks: 'Of which complaint? (optional)', hint: 'Its reference, such as 2026-0042.' },
        person: { asks: 'Whose data? (optional)' }, source: { asks: 'Made by (optional)' }, file: { asks: 'Digest of the file (optional)' }, text: NOTE,
      },
    },
    'add-complaint-to-disclosure': { title: 'Add another complaint that it was of', when: 'When was it given?', asks: { complaint: { asks: 'Which complaint?', hint: 'Its reference, such as 2026-0042.' } } },
    'recall-disclosure': {
      title: 'Record that it was asked back', when: 'When?', know: 'For what went to the wrong person, or should not have gone. A breach of personal data is also for the data protection officer, within 72 hours (UK GDPR art. 33; not confirmed).',
      asks: { cameBack: { asks: 'Did it come back?', of: { yes: 'Yes', no: 'No', 'not-known': 'Not known' } }, text: { asks: 'What happened' } },
    },
  },
}

export const BUNDLE_PURPOSE_LABELS: Readonly<Record<BundlePurpose, string>> = {
  ombudsman: 'For the Ombudsman', 'review-panel': 'For the review panel', 'court-or-tribunal': 'For a court or tribunal', other: 'For somebody else',
}

export const BUNDLE_WORDS: ThreadWords<typeof BUNDLE_EVENTS> = {
  title: 'Bundles',
  events: { BundleBegun: 'Bundle begun', BundleMade: 'Version made', BundleEnded: 'Bundle ended' },
  commands: {
    'begin-bundle': { title: 'Begin a bundle', when: 'When was it begun?', asks: { complaint: { asks: 'Of which complaint?' }, purpose: { asks: 'For whom?', of: BUNDLE_PURPOSE_LABELS }, text: NOTE } },
    'make-bundle-version': {
      title: 'Make the bundle', when: 'When was it made?',
      asks: { version: { asks: 'Version' }, manifest: { asks: 'Digest of the manifest' }, pages: { asks: 'Pages' }, papers: { asks: 'Papers' }, redactions: { asks: 'Redactions' }, text: { asks: 'What differs from the version before' } },
    },
    'end-bundle': { title: 'End the bundle', when: 'When did it end?', know: 'What was added to it from outside is taken away. What was made of it stays.', asks: { text: NOTE } },
  },
}

export const RIGHTS = {
  title: 'Requests about personal data', record: 'Record a request', find: 'Whose data is it about?', findWhat: 'their name', nobody: 'Nobody yet',
  empty: 'No request is recorded. Anybody may ask for a copy of what is held on them, or for something to be put right; record it the day it comes.',
  open: 'Open', ended: 'Ended', stopped: 'Waits for what they mean', review: 'Review what is held, and make the file', file: 'Files that were made',
  marks: { statement: 'Statement of disagreement', restriction: 'Use is restricted', objection: 'Objection', disclosure: 'Given' },
  everything: 'everything held on the person',
  unconfirmed: 'from general knowledge, not confirmed',
} as const

type DatesCounted = Readonly<{
  receivedOn: IsoDate; startedOn: IsoDate; dueOn: IsoDate; months: number; daysStopped: number
  law: string; identityLaw: string; clarificationLaw: string; weekend: string
}>

/** How the day by which a request is to be answered is counted, in sentences. */
export function rightsWhy({ receivedOn, startedOn, dueOn, months, daysStopped, law, identityLaw, clarificationLaw, weekend }: DatesCounted): string {
  const start = startedOn === receivedOn ? `The month begins on the day of receipt, ${longDate(receivedOn)}.`
    : `It was received on ${longDate(receivedOn)}; it had to be asked who they are, so the month begins on ${longDate(startedOn)}, when that was known (${identityLaw}; ${RIGHTS.unconfirmed}).`
  const length = months === 1 ? `An answer is due within one month (${law}; ${RIGHTS.unconfirmed}).` : `The time was extended by two months, so it is ${months} months in all (${law}; ${RIGHTS.unconfirmed}).`
  const stopped = daysStopped === 0 ? '' : ` ${daysStopped === 1 ? 'One day' : `${daysStopped} days`} in which an answer to a question was awaited are not counted (${clarificationLaw}; ${RIGHTS.unconfirmed}).`
  return `${start} ${length}${stopped} The last day is ${longDate(dueOn)}; where it would be a weekend or a bank holiday it is the next working day (${weekend}; ${RIGHTS.unconfirmed}).`
}

export const DISCLOSURES = {
  title: 'What was given to whom', record: 'Record that something was given',
  empty: 'Nothing is recorded as given to anybody. Bundles, subject access files and papers that are released add themselves; a letter can be recorded by hand.',
} as const
