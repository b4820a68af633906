import type { ComplaintView } from '../../../application/worded.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../../../domain/complaint/effective.ts'
import type { ComplaintEvent } from '../../../domain/complaint/events.ts'
import { beforeError } from '../../../domain/complaint/recorded-in-error.ts'

/** What has happened to the complaint, corrections applied, in the order in which it happened. */
export type Happened = readonly Effective<ComplaintEvent>[]

export function happenedTo({ timeline }: ComplaintView): Happened {
  return inOrderOfHappening(effectiveEvents(beforeError(timeline)))
}
