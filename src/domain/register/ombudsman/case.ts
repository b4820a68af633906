import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type Effective, type WorldEvent } from '../../complaint/effective.ts'
import type { Recorded, TextRef } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { OmbudsmanResult, RegisterEvent } from '../events.ts'
import { categoryOn, categorySetOn } from './category-sets.ts'
import { OMBUDSMAN_EVENTS, type RemedyKind } from './events.ts'

type Fact = WorldEvent<RegisterEvent>

/** A day that the Ombudsman set, from its letter, and the later days it set in its place. */
export type OmbudsmanDate = Readonly<{
  itemId: string
  kind: 'enquiry' | 'comments' | 'remedy'
  /** The day of the letter. */
  askedOn: IsoDate
  /** The day the letter gave; null where a remedy has none. */
  firstDueOn: IsoDate | null
  /** The day that counts now. */
  dueOn: IsoDate | null
  /** The day the date was last moved; null where it stands as it was given. */
  movedOn: IsoDate | null
  /** The day it was done, or given up; null while it is to be done. */
  doneOn: IsoDate | null
  text: TextRef | null
}>

export type RemedyStanding = 'to-do' | 'complied' | 'late' | 'not-complied'

/** One thing recommended, and whether the authority did it. `amountPence` null where no money is meant. */
export type Remedy = OmbudsmanDate & Readonly<{
  kind: 'remedy'; remedy: RemedyKind; amountPence: number | null; evidenceSentOn: IsoDate | null
  /** `late`: complied with after its date. What is overdue but not done is still `to-do`. */
  standing: RemedyStanding
}>

/** What came of a case: a category of the set in force on its day. `category` null where an import gave none that the set knows. */
export type OmbudsmanOutcome = Readonly<{ on: IsoDate; result: OmbudsmanResult; category: string | null; setId: string }>

export type OmbudsmanCase = Readonly<{
  reference: string
  receivedOn: IsoDate
  theirReference: TextRef | null
  said: TextRef | null
  /** Our complaints that it is about, by id. */
  complaints: readonly string[]
  /** The last of them counts; null while nothing is decided. */
  outcome: OmbudsmanOutcome | null
  dates: readonly OmbudsmanDate[]
  remedies: readonly Remedy[]
  faults: readonly Extract<Fact, { type: 'OmbudsmanFaultFound' }>[]
  publicReportOn: IsoDate | null
}>

/** A case open to more: nothing is decided, something it asked for is not done, or a remedy is not settled. */
export function isOpenCase({ outcome, dates, remedies }: OmbudsmanCase): boolean {
  return outcome === null || [...dates, ...remedies].some(({ doneOn }) => doneOn === null)
}

/** Everything with a date of the Ombudsman's, remedies included, in the order in which it was asked. */
export function allDates({ dates, remedies }: OmbudsmanCase): readonly OmbudsmanDate[] {
  return [...dates, ...remedies].toSorted((a, b) => (a.askedOn < b.askedOn ? -1 : a.askedOn > b.askedOn ? 1 : 0))
}

/** The case as its stream tells it now; where the whole record was struck out, as it was before. Null for any other stream. */
export function foldCase(recorded: readonly Recorded<RegisterEvent>[]): OmbudsmanCase | null {
  return caseInOrder(inOrderOfHappening(effectiveEvents(beforeError(recorded))))
}

/** The case as these entries tell it, which are in order of happening; null for those of any other stream. */
export function caseInOrder([first, ...rest]: readonly Effective<RegisterEvent>[]): OmbudsmanCase | null {
  const begun = first ? caseBegunBy(first.event) : null
  return begun && rest.reduce((so, { event }) => evolveCase(so, event), begun)
}

/** A case of which nothing is known but its first contact; null for any other event. */
export function caseBegunBy(event: Fact): OmbudsmanCase | null {
  if (event.type !== 'OmbudsmanContactReceived') return null
  const { reference, happenedOn, theirReference, said, complaints } = event
  return {
    reference, receivedOn: happenedOn, theirReference: theirReference ?? null, said: said ?? null, complaints: complaints ?? [], outcome: null,
    dates: [], remedies: [], faults: [], publicReportOn: null,
  }
}

/** The result that an event gives a case; undefined for one that gives none. */
export function resultOf(event: Fact): OmbudsmanResult | undefined {
  if (event.type === 'OmbudsmanDecided') return event.result
  if (event.type === 'OmbudsmanSentBack') return 'sent-to-statutory-procedure'
  return event.type === 'OmbudsmanNotInvestigated' ? 'agreed-not-investigated' : undefined
}

type OwnFact = Extract<Fact, { type: keyof typeof OMBUDSMAN_EVENTS }>

