/** A stretch of two texts: the same in both, or what stood there and what stands there now. */
export type Stretch = Readonly<{ kind: 'same'; text: string } | { kind: 'changed'; was: string; now: string }>

/** Beyond so many pairs of words, what lies between the first and the last difference counts as changed. */
const MOST_PAIRS = 4_000_000

/** Where a text differs from another, word by word, in the order of the text. Together the stretches are either text. */
export function differences(before: string, after: string): readonly Stretch[] {
  const [was, now] = [words(before), words(after)]
  let head = 0
  while (head < was.length && head < now.length && was[head] === now[head]) head += 1
  let tail = 0
  while (tail < was.length - head && tail < now.length - head && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1
  const middle = between(was.slice(head, was.length - tail), now.slice(head, now.length - tail))
  return joined([same(was.slice(0, head)), ...middle, same(was.slice(was.length - tail))])
}

function words(text: string): readonly string[] {
  return text.match(/\s+|[^\s]+/g) ?? []
}

function same(list: readonly string[]): Stretch {
  return { kind: 'same', text: list.join('') }
}

/** The longest run of words that both have, in order, and what lies between. */
function between(was: readonly string[], now: readonly string[]): readonly Stretch[] {
  if (was.length * now.length > MOST_PAIRS) return [{ kind: 'changed', was: was.join(''), now: now.join('') }]
  const lengths = commonLengths(was, now)
  const all: Stretch[] = []
  const width = now.length + 1
  let [i, j] = [0, 0]
  while (i < was.length || j < now.length) {
    if (i < was.length && j < now.length && was[i] === now[j]) {
      all.push({ kind: 'same', text: was[i] ?? '' })
      i += 1
      j += 1
    } else if (j >= now.length || (i < was.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) {
      all.push({ kind: 'changed', was: was[i] ?? '', now: '' })
      i += 1
    } else {
      all.push({ kind: 'changed', was: '', now: now[j] ?? '' })
      j += 1
    }
  }
  return all
}

/** How many words both have in common from each pair of places on. */
function commonLengths(was: readonly string[], now: readonly string[]): Uint16Array {
  const width = now.length + 1
  const lengths = new Uint16Array((was.length + 1) * width)
  for (let i = was.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = was[i] === now[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  return lengths
}

/** Neighbours of a kind are one stretch; a space alone between two changes belongs to them. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = []
  for (const one of stretches) {
    const last = all.at(-1)
    if (one.kind === 'same' && one.text === '') continue
    if (last?.kind === 'same' && one.kind === 'same') all[all.length - 1] = { kind: 'same', text: last.text + one.text }
    else if (last?.kind === 'changed' && one.kind === 'changed') all[all.length - 1] = { kind: 'changed', was: last.was + one.was, now: last.now + one.now }
    else all.push(one)
    const [a, b, c] = all.slice(-3)
    if (a?.kind === 'changed' && b?.kind === 'same' && b.text === ' ' && c?.kind === 'changed') {
      all.splice(-3, 3, { kind: 'changed', was: a.was + b.text + c.was, now: a.now + b.text + c.now })
    }
  }
  return all
}
