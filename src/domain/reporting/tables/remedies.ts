import { REMEDY_STATES } from '../../complaint/threads/remedies/thread.ts'
import { REMEDY_KINDS } from '../../register/ombudsman/events.ts'
import type { RecommendedKind } from '../../register/ombudsman/promised-in-case.ts'
import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'

/**
 * Remedies of complaints of either procedure and of the Ombudsman's cases, each by the day it was promised or recommended;
 * one complaint or case may have several. Decision: 0050.
 */
const PROMISED = {
  kinds: ['statutory-complaint', 'corporate-complaint', 'ombudsman-contact'], dayOf: ({ remediesPromisedOn: [on] }: ReportFact) => on ?? null, unit: 'remedies', section: '4.9',
  parts: (fact: ReportFact) => fact.remedies.map((kind, at): ReportFact => ({
    ...fact, remedies: [kind], remedyPence: [fact.remedyPence[at] ?? 0], remediesPromisedOn: fact.remediesPromisedOn.slice(at, at + 1), remedyStates: fact.remedyStates.slice(at, at + 1),
  })),
} as const

const RECOMMENDED = REMEDY_KINDS.map((kind) => ({ id: `ombudsman-${kind}` satisfies RecommendedKind, whenAny: true } as const))

/** What was promised in the year. */
export const REMEDIES_BY_KIND: Tally = {
  ...PROMISED, id: 'remedies', base: 'remedies-promised', rowsAdd: 'to-base', hasTotal: true, words: 'remedies', rows: RECOMMENDED,
  place: ({ remedies: [kind = ''] }, into) => into(kind),
}

/** Whether it was given. What has no day by which it is due, and what an answer gave, counts as in time once it is given. */
export const REMEDIES_KEPT: Tally = {
  ...PROMISED, id: 'remedies-kept', base: 'remedies-promised', rowsAdd: 'to-base', hasTotal: true, rows: REMEDY_STATES.map((id) => ({ id })),
  place: ({ remedyStates: [state = 'owed'] }, into) => into(state),
}

const BETWEEN = '~'

/** The same by who promised it: the authority in a complaint, or the Ombudsman recommended it. */
export const REMEDIES_BY_PROMISER: Tally = {
  ...PROMISED, id: 'remedies-by-promiser', base: 'remedies-promised', rowsAdd: 'to-base', hasTotal: true, rows: [],
  crosses: (row) => row.split(BETWEEN).map((id) => ({ id, ownLabel: null })),
  place: ({ kind, remedyStates: [state = 'owed'] }, into) => into(`${kind === 'ombudsman-contact' ? 'recommended' : 'promised'}${BETWEEN}${state}`),
}

/** The money in what was promised in the year, in pounds, given or not; counted in pence. */
export const PAYMENTS: Tally = {
  ...PROMISED, id: 'payments', unit: 'pounds', base: null, rowsAdd: 'apart', hasTotal: false, words: 'remedies', rows: [...RECOMMENDED, { id: 'all-payments' }],
  place: ({ remedies: [kind = ''], remedyPence: [pence = 0] }, into) => {
    if (pence === 0) return
    into(kind)
    into('all-payments')
  },
  amount: ({ remedyPence: [pence = 0] }) => pence,
}
