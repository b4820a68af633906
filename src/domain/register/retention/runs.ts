/** So many words in the same order are taken for a quotation: fewer are said by many people. */
export const WORDS_OF_A_RUN = 6

/** The words of a text, in small letters, without what stands between them. */
function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
}

/** What is looked for: runs of words of some texts, and names. */
export type Sought = Readonly<{ runs: ReadonlySet<string>; names: ReadonlyMap<string, readonly (readonly string[])[]> }>

/** Every run of `WORDS_OF_A_RUN` words of some texts; a shorter text has none. `names`: whole names, of two words at least. */
export function soughtIn(texts: readonly string[], names: readonly string[]): Sought {
  const runs = new Set<string>()
  for (const text of texts) {
    const words = wordsIn(text)
    for (let at = 0; at + WORDS_OF_A_RUN <= words.length; at += 1) runs.add(runAt(words, at))
  }
  const called = names.map(wordsIn).filter((words) => words.length > 1)
  return { runs, names: Map.groupBy(called, ([first = '']) => first) }
}

function runAt(words: readonly string[], at: number): string {
  return words.slice(at, at + WORDS_OF_A_RUN).join(' ')
}

/** All of these together: what stands in none of them stands in no single one. */
export function together(all: readonly Sought[]): Sought {
  const names = all.flatMap((one) => [...one.names.values()].flat())
  return { runs: new Set(all.flatMap(({ runs }) => [...runs])), names: Map.groupBy(names, ([first = '']) => first) }
}

/** The longest run of words in a text that stands in what is sought, and a name where there is no such run; null where there is neither. */
export function foundIn(text: string, { runs, names }: Sought): string | null {
  const words = wordsIn(text)
  let [best, from]: [string | null, number | null] = [null, null]
  for (let at = 0; at <= words.length; at += 1) {
    const goesOn = at + WORDS_OF_A_RUN <= words.length && runs.has(runAt(words, at))
    if (goesOn && from === null) from = at
    if (goesOn || from === null) continue
    const run = words.slice(from, at - 1 + WORDS_OF_A_RUN).join(' ')
    if (best === null || run.length > best.length) best = run
    from = null
  }
  return best ?? nameIn(words, names)
}

function nameIn(words: readonly string[], names: Sought['names']): string | null {
  if (names.size === 0) return null
  for (const [at, word] of words.entries())
    for (const name of names.get(word) ?? []) if (name.every((part, offset) => words[at + offset] === part)) return name.join(' ')
  return null
}
