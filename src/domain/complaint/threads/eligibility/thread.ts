import { addCalendarMonths } from '../../../calendar/calendar-months.ts'
import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, TextRef } from '../../basics.ts'
import type { ValuesOf } from '../../declared/field.ts'
import type { Thread } from '../../declared/thread.ts'
import type { Complaint } from '../../state.ts'
import type { WarningCode } from '../../warnings.ts'
import { ELIGIBILITY, type ELIGIBILITY_EVENTS } from './events.ts'

type Values<Type extends keyof typeof ELIGIBILITY_EVENTS> = ValuesOf<(typeof ELIGIBILITY_EVENTS)[Type]['fields']>

/** What the reply may disclose of one child to one recipient: the latest decision. */
export type DisclosureLimit = Readonly<{
  child: PersonId; recipient: PersonId; limit: Values<'DisclosureLimited'>['limit']; text: TextRef | null; since: IsoDate
}>

export type Eligibility = Readonly<{
  group: Values<'EligibilityDecided'>['group'] | null
  /** Null while nothing is decided. */
  sufficientInterest: boolean | null
  consents: readonly Readonly<{ child: PersonId; consent: Values<'ChildViewsRecorded'>['consent']; on: IsoDate }>[]
  /** What may be disclosed of whom to whom; where a pair is not here nothing was decided, and nobody has a right to a child's data. */
  disclosure: readonly DisclosureLimit[]
  /** Whether the complaint is considered although it came late, or again; null while that is no question. */
  lateAccepted: boolean | null
  repeatAccepted: boolean | null
}>

/** A person has one year from the day the grounds arose. Law: SI 2006/1738 reg. 9. */
const YEAR_CALENDAR_MONTHS = 12

/**
 * Who may complain, and what follows from it. A refusal takes nothing away: the complaint stays recorded.
 *
 * Consent of a child never decides whether somebody who is eligible in their own right is heard: it only limits what the
 * reply may disclose. Decision: 0039.
 */
export const ELIGIBILITY_THREAD: Thread<Eligibility, typeof ELIGIBILITY_EVENTS> = {
  start: { group: null, sufficientInterest: null, consents: [], disclosure: [], lateAccepted: null, repeatAccepted: null },
  evolve: {
    EligibilityDecided: (slice, { group }) => ({ ...slice, group }),
    SufficientInterestDecided: (slice, { sufficient }) => ({ ...slice, sufficientInterest: sufficient }),
    ChildViewsRecorded: (slice, { child: { personId: child }, consent, happenedOn }) => ({
      ...slice, consents: [...slice.consents.filter((each) => each.child !== child), { child, consent, on: happenedOn }],
    }),
    DisclosureLimited: (slice, { child, recipient, limit, text, happenedOn }) => ({
      ...slice, disclosure: [
        ...slice.disclosure.filter((each) => each.child !== child.personId || each.recipient !== recipient.personId),
        { child: child.personId, recipient: recipient.personId, limit, text: text ?? null, since: happenedOn },
      ],
    }),
    LateComplaintDecided: (slice, { accepted }) => ({ ...slice, lateAccepted: accepted }),
    RepeatedMatterDecided: (slice, { accepted }) => ({ ...slice, repeatAccepted: accepted }),
  },
  impossible: {
    EligibilityDecided: (_, { group, reasons }) => (ELIGIBILITY[group].how === 'refused' && !reasons ? 'refusal-without-reasons' : null),
    SufficientInterestDecided: (_, { sufficient, reasons }) => (!sufficient && !reasons ? 'refusal-without-reasons' : null),
    LateComplaintDecided: ({ receivedOn }, { groundsAroseOn }) =>
      groundsAroseOn !== undefined && groundsAroseOn > receivedOn ? 'grounds-after-receipt' : null,
  },
  unwise: {
    EligibilityDecided: ({ threads: { eligibility } }, { group }) => when(group === 'without-consent' && !actsForAChild(eligibility), 'consent-not-needed'),
    SufficientInterestDecided: (_, { sufficient, toldOn, childToldOn, childNotTold }) => [
      ...when(!sufficient && toldOn === undefined, 'interest-refusal-not-told'),
      ...when(!sufficient && childToldOn === undefined && childNotTold === undefined, 'child-told-or-why-not'),
    ],
    ChildViewsRecorded: (complaint, { child, consent, whyNot }) => [
      ...when(consent === 'refused' && isInOwnRight(complaint.threads.eligibility), 'consent-not-needed'),
      ...when(consent === 'not-sought' && whyNot === undefined, 'views-not-sought'),
      ...when(!isChildOf(complaint, child.personId), 'child-not-of-complaint'),
    ],
    DisclosureLimited: (complaint, { child, limit, text }) => [
      ...when(limit === 'some' && text === undefined, 'limit-not-described'),
      ...when(!isChildOf(complaint, child.personId), 'child-not-of-complaint'),
    ],
    LateComplaintDecided: ({ receivedOn }, { accepted, groundsAroseOn, notEarlier, fair, toldOn }) => [
      ...when(!accepted && notEarlier && fair, 'year-applied-rigidly'),
      ...when(!accepted && groundsAroseOn !== undefined && receivedOn <= addCalendarMonths(groundsAroseOn, YEAR_CALENDAR_MONTHS), 'year-not-over'),
      ...when(!accepted && toldOn === undefined, 'late-refusal-not-told'),
    ],
    RepeatedMatterDecided: (_, { accepted, earlier, toldOn }) => [
      ...when(!accepted && toldOn === undefined, 'repeat-refusal-not-told'),
      ...when(!accepted && earlier === undefined, 'earlier-complaint-not-named'),
    ],
    StageOneAnswered: ({ threads: { eligibility: { group, sufficientInterest } } }) =>
      when(group !== null && ELIGIBILITY[group].how === 'by-decision' && sufficientInterest === null, 'interest-not-decided'),
  },
}

/** Whether it was decided, for whatever reason, that this complaint is not considered. */
export function isRefused({ group, sufficientInterest, lateAccepted, repeatAccepted }: Eligibility): boolean {
  return sufficientInterest === false || lateAccepted === false || repeatAccepted === false || (group !== null && ELIGIBILITY[group].how === 'refused')
}

function isInOwnRight({ group }: Eligibility): boolean {
  return group !== null && ELIGIBILITY[group].how === 'own-right'
}

/** Only whoever acts for a child, or has an interest in one, can be asked for the child's consent at all. */
function actsForAChild({ group }: Eligibility): boolean {
  return group !== null && ELIGIBILITY[group].how !== 'own-right'
}

function isChildOf({ details: { children } }: Complaint, personId: PersonId): boolean {
  return children.some((child) => child.personId === personId)
}

function when(holds: boolean, code: WarningCode): readonly WarningCode[] {
  return holds ? [code] : []
}
