/** What stands between `((` and `))`. `line` counts from 1. */
export type Tag =
  | Readonly<{ kind: 'field'; name: string; line: number; isAlone: boolean }>
  | Readonly<{ kind: 'write'; what: string; line: number }>
  | Readonly<{ kind: 'must'; id: string; line: number; isAlone: boolean }>
  | Readonly<{ kind: 'if'; condition: string; isNot: boolean; line: number }>
  | Readonly<{ kind: 'else' | 'end'; line: number }>
  | Readonly<{ kind: 'unclosed'; line: number }>

export type Token = Readonly<{ kind: 'text'; text: string }> | Tag

/** A pair of characters of which the first is a backslash stays as it is, so that `\((` is two brackets and no mark. */
const OPENING = /\\[^\n]|\(\(/g
/** What is longer is no mark: somebody forgot to close one. */
const LONGEST = 120

/** A text taken apart at its marks. Never throws. A mark that begins, ends or parts a section takes its line with it where nothing else stands on it. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const lines = lineCounter(text)
  let from = 0
  const pattern = new RegExp(OPENING)
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    if (found[0] !== '((') continue
    const line = lines(found.index)
    const said = saidAt(text, found.index + 2)
    if (said === null) {
      tokens.push({ kind: 'text', text: text.slice(from, found.index) }, { kind: 'unclosed', line })
      from = found.index
      continue
    }
    const span = { from: found.index, to: found.index + said.length + 4 }
    const isAlone = standsAlone(text, span)
    const tag = tagOf(said, line, isAlone)
    const taken = isAlone && tag.kind !== 'field' && tag.kind !== 'write' ? wholeLine(text, span) : span
    if (taken.from > from) tokens.push({ kind: 'text', text: text.slice(from, taken.from) })
    tokens.push(tag)
    from = taken.to
    pattern.lastIndex = Math.max(taken.to, span.to)
  }
  return from < text.length ? [...tokens, { kind: 'text', text: text.slice(from) }] : tokens
}

/** What stands between the brackets; null where they are not closed, or what they hold is no mark. */
function saidAt(text: string, from: number): string | null {
  const near = text.slice(from, from + LONGEST + 2)
  const end = near.indexOf('))')
  const said = near.slice(0, Math.max(0, end))
  return end < 0 || said.includes('((') || said.includes('\n\n') ? null : said
}

function tagOf(said: string, line: number, isAlone: boolean): Tag {
  const words = said.trim().replaceAll(/\s+/g, ' ')
  const lower = words.toLowerCase()
  if (lower === 'end' || lower === 'else') return { kind: lower, line }
  const [, isNot, condition] = /^if (not )?(.+)$/.exec(lower) ?? []
  if (condition !== undefined) return { kind: 'if', condition, isNot: isNot !== undefined, line }
  const [, id] = /^must ?: ?(.*)$/.exec(lower) ?? []
  if (id !== undefined) return { kind: 'must', id, line, isAlone }
  const [, what] = /^write ?: ?(.*)$/i.exec(words) ?? []
  return what === undefined ? { kind: 'field', name: lower, line, isAlone } : { kind: 'write', what, line }
}

type Span = Readonly<{ from: number; to: number }>

function standsAlone(text: string, { from, to }: Span): boolean {
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  const next = text.indexOf('\n', to)
  return before.trim() === '' && text.slice(to, next < 0 ? undefined : next).trim() === ''
}

function wholeLine(text: string, { from, to }: Span): Span {
  const next = text.indexOf('\n', to)
  return { from: text.lastIndexOf('\n', from - 1) + 1, to: next < 0 ? text.length : next + 1 }
}

/** Which line a place stands on, for places that only grow: one walk over the text, however many marks it has. */
function lineCounter(text: string): (place: number) => number {
  let [line, at] = [1, 0]
  return (place) => {
    for (; at < place; at += 1) if (text[at] === '\n') line += 1
    return line
  }
}
