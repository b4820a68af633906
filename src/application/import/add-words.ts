import { WORDS_FROM } from '../../domain/authority/default-settings.ts'
import { WORD_LISTS, type AuthoritySettings, type AuthorityWord, type WordList } from '../../domain/authority/settings.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { plain } from './match-columns.ts'

/** A word of an old register that the authority takes into one of its lists. */
export type NewWord = Readonly<{ list: WordList; label: string }>

/**
 * Adds words to the authority's own lists, each with a code made from it, in use from the beginning: a register of
 * earlier years was written in them. Words that are there already are left as they are. A new version of the settings.
 */
export async function addWords(services: Services, actor: Actor, wanted: readonly NewWord[]): Promise<Readonly<{ kind: 'done' | 'not-allowed' }>> {
  if (!may(actor, 'change-settings')) return { kind: 'not-allowed' }
  await services.store.write(actor.authorityId, async (tx) => {
    const settings = await tx.settings.current()
    const changed = wanted.reduce(withWord, settings)
    if (changed === settings) return
    await tx.settings.save(changed, { recordedBy: actor.userId, recordedAt: services.clock.now(), validFrom: WORDS_FROM })
  })
  return { kind: 'done' }
}

function withWord(settings: AuthoritySettings, { list, label }: NewWord): AuthoritySettings {
  const before = settings.words[list]
  const code = plain(label).replaceAll(' ', '-')
  if (code === '' || before.some((word) => word.code === code || plain(word.label) === plain(label))) return settings
  const added: AuthorityWord = { code, label: label.trim(), from: WORDS_FROM, until: null }
  return { ...settings, words: { ...settings.words, [list]: [...before, added] } }
}

/** Whether it is one of the lists that an authority keeps. */
export function isWordList(list: string): list is WordList {
  return (WORD_LISTS as readonly string[]).includes(list)
}
