import { isWordList, WORD_LISTS, type AuthorityWord, type WordList } from '../../domain/authority/settings.ts'
import { isWordCode } from '../../domain/authority/word-code.ts'
import { WORDS_FROM } from '../../domain/authority/default-settings.ts'
import { inPlace, isObject, type FileReader } from './file-reader.ts'

export type WordsInFile = Readonly<Partial<Record<WordList, readonly AuthorityWord[]>>>

const MOST_WORDS = 1_000
const LONGEST_LABEL = 120
const PARTS_OF: Readonly<Partial<Record<WordList, readonly string[]>>> = { teams: ['division'], reasonsUpheld: ['tags'] }

/** The lists of words of a file; a list that it does not name is not there. */
export function readWords(reader: FileReader, value: unknown): WordsInFile {
  const lists = reader.object(value, 'words', WORD_LISTS) ?? {}
  return Object.fromEntries(Object.entries(lists).flatMap(([list, words]) => (isWordList(list) ? [[list, readList(reader, list, words)]] : [])))
}

function readList(reader: FileReader, list: WordList, value: unknown): readonly AuthorityWord[] {
  const place = inPlace('words', list)
  const words = (reader.list(value, place, MOST_WORDS) ?? []).flatMap((each, at) => readWord(reader, list, each, inPlace(place, at)) ?? [])
  const codes = new Set<string>()
  for (const { code } of words) {
    if (codes.has(code)) reader.wrong(place, 'twice', code)
    codes.add(code)
  }
  return words
}

/** Of a word, only its code and its label are needed: without its days it is in use from the beginning. */
function readWord(reader: FileReader, list: WordList, value: unknown, place: string): AuthorityWord | null {
  const parts = reader.object(value, place, ['code', 'label', 'from', 'until', ...(PARTS_OF[list] ?? [])])
  if (!isObject(parts)) return null
  const code = reader.text(parts['code'], inPlace(place, 'code'), 64)
  const label = reader.text(parts['label'], inPlace(place, 'label'), LONGEST_LABEL)
  const from = parts['from'] === undefined ? WORDS_FROM : reader.day(parts['from'], inPlace(place, 'from'))
  const until = parts['until'] == null ? null : reader.day(parts['until'], inPlace(place, 'until'))
  const division = parts['division'] == null ? null : reader.text(parts['division'], inPlace(place, 'division'), 64)
  const tags = parts['tags'] === undefined ? null : (reader.list(parts['tags'], inPlace(place, 'tags'), 50) ?? []).flatMap((tag, at) => reader.text(tag, inPlace(inPlace(place, 'tags'), at), 64) ?? [])
  if (code !== null && !isWordCode(code)) return reader.wrong(inPlace(place, 'code'), 'not-a-code')
  if (code === null || label === null || from === null) return null
  if (until !== null && until < from) return reader.wrong(inPlace(place, 'until'), 'ends-before-it-begins')
  return { code, label, from, until, ...(division !== null && { division }), ...(tags !== null && { tags }) }
}
