import type { IsoDate } from '../../../calendar/iso-date.ts'
import { matches } from '../../../procedure/event-reading.ts'
import type { Procedure } from '../../../procedure/procedure.ts'
import type { Effective } from '../../effective.ts'
import type { ComplaintEvent } from '../../events.ts'

type Order = readonly Effective<ComplaintEvent>[]

/**
 * The events with the day on which the complainant was told of each decision by its letter, where the decision does not state
 * one: the day on which the letter is taken to have come. A letter that came back told nobody. So a letter about an extension
 * moves the clock, and one that comes too late does not. Decision: 0099.
 */
export function toldByLetters(inOrder: Order, { letters }: Pick<Procedure, 'letters'>): Order {
  const later = letters.filter(({ isToldLater }) => isToldLater === true)
  if (later.length === 0 || !inOrder.some(({ event }) => event.type === 'LetterSent')) return inOrder
  const came = arrivals(inOrder)
  return inOrder.map(({ seq, event }, at) => {
    const rule = later.find(({ goesWith }) => goesWith !== null && matches(event, goesWith))
    if (rule === undefined || 'toldOn' in event) return { seq, event }
    const nextAt = inOrder.findIndex((other, place) => place > at && other.event.type === event.type)
    const until = nextAt < 0 ? null : inOrder[nextAt]?.event.happenedOn ?? null
    const told = came.find((letter) => letter.rule === rule.id && letter.sentOn >= event.happenedOn && (until === null || letter.draftedOn < until))
    return { seq, event: told === undefined ? event : { ...event, toldOn: told.toldOn } }
  })
}

type Arrival = Readonly<{ rule: string | null; draftedOn: IsoDate; sentOn: IsoDate; toldOn: IsoDate }>

function arrivals(inOrder: Order): readonly Arrival[] {
  const drafted = new Map<string, Readonly<{ rule: string | null; draftedOn: IsoDate }>>()
  const came = new Map<string, Arrival>()
  for (const { event } of inOrder) {
    if (event.type === 'LetterDrafted') drafted.set(event.letterId, { rule: event.rule ?? null, draftedOn: event.happenedOn })
    if (event.type === 'LetterFailed') came.delete(event.letterId)
    if (event.type !== 'LetterSent') continue
    const letter = drafted.get(event.letterId)
    if (letter) came.set(event.letterId, { ...letter, sentOn: event.happenedOn, toldOn: event.arrivesOn ?? event.happenedOn })
  }
  return [...came.values()]
}
