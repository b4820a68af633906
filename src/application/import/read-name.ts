import type { PersonDetails } from '../ports.ts'

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'rev', 'cllr'])

/** A name as registers hold it: `Ashworth, Dana` or `Mrs Dana Ashworth`. A title is left off; one word is what they are known as. */
export function readName(text: string): PersonDetails {
  const [before = '', ...after] = text.split(',').map((part) => part.trim())
  const givenAfterComma = withoutTitle(after.join(' '))
  if (givenAfterComma !== '') return { givenName: givenAfterComma, familyName: before }
  const words = withoutTitle(before).split(/\s+/).filter((word) => word !== '')
  const last = words.at(-1)
  if (last === undefined) return { knownAs: text.trim() }
  return words.length === 1 ? { knownAs: last } : { givenName: words.slice(0, -1).join(' '), familyName: last }
}

function withoutTitle(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  return rest.length > 0 && TITLES.has(first.toLowerCase().replace('.', '')) ? rest.join(' ') : name.trim()
}
