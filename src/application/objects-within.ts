type Replacement = Readonly<{ replaceBy: unknown }>

/** A copy of `value` in which each object that `replace` answers is replaced; a field replaced by undefined is left out. */
export function mapObjects(value: unknown, replace: (part: object) => Replacement | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  const replacement = replace(value)
  if (replacement) return replacement.replaceBy
  if (Array.isArray(value)) return value.map((item: unknown) => mapObjects(item, replace)).filter((item) => item !== undefined)
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, mapObjects(part, replace)]).filter(([, part]) => part !== undefined),
  )
}

/** Every object within `value`, at whatever depth, that `wanted` knows; what lies within one is looked at too. */
export function objectsWithin<T>(value: unknown, wanted: (part: unknown) => part is T): readonly T[] {
  const parts: T[] = []
  mapObjects(value, (part) => {
    if (wanted(part)) parts.push(part)
    return undefined
  })
  return parts
}
