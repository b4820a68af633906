import type { WordChange } from '../../../application/change-words.ts'
import { WORDS_FROM } from '../../../domain/authority/default-settings.ts'
import type { AuthoritySettings, AuthorityWord, WordList } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { WORDS_PAGE } from '../../../words/authority-words.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { typedDay } from '../../typed-day.ts'
import { offersFor } from './words-view.ts'

/** A form as it was read: the change, which is only meant where there are no slips. */
export type ChangeRead = Readonly<{ change: WordChange; slips: readonly Slip[] }>
type Reading = Readonly<{ settings: AuthoritySettings; list: WordList; today: IsoDate }>

/** A word to add, or a word that moves past the one that is shown beside it. */
export function readListForm(typed: Typed, reading: Reading): ChangeRead {
  const { list } = reading
  const [code, past] = typeof typed['move'] === 'string' ? typed['move'].split(' ') : []
  if (code !== undefined && past !== undefined) return { change: { type: 'move', list, code, past }, slips: [] }
  const form = formReader(typed, reading.today)
  const from = form.optionalDay('from', WORDS_PAGE.from) ?? WORDS_FROM
  const label = form.words('label', WORDS_PAGE.label).words
  const { division, tags } = belongs(form, reading)
  return { change: { type: 'add', list, label, from, ...(division !== undefined && { division }), ...(tags.length > 0 && { tags }) }, slips: form.slips }
}

/** What is to become of a word; the button that was pressed says which form it is. */
export function readWordForm(typed: Typed, reading: Reading, word: AuthorityWord): ChangeRead {
  const form = formReader(typed, reading.today)
  const named = { list: reading.list, code: word.code }
  const read = FORMS[form.text('do')] ?? readMending
  return { change: read({ form, reading, word }, named), slips: form.slips }
}

type Named = Readonly<{ list: WordList; code: string }>
type Form = Readonly<{ form: ReturnType<typeof formReader>; reading: Reading; word: AuthorityWord }>

const FORMS: Readonly<Record<string, (form: Form, named: Named) => WordChange>> = {
  end: ({ form }, named) => ({ type: 'end', ...named, until: form.day('until', WORDS_PAGE.until) }),
  resume: (_form, named) => ({ type: 'end', ...named, until: null }),
  replace: ({ form }, named) => ({ type: 'replace', ...named, label: form.words('newLabel', WORDS_PAGE.label).words, from: form.day('newFrom', WORDS_PAGE.replaceFrom) }),
}

function readMending({ form, reading, word }: Form, named: Named): WordChange {
  const { division, tags } = belongs(form, reading, word)
  return {
    type: 'mend', ...named, label: form.words('label', WORDS_PAGE.label).words, from: form.optionalDay('from', WORDS_PAGE.from) ?? WORDS_FROM,
    ...(reading.list === 'teams' && { division: division ?? null }), ...(reading.list === 'reasonsUpheld' && { tags }),
  }
}

/** A word as its forms show it. */
export function typedWord({ label, from, until, division, tags = [] }: AuthorityWord, today: IsoDate): Typed {
  return {
    label, division: division ?? '', tags, ...(from === WORDS_FROM ? {} : typedDay('from', from)), ...typedDay('until', until ?? today), ...typedDay('newFrom', today),
  }
}

function belongs(form: ReturnType<typeof formReader>, { settings, list, today }: Reading, word?: AuthorityWord) {
  const { divisions, tags } = offersFor(settings, list, today, word)
  return {
    division: list === 'teams' ? form.optionalChoice('division', WORDS_PAGE.division, divisions.map(({ code }) => code)) : undefined,
    tags: list === 'reasonsUpheld' ? form.choices('tags', WORDS_PAGE.tags, tags.map(({ code }) => code)) : [],
  }
}