/** Whether an event is one that is declared for cases. */
export function isOfCase(event: Fact): event is OwnFact {
  return Object.hasOwn(OMBUDSMAN_EVENTS, event.type)
}

/** The case after one more event of it. */
export function evolveCase(so: OmbudsmanCase, event: Fact): OmbudsmanCase {
  const result = resultOf(event)
  if (result !== undefined) return { ...so, outcome: result === 'open' ? null : outcomeOf(event, result) }
  return isOfCase(event) ? afterOwn(so, event) : so
}

function afterOwn(so: OmbudsmanCase, event: OwnFact): OmbudsmanCase {
  switch (event.type) {
    case 'OmbudsmanSentBack':
    case 'OmbudsmanNotInvestigated':
      return so
    case 'OmbudsmanComplaintLinked':
      return so.complaints.includes(event.complaint) ? so : { ...so, complaints: [...so.complaints, event.complaint] }
    case 'OmbudsmanEnquiryReceived': return withDate(so, 'enquiry', event.enquiryId, event)
    case 'OmbudsmanDraftReceived': return withDate(so, 'comments', event.draftId, event)
    case 'OmbudsmanEnquiryAnswered': return settled(so, event.enquiryId, event.happenedOn)
    case 'OmbudsmanCommentsSent': return settled(so, event.draftId, event.happenedOn)
    case 'OmbudsmanDateMoved': return changed(so, event.itemId, { dueOn: event.dueOn, movedOn: event.happenedOn })
    case 'OmbudsmanRemedyRecommended': return withRemedy(so, event)
    case 'OmbudsmanRemedyEvidenceSent': return changed(so, event.remedyId, {}, { evidenceSentOn: event.happenedOn })
    case 'OmbudsmanRemedyComplied': return complied(so, event.remedyId, event.happenedOn)
    case 'OmbudsmanRemedyNotComplied': return changed(so, event.remedyId, { doneOn: event.happenedOn }, { standing: 'not-complied' })
    case 'OmbudsmanFaultFound': return { ...so, faults: [...so.faults, event] }
    case 'OmbudsmanPublicReportIssued': return { ...so, publicReportOn: event.happenedOn }
  }
}

function outcomeOf(event: Fact, result: OmbudsmanResult): OmbudsmanOutcome {
  const on = event.happenedOn
  const set = categorySetOn(on)
  const given = event.type === 'OmbudsmanDecided' ? event.category : undefined
  return { on, result, category: given !== undefined && categoryOn(on, given) ? given : set.ofResult[result] ?? null, setId: set.id }
}

type Asked = Readonly<{ happenedOn: IsoDate; dueOn?: IsoDate; text?: TextRef }>

function dateOf<Kind extends OmbudsmanDate['kind']>(kind: Kind, itemId: string, { happenedOn, dueOn, text }: Asked) {
  return { itemId, kind, askedOn: happenedOn, firstDueOn: dueOn ?? null, dueOn: dueOn ?? null, movedOn: null, doneOn: null, text: text ?? null }
}

function withDate(so: OmbudsmanCase, kind: 'enquiry' | 'comments', itemId: string, asked: Asked): OmbudsmanCase {
  return { ...so, dates: [...so.dates, dateOf(kind, itemId, asked)] }
}

function withRemedy(so: OmbudsmanCase, event: Extract<Fact, { type: 'OmbudsmanRemedyRecommended' }>): OmbudsmanCase {
  const remedy: Remedy = {
    ...dateOf('remedy', event.remedyId, event), remedy: event.kind, amountPence: event.amountPence ?? null, evidenceSentOn: null, standing: 'to-do',
  }
  return { ...so, remedies: [...so.remedies, remedy] }
}

function settled(so: OmbudsmanCase, itemId: string, doneOn: IsoDate): OmbudsmanCase {
  return changed(so, itemId, { doneOn })
}

/** Done on the day itself is in time. */
function complied(so: OmbudsmanCase, itemId: string, doneOn: IsoDate): OmbudsmanCase {
  return {
    ...so,
    remedies: so.remedies.map((remedy) => remedy.itemId === itemId
      ? { ...remedy, doneOn, standing: remedy.dueOn !== null && doneOn > remedy.dueOn ? 'late' : 'complied' } : remedy),
  }
}

function changed(
  so: OmbudsmanCase, itemId: string, date: Partial<Pick<OmbudsmanDate, 'dueOn' | 'movedOn' | 'doneOn'>>, remedy: Partial<Remedy> = {},
): OmbudsmanCase {
  return {
    ...so,
    dates: so.dates.map((one) => (one.itemId === itemId ? { ...one, ...date } : one)),
    remedies: so.remedies.map((one) => (one.itemId === itemId ? { ...one, ...date, ...remedy } : one)),
  }
}
