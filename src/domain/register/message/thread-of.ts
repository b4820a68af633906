/** How a message was known to belong to a record. */
export type KnownBy = 'reply-address' | 'headers'

/**
 * What a message says of which record it belongs to. `addressed`: records whose signed reply address it came to. `answers`: records of
 * whose letters it says that it answers one: their Message-IDs nobody can guess. `follows`: records on which a message was filed that it
 * says it follows, and whether whoever sent that one sends this.
 */
export type Said = Readonly<{ addressed: readonly string[]; answers: readonly string[]; follows: readonly Readonly<{ streamId: string; isSameSender: boolean }>[] }>

export type ThreadOf = Readonly<{ kind: 'certain'; streamId: string; by: KnownBy } | { kind: 'uncertain' }>

/**
 * The one record to which a message belongs; uncertain where it names none or more than one, and where it follows a message of
 * somebody else: anybody can write a header, and nobody's message is filed by a guess.
 */
export function threadOf({ addressed, answers, follows }: Said): ThreadOf {
  const named = new Set([...addressed, ...answers, ...follows.map(({ streamId }) => streamId)])
  const [streamId] = named
  if (streamId === undefined || named.size > 1) return { kind: 'uncertain' }
  if (addressed.length > 0) return { kind: 'certain', streamId, by: 'reply-address' }
  return answers.length > 0 || follows.every(({ isSameSender }) => isSameSender) ? { kind: 'certain', streamId, by: 'headers' } : { kind: 'uncertain' }
}
