import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import { isInUseOn, type AuthoritySettings, type AuthorityWord, type WordList } from './settings.ts'
import { codeFor, isWordCode, plainWords } from './word-code.ts'

export const WORD_REFUSALS = [
  'code-taken', 'code-not-possible', 'label-taken', 'label-not-possible', 'no-such-word', 'no-such-division', 'no-such-tag', 'ends-before-it-begins', 'has-ended',
] as const
/** Why a list of words stays as it is. The words for each are in `src/words/authority-words.ts`. */
export type WordRefusal = (typeof WORD_REFUSALS)[number]

export type Changed = AuthoritySettings | WordRefusal

/** A word to take into a list. Without a code it gets one that is made from its label. */
export type WordToAdd = Readonly<{ list: WordList; code?: string; label: string; from: IsoDate; division?: string; tags?: readonly string[] }>
export type WordNamed = Readonly<{ list: WordList; code: string }>

const LONGEST_LABEL = 120

/** Adds a word. A code is never given twice; of two words in use on one day, no two are called the same. */
export function withWordAdded(settings: AuthoritySettings, { list, label: written, code: given, ...rest }: WordToAdd): Changed {
  const words = settings.words[list]
  const label = oneLine(written)
  const code = given ?? codeFor(label, words.map((word) => word.code))
  const added: AuthorityWord = { code, label, until: null, ...rest }
  const same = words.find((word) => word.code === code)
  // The second of two clicks finds what the first made.
  if (given !== undefined && same) return JSON.stringify(sorted(same)) === JSON.stringify(sorted(added)) ? settings : 'code-taken'
  if (given === undefined && words.some((word) => JSON.stringify(sorted({ ...word, code })) === JSON.stringify(sorted(added)))) return settings
  if (!isWordCode(code)) return 'code-not-possible'
  return wrongIn(settings, list, added) ?? withList(settings, list, [...words, added])
}

/** Ends a word after its last day, or, with null, takes it into use again. What was recorded with it keeps it. */
export function withWordEnded(settings: AuthoritySettings, { list, code, until }: WordNamed & Readonly<{ until: IsoDate | null }>): Changed {
  return changedWord(settings, { list, code }, { until })
}

/** What may be mended of a word. Its code, which is what was recorded, stays. */
export type Mending = Readonly<{ label?: string; from?: IsoDate; division?: string | null; tags?: readonly string[] }>

/** Mends a word: the spelling of its label, its first day, its division, its tags. */
export function withWordMended(settings: AuthoritySettings, { list, code, ...mending }: WordNamed & Mending): Changed {
  return changedWord(settings, { list, code }, { ...mending, ...(mending.label !== undefined && { label: oneLine(mending.label) }) })
}

/** Ends a word on the day before `from`, and begins another in its place: a renamed team is two words. */
export function withWordReplaced(settings: AuthoritySettings, { list, code, label, from }: WordNamed & Readonly<{ label: string; from: IsoDate }>): Changed {
  const old = settings.words[list].find((word) => word.code === code)
  if (!old) return 'no-such-word'
  const { division, tags } = old
  const heir = { list, label, from, ...(division !== undefined && { division }), ...(tags !== undefined && { tags }) }
  const lastDay = addDays(from, -1)
  if (old.until !== null) return old.until === lastDay && withWordAdded(settings, heir) === settings ? settings : 'has-ended'
  const ended = withWordEnded(settings, { list, code, until: lastDay })
  if (typeof ended === 'string') return ended
  const added = withWordAdded(ended, heir)
  if (typeof added === 'string') return added
  // It stands where the old one stood, so that a list keeps its order.
  const words = added.words[list]
  const fresh = words.at(-1)
  return fresh ? withList(added, list, words.slice(0, -1).flatMap((word) => (word.code === code ? [word, fresh] : [word]))) : added
}

/** Lets a word and another change places: those between them, which may have ended, stay where they are. */
export function withWordMoved(settings: AuthoritySettings, { list, code, past }: WordNamed & Readonly<{ past: string }>): Changed {
  const words = settings.words[list]
  const [word, other] = [code, past].map((wanted) => words.find((each) => each.code === wanted))
  if (!word || !other) return 'no-such-word'
  return withList(settings, list, words.map((each) => (each === word ? other : each === other ? word : each)))
}

function changedWord(settings: AuthoritySettings, { list, code }: WordNamed, change: Mending & Readonly<{ until?: IsoDate | null }>): Changed {
  const words = settings.words[list]
  const word = words.find((each) => each.code === code)
  if (!word) return 'no-such-word'
  const { division: _division, ...plain } = word
  const division = change.division === undefined ? word.division : change.division ?? undefined
  const changed: AuthorityWord = { ...plain, ...(division !== undefined && { division }), ...given(change) }
  if (JSON.stringify(sorted(changed)) === JSON.stringify(sorted(word))) return settings
  return wrongIn(settings, list, changed, code) ?? withList(settings, list, words.map((each) => (each === word ? changed : each)))
}

function given({ label, from, until, tags }: Mending & Readonly<{ until?: IsoDate | null }>): Partial<AuthorityWord> {
  return { ...(label !== undefined && { label }), ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(tags !== undefined && { tags }) }
}

/** What is wrong with a word of a list, beside the other words; null where nothing is. */
function wrongIn(settings: AuthoritySettings, list: WordList, word: AuthorityWord, itself?: string): WordRefusal | null {
  const { label, from, until, division, tags = [] } = word
  if (label === '' || label.length > LONGEST_LABEL) return 'label-not-possible'
  if (until !== null && until < from) return 'ends-before-it-begins'
  if (division !== undefined && !settings.words.divisions.some(({ code }) => code === division)) return 'no-such-division'
  if (tags.some((tag) => !settings.words.causeTags.some(({ code }) => code === tag))) return 'no-such-tag'
  const others = settings.words[list].filter(({ code }) => code !== (itself ?? word.code))
  const same = others.filter((other) => plainWords(other.label) === plainWords(label))
  return same.some((other) => isInUseOn(other, from) || isInUseOn(word, other.from)) ? 'label-taken' : null
}

function withList(settings: AuthoritySettings, list: WordList, words: readonly AuthorityWord[]): AuthoritySettings {
  return { ...settings, words: { ...settings.words, [list]: words } }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** The parts of a word in one order, so that two that say the same are the same text. */
function sorted(word: AuthorityWord): readonly unknown[] {
  return Object.entries(word).toSorted(([one], [other]) => (one < other ? -1 : 1))
}
