import {
  withWordAdded, withWordEnded, withWordMended, withWordMoved, withWordReplaced, WORD_REFUSALS, type Mending, type WordNamed,
} from '../domain/authority/change-list.ts'
import { WORDS_FROM } from '../domain/authority/default-settings.ts'
import type { AuthoritySettings, WordList } from '../domain/authority/settings.ts'
import { plainWords } from '../domain/authority/word-code.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { changeSettings, type Seen } from './change-settings.ts'
import type { Actor, Services } from './ports.ts'

export const WORD_CHANGE_REFUSALS = ['not-allowed', 'changed-meanwhile', ...WORD_REFUSALS] as const
export type WordChangeResult = Readonly<{ kind: 'done' } | { kind: 'refused'; code: (typeof WORD_CHANGE_REFUSALS)[number] }>

/** A change of one list. Without a first day a word is in use from the beginning of any register. */
export type WordChange =
  | Readonly<{ type: 'add'; list: WordList; code?: string; label: string; from?: IsoDate; division?: string; tags?: readonly string[] }>
  | (Readonly<{ type: 'end'; until: IsoDate | null }> & WordNamed)
  | (Readonly<{ type: 'mend' }> & WordNamed & Mending)
  | (Readonly<{ type: 'replace'; label: string; from: IsoDate }> & WordNamed)
  | (Readonly<{ type: 'move'; /** The word with which it changes places. */ past: string }> & WordNamed)

/**
 * Changes one of the authority's lists, as a new version of its settings. Nothing that was recorded changes: events hold
 * codes, and a code is never given twice or taken away. `seen` is the digest of the list that the page was drawn from.
 */
export async function changeWord(services: Services, actor: Actor, change: WordChange, seen?: string): Promise<WordChangeResult> {
  const part = (settings: AuthoritySettings) => settings.words[change.list]
  const result = await changeSettings(services, actor, (settings) => changed(settings, change), seen === undefined ? undefined : { part, digest: seen } satisfies Seen)
  return result.kind === 'done' ? { kind: 'done' } : result
}

function changed(settings: AuthoritySettings, change: WordChange) {
  switch (change.type) {
    case 'add': {
      const { type: _type, ...word } = change
      return withWordAdded(settings, { ...word, from: word.from ?? WORDS_FROM })
    }
    case 'end': return withWordEnded(settings, change)
    case 'mend': {
      const { type: _type, ...mending } = change
      return withWordMended(settings, mending)
    }
    case 'replace': return withWordReplaced(settings, change)
    case 'move': return withWordMoved(settings, change)
  }
}

/** A word of an old register that the authority takes into one of its lists. */
export type NewWord = Readonly<{ list: WordList; label: string }>

/**
 * Adds words of an old register, in use from the beginning: earlier years were written in them. A list that knows the
 * word, whatever its days, is left as it is.
 */
export async function addWords(services: Services, actor: Actor, wanted: readonly NewWord[]): Promise<Readonly<{ kind: 'done' | 'not-allowed' }>> {
  const result = await changeSettings(services, actor, (settings) => wanted.reduce(withOldWord, settings))
  return { kind: result.kind === 'done' ? 'done' : 'not-allowed' }
}

function withOldWord(settings: AuthoritySettings, { list, label }: NewWord): AuthoritySettings {
  const plain = plainWords(label)
  if (plain === '' || settings.words[list].some((word) => plainWords(word.label) === plain || plainWords(word.code) === plain)) return settings
  const added = withWordAdded(settings, { list, label, from: WORDS_FROM })
  return typeof added === 'string' ? settings : added
}
