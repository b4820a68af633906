import type { TextRef } from '../domain/complaint/events.ts'
import { mapObjects, objectsWithin } from './objects-within.ts'
import type { Ids, NewText, StreamId, Texts } from './ports.ts'
import type { Words } from './worded.ts'

/** A command whose words have been put aside: `value` carries references that have no digest yet. */
export type Apart<T> = Readonly<{ value: T; texts: readonly NewText[] }>

/**
 * Takes the free text out of a command, so that it can be decided before anything is kept. Each `{ words }` becomes a
 * reference with a new id; blank words are left out, as if they had not been given.
 */
export function wordsApart<T>(worded: unknown, streamId: StreamId, ids: Ids): Apart<T> {
  const texts: NewText[] = []
  const value = mapObjects(worded, (part) => {
    if (!isWords(part)) return undefined
    const body = part.words.trim()
    if (body === '') return { replaceBy: undefined }
    const textId = ids.next()
    texts.push({ textId, streamId, body })
    return { replaceBy: { textId, digest: '' } }
  })
  return { value: value as T, texts }
}

/** Keeps the words, and puts the digest that they were given into each reference to them. */
export async function keepWords<T>(value: T, texts: readonly NewText[], keeper: Texts, recordedAt: string): Promise<T> {
  if (texts.length === 0) return value
  const kept = new Map((await keeper.addMany(texts, recordedAt)).map((ref) => [ref.textId, ref]))
  return mapObjects(value, (part) => {
    const ref = isTextRef(part) ? kept.get(part.textId) : undefined
    return ref && { replaceBy: ref }
  }) as T
}

/** The ids of every text that `value` refers to, at whatever depth. */
export function textIdsIn(value: unknown): readonly string[] {
  return objectsWithin(value, isTextRef).map((ref) => ref.textId)
}

/** The ids of every person that `value` names, at whatever depth. */
export function personIdsIn(value: unknown): readonly string[] {
  return objectsWithin(value, namesPerson).map((part) => part.personId)
}

function isWords(part: unknown): part is Words {
  return typeof part === 'object' && part !== null && Object.keys(part).length === 1 && 'words' in part && typeof part.words === 'string'
}

function isTextRef(part: unknown): part is TextRef {
  return typeof part === 'object' && part !== null && 'textId' in part && typeof part.textId === 'string' && 'digest' in part
}

function namesPerson(part: unknown): part is Readonly<{ personId: string }> {
  return typeof part === 'object' && part !== null && 'personId' in part && typeof part.personId === 'string'
}
