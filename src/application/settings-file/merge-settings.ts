import { isInUseOn, WORD_LISTS, type AuthoritySettings, type AuthorityWord, type WordList } from '../../domain/authority/settings.ts'
import { plainWords } from '../../domain/authority/word-code.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { SettingsFileProblem } from './file-reader.ts'
import { inPlace } from './file-reader.ts'
import type { PartsInFile, SettingsFile } from './read-settings-file.ts'

/** One thing that loading a file would change. */
export type SettingsDifference =
  | Readonly<{ kind: 'part'; part: keyof PartsInFile; from: unknown; to: unknown }>
  | Readonly<{ kind: 'word-added' | 'word-ended' | 'word-taken-out' | 'word-changed'; list: WordList; code: string; label: string; was?: string }>
  | Readonly<{ kind: 'order'; list: WordList }>

/**
 * The settings as a file makes them of these. What the file does not name stays. A word that it does not have ends today
 * and is never dropped, since something may be recorded with it; only one that was still to come is taken out.
 */
export function mergedSettings(settings: AuthoritySettings, { parts, words }: SettingsFile, today: IsoDate): AuthoritySettings {
  const lists = Object.fromEntries(WORD_LISTS.map((list) => [list, mergedList(settings.words[list], words[list], today)])) as AuthoritySettings['words']
  return { ...settings, ...parts, words: lists }
}

function mergedList(present: readonly AuthorityWord[], wanted: readonly AuthorityWord[] | undefined, today: IsoDate): readonly AuthorityWord[] {
  if (wanted === undefined) return present
  const codes = new Set(wanted.map(({ code }) => code))
  const gone = present.filter(({ code, from }) => !codes.has(code) && from <= today)
  return [...wanted, ...gone.map((word) => (word.until !== null && word.until <= today ? word : { ...word, until: today }))]
}

/** What differs between two versions of the settings, part by part and word by word. */
export function differencesOf(before: AuthoritySettings, after: AuthoritySettings): readonly SettingsDifference[] {
  const { words: _words, isDemonstration: _demonstration, deputies: _deputies, reportSecondPeople: _people, bankHolidays: _holidays, ...parts } = after
  const changed = (Object.keys(parts) as (keyof PartsInFile)[]).filter((part) => !isSame(before[part], after[part]))
  return [
    ...changed.map((part): SettingsDifference => ({ kind: 'part', part, from: before[part], to: after[part] })),
    ...WORD_LISTS.flatMap((list) => differencesOfList(list, before.words[list], after.words[list])),
  ]
}

function differencesOfList(list: WordList, before: readonly AuthorityWord[], after: readonly AuthorityWord[]): readonly SettingsDifference[] {
  const old = new Map(before.map((word) => [word.code, word]))
  const fresh = new Set(after.map(({ code }) => code))
  const found = after.flatMap((word): readonly SettingsDifference[] => {
    const was = old.get(word.code)
    const { code, label } = word
    if (!was) return [{ kind: 'word-added', list, code, label }]
    if (isSame(was, word)) return []
    const isOnlyEnded = was.until === null && word.until !== null && isSame({ ...was, until: null }, { ...word, until: null })
    return [{ kind: isOnlyEnded ? 'word-ended' : 'word-changed', list, code, label, ...(was.label !== label && { was: was.label }) }]
  })
  const gone = before.filter(({ code }) => !fresh.has(code)).map(({ code, label }): SettingsDifference => ({ kind: 'word-taken-out', list, code, label }))
  const order = (words: readonly AuthorityWord[], known: { has(code: string): boolean }) => words.map(({ code }) => code).filter((code) => known.has(code))
  const isMoved = !isSame(order(before, fresh), order(after, old))
  return [...found, ...gone, ...(isMoved ? [{ kind: 'order', list } as const] : [])]
}

/** What of a file's words cannot be in the settings as a whole: a division or a tag that is none, two words in use at once with one name. */
export function wrongTogether(settings: AuthoritySettings, { words }: SettingsFile): readonly SettingsFileProblem[] {
  const known = (list: WordList, code: string) => settings.words[list].some((word) => word.code === code)
  return WORD_LISTS.flatMap((list) => (words[list] ?? []).flatMap((word, at, all): readonly SettingsFileProblem[] => {
    const place = inPlace(inPlace('words', list), at)
    const twin = all.slice(0, at).find((other) => plainWords(other.label) === plainWords(word.label) && (isInUseOn(other, word.from) || isInUseOn(word, other.from)))
    return [
      ...(word.division !== undefined && !known('divisions', word.division) ? [{ place: inPlace(place, 'division'), code: 'no-such-division', allowed: word.division } as const] : []),
      ...(word.tags ?? []).filter((tag) => !known('causeTags', tag)).map((tag) => ({ place: inPlace(place, 'tags'), code: 'no-such-tag', allowed: tag } as const)),
      ...(twin ? [{ place: inPlace(place, 'label'), code: 'label-taken', allowed: twin.code } as const] : []),
    ]
  }))
}

/** Whether two values say the same, whatever the order of their named parts. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sortedKeys) === JSON.stringify(other, sortedKeys)
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
