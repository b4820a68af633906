import { otherDates } from '../../../application/other-dates.ts'
import { DUE_GROUPS, type DueGroup } from '../../../application/ports.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { otherDatesPage } from './view-model.ts'

export const otherDatesRoutes: readonly Route[] = [{ method: 'GET', url: urls.otherDates(), access: 'view-entry', traces: lists('other-dates'), handler: show }]

/** What the address asks for: ids and codes only. */
export type OtherDatesAddress = Readonly<{ group: DueGroup; owner: string; clock: string; page: number }>

async function show({ deps, actor, query, today }: Visit): Promise<Answer> {
  const address: OtherDatesAddress = {
    group: DUE_GROUPS.find((group) => group === query['group']) ?? 'open', owner: query['owner'] ?? '', clock: query['clock'] ?? '',
    page: /^[1-9]\d{0,4}$/.test(query['page'] ?? '') ? Number(query['page']) : 1,
  }
  const { group, page, owner, clock } = address
  const list = await otherDates(deps.services, actor, { group, page, ...(owner !== '' && { owner }), ...(clock !== '' && { clock }) })
  if (!list) return { kind: 'not-allowed' }
  return { kind: 'page', template: 'pages/other-dates/page.njk', title: 'Other things that are due', model: otherDatesPage(list, address, today) }
}
