import type { FindingKind, FindingReason, Proposal } from '../domain/register/compliment/identification/finding.ts'

/** What could stand in place of what was found. None of these is found itself. */
export const PROPOSAL_WORDS: Readonly<Record<Proposal, string>> = {
  name: '[name]', worker: 'the worker', relative: '[a relative]', judge: 'the judge', doctor: 'the doctor', place: '[place]', team: 'the team', recently: 'recently',
  year: '[year]', age: '[age]', legal: '[legal detail]', sum: 'a sum of money', contact: '[contact detail]', reference: '[reference]', children: 'my children', detail: '[detail]',
}

export const FINDING_KIND_LABELS: Readonly<Record<FindingKind, string>> = {
  name: 'Name', place: 'Place', date: 'Date', age: 'Age', court: 'Court or legal detail', money: 'Sum of money', contact: 'Contact detail', reference: 'Reference number',
  circumstance: 'Rare circumstance',
}

export const FINDING_REASON_WORDS: Readonly<Record<FindingReason, string>> = {
  'known-person': 'Somebody whom this record names, or a short form of their name', 'near-known-name': 'Spelt almost like somebody whom this record names',
  title: 'A title with a name', relative: 'What a relative is called', introduced: 'Somebody is introduced here', signature: 'A line that looks like a signature',
  initials: 'Initials', 'given-name': 'A given name', capital: 'A capital letter on a word that is no everyday one', 'other-script': 'Another writing, which this check cannot read',
  postcode: 'A postcode, or part of one', address: 'An address', institution: 'A school, hospital or other place by its name', 'own-place': 'One of the authority’s own teams or places',
  town: 'A town or another place', 'after-preposition': 'Somewhere that something is', day: 'A day', month: 'A month', year: 'A year', 'time-ago': 'How long ago it was',
  festival: 'A day that everybody can place', 'clock-time': 'A time of day', birth: 'A birth', age: 'An age', 'school-year': 'A year of school', 'law-section': 'A section of an Act',
  order: 'An order of a court', proceedings: 'Says that there are or were proceedings', 'court-name': 'A court by its name', sum: 'A sum of money', email: 'An e-mail address',
  'web-address': 'A web address', handle: 'A name on social media', telephone: 'A telephone number', number: 'A number that refers to somebody or something', 'nhs-number': 'Looks like an NHS number',
  twins: 'Few families have them', 'several-children': 'Few families have so many', 'rare-relation': 'A relation that few families have', health: 'Somebody’s health',
  harm: 'Something that others will have heard of', background: 'Where somebody comes from, what they believe or who they are', 'public-role': 'A part that few people have',
}

export const QUOTATION = {
  asked: 'what may be quoted', readIt: 'Read the quotation as it stands, and tick that you have',
} as const

/** What is still to be decided about something that was found. */
export function stayWords(words: string): string {
  return `Take the edit of “${words}”, or say why it stays`
}
