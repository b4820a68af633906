import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { QueryReadsOf } from '../projector.ts'
import { search } from '../search/search.ts'
import { similar } from '../search/similar.ts'
import { maySee } from './may-see.ts'
import { factsOfStreams, firstReceivedOn, reportFacts } from './report-facts.ts'
import { workList } from './work-list.ts'

/** Everything that is answered from projections. `calendar` moves the dates of paused clocks to the day of asking. */
export function makeReads(calendar: WorkingDayCalendar): QueryReadsOf {
  return (trx, authorityId) => ({
    workList: (query) => workList(trx, authorityId, calendar, query),
    search: (query) => search(trx, authorityId, query),
    similar: (query) => similar(trx, authorityId, query),
    maySee: (visibility, complaintId) => maySee(trx, authorityId, visibility, complaintId),
    reportFacts: (query) => reportFacts(trx, authorityId, query),
    firstReceivedOn: () => firstReceivedOn(trx, authorityId),
    streamsByIds: (streamIds, asKnownOn) => factsOfStreams(trx, authorityId, streamIds, asKnownOn),
  })
}
