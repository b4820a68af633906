import { OUTCOMES } from '../../complaint/state.ts'
import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'

/** What the tables of statutory complaints have in common: those received in the year, by any officer of the authority. */
const RECEIVED = {
  kinds: ['statutory-complaint'], dayOf: (fact: ReportFact) => fact.receivedOn, unit: 'complaints', base: 'statutory-received',
} as const

export const NOT_RECORDED = 'not-recorded'

/** Section 3 and 4.1: how many there were. */
export const STATUTORY_COMPLAINTS: Tally = {
  ...RECEIVED, id: 'statutory-complaints', section: '4.1', base: null, rowsAdd: 'apart', hasTotal: false,
  rows: [{ id: 'received' }], place: (_fact, into) => into('received'),
}

/** Section 3: what came of each. *No outcome yet* is a row, so the outcomes always add up to the complaints. */
export const COMPLAINT_OUTCOMES: Tally = {
  ...RECEIVED, id: 'outcomes', section: '3', rowsAdd: 'to-base', hasTotal: true,
  rows: [...OUTCOMES.map((id) => ({ id })), { id: 'no-outcome-yet' }],
  place: (fact, into) => into(fact.outcome ?? 'no-outcome-yet'),
}

/** Section 3: how far the year's complaints went, whenever they did. */
export const PROGRESS: Tally = {
  ...RECEIVED, id: 'progress', section: '3', rowsAdd: 'overlapping', hasTotal: true,
  rows: [{ id: 'stage-2' }, { id: 'stage-3' }],
  place: (fact, into) => {
    if (fact.stageTwoRequestedOn !== null) into('stage-2')
    if (fact.stageThreeRequestedOn !== null) into('stage-3')
  },
}

export const DIVISIONS: Tally = {
  ...RECEIVED, id: 'divisions', section: '4.2', rowsAdd: 'to-more', hasTotal: true, words: 'divisions',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => placeAll(fact.divisions, into),
}

export const TEAMS: Tally = {
  ...RECEIVED, id: 'teams', section: '4.2', rowsAdd: 'to-more', hasTotal: true, words: 'teams',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => placeAll(fact.teams, into),
}

export const DISABLED_CHILD: Tally = {
  ...RECEIVED, id: 'disabled-child', section: '4.2', rowsAdd: 'apart', hasTotal: true,
  rows: [{ id: 'about-a-disabled-child' }],
  place: (fact, into) => {
    if (fact.aboutDisabledChild) into('about-a-disabled-child')
  },
}

export const CHANNELS: Tally = {
  ...RECEIVED, id: 'channel-count', percentId: 'channel-percent', section: '4.3', rowsAdd: 'to-base', hasTotal: true, words: 'channels',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => into(fact.channel ?? NOT_RECORDED),
}

export const COMPLAINANT_TYPES: Tally = {
  ...RECEIVED, id: 'complainant-types', section: '4.3', rowsAdd: 'to-base', hasTotal: true, words: 'complainantTypes',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => into(fact.complainantType ?? NOT_RECORDED),
}

export const CHILDREN_AND_ADVOCACY: Tally = {
  ...RECEIVED, id: 'children-and-advocacy', section: '4.3', rowsAdd: 'apart', hasTotal: true,
  rows: [{ id: 'by-child-under-18' }, { id: 'supported-by-advocate' }],
  place: (fact, into) => {
    if (fact.byChild) into('by-child-under-18')
    if (fact.supportedByAdvocate) into('supported-by-advocate')
  },
}

export const CATEGORIES: Tally = {
  ...RECEIVED, id: 'category-count', percentId: 'category-percent', section: '4.7', rowsAdd: 'to-base', hasTotal: true, words: 'categories',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => into(fact.category ?? NOT_RECORDED),
}

/** Complaints in whose handling at least one rule was broken, whichever and however often. */
export const BREACHES: Tally = {
  ...RECEIVED, id: 'breaches', section: '4.4', rowsAdd: 'apart', hasTotal: true,
  rows: [{ id: 'with-a-breach' }],
  place: (fact, into) => {
    if (fact.breaches > 0) into('with-a-breach')
  },
}

/** In each of the codes once; in *not recorded* where there is none. */
export function placeAll(codes: readonly string[], into: (row: string) => void): void {
  if (codes.length === 0) into(NOT_RECORDED)
  for (const [at, code] of codes.entries()) if (codes.indexOf(code) === at) into(code)
}
