import { viewDashboard, type NoDashboard } from '../../../application/dashboard.ts'
import { monthChartSvg } from '../../../documents/charts/month-chart.ts'
import { ASKED } from '../../../words/asked.ts'
import { noFiguresInWords } from '../../../words/no-figures.ts'
import { formReader } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { chartsOf } from './charts.ts'
import { dashboardModel } from './view-model.ts'

/** Where the service stands, and whether that is a change. */
export const dashboardRoutes: readonly Route[] = [
  { method: 'GET', url: urls.dashboard(), access: 'view-figures', traces: 'nothing', handler: showDashboard },
]

async function showDashboard({ deps, actor, query, today }: Visit): Promise<Answer> {
  const form = formReader(query, today)
  const on = form.optionalWrittenDay('on', ASKED.asKnownOn)
  if (on !== undefined && on > today) form.slip('on', 'in-the-future', ASKED.asKnownOn)
  const isWrong = form.slips.length > 0
  const found = await viewDashboard(deps.services, actor, on === undefined || isWrong ? {} : { on })
  if (found.kind !== 'dashboard') return notYetKnown(found)
  const past = isWrong || on === today ? undefined : on
  const charts = await Promise.all(chartsOf(found, past, actor).map(async ({ spec, ...chart }) => ({ ...chart, id: spec.id, title: spec.title, svg: chart.table.length === 0 ? '' : await monthChartSvg(spec) })))
  return {
    kind: 'page', template: 'pages/dashboard/page.njk', title: 'Dashboard', typed: query, slips: form.slips,
    model: { ...dashboardModel(found, past), charts, isPast: past !== undefined },
  }
}

/** The page that says why there is nothing to show. */
export function notYetKnown(found: NoDashboard): Answer {
  if (found.kind === 'not-allowed') return { kind: 'not-allowed' }
  return { kind: 'page', template: 'pages/figures/none.njk', title: 'There are no such figures', status: 404, model: { why: noFiguresInWords(found) } }
}
