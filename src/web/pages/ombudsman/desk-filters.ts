import { CASE_STATES, type DeskFilters } from '../../../application/ombudsman.ts'
import { urls } from '../../urls.ts'

/** Reads the address of the desk; what it does not know becomes the ordinary list of open cases. */
export function readDesk(query: Readonly<Record<string, string>>): DeskFilters {
  const year = query['year'] ?? ''
  const cases = query['cases'] ?? ''
  return {
    state: CASE_STATES.find((state) => state === query['state']) ?? 'open',
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    category: /^[a-z-]{1,60}$/.test(query['category'] ?? '') ? query['category'] ?? null : null,
    streamIds: cases === '' ? null : cases.split(',').slice(0, 200),
  }
}

/** The address of the desk with these filters. */
export function deskLink(filters: Partial<DeskFilters>): string {
  const { state, year, category, streamIds } = filters
  const wanted = new URLSearchParams()
  if (state !== undefined && state !== 'open') wanted.set('state', state)
  if (year !== undefined && year !== null) wanted.set('year', String(year))
  if (category !== undefined && category !== null) wanted.set('category', category)
  if (streamIds) wanted.set('cases', streamIds.join(','))
  const search = wanted.toString()
  return search === '' ? urls.ombudsmanDesk() : `${urls.ombudsmanDesk()}?${search}`
}
