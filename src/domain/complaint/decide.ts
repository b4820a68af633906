import type { AuthoritySettings } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import type { Procedure } from '../procedure/procedure.ts'
import { allowedNow } from './allowed-now.ts'
import { newBreaches } from './breaches.ts'
import type { Breach, ComplaintCommand, Refusal, Warning } from './commands.ts'
import { impossibleContent } from './content.ts'
import { declarationOf } from './declared/all.ts'
import { correctionOf, type Refused } from './correct.ts'
import { rulesOf } from './corrections.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from './effective.ts'
import type { ComplaintEvent, Recorded } from './events.ts'
import { foldEffective, type ComplaintFact } from './evolve.ts'
import { unfitCodes, type UnfitCode } from './known-codes.ts'
import { impossibilities } from './possible.ts'
import { procedureOf } from './procedure-of.ts'
import { beforeError, recordedInError } from './recorded-in-error.ts'
import { lawOfRefusal, type Impossible } from './refusals.ts'
import type { Complaint } from './state.ts'
import { timetableOf } from './timetable-of.ts'
import { eventOf } from './to-event.ts'
import { WARNINGS, warningsOf } from './warnings.ts'

/** What a decision rests on besides the stream: the London day, the bank holidays, the procedure and the authority's words. */
export type DecisionContext = Readonly<{
  today: IsoDate
  calendar: WorkingDayCalendar
  procedure: Procedure
  settings: AuthoritySettings
}>

/** The rules allow it: what to append, the breaches that come with it, and what would be unwise about it. */
export type Accepted = Readonly<{
  kind: 'accepted'
  events: readonly ComplaintEvent[]
  breaches: readonly Breach[]
  warnings: readonly Warning[]
}>

export type Decision = Accepted | Refusal

/**
 * What becomes of a command. *Impossible* is refused; *unlawful but it happened* is accepted with its breaches; *unwise*
 * is accepted with warnings, which the application shows before anything is appended.
 *
 * The command's event takes its place in the order of happening, so a late entry is judged on the complaint as it stood
 * that day, and everything after it must still be possible. An impossibility that was there before (an old register's)
 * does not stand in the way. Reads no clock and throws nothing.
 *
 * Decision: 0010.
 */
export function decide(
  state: Complaint | null, recorded: readonly Recorded<ComplaintEvent>[], command: ComplaintCommand, context: DecisionContext,
): Decision {
  const event = eventToRecord(state, recorded, command)
  if ('refuse' in event) return refusal(event.refuse, state, context)
  const before = inOrderOfHappening(effectiveEvents(beforeError(recorded)))
  const after = withEvent(recorded, event)
  const problem = newProblem(before, after, event, context)
  if (problem) return refusal(problem, state, context)
  return {
    kind: 'accepted',
    events: [event],
    breaches: newBreaches(breachesOf(before, context), breachesOf(after, context)),
    warnings: [...wordsNotInUse(before, after, context.settings), ...(isFact(event) ? warningsOnItsDay(after, event, context) : [])],
  }
}

/** The event that the command would record, or why there can be none. */
function eventToRecord(
  state: Complaint | null, recorded: readonly Recorded<ComplaintEvent>[], command: ComplaintCommand,
): ComplaintEvent | Refused {
  if (state === null) return command.type === 'record-complaint' ? eventOf(command) : { refuse: { code: 'not-recorded' } }
  if (command.type === 'record-complaint') return { refuse: { code: 'already-recorded' } }
  if (command.type === 'strike-out' && isLasting(recorded, command.corrects)) return { refuse: { code: 'seal-stands' } }
  if (command.type === 'correct' || command.type === 'strike-out') return correctionOf(recorded, command, rulesOf)
  const error = recordedInError(recorded)
  if (error !== null) return { refuse: { code: 'recorded-in-error', facts: { on: error.event.happenedOn } } }
  return eventOf<typeof command.type>(command)
}

/** Whether the entry is one that is never struck out: a seal is lifted. */
function isLasting(recorded: readonly Recorded<ComplaintEvent>[], seq: number): boolean {
  const entry = recorded.find((each) => each.seq === seq)
  return entry !== undefined && declarationOf(entry.event.type)?.isLasting === true
}

function withEvent(recorded: readonly Recorded<ComplaintEvent>[], event: ComplaintEvent): readonly Effective<ComplaintEvent>[] {
  const seq = (recorded.at(-1)?.seq ?? 0) + 1
  return inOrderOfHappening(effectiveEvents([...recorded, { seq, event, recordedAt: '', recordedBy: '', knownOn: null }]))
}

type Order = readonly Effective<ComplaintEvent>[]

