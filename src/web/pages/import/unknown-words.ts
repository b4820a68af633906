import type { CheckReport } from '../../../application/import/check-register.ts'
import type { WordMap } from '../../../application/import/word-choices.ts'
import { FINDINGS } from '../../../domain/complaint/events.ts'
import type { AuthoritySettings, WordList } from '../../../domain/authority/settings.ts'
import { OUTCOME_LABELS } from '../../../words/labels.ts'
import { ROW_KIND_LABELS } from '../../../words/imports.ts'
import type { Typed } from '../command/form-reader.ts'
import { columnName } from './problem-text.ts'

/** Which list the words of a column come from; a column that is not here has no words to map on the page. */
const LIST_OF: Readonly<Record<string, WordList | 'kinds' | 'outcomes'>> = {
  kind: 'kinds', outcome: 'outcomes', 'stage-2-outcome': 'outcomes', 'stage-3-outcome': 'outcomes', 'corporate-review-outcome': 'outcomes', channel: 'channels',
  'complainant-type': 'complainantTypes', 'complainant-relation': 'relations', divisions: 'divisions', teams: 'teams', category: 'categories',
  'allocated-team': 'teams', 'reasons-upheld': 'reasonsUpheld', 'how-resolved': 'howResolved', remedy: 'remedies',
}

/** A word of the file that is not known, and what it may stand for. */
export type UnknownWord = Readonly<{ field: string; list: string; word: string; label: string; choices: readonly Readonly<{ code: string; label: string }>[] }>

const MOST_WORDS = 40

/** The different words that the check did not know, at most forty, each with the list that it may come from. */
export function unknownWords(report: CheckReport, settings: AuthoritySettings): readonly UnknownWord[] {
  const found = new Map<string, UnknownWord>()
  for (const { code, column, value, other } of report.problems) {
    const list = column === null ? undefined : listOf(column)
    const word = other === undefined ? value : String(other)
    if (code !== 'unknown-word' || column === null || list === undefined || word === undefined || word.endsWith('…')) continue
    const key = `${list} ${word.toLowerCase()}`
    if (found.has(key) || found.size === MOST_WORDS) continue
    found.set(key, { field: `word-${found.size}`, list, word, label: `“${word}” (${columnName(column)})`, choices: choicesOf(list, settings) })
  }
  return [...found.values()]
}

function listOf(column: string): WordList | 'kinds' | 'outcomes' | undefined {
  return /^point-\d+-outcome$/.test(column) ? 'outcomes' : LIST_OF[column]
}

function choicesOf(list: WordList | 'kinds' | 'outcomes', settings: AuthoritySettings): UnknownWord['choices'] {
  if (list === 'kinds') return Object.entries(ROW_KIND_LABELS).map(([code, label]) => ({ code, label }))
  if (list === 'outcomes') return [...FINDINGS, 'resolved-no-finding' as const].map((code) => ({ code, label: OUTCOME_LABELS[code] }))
  return settings.words[list].map(({ code, label }) => ({ code, label }))
}

/** The word map with what the form says that the unknown words stand for. */
export function withWords(before: WordMap, words: readonly UnknownWord[], typed: Typed): WordMap {
  const map: Record<string, Record<string, string>> = Object.fromEntries(Object.entries(before).map(([list, known]) => [list, { ...known }]))
  for (const { field, list, word } of words) {
    const code = typed[field]
    if (typeof code === 'string' && code !== '') map[list] = { ...map[list], [word]: code }
  }
  return map
}
