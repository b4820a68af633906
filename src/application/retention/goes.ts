import { textIdsIn } from '../words-apart.ts'

/** The texts and the answers that a stream names: they go with it, and all of their digests stay. */
export function wordsOf(recorded: readonly unknown[]): readonly string[] {
  return [...new Set([...textIdsIn(recorded), ...answersIdsIn(recorded)])]
}

function answersIdsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'answersId' in value && typeof value.answersId === 'string' ? [value.answersId] : []
  return [...own, ...Object.values(value).flatMap((part: unknown) => answersIdsIn(part))]
}
