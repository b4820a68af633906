import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type WorldEvent } from '../../complaint/effective.ts'
import type { Code, PersonId, Recorded, TextRef } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RegisterEvent } from '../events.ts'
import { COMPLIMENT_EVENTS, type CONSENTS, type Giver, type GiverSort, type PUBLISHED_IN } from './events.ts'

type Fact = WorldEvent<RegisterEvent>
type OwnFact = Extract<Fact, { type: keyof typeof COMPLIMENT_EVENTS }>

export type ConsentState = 'not-asked' | (typeof CONSENTS)[number]

/** What may be quoted, as it was last checked; `left` and `reasons` go together, one by one. */
export type Quotation = Readonly<{ text: TextRef; left: readonly TextRef[]; reasons: readonly TextRef[]; checkedOn: IsoDate; seq: number }>

export type Compliment = Readonly<{
  reference: string
  receivedOn: IsoDate
  from: Giver
  /** Null where nobody said. */
  sort: GiverSort | null
  givenBy: PersonId | null
  worker: PersonId | null
  channel: Code | null
  divisions: readonly Code[]
  teams: readonly Code[]
  /** As it came, and never changed but by a correction. */
  said: TextRef | null
  /** True where a register brought it with it: nobody is reminded of what was done about it then. */
  isImported: boolean
  consent: Readonly<{ state: ConsentState; on: IsoDate | null }>
  quotation: Quotation | null
  /** The first day on which the worker or the team was told; null while nobody was. */
  passedOn: IsoDate | null
  thankedOn: IsoDate | null
  sharedOn: IsoDate | null
  published: readonly Readonly<{ where: (typeof PUBLISHED_IN)[number]; on: IsoDate }>[]
}>

/** Why a compliment may not be quoted: what is still wanting. */
export type NotQuotable = 'no-consent-to-quote' | 'quotation-not-checked'

/**
 * Whether its words may go before readers: consent to quote that stands, and a quotation that was checked. Null where
 * they may. Decision: 0049.
 */
export function whyNotQuotable({ consent, quotation }: Pick<Compliment, 'consent' | 'quotation'>): NotQuotable | null {
  if (consent.state !== 'given') return 'no-consent-to-quote'
  return quotation === null ? 'quotation-not-checked' : null
}

/** The compliment as its stream tells it now; as before, where the record was struck out. Null for any other stream. */
export function foldCompliment(recorded: readonly Recorded<RegisterEvent>[]): Compliment | null {
  return complimentOf(inOrderOfHappening(effectiveEvents(beforeError(recorded))))
}

/** The compliment after these entries, in the order of happening; null where they begin with anything else. */
export function complimentOf(inOrder: readonly Readonly<{ seq: number; event: Fact }>[]): Compliment | null {
  const [first, ...rest] = inOrder
  const begun = first ? complimentBegunBy(first.event) : null
  return begun && rest.reduce((so, { seq, event }) => evolveCompliment(so, event, seq), begun)
}

export function complimentBegunBy(event: Fact): Compliment | null {
  if (event.type !== 'ComplimentReceived') return null
  const { reference, happenedOn, from, sort = null, givenBy, worker, channel = null, divisions, teams, said = null } = event
  return {
    reference, receivedOn: happenedOn, from, sort, givenBy: givenBy?.personId ?? null, worker: worker?.personId ?? null, channel, divisions, teams, said,
    isImported: 'importedFrom' in event && event.importedFrom !== undefined,
    consent: { state: 'not-asked', on: null }, quotation: null, passedOn: null, thankedOn: null, sharedOn: null, published: [],
  }
}

export function isOfCompliment(event: Fact): event is OwnFact {
  return Object.hasOwn(COMPLIMENT_EVENTS, event.type)
}

/** The compliment after one more event of its own. */
export function evolveCompliment(so: Compliment, event: Fact, seq: number): Compliment {
  return isOfCompliment(event) ? afterOwn(so, event, seq) : so
}

function afterOwn(so: Compliment, event: OwnFact, seq: number): Compliment {
  const { happenedOn: on } = event
  switch (event.type) {
    case 'ComplimentReceived': return so
    case 'ComplimentConsentRecorded': return { ...so, consent: { state: event.consent, on } }
    case 'ComplimentQuotationChecked': {
      const { quotation: text, left = [], reasons = [] } = event
      return { ...so, quotation: { text, left, reasons, checkedOn: on, seq } }
    }
    case 'ComplimentPassedOn': return { ...so, passedOn: so.passedOn ?? on }
    case 'ComplimentGiverThanked': return { ...so, thankedOn: so.thankedOn ?? on }
    case 'ComplimentShared': return { ...so, sharedOn: so.sharedOn ?? on }
    case 'ComplimentPublished': return { ...so, published: [...so.published, { where: event.where, on }] }
  }
}
