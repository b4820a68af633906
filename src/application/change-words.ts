import { WORDS_FROM } from '../domain/authority/default-settings.ts'
import type { AuthoritySettings, AuthorityWord, WordList } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'

export const WORD_CHANGE_REFUSALS = ['not-allowed', 'code-taken', 'no-such-word', 'no-such-division', 'ends-before-it-begins'] as const
export type WordChangeResult = Readonly<{ kind: 'done' } | { kind: 'refused'; code: (typeof WORD_CHANGE_REFUSALS)[number] }>

/** A word to take into a list; in use from `from`, or from the beginning of any register. */
export type WordToAdd = Readonly<{ list: WordList; code: string; label: string; division?: string; from?: IsoDate }>

/** Adds a word to one of the authority's lists, as a new version of its settings. A code is never given twice. */
export function addWord(services: Services, actor: Actor, wanted: WordToAdd): Promise<WordChangeResult> {
  return changeSettings(services, actor, (settings) => {
    const words = settings.words[wanted.list]
    if (words.some((word) => word.code === wanted.code)) return 'code-taken'
    if (wanted.division !== undefined && !settings.words.divisions.some((division) => division.code === wanted.division)) return 'no-such-division'
    const added: AuthorityWord = {
      code: wanted.code, label: wanted.label, from: wanted.from ?? WORDS_FROM, until: null,
      ...(wanted.division === undefined ? {} : { division: wanted.division }),
    }
    return withList(settings, wanted.list, [...words, added])
  })
}

/**
 * Ends a word: `until` is the last day of something for which it may still be chosen; null takes it into use again.
 * What was recorded with it keeps it.
 */
export function endWord(services: Services, actor: Actor, ended: Readonly<{ list: WordList; code: string; until: IsoDate | null }>): Promise<WordChangeResult> {
  return changeSettings(services, actor, (settings) => {
    const words = settings.words[ended.list]
    const word = words.find((each) => each.code === ended.code)
    if (!word) return 'no-such-word'
    if (ended.until !== null && ended.until < word.from) return 'ends-before-it-begins'
    return withList(settings, ended.list, words.map((each) => (each === word ? { ...each, until: ended.until } : each)))
  })
}

type Refusal = (typeof WORD_CHANGE_REFUSALS)[number]

async function changeSettings(services: Services, actor: Actor, change: (settings: AuthoritySettings) => AuthoritySettings | Refusal): Promise<WordChangeResult> {
  if (!may(actor, 'change-settings')) return { kind: 'refused', code: 'not-allowed' }
  return services.store.write(actor.authorityId, async (tx): Promise<WordChangeResult> => {
    const changed = change(await tx.settings.current())
    if (typeof changed === 'string') return { kind: 'refused', code: changed }
    await tx.settings.save(changed, { recordedBy: actor.userId, recordedAt: services.clock.now(), validFrom: services.clock.today() })
    return { kind: 'done' }
  })
}

function withList(settings: AuthoritySettings, list: WordList, words: readonly AuthorityWord[]): AuthoritySettings {
  return { ...settings, words: { ...settings.words, [list]: words } }
}
