import type { IsoDate } from '../calendar/iso-date.ts'
import type { AuthoritySettings, AuthorityWord, WordList } from './settings.ts'

/** A list of words in use from `from` on, from codes and labels. */
export function words(from: IsoDate, entries: Readonly<Record<string, string>>): readonly AuthorityWord[] {
  return Object.entries(entries).map(([code, label]) => ({ code, label, from, until: null }))
}

/** The words that an authority begins with. Divisions are the usual ones; teams are its own, so there are none. */
export function defaultWords(from: IsoDate): AuthoritySettings['words'] {
  const lists = Object.fromEntries(Object.entries(LISTS).map(([list, entries]) => [list, words(from, entries)])) as AuthoritySettings['words']
  return { ...lists, reasonsUpheld: withUsualTags(lists.reasonsUpheld) }
}

/** The causes with the tags that they usually have; tags that were given stay as they are. */
export function withUsualTags(causes: readonly AuthorityWord[]): readonly AuthorityWord[] {
  return causes.map((cause) => {
    const tags = cause.tags ?? USUAL_TAGS[cause.code]
    return tags === undefined ? cause : { ...cause, tags }
  })
}

/** Facts: procedure-facts.md 9.7, the cross-cutting causes of the founding report's twenty reasons. */
const USUAL_TAGS: Readonly<Record<string, readonly string[]>> = {
  'visit-missed': ['timeliness'], 'all-options-explored': ['timeliness'], communication: ['communication'], 'one-party-told': ['communication'],
  'decision-not-made-in-time': ['timeliness', 'views'], 'support-lacking': ['worker-absent', 'finance'], 'consent-not-understood': ['consent'],
  'delay-in-reallocation': ['worker-absent', 'timeliness'], 'reports-late': ['conference-papers', 'timeliness'], 'contact-rearranged': ['contact-arrangements'],
  'late-for-meetings': ['timeliness'], 'conference-cancelled': ['conference-papers'], 'errors-in-reports': ['accuracy', 'recording'],
  'document-delivered-late': ['timeliness'], 'contact-change-not-told': ['contact-arrangements', 'communication'],
  'delay-during-inspection': ['timeliness', 'communication'], 'views-not-included': ['views', 'timeliness'],
  'content-disputed': ['recording', 'accuracy', 'worker-absent'], 'assessment-missing': ['recording', 'accuracy', 'worker-absent'],
  'drift-in-absence': ['worker-absent', 'finance', 'timeliness'],
}

const LISTS: Readonly<Record<WordList, Readonly<Record<string, string>>>> = {
  channels: {
    email: 'Email', telephone: 'Telephone', 'complaint-form': 'Complaint form', letter: 'Letter', meeting: 'Meeting', other: 'Other',
  },
  complainantTypes: {
    'child-or-young-person': 'Child or young person', 'care-leaver': 'Care leaver', parent: 'Parent', carer: 'Carer', 'other-relative': 'Other relative',
    'foster-carer': 'Foster carer', 'special-guardian': 'Special guardian', adopter: 'Adopter', advocate: 'Advocate', representative: 'Representative',
    professional: 'Professional', 'councillor-or-mp': 'Councillor or MP', 'not-known': 'Not known',
  },
  relations: {
    mother: 'Mother', father: 'Father', 'step-parent': 'Step-parent', grandparent: 'Grandparent', sibling: 'Brother or sister', 'aunt-or-uncle': 'Aunt or uncle',
    'foster-carer': 'Foster carer', 'special-guardian': 'Special guardian', self: 'The child or young person', other: 'Other',
  },
  divisions: {
    'children-in-need': 'Children in Need and Child Protection', 'children-in-care': 'Children in Care', 'team-around-the-family': 'Early Help',
  },
  teams: {},
  categories: {
    staff: 'Staff', service: 'Service (quality, lack of it, expectations, customer care)',
    'assessment-or-review': 'Assessment or review process (disputed or delayed decision)',
  },
  reasonsUpheld: {
    'visit-missed': 'Appointment or visit cancelled or missed',
    'all-options-explored': 'Exploring every option was felt as delay',
    communication: 'Communication with or availability of the worker',
    'one-party-told': 'One party was told and the other was not',
    'decision-not-made-in-time': 'The right decision was not made at the time',
    'support-lacking': 'Practical support was lacking; financial assessment not done',
    'consent-not-understood': 'Consent was not understood or explained',
    'delay-in-reallocation': 'Delay in assessment and reallocation when a worker left',
    'reports-late': 'Conference reports were not provided in advance',
    'contact-rearranged': 'Contact was rearranged after long-standing plans',
    'late-for-meetings': 'Staff were late for meetings',
    'conference-cancelled': 'Conference cancelled because papers were not complete',
    'errors-in-reports': 'Spelling or factual errors in reports',
    'document-delivered-late': 'A document was delivered long after its date',
    'contact-change-not-told': 'Parent or carer was not told of a change to contact',
    'delay-during-inspection': 'Delay in contact during an inspection',
    'views-not-included': 'The child\'s views were missing and the report was late',
    'content-disputed': 'Content disputed and its source cannot be found in the records',
    'assessment-missing': 'An assessment was missing or about the wrong child',
    'drift-in-absence': 'Drift while a worker was absent; costs reimbursed',
  },
  howResolved: {
    explanation: 'Explanation', apology: 'Apology', 'action-taken': 'Action taken', 'assessment-reviewed': 'Assessment or decision reviewed',
    'views-added': 'Views added to the record', 'worker-changed': 'Change of worker', 'staff-reminded': 'Staff reminded in supervision', meeting: 'Meeting held',
  },
  remedies: {
    apology: 'Apology in writing', reimbursement: 'Reimbursement of costs', 'payment-for-distress': 'Payment for distress, time or trouble',
    'service-provided': 'Service provided', 'decision-reviewed': 'Decision reviewed', explanation: 'Explanation',
    'record-annotated': 'The person’s views added to the record', other: 'Something else',
  },
  contactPreferences: { email: 'Email', telephone: 'Telephone', 'text-message': 'Text message', letter: 'Letter', 'in-person': 'In person', 'through-advocate': 'Through an advocate' },
  causeTags: {
    'worker-absent': 'Worker left, sick or absent', recording: 'Recording', timeliness: 'Timeliness', communication: 'Communication', consent: 'Consent',
    'contact-arrangements': 'Contact arrangements', 'conference-papers': 'Conference papers', accuracy: 'Accuracy', views: 'Views of the child or parent',
    finance: 'Finance',
  },
  audiences: {
    'front-line-staff': 'Front-line staff', managers: 'Managers', 'new-starters': 'New starters (induction)', 'foster-carers': 'Foster carers', other: 'Other',
  },
  signposts: {
    'corporate-complaints': 'Corporate complaints', 'other-council-service': 'Another service of the council', health: 'Health', school: 'School or education',
    police: 'Police', court: 'Court or a solicitor', 'other-body': 'Another body',
  },
  languages: { en: 'English', cy: 'Welsh', pl: 'Polish', ur: 'Urdu', ro: 'Romanian', bsl: 'British Sign Language', other: 'Other' },
}
