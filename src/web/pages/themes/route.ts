import { listDisruptions } from '../../../application/disruptions.ts'
import { may } from '../../../application/permissions.ts'
import { listThemes, viewTheme } from '../../../application/themes.ts'
import { THEMES } from '../../../words/theme-story.ts'
import { disruptionName } from '../../../words/threads/delays.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { beginEntry, declaredSpec, registerCommand } from '../register-command/register-command.ts'
import { nameOfTheme, themePage, themeRows, themeSubject } from './theme-page.ts'

const COMMAND = urls.themeCommand(':themeId', ':command')

export const themeRoutes: readonly Route[] = [
  { method: 'GET', url: urls.themes(), access: 'view-entry', traces: lists('themes'), handler: showList },
  { method: 'GET', url: urls.themeNew(), access: 'record-entry', traces: 'nothing', handler: begin },
  { method: 'POST', url: urls.themeNew(), access: 'record-entry', traces: 'nothing', handler: begin },
  { method: 'GET', url: urls.theme(':themeId'), access: 'view-entry', traces: reads('entry', 'themeId'), handler: show },
  { method: 'GET', url: COMMAND, access: 'record-entry', traces: reads('entry', 'themeId'), handler: nextStep },
  { method: 'POST', url: COMMAND, access: 'record-entry', traces: reads('entry', 'themeId'), handler: nextStep },
]

async function showList({ deps, actor }: Visit): Promise<Answer> {
  const rows = await listThemes(deps.services, actor)
  if (rows === null) return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/themes/list.njk', title: THEMES.title,
    model: { rows: themeRows(rows), newHref: may(actor, 'record-entry') ? urls.themeNew() : '' },
  }
}

async function begin(visit: Visit): Promise<Answer> {
  const spec = declaredSpec('begin-theme', ['ThemeBegun'])
  if (!spec) return { kind: 'not-found' }
  const settings = await visit.deps.services.store.read(visit.actor, (reads) => reads.settings())
  return beginEntry(visit, { spec, settings, called: THEMES.title, back: urls.themes(), action: urls.themeNew(), page: urls.theme })
}

async function show({ deps, actor, params, today }: Visit): Promise<Answer> {
  const view = await viewTheme(deps.services, actor, params['themeId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  return { kind: 'page', template: 'pages/themes/one.njk', title: nameOfTheme(view), model: themePage(view, may(actor, 'record-entry'), today) }
}

async function nextStep(visit: Visit): Promise<Answer> {
  const { deps, actor, params } = visit
  const view = await viewTheme(deps.services, actor, params['themeId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const seen = (await listDisruptions(deps.services, actor)) ?? []
  const disruptions = seen.filter(({ disruptionId }) => !view.theme.disruptions.includes(disruptionId))
    .map(({ disruptionId, disruption }) => ({ code: disruptionId, label: disruptionName(disruption) }))
  return registerCommand(visit, themeSubject(view, disruptions))
}
