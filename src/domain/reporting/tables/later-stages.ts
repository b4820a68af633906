import { FINDINGS } from '../../complaint/events.ts'
import type { Tally } from '../tally.ts'

const POINT_ROWS = FINDINGS.map((finding) => ({ finding, id: `points-${finding}` }))

/** Section 4.5: stage 2 investigations answered in the year, and what they found about each point of complaint. */
export const STAGE_TWO: Tally = {
  id: 'stage-2', section: '4.5', kinds: ['statutory-complaint'], dayOf: (fact) => fact.stageTwoAnsweredOn, unit: 'investigations', base: null,
  rowsAdd: 'apart', hasTotal: false,
  rows: [{ id: 'investigations' }, ...POINT_ROWS.map(({ id }) => ({ id, unit: 'points' as const }))],
  place: (fact, into) => {
    into('investigations')
    for (const { finding, id } of POINT_ROWS) if ((fact.stageTwoFindings?.[finding] ?? 0) > 0) into(id)
  },
  amount: (fact, row) => {
    const finding = POINT_ROWS.find(({ id }) => id === row)?.finding
    return finding === undefined ? 1 : (fact.stageTwoFindings?.[finding] ?? 0)
  },
}

/** Section 4.5: in how many working days they were answered. Law: SI 2006/1738 reg. 17 (25, at most 65; not seen in full). */
export const STAGE_TWO_TIME: Tally = {
  id: 'stage-2-time', section: '4.5', kinds: ['statutory-complaint'], dayOf: (fact) => fact.stageTwoAnsweredOn, unit: 'investigations',
  base: 'investigations-answered', rowsAdd: 'to-base', hasTotal: true,
  rows: [
    { id: 'within-25-working-days' }, { id: 'within-extended-65-working-days' }, { id: '26-to-65-without-an-agreed-extension' },
    { id: 'over-65-working-days' }, { id: 'days-not-known', whenAny: true },
  ],
  place: (fact, into) => {
    const taken = fact.stageTwoWorkingDays
    if (taken === null) return into('days-not-known')
    if (taken <= 25) return into('within-25-working-days')
    if (taken > 65) return into('over-65-working-days')
    into(fact.stageTwoExtended ? 'within-extended-65-working-days' : '26-to-65-without-an-agreed-extension')
  },
}

/** Section 4.6: review panels that met in the year. */
export const STAGE_THREE: Tally = {
  id: 'stage-3', section: '4.6', kinds: ['statutory-complaint'], dayOf: (fact) => fact.stageThreeMetOn, unit: 'panels', base: null,
  rowsAdd: 'apart', hasTotal: false, rows: [{ id: 'panels-held' }], place: (_fact, into) => into('panels-held'),
}
