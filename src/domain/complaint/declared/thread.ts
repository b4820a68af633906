import type { IsoDate } from '../../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../../calendar/working-days.ts'
import type { Clock } from '../../procedure/clock.ts'
import type { Procedure } from '../../procedure/procedure.ts'
import type { BreachCode } from '../breaches.ts'
import type { Breach } from '../commands.ts'
import type { ComplaintEvent, Recorded } from '../events.ts'
import type { Effective, WorldEvent } from '../effective.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Complaint } from '../state.ts'
import type { WarningCode } from '../warnings.ts'
import type { Declarations } from './declaration.ts'

type Fact = WorldEvent<ComplaintEvent>
type FactOf<Type> = Extract<Fact, { type: Type }>
type Own<Ds extends Declarations> = keyof Ds & string

/** A breach that a thread finds: by a code that has words. */
export type ThreadBreach = Breach & Readonly<{ code: BreachCode }>

/** What a thread finds its breaches in: the complaint, its effective events in the order in which they happened, and its clocks. */
export type BreachFacts = Readonly<{
  complaint: Complaint
  inOrder: readonly Effective<ComplaintEvent>[]
  procedure: Procedure
  clocks: readonly Clock[]
}>

/**
 * One subject that runs beside the stages of a complaint: what it knows (a slice of the complaint's state), how each
 * event changes that, and what may not be.
 */
export type Thread<Slice, Ds extends Declarations> = Readonly<{
  start: Slice
  /** The slice after an event, of this thread or another; `complaint` is as it stood just before. */
  evolve: Readonly<
    & { [Type in Own<Ds>]: (slice: Slice, event: FactOf<Type>, complaint: Complaint, seq: Recorded<unknown>['seq']) => Slice }
    & { [Type in Exclude<Fact['type'], Own<Ds>>]?: (slice: Slice, event: FactOf<Type>, complaint: Complaint, seq: Recorded<unknown>['seq']) => Slice }
  >
  /** What an event of this thread changes in the complaint besides the slice: its stage, its procedure. */
  changes?: Readonly<{ [Type in Own<Ds>]?: (complaint: Complaint, event: FactOf<Type>) => Partial<Complaint> }>
  /** The items that commands may still name, by id: open concerns, actions to be done. */
  items?: (complaint: Complaint) => readonly string[]
  /** Why nothing of this kind can happen to the complaint as it stands; null where it can. */
  closed?: Readonly<{ [Type in Fact['type']]?: (complaint: Complaint) => RefusalCode | null }>
  /** Why this very event cannot have happened on the complaint as it stood just before; null where it can. */
  impossible?: Readonly<{ [Type in Fact['type']]?: (complaint: Complaint, event: FactOf<Type>) => RefusalCode | null }>
  /** What would be unwise about an event, on the complaint as it stood just before. */
  unwise?: Readonly<{
    [Type in Fact['type']]?: (complaint: Complaint, event: FactOf<Type>, calendar: WorkingDayCalendar, today: IsoDate) => readonly WarningCode[]
  }>
  /** What was unlawful and happened all the same, where no clock shows it. Derived each time, stored nowhere. */
  breaches?: (facts: BreachFacts) => readonly ThreadBreach[]
}>
