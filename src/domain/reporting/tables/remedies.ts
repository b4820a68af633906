import { REMEDY_STATES } from '../../complaint/threads/remedies/thread.ts'
import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'

/** Remedies of complaints of either procedure, each by the day it was promised; one complaint may have several. */
const PROMISED = {
  kinds: ['statutory-complaint', 'corporate-complaint'], dayOf: ({ remediesPromisedOn: [on] }: ReportFact) => on ?? null, unit: 'remedies', section: '4.9',
  parts: ({ remedies, remedyPence, remediesPromisedOn, remedyStates, ...fact }: ReportFact) => remedies.map((kind, at): ReportFact => ({
    ...fact, remedies: [kind], remedyPence: [remedyPence[at] ?? 0], remediesPromisedOn: remediesPromisedOn.slice(at, at + 1), remedyStates: remedyStates.slice(at, at + 1),
  })),
} as const

/** What was promised in the year. */
export const REMEDIES_BY_KIND: Tally = {
  ...PROMISED, id: 'remedies', base: 'remedies-promised', rowsAdd: 'to-base', hasTotal: true, words: 'remedies', rows: [],
  place: ({ remedies: [kind = ''] }, into) => into(kind),
}

/** Whether it was given. What has no day by which it is due, and what an answer gave, counts as in time once it is given. */
export const REMEDIES_KEPT: Tally = {
  ...PROMISED, id: 'remedies-kept', base: 'remedies-promised', rowsAdd: 'to-base', hasTotal: true, rows: REMEDY_STATES.map((id) => ({ id })),
  place: ({ remedyStates: [state = 'owed'] }, into) => into(state),
}

/** The money in what was promised in the year, in pounds, given or not; counted in pence. */
export const PAYMENTS: Tally = {
  ...PROMISED, id: 'payments', unit: 'pounds', base: null, rowsAdd: 'apart', hasTotal: false, words: 'remedies', rows: [{ id: 'all-payments' }],
  place: ({ remedies: [kind = ''], remedyPence: [pence = 0] }, into) => {
    if (pence === 0) return
    into(kind)
    into('all-payments')
  },
  amount: ({ remedyPence: [pence = 0] }) => pence,
}
