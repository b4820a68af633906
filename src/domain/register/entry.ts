import type { IsoDate } from '../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type WorldEvent } from '../complaint/effective.ts'
import type { Recorded } from '../complaint/events.ts'
import { beforeError } from '../complaint/recorded-in-error.ts'
import { DECLARED_OF_KIND } from './declared.ts'
import type { OmbudsmanResult, RegisterEvent, StreamKind } from './events.ts'
import { resultOf } from './ombudsman/case.ts'

export type EntryFact = WorldEvent<RegisterEvent>
export type EntryKind = Exclude<StreamKind, 'complaint'>
type FirstFact = Extract<EntryFact, { type: keyof typeof KIND_BEGUN_BY }>

/** What an entry of the register says now. */
export type RegisterEntry = Readonly<{
  kind: EntryKind
  /** How it began, as corrected. */
  first: FirstFact
  happenedOn: IsoDate
  /** The day an enquiry, a councillor's or an MP's too, was settled; null while it is open, and for everything else. */
  resolvedOn: IsoDate | null
  /** What the Ombudsman decided of a contact; null while nothing is known, and for everything else. */
  result: OmbudsmanResult | null
  decidedOn: IsoDate | null
  seq: number
}>

/** The kind of stream that each first event begins. */
export const KIND_BEGUN_BY = {
  ComplimentReceived: 'compliment',
  EnquiryReceived: 'enquiry',
  OmbudsmanContactReceived: 'ombudsman-contact',
  TrainingHeld: 'training',
  CaseloadCounted: 'caseload',
  ReferralsCounted: 'caseload',
  BaseCounted: 'caseload',
  PopulationShareStated: 'caseload',
  AdviceGiven: 'advice',
  ProcedureManualUpdated: 'procedure-update',
  AdvocacyOfferMade: 'advocacy-offer',
  EqualityAsked: 'equality-form',
  PoolMemberJoined: 'pool-member',
  DisruptionRecorded: 'disruption',
  PeopleSaidSame: 'sameness',
  LearningNoted: 'learning',
  ThemeBegun: 'theme',
  MemberEnquiryReceived: 'member-enquiry',
  ReportBegun: 'report',
  RightsRequestReceived: 'rights-request',
  DisclosureMade: 'disclosure',
  BundleBegun: 'bundle',
  HoldPlaced: 'hold',
  DestructionProposed: 'destruction',
  MessageReceived: 'message',
} as const satisfies Partial<Record<EntryFact['type'], EntryKind>>

/** Whether an event begins a stream of the register. */
export function isFirst(event: RegisterEvent): event is FirstFact {
  return Object.hasOwn(KIND_BEGUN_BY, event.type)
}

/** What may follow on each kind of entry, besides how it begins. */
export const SEQUELS_OF: Readonly<Partial<Record<EntryKind, readonly string[]>>> = {
  compliment: sequelsAmong('compliment'),
  enquiry: sequelsAmong('enquiry'),
  'member-enquiry': sequelsAmong('member-enquiry'),
  disruption: ['DisruptionEnded'],
  'advocacy-offer': ['AdvocacyOfferAnswered'],
  'ombudsman-contact': ['OmbudsmanDecided', ...Object.keys(DECLARED_OF_KIND['ombudsman-contact'])],
  'pool-member': sequelsAmong('pool-member'),
  sameness: sequelsAmong('sameness'),
  learning: sequelsAmong('learning'),
  theme: sequelsAmong('theme'),
  report: sequelsAmong('report'),
  'rights-request': sequelsAmong('rights-request'),
  disclosure: sequelsAmong('disclosure'),
  bundle: sequelsAmong('bundle'),
  hold: sequelsAmong('hold'),
  message: sequelsAmong('message'),
  destruction: ['DestructionApproved', 'DestructionStopped', 'PeopleErased', 'DestructionCarriedOut'],
}

/** What is declared for a kind, besides the event that begins it. */
function sequelsAmong(kind: keyof typeof DECLARED_OF_KIND): readonly string[] {
  return Object.keys(DECLARED_OF_KIND[kind]).filter((type) => !Object.hasOwn(KIND_BEGUN_BY, type))
}

/** The entry as its stream tells it now; null for an empty stream. Throws a fault where it begins with anything but a first event. */
function foldEntry(recorded: readonly Recorded<RegisterEvent>[]): RegisterEntry | null {
  const inOrder = inOrderOfHappening(effectiveEvents(recorded))
  const entry = inOrder.reduce<RegisterEntry | null>((before, { event }) => evolveEntry(before, event), null)
  return entry && { ...entry, seq: recorded.at(-1)?.seq ?? 0 }
}

/** `foldEntry`, and where the whole entry was struck out as made in error, the entry as it was before. */
export function foldEntryAsRecorded(recorded: readonly Recorded<RegisterEvent>[]): RegisterEntry | null {
  const entry = foldEntry(beforeError(recorded))
  return entry && { ...entry, seq: recorded.at(-1)?.seq ?? 0 }
}

function evolveEntry(entry: RegisterEntry | null, event: EntryFact): RegisterEntry {
  if (isFirst(event)) return { kind: KIND_BEGUN_BY[event.type], first: event, happenedOn: event.happenedOn, resolvedOn: null, result: null, decidedOn: null, seq: 0 }
  if (entry === null) throw new Error(`an entry does not begin with ${event.type}`)
  if (event.type === 'EnquiryResolved' || event.type === 'MemberEnquiryAnswered') return { ...entry, resolvedOn: event.happenedOn }
  const result = resultOf(event)
  return result === undefined ? entry : { ...entry, result, decidedOn: event.happenedOn }
}
