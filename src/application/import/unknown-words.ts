import type { WordList } from '../../domain/authority/settings.ts'
import type { ColumnId } from './columns.ts'
import type { RowProblem } from './row-problems.ts'

/** The list that the words of a column come from: one of the authority's own, or a fixed one. */
export type ListOfWords = WordList | 'kinds' | 'outcomes'

const LIST_OF: Readonly<Record<ColumnId, ListOfWords>> = {
  kind: 'kinds', outcome: 'outcomes', 'stage-2-outcome': 'outcomes', 'stage-3-outcome': 'outcomes', 'corporate-review-outcome': 'outcomes', channel: 'channels',
  'complainant-type': 'complainantTypes', 'complainant-relation': 'relations', divisions: 'divisions', teams: 'teams', category: 'categories',
  'allocated-team': 'teams', 'reasons-upheld': 'reasonsUpheld', 'how-resolved': 'howResolved', remedy: 'remedies',
}

export type UnknownWord = Readonly<{ list: ListOfWords; column: ColumnId; word: string }>

/** The different words that a check did not know, in their order, each with the list that it may belong to. */
export function unknownWords(problems: readonly RowProblem[]): readonly UnknownWord[] {
  const found = new Map<string, UnknownWord>()
  for (const { code, column, value, other } of problems) {
    const list = column === null ? undefined : /^point-\d+-outcome$/.test(column) ? 'outcomes' : LIST_OF[column]
    const word = other === undefined ? value : String(other)
    // A word that was cut short for the list of problems is a sentence, and belongs to no list.
    if (code !== 'unknown-word' || column === null || list === undefined || word === undefined || word.endsWith('…')) continue
    const key = `${list} ${word.toLowerCase()}`
    if (!found.has(key)) found.set(key, { list, column, word })
  }
  return [...found.values()]
}
