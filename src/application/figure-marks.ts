import type { Mark } from '../domain/reporting/marks.ts'
import type { YearFigures } from '../domain/reporting/year-figures.ts'
import { forFigures } from './access/sight.ts'
import { dashboardMarks } from './dashboard-marks.ts'
import { may, visibilityOf } from './permissions.ts'
import type { Actor, Services } from './ports.ts'

/** What stood around the figures of some years, as known on their day. None for who may not see figures. */
export async function marksOfFigures(services: Services, actor: Actor, { asKnownOn }: YearFigures): Promise<readonly Mark[]> {
  if (!may(actor, 'view-figures')) return []
  return services.store.read(forFigures(actor), async (reads) => dashboardMarks(reads, await reads.settings(), asKnownOn))
}

/** Whether this person may open what a mark stands for: a theme tells of every complaint about it. */
export function mayOpenMark(actor: Actor, { kind, entryId }: Mark): boolean {
  if (entryId === null) return false
  return kind === 'theme' ? may(actor, 'view-entry') && visibilityOf(actor).kind === 'all' : may(actor, 'view-disruptions')
}
