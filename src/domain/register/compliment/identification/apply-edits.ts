/** What stands instead of a part of a text; offsets as in a finding. */
export type Edit = Readonly<{ start: number; end: number; replacement: string }>

/** The text with these edits, which do not overlap. What is empty takes a part out, with one of the spaces around it. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0
  let edited = ''
  for (const { start, end, replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    edited += text.slice(at, start) + replacement
    at = replacement === '' && edited.endsWith(' ') && text[end] === ' ' ? end + 1 : end
  }
  return edited + text.slice(at)
}
