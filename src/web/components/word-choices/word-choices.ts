import { wordsInUse, wordsNotInUse, type AuthoritySettings, type AuthorityWord, type WordList } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { NOT_IN_USE } from '../../../words/authority-words.ts'

/** Something to choose; what has a group stands folded away under its name, after those without one. */
export type Choice = Readonly<{ code: string; label: string; group?: string }>

/**
 * The authority's words that a form offers for something that happened on `day`: those in use first, then, each in a
 * group of its own, those that had ended and those that began later. An old record is about the team of its time.
 */
export function wordChoices(settings: AuthoritySettings, list: WordList, day: IsoDate, today: IsoDate): readonly Choice[] {
  const { ended, later } = wordsNotInUse(settings, list, day, today)
  return [
    ...wordsInUse(settings, list, day).map(({ code, label }) => ({ code, label })),
    ...ended.map((word) => ({ ...choiceOf(word), group: NOT_IN_USE.ended })),
    ...later.map((word) => ({ ...choiceOf(word), group: NOT_IN_USE.later })),
  ]
}

function choiceOf({ code, label, from, until }: AuthorityWord): Choice {
  return { code, label: `${label} (${NOT_IN_USE.days(from, until)})` }
}

export type NumberedChoice = Choice & Readonly<{ number: number }>
export type ChoiceGroup = Readonly<{ name: string; choices: readonly NumberedChoice[] }>

/** Choices by their group, in the order in which the groups come; numbered through, because each is an id of the page. */
export function choiceGroups(choices: readonly Choice[]): readonly ChoiceGroup[] {
  const groups = Map.groupBy(choices.map((choice, at) => ({ ...choice, number: at + 1 })), ({ group }) => group ?? '')
  return [...groups].map(([name, ofGroup]) => ({ name, choices: ofGroup })).toSorted((a, b) => Number(a.name !== '') - Number(b.name !== ''))
}
