import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { declarationOf } from '../../domain/complaint/declared/all.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import { registerDeclarationOf } from '../../domain/register/declared.ts'

/** Ids of the streams that are sealed from whoever looks: nothing that names one of them tells of it either. */
export type OutOfSight = ReadonlySet<string>

type AnyFact = Readonly<{ type: string; happenedOn: IsoDate }>
type Told = Readonly<{ seqs: Set<number>; items: Set<string> }>

/**
 * A stream as whoever looks may know it. An entry that is about a record which is sealed from them (a link to it, an order for
 * it) is left out, with whatever goes on from it, corrects it or strikes it out; one that names such a record beside other
 * things is shown without it. Numbers of entries stay as they are. Pure. Decision: 0092.
 */
export function seenOf<Event extends AnyFact>(recorded: readonly Recorded<Event>[], outOfSight: OutOfSight): readonly Recorded<Event>[] {
  if (outOfSight.size === 0) return recorded
  const gone: Told = { seqs: new Set(), items: new Set() }
  return recorded.flatMap((each) => {
    const event = seenEvent(each.event, outOfSight, gone)
    if (event === null) {
      gone.seqs.add(each.seq)
      for (const item of newItemsOf(each.event)) gone.items.add(item)
      return []
    }
    return [event === each.event ? each : { ...each, event }]
  })
}

/** The number of the last entry that whoever looks may know of; 0 where there is none. */
export function lastSeen<Event extends AnyFact>(recorded: readonly Recorded<Event>[], outOfSight: OutOfSight): number {
  return seenOf(recorded, outOfSight).at(-1)?.seq ?? 0
}

/**
 * A request as the stream stands: a page that was drawn from all that this person may see is not out of date by what they may not. What
 * corrects or strikes out an entry that they may not see is about none that there is.
 */
export function asSeen<Request extends Readonly<{ expectedSeq: number; command: object }>, Event extends AnyFact>(
  request: Request, recorded: readonly Recorded<Event>[], outOfSight: OutOfSight,
): Request {
  const seen = seenOf(recorded, outOfSight)
  if (seen === recorded) return request
  const head = recorded.at(-1)?.seq ?? 0
  const { command } = request
  const isAboutNone = 'corrects' in command && !seen.some(({ seq }) => seq === command.corrects)
  return {
    ...request, ...(request.expectedSeq === (seen.at(-1)?.seq ?? 0) && { expectedSeq: head }), ...(isAboutNone && { command: { ...command, corrects: head + 1 } }),
  }
}

function seenEvent<Event extends AnyFact>(event: Event, outOfSight: OutOfSight, { seqs, items }: Told): Event | null {
  if ('corrects' in event && typeof event.corrects === 'number' && seqs.has(event.corrects)) return null
  const isHidden = (value: unknown): boolean => typeof value === 'string' ? outOfSight.has(value) || items.has(value) : isRecord(value) && Object.values(value).some((part) => typeof part === 'string' && outOfSight.has(part))
  const left = without(event, isHidden, (field) => fieldsOf(event)[field]?.isOptional === true)
  // What corrects one field and names nothing else says nothing any more.
  if (left === null || !('changes' in left) || !isRecord(left.changes)) return left
  const changes = without(left.changes, isHidden, () => true)
  if (changes === left.changes) return left
  return changes === null || Object.keys(changes).length === 0 ? null : { ...left, changes }
}

/** `record` without the values that are hidden; null where one of them cannot be left out. */
function without<T extends object>(record: T, isHidden: (value: unknown) => boolean, mayLeaveOut: (field: string) => boolean): T | null {
  let isSame = true
  const left: [string, unknown][] = []
  for (const [field, value] of Object.entries(record)) {
    const kept: unknown = Array.isArray(value) && value.some(isHidden) ? value.filter((each) => !isHidden(each)) : value
    const isGone = field !== 'changes' && (isHidden(kept) || (Array.isArray(kept) && kept !== value && kept.length === 0))
    if (isGone && !mayLeaveOut(field)) return null
    if (!isGone) left.push([field, kept])
    if (isGone || kept !== value) isSame = false
  }
  // The same fields, but for those that may be absent.
  return isSame ? record : Object.fromEntries(left) as T
}

function fieldsOf({ type }: AnyFact) {
  return (declarationOf(type) ?? registerDeclarationOf(type))?.fields ?? {}
}

/** The ids that an event gives to what goes on from it: an order, an action. */
function newItemsOf(event: AnyFact): readonly string[] {
  const values = new Map<string, unknown>(Object.entries(event))
  return Object.entries(fieldsOf(event)).flatMap(([name, { kind }]) => {
    const id = values.get(name)
    return kind === 'new-item' && typeof id === 'string' ? [id] : []
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
