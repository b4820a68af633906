import { behindDashboard } from '../../../application/dashboard.ts'
import { may } from '../../../application/permissions.ts'
import { parseIsoDate } from '../../../domain/calendar/iso-date.ts'
import { PLACES, type DashboardPlace } from '../../../domain/reporting/dashboard/place.ts'
import { REPORT_FACT_KINDS } from '../../../domain/reporting/report-fact.ts'
import { placeInWords } from '../../../words/dashboard.ts'
import { shortDate } from '../../../words/dates.ts'
import { grouped, NOT_FOR_PUBLICATION } from '../../../words/figures.ts'
import { factsPage, pageAsked } from '../../components/facts/facts.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { notYetKnown } from '../dashboard/route.ts'

/** One number of the dashboard, and what it counts. */
export const dashboardBehindRoutes: readonly Route[] = [
  { method: 'GET', url: urls.dashboardBehind(), access: 'view-figures', traces: lists('behind-figures'), handler: showBehind },
]

async function showBehind({ deps, actor, query }: Visit): Promise<Answer> {
  const place = placeOf(query)
  const on = parseIsoDate(query['on'] ?? '') ?? undefined
  if (place === null || (on === undefined && query['on'] !== undefined)) return { kind: 'not-found' }
  const found = await behindDashboard(deps.services, actor, place, on === undefined ? {} : { on })
  if (found.kind !== 'behind') return notYetKnown(found)
  return {
    kind: 'page', template: 'pages/dashboard-behind/page.njk', title: placeInWords(place, found.settings),
    model: {
      count: grouped(found.count), asKnownOn: shortDate(found.day), isPast: on !== undefined, status: NOT_FOR_PUBLICATION, ownOnly: may(actor, 'view-work-list'),
      ...factsPage(found.facts, pageAsked(query)), back: urls.dashboard(on), query: urls.dashboardBehind(place, on).slice(urls.dashboardBehind().length),
    },
  }
}

/** What the address names; null where it names no number of the dashboard. */
function placeOf(query: Readonly<Record<string, string>>): DashboardPlace | null {
  const what = PLACES.find((one) => one === query['what'])
  const kind = REPORT_FACT_KINDS.find((one) => one === query['kind'])
  const [from, to] = [parseIsoDate(query['from'] ?? ''), parseIsoDate(query['to'] ?? '')]
  if (!what || !kind || from === null || to === null) return null
  const within = /^\d{1,4}$/.test(query['within'] ?? '') ? Number(query['within']) : null
  return { what, kind, from, to, ...(query['code'] !== undefined && { code: query['code'] }), ...(within !== null && { within }) }
}
