import { CARE_STATUSES } from '../../complaint/events.ts'
import { CATEGORY_CODES } from '../../register/ombudsman/category-sets.ts'
import { ADVOCACY_REACHED, type ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'
import { NOT_RECORDED, placeAll } from './statutory.ts'

const RECEIVED = {
  kinds: ['statutory-complaint'], dayOf: (fact: ReportFact) => fact.receivedOn, unit: 'complaints', base: 'statutory-received', hasTotal: true,
} as const

/** Everything that a complaint is about: each category of its points once, the main crux where no point has one. */
export const POINT_CATEGORIES: Tally = {
  ...RECEIVED, id: 'point-categories', section: '4.7', rowsAdd: 'to-more', words: 'categories', rows: [{ id: NOT_RECORDED, whenAny: true }],
  place: ({ pointCategories, category }, into) => placeAll(pointCategories.length > 0 ? pointCategories : category === null ? [] : [category], into),
}

/** The statuses of the children it is about, each once. */
export const CHILD_STATUSES: Tally = {
  ...RECEIVED, id: 'child-statuses', section: '4.3', rowsAdd: 'to-more',
  rows: [...CARE_STATUSES.map((status) => ({ id: `child-${status}`, whenAny: true } as const)), { id: NOT_RECORDED }],
  place: ({ childStatuses }, into) => {
    if (childStatuses.length === 0) into(NOT_RECORDED)
    for (const status of new Set(childStatuses)) into(`child-${status}`)
  },
}

/** How far advocacy came in the complaint. Guidance: Getting the Best from Complaints, part 5 (not seen): the report tells of advocacy. */
export const ADVOCACY_IN_COMPLAINTS: Tally = {
  ...RECEIVED, id: 'advocacy-in-complaints', section: '4.3', rowsAdd: 'to-base',
  rows: [...ADVOCACY_REACHED.map((reached) => ({ id: `advocacy-${reached}` })), { id: NOT_RECORDED }],
  place: ({ advocacy }, into) => into(advocacy === null ? NOT_RECORDED : `advocacy-${advocacy}`),
}

/** The Ombudsman's decisions of the year in its own categories, by the set in force on each day. Decision: 0037. */
export const OMBUDSMAN_DECISIONS: Tally = {
  id: 'ombudsman-decisions', section: '4.10', kinds: ['ombudsman-contact'], unit: 'contacts', base: 'ombudsman-decided', rowsAdd: 'to-base', hasTotal: true,
  dayOf: ({ ombudsmanCategory, closedOn }) => (ombudsmanCategory === null ? null : closedOn),
  rows: CATEGORY_CODES.map((code) => ({ id: `decided-${code}`, whenAny: true } as const)), place: ({ ombudsmanCategory }, into) => into(`decided-${ombudsmanCategory ?? ''}`),
}
