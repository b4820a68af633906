import { DUE_GROUPS, type DueGroup, type WorkListQuery } from '../../../application/ports.ts'
import { urls } from '../../urls.ts'

export const SORTS = ['due', 'received', 'reference', 'contact'] as const
export type Sort = (typeof SORTS)[number]

/** What the address of the work list asks for. Codes and ids only: no personal data stands in an address. */
export type WorkListFilter = Readonly<{
  group: DueGroup
  stage: string
  team: string
  owner: string
  clock: string
  priority: string
  procedure: string
  sort: Sort
  descending: boolean
  page: number
}>

const START: WorkListFilter = { group: 'open', stage: '', team: '', owner: '', clock: '', priority: '', procedure: '', sort: 'due', descending: false, page: 1 }

/** What the list can be filtered by, each by a code of its own. */
const FILTERED_BY = ['stage', 'team', 'owner', 'clock', 'priority', 'procedure'] as const
export type FilteredBy = (typeof FILTERED_BY)[number]

/** Reads the address; what it does not know becomes the ordinary list. Its codes are as they were typed: `knownOnly` drops what is none. */
export function readFilter(query: Readonly<Record<string, string>>): WorkListFilter {
  return {
    group: DUE_GROUPS.find((group) => group === query['group']) ?? START.group,
    stage: query['stage'] ?? '', team: query['team'] ?? '', owner: query['owner'] ?? '',
    clock: query['clock'] ?? '', priority: query['priority'] ?? '', procedure: query['procedure'] ?? '',
    sort: SORTS.find((sort) => sort === query['sort']) ?? START.sort,
    descending: query['order'] === 'descending',
    page: /^[1-9]\d{0,4}$/.test(query['page'] ?? '') ? Number(query['page']) : 1,
  }
}

/**
 * Without any code that the authority does not have: what somebody wrote into an address is never printed, and never stands in a
 * link of ours. Asked only where there is one, so that the usual list waits for nothing.
 */
export async function knownOnly(filter: WorkListFilter, knownCodes: () => Promise<Readonly<Record<FilteredBy, ReadonlySet<string>>>>): Promise<WorkListFilter> {
  if (FILTERED_BY.every((name) => filter[name] === '')) return filter
  const known = await knownCodes()
  return { ...filter, ...Object.fromEntries(FILTERED_BY.filter((name) => !known[name].has(filter[name])).map((name) => [name, ''])) }
}

/** The address of the list with some of the filter changed; a change of anything but the page goes back to the first. */
export function filterLink(filter: WorkListFilter, change: Partial<WorkListFilter>): string {
  const { descending, page, ...codes } = { ...filter, page: 1, ...change }
  const wanted = new URLSearchParams()
  for (const [name, value] of Object.entries(codes)) if (value !== '' && !isOrdinary(name, value)) wanted.set(name, value)
  if (descending) wanted.set('order', 'descending')
  if (page > 1) wanted.set('page', String(page))
  const search = wanted.toString()
  return search === '' ? urls.workList() : `${urls.workList()}?${search}`
}

function isOrdinary(name: string, value: string): boolean {
  return name === 'group' && value === START.group || name === 'sort' && value === START.sort
}

/** The part of the query that the filter decides; who may see what and which day it is are not the page's to say. */
export function filterQuery(filter: WorkListFilter): Omit<WorkListQuery, 'visibility' | 'today' | 'soonUntil'> {
  const { group, sort, descending, page, stage, team, owner, clock, priority, procedure } = filter
  return {
    group, sort, descending, page,
    ...(stage !== '' && { stage }), ...(team !== '' && { team }), ...(owner !== '' && { owner }),
    ...(clock !== '' && { clock }), ...(priority !== '' && { priority }), ...(procedure !== '' && { procedure }),
  }
}
