import type { WORD_CHANGE_REFUSALS } from '../application/change-words.ts'
import type { WordUsed } from '../application/ports.ts'
import type { WordUse } from '../application/word-use.ts'
import type { WordList } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { shortDate } from './dates.ts'

/** Words that are offered for a day on which they were not in use. */
export const NOT_IN_USE = {
  ended: 'No longer in use', later: 'In use from a later day',
  days: (from: IsoDate, until: IsoDate | null) => (until === null ? `from ${shortDate(from)}` : `until ${shortDate(until)}`),
} as const

/** Why a list of words stays as it is, with what is allowed. */
export const WORD_REFUSAL_WORDS: Readonly<Record<(typeof WORD_CHANGE_REFUSALS)[number], string>> = {
  'not-allowed': 'This may only be done for the complaints team.',
  'changed-meanwhile': 'Somebody else has changed this list since you opened the page. Look at it as it stands now, and save again if it is still right.',
  'code-taken': 'The list has that code already. A code is never given twice: choose another.',
  'code-not-possible': 'A code is written in small letters, digits and hyphens, such as north-team.',
  'label-taken': 'The list has a word of that name on some of those days. Choose another name, or end the other word first.',
  'label-not-possible': 'Enter what it is called, in at most 120 letters.',
  'no-such-word': 'The list has no such code. heard words list shows them.',
  'no-such-division': 'There is no such division. Add it to the divisions first.',
  'no-such-tag': 'There is no such tag. Add it to the tags of causes first.',
  'ends-before-it-begins': 'Its last day would be before its first. A word ends on its first day or later.',
  'has-ended': 'It has ended already. Take it into use again first, or add the new word by itself.',
}

/** What each list is called, and what one of its words is. */
export const WORD_LIST_LABELS: Readonly<Record<WordList, Readonly<{ title: string; one: string; what: string }>>> = {
  divisions: { title: 'Divisions', one: 'division', what: 'The parts of the service that complaints and compliments are about' },
  teams: { title: 'Teams', one: 'team', what: 'The teams of each division; team managers see what is about theirs' },
  categories: { title: 'Categories', one: 'category', what: 'What a complaint is mainly about' },
  reasonsUpheld: { title: 'Causes', one: 'cause', what: 'Why a point was upheld, with the tags that cut across' },
  causeTags: { title: 'Tags of causes', one: 'tag', what: 'What cuts across the causes, such as timeliness' },
  channels: { title: 'Channels', one: 'channel', what: 'How something came to the authority' },
  complainantTypes: { title: 'Complainant types', one: 'complainant type', what: 'Who complains' },
  relations: { title: 'Relations', one: 'relation', what: 'What the complainant is to the child or young person' },
  howResolved: { title: 'How it was resolved', one: 'way of resolving', what: 'What settled the matter' },
  remedies: { title: 'Remedies', one: 'remedy', what: 'What was given or done to put it right' },
  audiences: { title: 'Audiences of training', one: 'audience', what: 'Whom a training session was for' },
  signposts: { title: 'Signposts', one: 'signpost', what: 'Where somebody was sent who came to the wrong place' },
  contactPreferences: { title: 'Contact preferences', one: 'contact preference', what: 'How somebody wants to be reached' },
  languages: { title: 'Languages', one: 'language', what: 'The language somebody is written to in' },
}

/** What the fields of these pages ask for, as a slip names them, and what is said when something was saved. */
export const WORDS_PAGE = {
  label: 'what it is called', division: 'the division', tags: 'the tags', from: 'its first day', until: 'its last day', replaceFrom: 'the first day of the new name',
  saved: 'Saved. What was recorded stays as it is.', from2006: 'from the beginning',
} as const

/** How often a word was used, and what hangs on it; nothing where it was not asked. */
export function wordUseInWords(list: WordList, use: WordUse | null): readonly string[] {
  if (use === null) return []
  const { used, people, words } = use
  return [
    used === null ? 'How often it is recorded was not counted yet: in a register of this size that takes some seconds.' : usedInWords(used),
    ...(people > 0 ? [`${many(people, 'person who signs in belongs', 'people who sign in belong')} to it.`] : []),
    ...(words > 0 ? [list === 'divisions' ? `${many(words, 'team belongs', 'teams belong')} to it.` : `${many(words, 'cause carries', 'causes carry')} it.`] : []),
  ]
}

function usedInWords({ complaints, entries, lastOn }: WordUsed): string {
  const used = [...(complaints > 0 ? [many(complaints, 'complaint', 'complaints')] : []), ...(entries > 0 ? [`${many(entries, 'other entry', 'other entries')} of the register`] : [])]
  return used.length === 0 ? 'Nothing was ever recorded with it.' : `Recorded in ${used.join(' and ')}, corrected ones included${lastOn === null ? '' : `; last of ${shortDate(lastOn)}`}.`
}

function many(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`
}
