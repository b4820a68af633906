import type { IsoDate } from '../calendar/iso-date.ts'
import type { CommandType } from '../complaint/commands.ts'
import type { Effective } from '../complaint/effective.ts'
import type { ComplaintEvent } from '../complaint/events.ts'
import type { Complaint } from '../complaint/state.ts'
import { stepOf, type Letter, type LetterStep } from '../complaint/threads/letters/thread.ts'
import { EVENT_OF_COMMAND } from '../complaint/to-event.ts'
import type { Clock } from '../procedure/clock.ts'
import { dayOf, matches } from '../procedure/event-reading.ts'
import type { EventMatch, LetterRule, Procedure } from '../procedure/procedure.ts'

/**
 * How a letter of the procedure stands where nobody began it: owed; owed once it comes to that; not owed yet; said to have gone
 * with an entry of the record, with no letter kept here; or that its stage is over and nothing says that it went.
 */
export const WAITING_STATES = ['owed', 'if-needed', 'not-yet', 'said-sent', 'not-recorded'] as const
export type LetterState = (typeof WAITING_STATES)[number] | Exclude<LetterStep, 'set-aside'>

/** A letter of the procedure and how far it is. `dueOn`: the day by which it has to go; null where no clock says one, and when it went. */
export type LetterStanding = Readonly<{ rule: LetterRule; state: LetterState; dueOn: IsoDate | null; letter: Letter | null; sentOn: readonly IsoDate[] }>

export type OwedFrom = Readonly<{
  complaint: Complaint
  inOrder: readonly Effective<ComplaintEvent>[]
  clocks: readonly Clock[]
  procedure: Procedure
  /** What the complaint leaves open now. */
  allowed: readonly CommandType[]
}>

/** Every letter of the procedure in its order, and how it stands: the one source of what is owed, for every page. */
export function lettersOwed(from: OwedFrom): readonly LetterStanding[] {
  return from.procedure.letters.map((rule) => standingOf(rule, from))
}

/** Those that are owed, or begun and not yet gone. */
export function isOutstanding({ state }: Pick<LetterStanding, 'state'>): boolean {
  return !['sent', 'said-sent', 'if-needed', 'not-yet', 'not-recorded'].includes(state)
}

function standingOf(rule: LetterRule, from: OwedFrom): LetterStanding {
  const entries = entriesOf(rule, from)
  const letter = letterFor(rule, from, entries.at(-1)?.happenedOn ?? null)
  const step = letter === null ? null : stepOf(letter)
  const sentOn = step === 'sent' && letter?.sent ? [letter.sent.on] : saidSent(rule, entries)
  if (step !== null && step !== 'set-aside') return { rule, state: step, dueOn: step === 'sent' ? null : dueOf(rule, from), letter, sentOn }
  const state = waiting(rule, from, entries, sentOn)
  return { rule, state, dueOn: state === 'owed' ? dueOf(rule, from) : null, letter: null, sentOn }
}

/** The entries with which it goes, or after which it is owed. */
function entriesOf({ goesWith, stating }: LetterRule, { inOrder }: OwedFrom): readonly ComplaintEvent[] {
  if (goesWith === null) return []
  return inOrder.flatMap(({ event }) => (matches(event, goesWith) && (stating === undefined || Object.hasOwn(event, stating)) ? [event] : []))
}

/** The last letter that was begun for this rule and not set aside. One that was gone before a later decision told of an earlier one. */
function letterFor({ id, isToldLater }: LetterRule, { complaint }: OwedFrom, decidedOn: IsoDate | null): Letter | null {
  const last = complaint.threads.letters.all.findLast((letter) => letter.rule === id && letter.setAsideOn === null)
  if (last === undefined) return null
  const isOfEarlier = isToldLater === true && decidedOn !== null && last.sent !== null && last.sent.on < decidedOn
  return isOfEarlier ? null : last
}

function saidSent({ isToldLater }: LetterRule, entries: readonly ComplaintEvent[]): readonly IsoDate[] {
  if (isToldLater !== true) return entries.map(({ happenedOn }) => happenedOn)
  const last = entries.at(-1)
  const toldOn = last === undefined ? null : dayOf(last, 'toldOn')
  return toldOn === null ? [] : [toldOn]
}

function waiting(rule: LetterRule, from: OwedFrom, entries: readonly ComplaintEvent[], sentOn: readonly IsoDate[]): LetterState {
  if (sentOn.length > 0) return 'said-sent'
  if (rule.isToldLater === true) return entries.length > 0 ? 'owed' : 'if-needed'
  if (rule.goesWith === null || rule.stating !== undefined) return 'if-needed'
  const command = commandOf(rule.goesWith)
  const isPossible = command !== null && from.allowed.includes(command)
  if (runningClock(rule, from) !== null) return 'owed'
  if (rule.onlyIf === true) return isPossible ? 'owed' : 'if-needed'
  if (isOver(rule, from)) return 'not-recorded'
  return isPossible && hasBegun(rule, from) ? 'owed' : 'not-yet'
}

/** The clock that ends with the entry the letter goes with: what it says is due goes with the letter. */
function runningClock({ goesWith }: LetterRule, { procedure, clocks }: OwedFrom): Clock | null {
  if (goesWith === null) return null
  const rule = procedure.clocks.find(({ whose, kind, doneBy: [first], extension }) =>
    whose === 'authority' && kind === 'limit' && first !== undefined && (typeOf(first) === typeOf(goesWith) || extension?.recordedBy === typeOf(goesWith)))
  return clocks.find(({ id, endedOn }) => id === rule?.id && endedOn === null) ?? null
}

function dueOf(rule: LetterRule, from: OwedFrom): IsoDate | null {
  return runningClock(rule, from)?.dueOn ?? null
}

const TURNS = ['stage-1', 'stage-2', 'stage-3', 'corporate-review'] as const

/** Its stage was answered or left, or the complaint has ended. */
function isOver({ stage }: LetterRule, { complaint }: OwedFrom): boolean {
  const at = TURNS.find((turn) => turn === (stage === 'acknowledgement' ? 'stage-1' : stage))
  if (at === undefined || !hasBegunStage(at, complaint)) return false
  const hasEnded = complaint.status === 'closed' || complaint.status === 'withdrawn'
  return hasEnded || complaint.answers[at] !== undefined || TURNS.indexOf(at) < TURNS.indexOf(complaint.stage)
}

function hasBegun({ stage }: LetterRule, { complaint }: OwedFrom): boolean {
  const at = TURNS.find((turn) => turn === (stage === 'acknowledgement' ? 'stage-1' : stage))
  return at !== undefined && hasBegunStage(at, complaint)
}

function hasBegunStage(at: (typeof TURNS)[number], { stage, requestedOn }: Complaint): boolean {
  return at === 'stage-1' || stage === at || requestedOn[at] !== undefined
}

function typeOf(match: EventMatch): string {
  return typeof match === 'string' ? match : match.type
}

const COMMANDS = Object.entries(EVENT_OF_COMMAND) as readonly (readonly [CommandType, string])[]

/** The command that records the entry a letter goes with. */
export function commandOf(match: EventMatch): CommandType | null {
  return COMMANDS.find(([, event]) => event === typeOf(match))?.[0] ?? null
}
