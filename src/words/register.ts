import type { RegisterDeclaredCommand } from '../domain/register/declared.ts'
import type { OmbudsmanResult, RegisterEvent, StreamKind } from '../domain/register/events.ts'
import { COMPLIMENT_WORDS } from './compliments.ts'
import { BASE_WORDS, CONTEXT_WORDS } from './context.ts'
import { DISRUPTION_EVENT_LABELS } from './disruptions.ts'
import { LEARNING_WORDS } from './learning.ts'
import { ENQUIRY_WORDS, MEMBER_ENQUIRY_WORDS } from './enquiries.ts'
import { MESSAGE_WORDS } from './messages.ts'
import { OMBUDSMAN_WORDS } from './ombudsman.ts'
import { SAMENESS_WORDS } from './people.ts'
import { POOL_WORDS } from './pool.ts'
import { REPORT_WORDS } from './reports.ts'
import { BUNDLE_WORDS, DISCLOSURE_WORDS, RIGHTS_WORDS } from './rights.ts'
import { DESTRUCTION_EVENT_LABELS, HOLD_WORDS } from './retention.ts'
import { THEME_WORDS } from './themes.ts'
import type { AnyCommandWords } from './threads/thread-words.ts'

export const ENTRY_KIND_LABELS: Readonly<Record<Exclude<StreamKind, 'complaint'>, string>> = {
  compliment: 'Compliment', enquiry: 'Enquiry', 'ombudsman-contact': 'Ombudsman contact', training: 'Training', caseload: 'Number to set complaints against',
  'pool-member': 'Somebody of the pool', disruption: 'Disruption', sameness: 'Same person', learning: 'Learning', theme: 'Theme',
  advice: 'Advice', 'procedure-update': 'Change to the procedure manual', 'advocacy-offer': 'Advocacy offered without a complaint', 'member-enquiry': 'Councillor or MP enquiry',
  'equality-form': 'Equality monitoring',
  report: 'Report', 'rights-request': 'Request about somebody’s data', disclosure: 'Disclosure', bundle: 'Bundle', hold: 'Hold', destruction: 'Destruction', message: 'E-mail',
}

/** What a kind of stream is called where several are listed: its title, and one or many of it in a sentence. */
export const SEARCH_KIND_LABELS: Readonly<Record<StreamKind, Readonly<{ title: string; one: string; many: string }>>> = {
  complaint: { title: 'Complaint', one: 'complaint', many: 'complaints' }, compliment: { title: 'Compliment', one: 'compliment', many: 'compliments' },
  enquiry: { title: 'Enquiry', one: 'enquiry', many: 'enquiries' },
  'ombudsman-contact': { title: 'Ombudsman case', one: 'case of the Ombudsman', many: 'cases of the Ombudsman' },
  training: { title: 'Training', one: 'training', many: 'trainings' }, caseload: { title: 'Open cases', one: 'count of open cases', many: 'counts of open cases' },
  'pool-member': { title: 'Pool of people', one: 'person of the pool', many: 'people of the pool' },
  'member-enquiry': { title: 'Councillor or MP enquiry', one: 'enquiry of a councillor or an MP', many: 'enquiries of councillors and MPs' },
  disruption: { title: 'Disruption', one: 'disruption', many: 'disruptions' }, sameness: { title: 'Same person', one: 'note of the same person', many: 'notes of the same person' },
  learning: { title: 'Learning', one: 'learning', many: 'pieces of learning' }, theme: { title: 'Theme', one: 'theme', many: 'themes' },
  advice: { title: 'Advice', one: 'advice', many: 'times of advice' },
  'procedure-update': { title: 'Change to the procedure manual', one: 'change to the procedure manual', many: 'changes to the procedure manual' },
  'advocacy-offer': { title: 'Advocacy offered without a complaint', one: 'offer of advocacy', many: 'offers of advocacy' },
  'equality-form': { title: 'Equality monitoring', one: 'equality form', many: 'equality forms' },
  report: { title: 'Report', one: 'report', many: 'reports' },
  'rights-request': { title: 'Request about data', one: 'request about somebody’s data', many: 'requests about somebody’s data' },
  disclosure: { title: 'Disclosure', one: 'disclosure', many: 'disclosures' }, bundle: { title: 'Bundle', one: 'bundle', many: 'bundles' },
  hold: { title: 'Hold', one: 'hold', many: 'holds' }, destruction: { title: 'Destruction', one: 'destruction', many: 'destructions' },
  message: { title: 'E-mail', one: 'e-mail', many: 'e-mails' },
}

export const SEARCH_KINDS = { everything: 'Everything', all: { one: 'complaint or entry', many: 'complaints and entries' } } as const

export const REGISTER_EVENT_LABELS: Readonly<Record<RegisterEvent['type'], string>> = {
  OmbudsmanContactReceived: 'Ombudsman contact received', OmbudsmanDecided: 'Ombudsman decided', FactCorrected: 'Correction', EventStruckOut: 'Entry struck out',
  ...OMBUDSMAN_WORDS.events,
  ...POOL_WORDS.events,
  ...COMPLIMENT_WORDS.events,
  ...SAMENESS_WORDS.events,
  ...LEARNING_WORDS.events,
  ...THEME_WORDS.events,
  EqualityAsked: 'Asked for equality monitoring',
  ...BASE_WORDS.events,
  ...CONTEXT_WORDS.events,
  ...ENQUIRY_WORDS.events,
  ...MEMBER_ENQUIRY_WORDS.events,
  ...REPORT_WORDS.events,
  ...RIGHTS_WORDS.events, ...DISCLOSURE_WORDS.events, ...BUNDLE_WORDS.events,
  ...HOLD_WORDS.events, ...MESSAGE_WORDS.events,
  ...DESTRUCTION_EVENT_LABELS,
  ...DISRUPTION_EVENT_LABELS,
}

export const OMBUDSMAN_RESULT_LABELS: Readonly<Record<OmbudsmanResult, string>> = {
  'agreed-not-investigated': 'Agreed with us; not investigated', 'sent-to-statutory-procedure': 'Sent to the statutory procedure',
  'investigated-upheld': 'Investigated: upheld', 'investigated-not-upheld': 'Investigated: not upheld', open: 'Still open',
}


/** The words of each declared command's page. */
export const REGISTER_COMMAND_WORDS: Readonly<Record<RegisterDeclaredCommand['type'], AnyCommandWords>> = {
  ...OMBUDSMAN_WORDS.commands,
  ...POOL_WORDS.commands,
  ...COMPLIMENT_WORDS.commands,
  ...SAMENESS_WORDS.commands,
  ...LEARNING_WORDS.commands,
  ...THEME_WORDS.commands,
  ...BASE_WORDS.commands,
  ...CONTEXT_WORDS.commands,
  ...ENQUIRY_WORDS.commands,
  ...MEMBER_ENQUIRY_WORDS.commands,
  ...REPORT_WORDS.commands,
  ...RIGHTS_WORDS.commands, ...DISCLOSURE_WORDS.commands, ...BUNDLE_WORDS.commands,
  ...HOLD_WORDS.commands, ...MESSAGE_WORDS.commands,
}

/** The questions of a declared command's page, by field. */
export function registerQuestionsOf(command: string): AnyCommandWords['asks'] {
  const words: Readonly<Record<string, AnyCommandWords>> = REGISTER_COMMAND_WORDS
  return words[command]?.asks ?? {}
}

/** What a correction of an entry's page says. */
export const CORRECTING = {
  title: 'Correct', stale: 'Somebody else has recorded something since this page was drawn. Look at what you typed, and save again.',
} as const
