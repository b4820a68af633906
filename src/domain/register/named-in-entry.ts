/** Somebody named in an event, and the field that names them. */
export type NamedIn = Readonly<{ personId: string; field: string }>

/**
 * Everybody whom an event names, at whatever depth, with the field that names them: what a stream of any kind says of
 * people is found without a list of kinds.
 */
export function namedIn(part: unknown, field = ''): readonly NamedIn[] {
  if (typeof part !== 'object' || part === null) return []
  if (Array.isArray(part)) return part.flatMap((each: unknown) => namedIn(each, field))
  const own = 'personId' in part && typeof part.personId === 'string' ? [{ personId: part.personId, field }] : []
  return [...own, ...Object.entries(part).flatMap(([name, value]) => namedIn(value, name))]
}
