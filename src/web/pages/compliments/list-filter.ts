import type { ComplimentsQuery } from '../../../application/compliment-rows.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import { GIVERS } from '../../../domain/register/compliment/events.ts'
import { parseReportingYear } from '../../../domain/reporting/reporting-year.ts'
import { urls } from '../../urls.ts'

/** What the address of the list asks for: codes alone, no personal data. Empty where nothing is asked. */
export type ListFilter = Readonly<{ division: string; team: string; from: string; year: string; passedOn: string; quotable: string; page: number }>

const START: ListFilter = { division: '', team: '', from: '', year: '', passedOn: '', quotable: '', page: 1 }

/** Reads the address; what it does not know becomes the ordinary list. */
export function readListFilter(query: Readonly<Record<string, string>>): ListFilter {
  const yesOrNo = (name: string) => ['yes', 'no'].find((answer) => answer === query[name]) ?? ''
  return {
    division: query['division'] ?? '', team: query['team'] ?? '', from: GIVERS.find((giver) => giver === query['from']) ?? '', year: query['year'] ?? '',
    passedOn: yesOrNo('passedOn'), quotable: yesOrNo('quotable'), page: /^[1-9]\d{0,4}$/.test(query['page'] ?? '') ? Number(query['page']) : 1,
  }
}

/** The address of the list with some of the filter changed; a change of anything but the page goes back to the first. */
export function listLink(filter: ListFilter, change: Partial<ListFilter>): string {
  const { page, ...codes } = { ...filter, page: 1, ...change }
  const wanted = new URLSearchParams(Object.entries(codes).filter(([, value]) => value !== ''))
  if (page > 1) wanted.set('page', String(page))
  const search = wanted.toString()
  return search === '' ? urls.compliments() : `${urls.compliments()}?${search}`
}

export function withoutFilter(): string {
  return listLink(START, {})
}

export function queryOf({ division, team, from, year, passedOn, quotable, page }: ListFilter, settings: AuthoritySettings): ComplimentsQuery {
  const giver = GIVERS.find((one) => one === from)
  const days = parseReportingYear(year, settings.reportingYearStartsInMonth)
  return {
    page, ...(giver && { giver }), ...(division !== '' && { division }), ...(team !== '' && { team }), ...(days && { from: days.from, to: days.to }),
    ...(passedOn !== '' && { passedOn: passedOn === 'yes' }), ...(quotable !== '' && { quotable: quotable === 'yes' }),
  }
}
