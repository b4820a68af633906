import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, TextRef } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { Complaint } from '../../state.ts'
import type { WarningCode } from '../../warnings.ts'
import type { ADVOCACY_EVENTS } from './events.ts'

export type Advocate = Readonly<{ personId: PersonId; provider: TextRef | null; appointedOn: IsoDate; endedOn: IsoDate | null; isBarred: boolean }>

export type Advocacy = Readonly<{
  offeredOn: IsoDate | null
  answer: Readonly<{ answer: 'accepted' | 'declined'; on: IsoDate }> | null
  advocates: readonly Advocate[]
}>

/** The authority's codes for those who have a right to an advocate. Law: Children Act 1989 s26A (children, care leavers). */
const ENTITLED: ReadonlySet<string> = new Set(['child-or-young-person', 'care-leaver'])

/** Whether somebody helps the child to be heard, and whether it may be that person. */
export const ADVOCACY: Thread<Advocacy, typeof ADVOCACY_EVENTS> = {
  start: { offeredOn: null, answer: null, advocates: [] },
  evolve: {
    AdvocacyOffered: (slice, { happenedOn }) => ({ ...slice, offeredOn: happenedOn, answer: null }),
    AdvocacyAnswered: (slice, { answer, happenedOn }) => ({ ...slice, answer: { answer, on: happenedOn } }),
    AdvocateAppointed: (slice, { person: { personId }, provider, declared = [], happenedOn }) => ({
      ...slice,
      advocates: [...slice.advocates, { personId, provider: provider ?? null, appointedOn: happenedOn, endedOn: null, isBarred: declared.length > 0 }],
    }),
    AdvocacyEnded: (slice, { happenedOn }) => ({
      ...slice, advocates: slice.advocates.map((advocate) => (isActing(advocate) ? { ...advocate, endedOn: happenedOn } : advocate)),
    }),
  },
  closed: {
    AdvocacyAnswered: ({ threads: { advocacy } }) => (advocacy.offeredOn === null ? 'advocacy-not-offered' : null),
    AdvocacyEnded: ({ threads: { advocacy } }) => (advocacy.advocates.some(isActing) ? null : 'no-advocate'),
  },
  impossible: {
    AdvocateAppointed: ({ threads: { advocacy } }, { person, declared = [], alreadyMade }) => {
      if (declared.length > 0 && alreadyMade !== true) return 'advocate-barred'
      return advocacy.advocates.some((advocate) => isActing(advocate) && advocate.personId === person.personId) ? 'advocate-already-appointed' : null
    },
  },
  unwise: {
    AdvocacyAnswered: (_, { answer, reason }) => when(answer === 'declined' && reason === undefined, 'advocacy-declined-without-reason'),
    AdvocateAppointed: ({ pausedOn }, { declared = [] }) => [
      ...when(declared.length > 0, 'barred-advocate'), ...when(pausedOn !== null, 'stage-one-still-paused'),
    ],
    StageOneAnswered: (complaint) => when(isOwedAnOffer(complaint), 'child-without-offer-of-advocacy'),
  },
}

/** A child or care leaver who complains for themselves, has no advocate and was never offered one. */
function isOwedAnOffer({ details: { complainants, supportedByAdvocate }, threads: { advocacy: { offeredOn, advocates } } }: Complaint): boolean {
  return complainants.some(({ type }) => ENTITLED.has(type)) && supportedByAdvocate !== true && offeredOn === null && advocates.length === 0
}

function isActing({ endedOn }: Advocate): boolean {
  return endedOn === null
}

function when(holds: boolean, code: WarningCode): readonly WarningCode[] {
  return holds ? [code] : []
}
