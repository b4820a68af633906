import type { AuthorityWord } from '../../authority/settings.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'
import type { DelayTold } from '../theme-story.ts'

/**
 * That a complaint was delayed `by` a theme (its id) or a kind of disruption, since the day that was first named in it.
 * What a theme's own disruptions delayed is the theme's too, each complaint once. Decision: 0051.
 */
export type Delay = Readonly<{ complaintId: string; by: string; what: DelayTold['what']; on: IsoDate }>

/** The themes as known on a day, by id, and what was delayed. */
export type ThemesKnown = Readonly<{ themes: readonly AuthorityWord[]; delays: readonly Delay[] }>

const OF_BOTH = { section: '4.13', kinds: ['statutory-complaint', 'corporate-complaint'], unit: 'complaints', base: null, hasTotal: false } as const
const BETWEEN = '~'

/** Section 4.13: complaints about each theme, and what was delayed by each theme or disruption. No table where there is nothing to name. */
export function themeTallies({ themes, delays }: ThemesKnown): readonly Tally[] {
  return [...(themes.length > 0 ? [aboutThemes(themes)] : []), ...(delays.length > 0 ? [delayedBy(themes, delays)] : [])]
}

/** By the day of receipt. A complaint about two themes is in the row of each. */
function aboutThemes(themes: readonly AuthorityWord[]): Tally {
  return {
    ...OF_BOTH, id: 'themes', rowsAdd: 'apart', named: themes, rows: [], dayOf: ({ receivedOn }) => receivedOn,
    place: (fact, into) => new Set(fact.themes).forEach(into),
  }
}

/** By the day the delay was first named in the complaint, whenever that was received. */
function delayedBy(themes: readonly AuthorityWord[], delays: readonly Delay[]): Tally {
  const names = new Map(themes.map(({ code, label }) => [code, label]))
  const ofComplaint = Map.groupBy(delays, ({ complaintId }) => complaintId)
  return {
    ...OF_BOTH, id: 'delays', rowsAdd: 'apart', rows: [], dayOf: ({ foundOn }) => foundOn,
    crosses: (row) => {
      const [by = '', what = ''] = row.split(BETWEEN)
      return [{ id: by, ownLabel: names.get(by) ?? null }, { id: `${what}-delayed`, ownLabel: null }]
    },
    parts: (fact: ReportFact) => (ofComplaint.get(fact.streamId) ?? []).map(({ by, what, on }) => ({ ...fact, foundOn: on, delayedBy: [by], sort: what })),
    place: ({ delayedBy: [by = ''], sort }, into) => into(`${by}${BETWEEN}${sort ?? 'answer'}`),
  }
}
