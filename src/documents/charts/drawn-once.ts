/** Draws each chart once: the same spec is the same chart. At most `most` are kept, the oldest of many is forgotten. */
export function drawnOnce<Spec>(draw: (spec: Spec) => Promise<string>, most: number): (spec: Spec) => Promise<string> {
  const drawn = new Map<string, Promise<string>>()
  return (spec) => {
    const key = JSON.stringify(spec)
    const known = drawn.get(key)
    if (known) return known
    const drawing = draw(spec)
    drawn.set(key, drawing)
    // What failed to be drawn is tried again, not remembered.
    drawing.catch(() => drawn.delete(key))
    const oldest = drawn.size > most ? drawn.keys().next().value : undefined
    if (oldest !== undefined) drawn.delete(oldest)
    return drawing
  }
}
