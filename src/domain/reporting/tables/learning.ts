import { LEARNING_SOURCES, SHARED_HOW } from '../../register/learning/events.ts'
import { ACTION_STANDINGS } from '../../register/learning/learning.ts'
import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'

const ON_ITS_DAY = { section: '4.9', dayOf: ({ receivedOn }: ReportFact) => receivedOn } as const

/** Section 4.9: what was learned in the year, by where it came from. */
export const LEARNING_BY_SOURCE: Tally = {
  ...ON_ITS_DAY, id: 'learning', kinds: ['learning'], unit: 'learning', base: 'learning-noted', rowsAdd: 'to-base', hasTotal: true,
  rows: LEARNING_SOURCES.map((source) => ({ id: `learned-from-${source}` })), place: ({ sort }, into) => into(`learned-from-${sort ?? 'other'}`),
}

/** Section 4.9: actions agreed in the year, by how they stood on the day asked about. What was not done has its reason in the register. */
export const LEARNING_ACTIONS: Tally = {
  ...ON_ITS_DAY, id: 'learning-actions', kinds: ['learning-action'], unit: 'actions', base: 'learning-actions-agreed', rowsAdd: 'to-base', hasTotal: true,
  rows: ACTION_STANDINGS.map((standing) => ({ id: `action-${standing}` })), place: ({ sort }, into) => into(`action-${sort ?? 'open'}`),
}

/** Section 4.9: how often something was shared in the year, and with how many people where they were counted. */
export const LEARNING_SHARED: Tally = {
  ...ON_ITS_DAY, id: 'learning-shared', kinds: ['learning-shared'], unit: 'occasions', base: null, rowsAdd: 'apart', hasTotal: false,
  rows: [...SHARED_HOW.map((how) => ({ id: `shared-${how}` })), { id: 'people-told', unit: 'people' }],
  place: ({ sort, attended }, into) => {
    into(`shared-${sort ?? 'other'}`)
    if (attended !== null) into('people-told')
  },
  amount: ({ attended }, row) => (row === 'people-told' ? attended ?? 0 : 1),
}
