/** Two records that are said to be of one person. */
export type SameAs = Readonly<{ person: string; other: string }>

/**
 * Everybody who is the same person as this one, by what is said and not undone: who is the same as the same is the same.
 * The person asked for comes first, the others in the order in which they are reached.
 */
export function groupOf(personId: string, said: readonly SameAs[]): readonly string[] {
  const reached = new Set([personId])
  // A set goes on to what is added while it is gone through.
  for (const each of reached) for (const other of said.flatMap((pair) => otherIn(pair, each))) reached.add(other)
  return [...reached]
}

function otherIn({ person, other }: SameAs, one: string): readonly string[] {
  return person === one ? [other] : other === one ? [person] : []
}
