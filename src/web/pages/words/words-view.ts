import { digestOf } from '../../../application/change-settings.ts'
import { WORDS_FROM } from '../../../domain/authority/default-settings.ts'
import { wordFor, wordsInUse, type AuthoritySettings, type AuthorityWord, type WordList } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { shortDate } from '../../../words/dates.ts'
import { WORDS_PAGE, WORD_LIST_LABELS } from '../../../words/authority-words.ts'
import { urls } from '../../urls.ts'

/** A word as the page of its list shows it. */
function rowOf(settings: AuthoritySettings, list: WordList, word: AuthorityWord) {
  const { code, label, from, until, division, tags = [] } = word
  return {
    code, label, href: urls.settingsWord(list, code), from: from === WORDS_FROM ? WORDS_PAGE.from2006 : shortDate(from), until: until === null ? '' : shortDate(until),
    belongs: division === undefined ? tags.map((tag) => wordFor(settings, 'causeTags', tag)).join(', ') : wordFor(settings, 'divisions', division),
  }
}

/** Everything that the page of a list prints: what is in use, what comes, and what has ended. */
export function listView(settings: AuthoritySettings, list: WordList, today: IsoDate) {
  const words = settings.words[list]
  const rows = (of: readonly AuthorityWord[]) => of.map((word) => rowOf(settings, list, word))
  return {
    list, one: WORD_LIST_LABELS[list].one, what: WORD_LIST_LABELS[list].what, seen: digestOf(words), belongsTo: list === 'teams' ? 'Division' : list === 'reasonsUpheld' ? 'Tags' : '',
    inUse: rows(wordsInUse(settings, list, today)), toCome: rows(words.filter(({ from }) => from > today)),
    ended: rows(words.filter(({ from, until }) => from <= today && until !== null && until < today)), ...offersFor(settings, list, today),
  }
}

/** Everything that the page of one word prints. */
export function wordView(settings: AuthoritySettings, list: WordList, word: AuthorityWord, today: IsoDate) {
  return {
    list, one: WORD_LIST_LABELS[list].one, listTitle: WORD_LIST_LABELS[list].title, seen: digestOf(settings.words[list]), word: rowOf(settings, list, word), hasEnded: word.until !== null,
    ...offersFor(settings, list, today, word),
  }
}

/** The divisions of a team and the tags of a cause; those that the word has already, though they have ended. */
export function offersFor(settings: AuthoritySettings, list: WordList, today: IsoDate, word?: AuthorityWord) {
  const choices = (of: WordList, chosen: readonly string[]) => {
    const inUse = wordsInUse(settings, of, today)
    return settings.words[of].filter((each) => inUse.includes(each) || chosen.includes(each.code)).map(({ code, label }) => ({ code, label }))
  }
  return {
    divisions: list === 'teams' ? choices('divisions', word?.division === undefined ? [] : [word.division]) : [],
    tags: list === 'reasonsUpheld' ? choices('causeTags', word?.tags ?? []) : [],
  }
}
