import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Code } from '../../complaint/events.ts'
import type { ReportFact, ReportFactKind } from '../report-fact.ts'

export const PLACES = ['received', 'answered', 'team', 'division', 'cause', 'open'] as const

/**
 * What one number of the dashboard counts: where a mark opens to. Days are both included: of receipt, of the answer, of
 * the findings. `code` names the team, division or cause; `within` keeps answers that took no more working days.
 */
export type DashboardPlace = Readonly<{
  what: (typeof PLACES)[number]
  kind: ReportFactKind
  from: IsoDate
  to: IsoDate
  code?: Code
  within?: number
}>

const isComplaint = (kind: ReportFactKind): boolean => kind === 'statutory-complaint' || kind === 'corporate-complaint'

/** Whether a fact, as known at the end of `day`, is one of those that the number counts. */
export function isBehind(fact: ReportFact, place: DashboardPlace, day: IsoDate): boolean {
  const isWithin = (on: IsoDate | null) => on !== null && place.from <= on && on <= place.to
  switch (place.what) {
    case 'received':
      return fact.kind === place.kind && isWithin(fact.receivedOn)
    case 'answered':
      return fact.kind === place.kind && isWithin(fact.stageOneAnsweredOn) && fact.stageOneWorkingDays !== null && fact.stageOneWorkingDays <= (place.within ?? Number.POSITIVE_INFINITY)
    case 'team':
      return fact.kind === place.kind && isWithin(fact.receivedOn) && fact.teams.includes(place.code ?? '')
    case 'division':
      return fact.kind === place.kind && isWithin(fact.receivedOn) && fact.divisions.includes(place.code ?? '')
    case 'cause':
      return isComplaint(fact.kind) && isWithin(fact.foundOn) && fact.causes.includes(place.code ?? '')
    case 'open':
      return fact.kind === place.kind && isWithin(fact.receivedOn) && (fact.closedOn === null || fact.closedOn > day)
  }
}
