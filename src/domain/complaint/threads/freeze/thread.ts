import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { UserId } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { WarningCode } from '../../warnings.ts'
import type { FREEZE_EVENTS } from './events.ts'

/** A disputed decision, and whether it waits for the complaint. */
export type Freeze = Readonly<{
  freezeId: string
  askedOn: IsoDate
  decidedOn: IsoDate | null
  decidedBy: UserId | null
  /** Null while nothing is decided. */
  granted: boolean | null
  reviewOn: IsoDate | null
  endedOn: IsoDate | null
}>

/** Disputed decisions and what was decided about freezing each. A refused one may be asked for again: that is a new one. */
export const FREEZE: Thread<readonly Freeze[], typeof FREEZE_EVENTS> = {
  start: [],
  evolve: {
    FreezeAsked: (all, { freezeId, happenedOn }) => [...all, {
      freezeId, askedOn: happenedOn, decidedOn: null, decidedBy: null, granted: null, reviewOn: null, endedOn: null,
    }],
    FreezeDecided: (all, { freezeId, granted, decidedBy, reviewOn, happenedOn }) => changed(all, freezeId, {
      granted, decidedOn: happenedOn, decidedBy: decidedBy ?? null, reviewOn: granted ? (reviewOn ?? null) : null, endedOn: granted ? null : happenedOn,
    }),
    FreezeReviewed: (all, { freezeId, continues, reviewOn, happenedOn }) => changed(all, freezeId, {
      reviewOn: continues ? (reviewOn ?? null) : null, endedOn: continues ? null : happenedOn,
    }),
    FreezeEnded: (all, { freezeId, happenedOn }) => changed(all, freezeId, { endedOn: happenedOn, reviewOn: null }),
  },
  items: ({ threads: { freeze } }) => freeze.filter(isOpen).map(({ freezeId }) => freezeId),
  closed: {
    FreezeDecided: ({ threads: { freeze } }) => (freeze.some(isAsked) ? null : 'freeze-decided-already'),
    FreezeReviewed: ({ threads: { freeze } }) => (freeze.some(isStanding) ? null : 'freeze-not-standing'),
    FreezeEnded: ({ threads: { freeze } }) => (freeze.some(isOpen) ? null : 'freeze-not-standing'),
  },
  impossible: {
    FreezeDecided: ({ threads: { freeze } }, event) => {
      if (!named(freeze, event).some(isAsked)) return 'freeze-decided-already'
      return isReviewedFirst(event) ? 'freeze-review-before-decision' : null
    },
    FreezeReviewed: ({ threads: { freeze } }, event) => {
      if (!named(freeze, event).some(isStanding)) return 'freeze-not-standing'
      return isReviewedFirst(event) ? 'freeze-review-before-decision' : null
    },
  },
  unwise: {
    FreezeDecided: (_, { granted, reviewOn, toldOn }) => [
      ...when(!granted, 'freeze-refused'), ...when(toldOn === undefined, 'freeze-not-told'),
      ...when(granted && reviewOn === undefined, 'freeze-without-review'),
    ],
    FreezeReviewed: (_, { continues, reviewOn }) => when(continues && reviewOn === undefined, 'freeze-without-review'),
  },
}

function isOpen({ endedOn }: Freeze): boolean {
  return endedOn === null
}

function isAsked({ granted, endedOn }: Freeze): boolean {
  return granted === null && endedOn === null
}

function isStanding({ granted, endedOn }: Freeze): boolean {
  return granted === true && endedOn === null
}

function isReviewedFirst({ reviewOn, happenedOn }: Readonly<{ reviewOn?: IsoDate; happenedOn: IsoDate }>): boolean {
  return reviewOn !== undefined && reviewOn < happenedOn
}

function named(all: readonly Freeze[], { freezeId }: Readonly<{ freezeId: string }>): readonly Freeze[] {
  return all.filter((each) => each.freezeId === freezeId)
}

function changed(all: readonly Freeze[], freezeId: string, changes: Partial<Freeze>): readonly Freeze[] {
  return all.map((each) => (each.freezeId === freezeId ? { ...each, ...changes } : each))
}

function when(holds: boolean, code: WarningCode): readonly WarningCode[] {
  return holds ? [code] : []
}
