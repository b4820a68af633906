import { reportsWaiting } from '../../../application/report/reports-waiting.ts'
import { workList } from '../../../application/work-list.ts'
import { waitingReportRows } from '../../components/waiting-reports.ts'
import { settingsAndUsers } from '../../components/settings-and-users.ts'
import { REPORT_LIFE_PAGES } from '../../../words/report-life.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { filterQuery, knownOnly, readFilter } from './filter.ts'
import { KNOWN_CLOCKS } from './known-clocks.ts'
import { knownCodes, workListPage } from './view-model.ts'

export const workListRoutes: readonly Route[] = [{ method: 'GET', url: urls.workList(), access: 'view-work-list', forResponders: true, atOnce: true, traces: lists('work-list'), handler: show }]

async function show(visit: Visit): Promise<Answer> {
  const { deps, actor, query, today } = visit
  const asked = settingsAndUsers(visit)
  const filter = await knownOnly(readFilter(query), async () => knownCodes({ ...await asked, clocks: KNOWN_CLOCKS }))
  const [list, { settings, users }, waiting] = await Promise.all([workList(deps.services, actor, filterQuery(filter)), asked, reportsWaiting(deps.services, actor)])
  return {
    kind: 'page', template: 'pages/work-list/page.njk', title: 'Work list',
    model: { ...workListPage({ list, filter, settings, users, clocks: KNOWN_CLOCKS, today }), chosen: filter, reports: waitingReportRows(waiting), reportsHeading: REPORT_LIFE_PAGES.waiting },
  }
}
