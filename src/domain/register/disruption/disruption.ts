import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../../complaint/effective.ts'
import type { Code, Recorded, TextRef } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { DisruptionKind, DisruptionStage, RegisterEvent } from '../events.ts'

/** Something that held the service up. It excuses nothing: no clock stops for it, not even for a hold of the authority's own. */
export type Disruption = Readonly<{
  kind: DisruptionKind
  from: IsoDate
  /** The last day of it; null while it lasts. */
  until: IsoDate | null
  /** The stages it touched: for a hold, those from which nothing was escalated. Empty: every stage. */
  stages: readonly DisruptionStage[]
  /** Empty: every division, and every team. */
  divisions: readonly Code[]
  teams: readonly Code[]
  text: TextRef | null
}>

/** The disruption as its stream tells it now; null for any other stream. */
export function foldDisruption(recorded: readonly Recorded<RegisterEvent>[]): Disruption | null {
  let so: Disruption | null = null
  for (const { event } of inOrderOfHappening(effectiveEvents(beforeError(recorded)))) {
    if (event.type === 'DisruptionRecorded') {
      const { kind, happenedOn: from, stages, divisions, teams, text = null } = event
      so = { kind, from, until: null, stages, divisions, teams, text }
    }
    if (event.type === 'DisruptionEnded' && so !== null) so = { ...so, until: event.happenedOn }
  }
  return so
}
