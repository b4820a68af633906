import type { IsoDate } from '../../../calendar/iso-date.ts'
import { PAYMENT_KINDS, type Code, type PaymentPurpose, type Stage, type TextRef } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { AnswerContent } from '../../events.ts'
import type { Complaint } from '../../state.ts'
import type { WarningCode } from '../../warnings.ts'
import { promisedByAnswer, type AnswerRemedy } from './promised-by-answer.ts'
import { isPossibleSum, type REMEDIES_EVENTS } from './events.ts'

/**
 * Something promised to put things right. `dueOn` is as last planned; `plannedOn` as it was first promised. `stage` is the
 * answer that promised it; null where it was promised apart from one.
 */
export type Remedy = Readonly<{
  remedyId: string
  /** A word of the authority's remedies. */
  kind: Code
  text: TextRef | null
  amountPence: number | null
  purpose: PaymentPurpose | null
  points: readonly string[]
  stage: Stage | null
  /** The `seq` of the entry that promised it: what is wrong with it is corrected there. */
  entry: number
  promisedOn: IsoDate
  plannedOn: IsoDate | null
  dueOn: IsoDate | null
  replanned: number
  givenOn: IsoDate | null
  notGivenOn: IsoDate | null
}>

export const REMEDY_STATES = ['owed', 'given-in-time', 'given-late', 'not-given'] as const
export type RemedyState = (typeof REMEDY_STATES)[number]

/** Whether it is still to be given. */
export function isOwed({ givenOn, notGivenOn }: Remedy): boolean {
  return givenOn === null && notGivenOn === null
}

/** Where a remedy stands, whatever the day: what has no day by which it is due cannot be late. */
export function stateOf(remedy: Remedy): RemedyState {
  if (remedy.givenOn !== null) return remedy.dueOn !== null && remedy.givenOn > remedy.dueOn ? 'given-late' : 'given-in-time'
  return remedy.notGivenOn === null ? 'owed' : 'not-given'
}

/** What was promised, whether by an answer or apart from one. It goes on after the complaint is closed. */
export const REMEDIES: Thread<readonly Remedy[], typeof REMEDIES_EVENTS> = {
  start: [],
  evolve: {
    StageOneAnswered: (remedies, event, _, seq) => [...remedies, ...ofAnswer(event, 'stage-1', seq)],
    InvestigationAnswered: (remedies, event, _, seq) => [...remedies, ...ofAnswer(event, 'stage-2', seq)],
    ReviewPanelAnswered: (remedies, event, _, seq) => [...remedies, ...ofAnswer(event, 'stage-3', seq)],
    CorporateReviewAnswered: (remedies, event, _, seq) => [...remedies, ...ofAnswer(event, 'corporate-review', seq)],
    RemedyPromised: (remedies, { remedyId, kind, text, amountPence, purpose, dueOn, points, happenedOn }, _, seq) => [...remedies, {
      remedyId, kind, text: text ?? null, amountPence: amountPence ?? null, purpose: purpose ?? null, points: points ?? [], stage: null, entry: seq,
      promisedOn: happenedOn, plannedOn: dueOn ?? null, dueOn: dueOn ?? null, replanned: 0, givenOn: null, notGivenOn: null,
    }],
    RemedyReplanned: (remedies, { remedyId, dueOn }) =>
      withRemedy(remedies, remedyId, (remedy) => ({ dueOn, plannedOn: remedy.plannedOn ?? dueOn, replanned: remedy.replanned + 1 })),
    RemedyGiven: (remedies, { remedyId, happenedOn }) => withRemedy(remedies, remedyId, () => ({ givenOn: happenedOn })),
    RemedyNotGiven: (remedies, { remedyId, happenedOn }) => withRemedy(remedies, remedyId, () => ({ notGivenOn: happenedOn })),
  },
  items: ({ threads: { remedies } }) => remedies.filter(isOwed).map(({ remedyId }) => remedyId),
  closed: { RemedyReplanned: noneOwed, RemedyGiven: noneOwed, RemedyNotGiven: noneOwed },
  impossible: {
    RemedyPromised: (_, { amountPence = 0 }) => (isPossibleSum(amountPence) ? null : 'amount-not-possible'),
    RemedyReplanned: (complaint, { remedyId }) => notOwed(complaint, remedyId),
    RemedyGiven: (complaint, { remedyId }) => notOwed(complaint, remedyId),
    RemedyNotGiven: (complaint, { remedyId }) => notOwed(complaint, remedyId),
  },
  unwise: {
    StageOneAnswered: (_, event, __, today) => unwiseAnswer(event, today),
    InvestigationAnswered: (_, event, __, today) => unwiseAnswer(event, today),
    ReviewPanelAnswered: (_, event, __, today) => unwiseAnswer(event, today),
    CorporateReviewAnswered: (_, event, __, today) => unwiseAnswer(event, today),
    RemedyPromised: (_, event, __, today) => [...(event.dueOn === undefined ? ['remedy-without-due-day'] as const : []), ...unwisePromise(event, event.happenedOn, today)],
    RemedyReplanned: (_, { dueOn, happenedOn }, __, today) => unwiseDay(dueOn, happenedOn, today),
  },
}