/** The first thing that the event makes impossible and that was not so before; null where all is possible. */
function newProblem(before: Order, after: Order, event: ComplaintEvent, context: DecisionContext): Omit<Impossible, 'seq'> | null {
  const { today, procedure, settings } = context
  if (event.happenedOn > today) return { code: 'in-the-future', facts: { event: event.type, day: event.happenedOn, today } }
  // What holds something that it cannot hold is not folded at all: no type vouches for what comes from outside.
  const content = isFact(event) ? impossibleContent(event) : null
  if (content) return content
  const bounds = { today, procedure }
  const old = new Set(impossibilities(before, bounds).map(nameOf))
  const found = impossibilities(after, bounds).find((problem) => !old.has(nameOf(problem)))
  const isAnswerAsBefore = before.some(({ seq, event: answer }) => seq === found?.seq && after.some((entry) => entry.event === answer))
  if (found?.code === 'no-such-point' && isAnswerAsBefore) return { ...found, code: 'answered-point-removed' }
  return found ?? unknownCode(before, after, settings) ?? replacedPerson(before, event)
}

function nameOf({ seq, code }: Impossible): string {
  return `${seq} ${code}`
}

function breachesOf(order: Order, { today: asAt, ...counting }: DecisionContext): readonly Breach[] {
  if (order.length === 0) return []
  const procedure = procedureOf(foldEffective(order), counting.procedure)
  return timetableOf(order, { ...counting, procedure, asAt }).breaches
}

/** A code that this event brings in and the authority's lists do not hold. */
function unknownCode(before: Order, after: Order, settings: AuthoritySettings): Omit<Impossible, 'seq'> | null {
  const unknown = unfitCodesIn(before, after, settings).find(({ isKnown }) => !isKnown)
  return unknown ? { code: 'unknown-code', facts: { list: unknown.list, given: unknown.code } } : null
}

/** Old records are real: a word that was in use on none of the entry's days is asked about, and recorded. Decision: 0047. */
function wordsNotInUse(before: Order, after: Order, settings: AuthoritySettings): readonly Warning[] {
  const brought = unfitCodesIn(before, after, settings).some(({ isKnown }) => isKnown)
  return brought ? [{ code: 'word-not-in-use', ...WARNINGS['word-not-in-use'] }] : []
}

/** The codes that an entry brings in, or brings to another day, and that may not be chosen there without a word. */
function unfitCodesIn(before: Order, after: Order, settings: AuthoritySettings): readonly UnfitCode[] {
  const old = new Map(before.map((entry) => [entry.seq, entry]))
  return after.flatMap((entry) => {
    const replaced = old.get(entry.seq)
    if (replaced?.event === entry.event) return []
    const asBefore = replaced ? unfitCodesOf(replaced, before, settings).map(({ code }) => code) : []
    return unfitCodesOf(entry, after, settings).filter(({ code }) => !asBefore.includes(code))
  })
}

function unfitCodesOf({ event }: Order[number], [first]: Order, settings: AuthoritySettings): readonly UnfitCode[] {
  return unfitCodes(event, settings, first === undefined ? [event.happenedOn] : [event.happenedOn, first.event.happenedOn])
}

/** Completing the details may add people; to put one in another's place is a correction, with its reason. */
function replacedPerson(before: Order, event: ComplaintEvent): Omit<Impossible, 'seq'> | null {
  if (event.type !== 'DetailsRecorded') return null
  const details = foldEffective(before)?.details
  const gone = (['complainants', 'children', 'others'] as const).find((group) => {
    const now = event.details[group]
    if (!details || now === undefined) return false
    const ids = new Set(now.map((person) => person.personId))
    return details[group].some((person) => person.personId !== undefined && !ids.has(person.personId))
  })
  return gone === undefined ? null : { code: 'person-replaced', facts: { group: gone } }
}

function isFact(event: ComplaintEvent): event is ComplaintFact {
  return event.type !== 'FactCorrected' && event.type !== 'EventStruckOut'
}

/** What is unwise about the event, on the complaint as it stood just before it. */
function warningsOnItsDay(after: Order, event: ComplaintFact, { calendar, today }: DecisionContext): readonly Warning[] {
  const place = after.findIndex((entry) => entry.event === event)
  const complaint = foldEffective(after.slice(0, place))
  return complaint === null ? [] : warningsOf(complaint, event, calendar, today)
}

/** The procedure that the citations of refusals are from; in another one they would cite what does not bind it. */
const STATUTORY = 'children-act-1989-england'

function refusal({ code, facts }: Omit<Impossible, 'seq'>, state: Complaint | null, context: DecisionContext): Refusal {
  const procedure = procedureOf(state, context.procedure)
  const law = procedure.id === STATUTORY ? lawOfRefusal(code) : undefined
  return {
    kind: 'refused', code, ...(law !== undefined && { law }), ...(facts && { facts }),
    allowedNow: code === 'recorded-in-error' ? ['strike-out'] : allowedNow(state, procedure),
  }
}
