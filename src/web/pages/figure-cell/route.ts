import { figureBehind } from '../../../application/figures.ts'
import { builtFigureBehind, isBuilt } from '../../../application/table-sets.ts'
import { may } from '../../../application/permissions.ts'
import { parseIsoDate } from '../../../domain/calendar/iso-date.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { pageAsked } from '../../components/facts/facts.ts'
import { urls } from '../../urls.ts'
import { knownOnPart, whyNot } from '../figures/route.ts'
import { figureCellModel } from './view-model.ts'

/** One figure, and what it counts. */
export const figureCellRoutes: readonly Route[] = [
  { method: 'GET', url: urls.figureCell(':year', ':table', ':row', ':column'), access: 'view-figures', traces: lists('behind-figures'), handler: showFigure },
]

async function showFigure({ deps, actor, params, query }: Visit): Promise<Answer> {
  const { table = '', row = '', column = '' } = params
  const asKnownOn = parseIsoDate(query['asKnownOn'] ?? '')
  const known = asKnownOn === null ? {} : { asKnownOn }
  const found = isBuilt(table)
    ? await builtFigureBehind(deps.services, actor, { year: params['year'] ?? '', table, row, column, ...known })
    : await figureBehind(deps.services, actor, { year: column, table, row, ...known })
  if (found.kind === 'no-such-figure') return { kind: 'not-found' }
  if (found.kind !== 'figure') return whyNot(found)
  const knownOn = knownOnPart(asKnownOn ?? undefined)
  const model = figureCellModel(found, pageAsked(query))
  return {
    kind: 'page', template: 'pages/figure-cell/page.njk', title: model.title,
    model: { ...model, ownOnly: may(actor, 'view-work-list'), back: `${backTo(table, params['year'] ?? column)}${knownOn}#${encodeURIComponent(found.table.id)}`, knownOn },
  }
}

/** The page on which the table stands: the year's figures, or the set that it was built in. */
function backTo(table: string, year: string): string {
  const set = isBuilt(table) ? table.split('~')[0] : undefined
  return set === undefined ? urls.figures(encodeURIComponent(year)) : urls.tableSetYear(encodeURIComponent(set), encodeURIComponent(year))
}
