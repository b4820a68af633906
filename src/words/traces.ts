import type { Traced, TraceGroup, TraceKind } from '../application/access/traces.ts'

export const TRACE_WORDS = {
  title: 'Who has looked', own: 'What Heard keeps of what you looked at', looking: 'Who looked how much', ofComplaint: (reference: string) => `Who has looked at ${reference}`,
  nobody: 'Somebody who had not signed in', operator: 'The operator, at the command line', noAccount: 'An account that is no longer there',
  hidden: 'A record that you may not see', kept: 'Words are kept', record: 'The record', person: 'The person', group: 'The kind',
  noRecord: 'There is no complaint of that reference that you may see. Write it as it stands on the complaint, such as 2026/0012',
  from: 'The first day', to: 'The last day', swapped: 'The last day is before the first',
  tooMany: (most: number) => `The file holds the newest ${most.toLocaleString('en-GB')}. For older ones ask for fewer days.`,
  file: ['When', 'Who', 'What', 'Of what', 'Record', 'More', 'Words'],
} as const

export const TRACE_GROUP_LABELS: Readonly<Record<TraceGroup, string>> = {
  looked: 'Looked at records', 'taken-away': 'Taken away', seals: 'Broken seals', 'turned-away': 'Refused', 'signed-in': 'Signing in', accounts: 'Accounts', rights: 'Rights and destruction',
}

export const TRACE_KIND_LABELS: Readonly<Record<TraceKind, string>> = {
  read: 'Read', listed: 'Looked at a list', searched: 'Searched', exported: 'Took away as a file', printed: 'Printed', fed: 'A calendar fetched dates',
  'seal-broken': 'Opened what is sealed', 'signed-in': 'Signed in', 'signed-out': 'Signed out', 'sign-in-failed': 'Could not sign in', 'account-locked': 'Account locked',
  refused: 'Refused: not there, or not for them', 'form-refused': 'Refused: a form from elsewhere', 'command-refused': 'Refused by the rules', 'account-changed': 'Changed an account',
  'rights-answered': 'Answered somebody’s rights', 'bundle-made': 'Made a bundle', destroyed: 'Destroyed', 'words-erased': 'Erased words of a trace',
}

export const TRACED_LABELS: Readonly<Record<Traced, string>> = {
  complaint: 'Complaint', entry: 'Entry of the register', person: 'A person', 'protected-contact': 'A protected address', paper: 'A paper', draft: 'A draft', report: 'A report',
  figures: 'Figures', list: 'List', account: 'An account', traces: 'Traces of who looked', register: 'The register',
}

/** What entry it was, by where in the program it stands. */
const ENTRY_AT: Readonly<Record<string, string>> = {
  ombudsman: 'An Ombudsman case', compliments: 'A compliment', enquiries: 'An enquiry', learning: 'Learning', themes: 'A theme', disruptions: 'A disruption',
  'people-pool': 'Somebody of the pool', context: 'Numbers, training or advice', bundles: 'A bundle', mail: 'An e-mail', disclosures: 'What was given out', retention: 'How long it is kept',
  rights: 'A request about personal data',
}

export function entryWords(route: string): string {
  return ENTRY_AT[route.split('/')[1] ?? ''] ?? TRACED_LABELS.entry
}

/** Lists that can be looked at or searched, by the code that their route declares. */
export const TRACED_LIST_LABELS = {
  'work-list': 'Work list', 'other-dates': 'Other dates', diary: 'Diary', reminders: 'Reminders', chasing: 'What is to be chased', remedies: 'Remedies still owed',
  drafts: 'Drafts', search: 'The register', 'known-people': 'People who are known', 'similar-complaints': 'Earlier complaints of the same people',
  'broken-seals': 'Broken seals',
  'behind-figures': 'Complaints behind a figure', 'behind-a-cause': 'Complaints behind a cause', themes: 'Themes', pool: 'Pool of people', ombudsman: 'Ombudsman desk',
  compliments: 'Compliments', 'compliment-digest': 'Digest of compliments', enquiries: 'Enquiries', learning: 'Learning', 'you-said-we-did': 'You said, we did', context: 'Caseload, training and advice',
  accounts: 'Accounts', disruptions: 'Disruptions', 'contact-arrangements': 'Contact arrangements', reports: 'Reports', 'moved-dates': 'Dates that a bank holiday moves', import: 'A register to be imported', rights: 'Requests about people’s rights', disclosures: 'What was disclosed', bundles: 'Bundles',
  'own-traces': 'Traces of oneself', messages: 'E-mail that came', sending: 'What is being sent', letters: 'Letters begun together', retention: 'What is due to be destroyed', holds: 'Holds', destructions: 'Destructions',
} as const satisfies Readonly<Record<string, string>>
export type TracedList = keyof typeof TRACED_LIST_LABELS

export function tracedListWords(code: string | null): string {
  return new Map<string, string>(Object.entries(TRACED_LIST_LABELS)).get(code ?? '') ?? TRACED_LABELS.list
}

/** How many are worth a question. They say nothing about anybody: a new officer reads everything, and a deadline falls on a Sunday. */
export const WORTH_ASKING = { recordsInAnHour: 40, outOfHours: 10, withoutPart: 20, refused: 10 } as const

/** What is worth asking somebody about, in sentences; nothing where there is nothing. */
export function worthAsking(name: string, { mostInAnHour, busiestHour, outOfHours, withoutPart, complaints, refused }: Readonly<{
  mostInAnHour: number; busiestHour: string; outOfHours: number; withoutPart: number; complaints: number; refused: number
}>): readonly string[] {
  return [
    ...(mostInAnHour >= WORTH_ASKING.recordsInAnHour ? [`${name} opened ${mostInAnHour} different records in the hour from ${busiestHour}.`] : []),
    ...(outOfHours >= WORTH_ASKING.outOfHours ? [`${name} looked ${outOfHours} times before 7 in the morning, after 7 in the evening or at a weekend.`] : []),
    ...(withoutPart >= WORTH_ASKING.withoutPart ? [`${name} opened ${withoutPart} complaints in which they recorded nothing and which were not given to them, of ${complaints}.`] : []),
    ...(refused >= WORTH_ASKING.refused ? [`${name} asked ${refused} times for what is not there or not for them.`] : []),
  ]
}
