import type { ComplaintView } from '../../application/worded.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import { itemWords } from '../../words/complaint.ts'
import { EVENT_LABELS } from '../../words/labels.ts'
import { letterName } from './letter-name.ts'
import { remedyName } from './remedy-name.ts'

/** An item of a complaint (a concern, an action, a remedy, a letter), named by the entry that began it; the id itself where none did. */
export function itemName(item: string, { complaint, timeline, texts, fileNames, people }: Pick<ComplaintView, 'complaint' | 'timeline' | 'texts' | 'fileNames' | 'people'>, settings: AuthoritySettings): string {
  const remedy = complaint.threads.remedies.find(({ remedyId }) => remedyId === item)
  if (remedy) return itemWords(remedyName(remedy, settings), remedy.promisedOn, texts.get(remedy.text?.textId ?? '') ?? '')
  const letter = letterName(item, { complaint, people })
  if (letter !== null) return letter
  const document = complaint.threads.documents.find(({ documentId }) => documentId === item)
  const name = fileNames.get(document?.versions.at(-1)?.file.fileId ?? '')
  if (name !== undefined) return name
  const released = complaint.threads.documents.find(({ releases }) => releases.some(({ releaseId }) => releaseId === item))
  const nameReleased = fileNames.get(released?.versions.at(-1)?.file.fileId ?? '')
  if (nameReleased !== undefined) return nameReleased
  const began = timeline.find(({ event }) => Object.values(event).includes(item))
  if (!began) return item
  const text = 'text' in began.event && began.event.text ? texts.get(began.event.text.textId) ?? '' : ''
  return itemWords(EVENT_LABELS[began.event.type], began.event.happenedOn, text)
}
