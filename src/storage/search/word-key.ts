import { binaryArray } from '../binary-array.ts'

/** A word of the index: one that is somebody's name, or one of a text. */
export type WordKey = Readonly<{ word: string; isName: boolean }>

/** In the order in which rows are written and locked, so that two who write at once wait and never block each other. */
export function inLockOrder(keys: Iterable<WordKey>): readonly WordKey[] {
  return [...keys].sort((one, other) => (one.word < other.word ? -1 : one.word > other.word ? 1 : Number(one.isName) - Number(other.isName)))
}

/** The keys of names and of other words. */
export function keysOf(names: Iterable<string>, words: Iterable<string>): readonly WordKey[] {
  return [...Array.from(names, (word) => ({ word, isName: true })), ...Array.from(words, (word) => ({ word, isName: false }))]
}

/** One array for the words and one for whether they are names, as parameters of a statement. */
export function asParameters(keys: readonly WordKey[]): readonly [Buffer, Buffer] {
  return [binaryArray('text', keys.map(({ word }) => word)), binaryArray('boolean', keys.map(({ isName }) => isName))]
}
