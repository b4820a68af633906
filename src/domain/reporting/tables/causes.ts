import type { AuthoritySettings, WordList } from '../../authority/settings.ts'
import { CAUSE_NATURES } from '../../complaint/basics.ts'
import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'
import { NOT_RECORDED, placeAll } from './statutory.ts'

/**
 * Section 4.8: complaints received in the year that stand as upheld or partly upheld, whenever that was found, so that they
 * are those of the table of outcomes. A complaint counts once in each of its causes. *No cause recorded* is a row, so that
 * no upheld complaint is left out. Decision: 0050.
 */
const UPHELD = {
  kinds: ['statutory-complaint'], dayOf: (fact: ReportFact) => (fact.foundOn === null ? null : fact.receivedOn), unit: 'complaints', base: 'statutory-upheld', section: '4.8', rowsAdd: 'to-more',
  hasTotal: true,
} as const

const NO_CAUSE = 'no-cause-recorded'

/** The tables of causes. Tags belong to the authority's words, so they follow its settings, not the facts. */
export function causeTallies(settings: Pick<AuthoritySettings, 'words'>): readonly Tally[] {
  return [CAUSES, causeTags(settings), CAUSE_NATURES_TABLE, causesByTeam(settings)]
}

const CAUSES: Tally = {
  ...UPHELD, id: 'causes', words: 'reasonsUpheld', rows: [{ id: NO_CAUSE }], place: ({ causes }, into) => placeEach(causes, into),
}

function causeTags(settings: Pick<AuthoritySettings, 'words'>): Tally {
  const tagsOf = new Map(settings.words.reasonsUpheld.map(({ code, tags }) => [code, tags ?? []]))
  return {
    ...UPHELD, id: 'cause-tags', words: 'causeTags', rows: [{ id: 'no-tag', whenAny: true }, { id: NO_CAUSE }],
    place: ({ causes }, into) => {
      const tags = causes.flatMap((code) => tagsOf.get(code) ?? [])
      placeEach(causes.length > 0 && tags.length === 0 ? ['no-tag'] : [...new Set(tags)], into)
    },
  }
}

/** How it came about, as far as somebody said. */
const CAUSE_NATURES_TABLE: Tally = {
  ...UPHELD, id: 'cause-natures', rows: [...CAUSE_NATURES.map((id) => ({ id })), { id: 'nature-not-recorded' }],
  place: ({ natures }, into) => {
    if (natures.length === 0) into('nature-not-recorded')
    for (const nature of natures) into(nature)
  },
}

const BETWEEN = '~'

/** Each cause in each team that an upheld complaint is about: a complaint about two teams stands in the rows of both. */
function causesByTeam(settings: Pick<AuthoritySettings, 'words'>): Tally {
  const labelled = (list: WordList, id: string) => ({ id, ownLabel: settings.words[list].find(({ code }) => code === id)?.label ?? null })
  return {
    ...UPHELD, id: 'causes-by-team', rows: [],
    crosses: (row) => {
      const [team = '', cause = ''] = row.split(BETWEEN)
      return [labelled('teams', team), labelled('reasonsUpheld', cause)]
    },
    place: ({ teams, causes }, into) => {
      for (const team of orNone(teams, NOT_RECORDED)) for (const cause of orNone(causes, NO_CAUSE)) into(`${team}${BETWEEN}${cause}`)
    },
  }
}

function orNone(codes: readonly string[], none: string): readonly string[] {
  return codes.length === 0 ? [none] : [...new Set(codes)]
}

function placeEach(codes: readonly string[], into: (row: string) => void): void {
  if (codes.length === 0) into(NO_CAUSE)
  else placeAll(codes, into)
}
