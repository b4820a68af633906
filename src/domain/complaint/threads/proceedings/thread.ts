import { addCalendarMonths } from '../../../calendar/calendar-months.ts'
import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { ValuesOf } from '../../declared/field.ts'
import type { Thread } from '../../declared/thread.ts'
import type { AnswerContent } from '../../events.ts'
import type { Complaint } from '../../state.ts'
import type { WarningCode } from '../../warnings.ts'
import type { PROCEEDINGS_EVENTS } from './events.ts'

type Declined = ValuesOf<typeof PROCEEDINGS_EVENTS.ConsiderationDeclined.fields>

/** Consideration declined because of proceedings, and what became of them. */
export type Proceedings = Readonly<{
  proceedingsId: string
  ground: Declined['ground']
  /** The points that wait; null where the whole does. */
  points: readonly string[] | null
  declinedOn: IsoDate
  expectedEndOn: IsoDate | null
  endedOn: IsoDate | null
  /** The last day on which it may be brought again: a year after the end. */
  mayBeBroughtAgainUntil: IsoDate | null
  resubmittedOn: IsoDate | null
}>

/** Law: SI 2006/1738 reg. 8 (one year; not seen in full). */
const BROUGHT_AGAIN_CALENDAR_MONTHS = 12

/**
 * What waits for proceedings. The complaint stays open and its stages wait: whoever answers in spite of it is warned, not
 * refused. Decision: 0039.
 */
export const PROCEEDINGS: Thread<readonly Proceedings[], typeof PROCEEDINGS_EVENTS> = {
  start: [],
  evolve: {
    ConsiderationDeclined: (all, { proceedingsId, ground, scope, points, happenedOn, expectedEndOn }) => [...all, {
      proceedingsId, ground, points: scope === 'whole' ? null : (points ?? []), declinedOn: happenedOn, expectedEndOn: expectedEndOn ?? null,
      endedOn: null, mayBeBroughtAgainUntil: null, resubmittedOn: null,
    }],
    ProceedingsEnded: (all, { proceedingsId, happenedOn }) => changed(all, proceedingsId, {
      endedOn: happenedOn, mayBeBroughtAgainUntil: addCalendarMonths(happenedOn, BROUGHT_AGAIN_CALENDAR_MONTHS),
    }),
    ComplaintResubmitted: (all, { proceedingsId, happenedOn }) => changed(all, proceedingsId, { resubmittedOn: happenedOn }),
  },
  changes: {
    ComplaintResubmitted: (complaint) => (complaint.status === 'closed'
      ? { status: complaint.answers[complaint.stage] ? 'answered' : 'open', closedOn: null, categoryConfirmed: false } : {}),
  },
  items: ({ threads: { proceedings } }) => proceedings.filter(({ resubmittedOn }) => resubmittedOn === null).map(({ proceedingsId }) => proceedingsId),
  closed: {
    ProceedingsEnded: ({ threads: { proceedings } }) => (proceedings.some(isRunning) ? null : 'proceedings-not-running'),
    ComplaintResubmitted: ({ threads: { proceedings } }) => (proceedings.some(mayComeBack) ? null : 'proceedings-not-ended'),
  },
  impossible: {
    ConsiderationDeclined: (_, { scope, points }) => {
      if (scope === 'points') return points === undefined || points.length === 0 ? 'declined-points-needed' : null
      return points === undefined ? null : 'declined-whole-and-points'
    },
    ProceedingsEnded: ({ threads: { proceedings } }, event) => (named(proceedings, event).some(isRunning) ? null : 'proceedings-not-running'),
    ComplaintResubmitted: ({ threads: { proceedings } }, event) => (named(proceedings, event).some(mayComeBack) ? null : 'proceedings-not-ended'),
  },
  unwise: {
    ConsiderationDeclined: (_, { toldOn }) => when(toldOn === undefined, 'decline-not-told'),
    ComplaintResubmitted: ({ threads: { proceedings } }, event) => when(named(proceedings, event)
      .some(({ mayBeBroughtAgainUntil: until }) => until !== null && event.happenedOn > until), 'resubmitted-late'),
    StageOneAnswered: answersWhatWaits,
    InvestigationAnswered: answersWhatWaits,
    ReviewPanelAnswered: answersWhatWaits,
    CorporateReviewAnswered: answersWhatWaits,
  },
}

/** Whether the whole complaint waits for proceedings, or was not brought again after they ended. */
export function isDeclined(proceedings: readonly Proceedings[]): boolean {
  return proceedings.some(({ points, resubmittedOn }) => points === null && resubmittedOn === null)
}

function answersWhatWaits({ threads: { proceedings } }: Complaint, { findings, whole }: AnswerContent): readonly WarningCode[] {
  const waiting = proceedings.filter(({ resubmittedOn }) => resubmittedOn === null)
  const decides = (pointId: string) => whole !== undefined || findings?.some((finding) => finding.pointId === pointId) === true
  return when(waiting.some(({ points }) => points === null || points.some(decides)), 'consideration-declined')
}

function isRunning({ endedOn }: Proceedings): boolean {
  return endedOn === null
}

function mayComeBack({ endedOn, resubmittedOn }: Proceedings): boolean {
  return endedOn !== null && resubmittedOn === null
}

function named(all: readonly Proceedings[], { proceedingsId }: Readonly<{ proceedingsId: string }>): readonly Proceedings[] {
  return all.filter((each) => each.proceedingsId === proceedingsId)
}

function changed(all: readonly Proceedings[], proceedingsId: string, changes: Partial<Proceedings>): readonly Proceedings[] {
  return all.map((each) => (each.proceedingsId === proceedingsId ? { ...each, ...changes } : each))
}

function when(holds: boolean, code: WarningCode): readonly WarningCode[] {
  return holds ? [code] : []
}
