import { isoDate, type IsoDate } from '../calendar/iso-date.ts'
import type { Procedure } from '../procedure/procedure.ts'
import { declarationOf } from './declared/all.ts'
import { statedDays } from './declared/field-checks.ts'
import { impossibleFor, openItems } from './declared/threads.ts'
import type { Effective } from './effective.ts'
import { impossibleContent } from './content.ts'
import { evolve, foldEffective, type ComplaintFact } from './evolve.ts'
import { isAnswerType, type ComplaintEvent } from './events.ts'
import { whyNot } from './may-happen.ts'
import { procedureOf } from './procedure-of.ts'
import { factsOf, type Impossible } from './refusals.ts'
import type { Complaint } from './state.ts'

/** What the walk needs to know besides the stream. `procedure` is for what Heard knows no procedure of its own for. */
export type Bounds = Readonly<{ today: IsoDate; procedure: Procedure }>

/**
 * Everything in a stream that cannot have happened, in the order of happening; none in a sound stream.
 *
 * `inOrder` is the effective stream in the order in which it happened. Each entry is judged on the complaint as it stood
 * just before, and by the procedure that it followed then, so that a late entry or a corrected day must fit where it falls. An impossible entry is still folded, so
 * that an old register with one fault can be worked on.
 */
export function impossibilities(inOrder: readonly Effective<ComplaintEvent>[], bounds: Bounds): readonly Impossible[] {
  const found: Impossible[] = []
  let complaint: Complaint | null = null
  for (const entry of inOrder) {
    const problem = complaint === null ? impossibleReceipt(entry, bounds) : impossibleStep(complaint, entry, bounds)
    const content = impossibleContent(entry.event)
    if (content) found.push({ seq: entry.seq, ...content })
    if (problem) found.push(problem)
    complaint = evolve(complaint, entry)
  }
  return [...found, ...answersToMissingPoints(inOrder)]
}

/** Before it there was none of today's councils to receive anything. Law: Local Government Act 1972 s1. */
const COUNCILS_BEGAN_ON = isoDate('1974-04-01')

function impossibleReceipt(entry: Effective<ComplaintEvent>, { today, procedure }: Bounds): Impossible | null {
  const { happenedOn: day } = entry.event
  const first = entry.event.type === 'ComplaintReceived' ? entry.event : null
  const inForceFrom = procedureOf(first, procedure).validFrom ?? COUNCILS_BEGAN_ON
  if (day >= inForceFrom) return futureDay(entry, today)
  return { seq: entry.seq, code: 'procedure-not-in-force', facts: { ...factsOf(entry.event), day, inForceFrom } }
}

function impossibleStep(complaint: Complaint, entry: Effective<ComplaintEvent>, bounds: Bounds): Impossible | null {
  const { seq, event } = entry
  const future = futureDay(entry, bounds.today)
  if (future) return future
  const early = daysOf(event, 'before-receipt').find((day) => day < complaint.receivedOn)
  if (early !== undefined) {
    const code = isAnswerType(event.type) ? 'answered-before-received' : 'before-received'
    return { seq, code, facts: { ...factsOf(event), day: early, receivedOn: complaint.receivedOn } }
  }
  const code = whyNot(complaint, event.type, procedureOf(complaint, bounds.procedure)) ?? missingItem(complaint, event) ?? impossibleFor(complaint, event)
  return code === null ? null : { seq, code, facts: { ...factsOf(event), ...whenOf(complaint) } }
}

/** An event about something that no open item of the complaint is: a concern that was never raised, an action that is done. */
function missingItem(complaint: Complaint, event: ComplaintFact): 'no-such-item' | null {
  const values: Readonly<Record<string, unknown>> = event
  const asked = Object.entries(declarationOf(event.type)?.fields ?? {}).find(([name, { kind }]) => kind === 'item' && values[name] !== undefined)
  return asked && !openItems(complaint).includes(String(values[asked[0]])) ? 'no-such-item' : null
}

/** The days that a refusal's words may name. */
function whenOf(complaint: Complaint): Readonly<Record<string, string>> {
  const { closedOn, withdrawnOn, acknowledgedOn, answers, stage } = complaint
  return {
    stage,
    ...(closedOn && { closedOn }), ...(withdrawnOn && { withdrawnOn }), ...(acknowledgedOn && { acknowledgedOn }),
    ...(answers[stage] && { answeredOn: answers[stage].answeredOn }),
  }
}

function futureDay({ seq, event }: Effective<ComplaintEvent>, today: IsoDate): Impossible | null {
  const day = daysOf(event, 'the-future').find((each) => each > today)
  return day === undefined ? null : { seq, code: 'in-the-future', facts: { ...factsOf(event), day, today } }
}

/** The days on which, by this event, something happened. The next contact is a plan, not a fact. */
function daysOf(event: ComplaintFact, allows: 'the-future' | 'before-receipt'): readonly IsoDate[] {
  const declaration = declarationOf(event.type)
  if (declaration) return [event.happenedOn, ...statedDays(declaration, event, allows)]
  const days = [event.happenedOn]
  if ('reachedTeamOn' in event && event.reachedTeamOn !== undefined) days.push(event.reachedTeamOn)
  if ('toldOn' in event && event.toldOn !== undefined) days.push(event.toldOn)
  if ('receivedOn' in event && event.receivedOn !== undefined) days.push(event.receivedOn)
  return days
}

/** The points that a declared event is about. */
function pointsNamed(event: ComplaintFact): readonly string[] {
  const values: Readonly<Record<string, unknown>> = event
  return Object.entries(declarationOf(event.type)?.fields ?? {}).flatMap(([name, { kind }]) => (kind === 'points' ? strings(values[name]) : []))
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Findings on points that the complaint, as it now stands, does not have. */
function answersToMissingPoints(inOrder: readonly Effective<ComplaintEvent>[]): readonly Impossible[] {
  const points = new Set(foldEffective(inOrder)?.points.map((point) => point.pointId))
  return inOrder.flatMap(({ seq, event }): readonly Impossible[] => {
    const departures = event.type === 'InvestigationAnswered' ? event.departures ?? [] : []
    const decided = [...('findings' in event ? event.findings ?? [] : []), ...departures]
    const named = [...decided.map(({ pointId }) => pointId), ...pointsNamed(event)]
    const isMissing = named.some((pointId) => !points.has(pointId))
    return isMissing ? [{ seq, code: 'no-such-point', facts: factsOf(event) }] : []
  })
}
