/** Runs in a worker: reads the British dictionary once, and looks words up in it, so that the pages are not slowed. */
import { parentPort } from 'node:worker_threads'
import dictionary from 'dictionary-en-gb'
import nspell from 'nspell'
import type { Misspelled, SpellingAnswer, SpellingOrder } from './spelling.ts'

/** Suggestions take a tenth of a second each: of the first words alone, and few. */
const SUGGESTED_FOR = 12
const SUGGESTIONS = 3

const speller = nspell(dictionary)

parentPort?.on('message', ({ number, words, own }: SpellingOrder) => {
  const known = new Set(own.flatMap((word) => word.toLowerCase().replaceAll('’', "'").split(/\s+/)))
  const wrong = words.filter((word) => !isKnown(word, known))
  const found = wrong.map((word, at): Misspelled => ({ word, suggestions: at < SUGGESTED_FOR ? speller.suggest(word).slice(0, SUGGESTIONS) : [] }))
  parentPort?.postMessage({ number, found } satisfies SpellingAnswer)
})

/** Of the dictionary or the authority, with or without what makes it somebody's; of a word with hyphens, each part. */
function isKnown(word: string, known: ReadonlySet<string>): boolean {
  const plain = word.replace(/'s?$/i, '')
  if (known.has(word.toLowerCase()) || known.has(plain.toLowerCase()) || speller.correct(word) || speller.correct(plain)) return true
  return word.includes('-') && word.split('-').every((part) => part === '' || isKnown(part, known))
}
