import type { NewWord } from '../../../application/change-words.ts'
import type { CheckReport } from '../../../application/import/check-register.ts'
import { unknownWords, type ListOfWords } from '../../../application/import/unknown-words.ts'
import type { WordMap } from '../../../application/import/word-choices.ts'
import { isWordList, type AuthoritySettings } from '../../../domain/authority/settings.ts'
import { FINDINGS } from '../../../domain/complaint/events.ts'
import { ROW_KIND_LABELS } from '../../../words/imports.ts'
import { OUTCOME_LABELS } from '../../../words/labels.ts'
import type { Typed } from '../../form-reader.ts'
import { columnName } from './problem-text.ts'

/** A word of the file that is not known, and what it may stand for. */
export type WordQuestion = Readonly<{ field: string; list: ListOfWords; word: string; label: string; choices: readonly Readonly<{ code: string; label: string }>[] }>

const MOST_WORDS = 40
/** No code: codes have no capitals. */
const ADD = 'ADD'

/** A question for each unknown word, at most forty at a time. A word may be added to a list of the authority's own. */
export function wordQuestions(report: CheckReport, settings: AuthoritySettings): readonly WordQuestion[] {
  return unknownWords(report.problems).slice(0, MOST_WORDS).map(({ list, column, word }, at) => ({
    field: `word-${at}`, list, word, label: `“${word}” (${columnName(column)})`, choices: choicesOf(list, settings),
  }))
}

function choicesOf(list: ListOfWords, settings: AuthoritySettings): WordQuestion['choices'] {
  if (list === 'kinds') return Object.entries(ROW_KIND_LABELS).map(([code, label]) => ({ code, label }))
  if (list === 'outcomes') return [...FINDINGS, 'resolved-no-finding' as const].map((code) => ({ code, label: OUTCOME_LABELS[code] }))
  return [...settings.words[list].map(({ code, label }) => ({ code, label })), { code: ADD, label: 'Add it to the authority’s list' }]
}

/** The words that the form wants added to the authority's lists. */
export function wordsToAdd(questions: readonly WordQuestion[], typed: Typed): readonly NewWord[] {
  return questions.flatMap(({ field, list, word }) => (typed[field] === ADD && isWordList(list) ? [{ list, label: word }] : []))
}

/** The word map with what the form says that the unknown words stand for. */
export function withWords(before: WordMap, questions: readonly WordQuestion[], typed: Typed): WordMap {
  const map: Record<string, Record<string, string>> = Object.fromEntries(Object.entries(before).map(([list, known]) => [list, { ...known }]))
  for (const { field, list, word } of questions) {
    const code = typed[field]
    if (typeof code === 'string' && code !== '' && code !== ADD) map[list] = { ...map[list], [word]: code }
  }
  return map
}
