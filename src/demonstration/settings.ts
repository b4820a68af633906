import { defaultSettings, WORDS_FROM } from '../domain/authority/default-settings.ts'
import { words } from '../domain/authority/default-words-data.ts'
import type { AuthoritySettings, AuthorityWord } from '../domain/authority/settings.ts'

/** What the demonstration calls itself, on every page. */
const DEMONSTRATION_NAME = 'Halton (demonstration)'

const DIVISIONS = {
  'children-in-need': 'Children in Need', 'children-in-care': 'Children in Care', 'team-around-the-family': 'Team Around the Family',
} as const

/** Teams by division, as the founding report names them; the other teams carry ordinary names of such teams. */
const TEAMS: Readonly<Record<keyof typeof DIVISIONS, Readonly<Record<string, string>>>> = {
  'children-in-need': { 'cin-widnes': 'CIN Widnes', 'cin-runcorn': 'CIN Runcorn' },
  'children-in-care': { 'children-in-care-team': 'Children in Care team', 'care-leavers': 'Care leavers team', 'short-breaks': 'Short breaks' },
  'team-around-the-family': { 'taf-widnes': 'TAF Widnes', 'taf-runcorn': 'TAF Runcorn', 'family-centres': 'Family centres' },
}

function teams(): readonly AuthorityWord[] {
  return Object.entries(TEAMS).flatMap(([division, ofDivision]) => words(WORDS_FROM, ofDivision).map((team) => ({ ...team, division })))
}

/** The demonstration's own words and settings. */
export function demonstrationSettings(): AuthoritySettings {
  const usual = defaultSettings(DEMONSTRATION_NAME)
  return { ...usual, isDemonstration: true, letterCheck: 'second-person', letterWords: ['Eccleshall', 'Runcorn', 'Widnes'], words: { ...usual.words, divisions: words(WORDS_FROM, DIVISIONS), teams: teams() } }
}
