import type { WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import type { Projector, QueryReadsOf } from '../storage/projector.ts'

export function projections(_calendar: WorkingDayCalendar): Readonly<{ projector: Projector; reads: QueryReadsOf }> {
  const none = () => Promise.reject(new Error('no projections are wired yet'))
  return { projector: () => Promise.resolve(), reads: () => ({ workList: none, search: none, similar: none, maySee: none, reportFacts: none, streamsByIds: none }) }
}
