import type { ComplaintView } from '../../application/worded.ts'
import { itemWords } from '../../words/complaint.ts'
import { EVENT_LABELS } from '../../words/labels.ts'

/** An item of a complaint (a concern, an action), named by the entry that began it; the id itself where none did. */
export function itemName(item: string, { timeline, texts }: Pick<ComplaintView, 'timeline' | 'texts'>): string {
  const began = timeline.find(({ event }) => Object.values(event).includes(item))
  if (!began) return item
  const text = 'text' in began.event && began.event.text ? texts.get(began.event.text.textId) ?? '' : ''
  return itemWords(EVENT_LABELS[began.event.type], began.event.happenedOn, text)
}