function ofAnswer(answer: AnswerContent & Readonly<{ happenedOn: IsoDate }>, stage: Stage, seq: number): readonly Remedy[] {
  return promisedByAnswer(answer, seq).map(({ remedyId, type, text, amountPence, purpose, dueOn }) => ({
    remedyId, kind: type, text: text ?? null, amountPence: amountPence ?? null, purpose: purpose ?? null, points: [], stage, entry: seq, promisedOn: answer.happenedOn,
    plannedOn: dueOn ?? null, dueOn: dueOn ?? null, replanned: 0, notGivenOn: null,
    // An answer that says no day by which it will be given gave it: the apology is in the letter.
    givenOn: dueOn === undefined ? answer.happenedOn : null,
  }))
}

function withRemedy(remedies: readonly Remedy[], remedyId: string, change: (remedy: Remedy) => Partial<Remedy>): readonly Remedy[] {
  return remedies.map((remedy) => (remedy.remedyId === remedyId ? { ...remedy, ...change(remedy) } : remedy))
}

function noneOwed({ threads: { remedies } }: Complaint): 'no-open-remedy' | null {
  return remedies.some(isOwed) ? null : 'no-open-remedy'
}

function notOwed({ threads: { remedies } }: Complaint, remedyId: string): 'no-open-remedy' | null {
  return remedies.some((remedy) => remedy.remedyId === remedyId && isOwed(remedy)) ? null : 'no-open-remedy'
}

type Promised = Readonly<{ kind: Code }> & Pick<AnswerRemedy, 'amountPence' | 'purpose' | 'dueOn'>

function unwiseAnswer({ remedies = [], happenedOn }: AnswerContent & Readonly<{ happenedOn: IsoDate }>, today: IsoDate): readonly WarningCode[] {
  return [...new Set(remedies.flatMap((remedy) => unwisePromise({ ...remedy, kind: remedy.type }, happenedOn, today)))]
}

function unwisePromise({ kind, amountPence, purpose, dueOn }: Promised, promisedOn: IsoDate, today: IsoDate): readonly WarningCode[] {
  const isPayment = PAYMENT_KINDS.includes(kind) || purpose !== undefined
  const hasSum = (amountPence ?? 0) > 0
  return [
    ...(isPayment && !hasSum ? ['payment-without-amount'] as const : []),
    ...((isPayment || hasSum) && purpose === undefined ? ['payment-without-purpose'] as const : []),
    ...(dueOn === undefined ? [] : unwiseDay(dueOn, promisedOn, today)),
  ]
}

function unwiseDay(dueOn: IsoDate, promisedOn: IsoDate, today: IsoDate): readonly WarningCode[] {
  if (dueOn < promisedOn) return ['remedy-due-before-promised']
  return dueOn < today ? ['remedy-overdue-when-entered'] : []
}
