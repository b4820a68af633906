import { formatReference, type ReferenceSeries } from '../domain/authority/references.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { ComplaintEvent } from '../domain/complaint/events.ts'
import type { Transaction } from './ports.ts'

/** Stands where the reference will be, until the command has been accepted: a refused command uses up no number. */
export const REFERENCE_TO_COME = 'to come'

/** The next reference of a series, in the authority's format, for something that happened on `day`. */
export async function nextReference(tx: Transaction, series: ReferenceSeries, day: IsoDate): Promise<string> {
  const { referenceFormat } = await tx.settings.current()
  const year = Number(day.slice(0, 4))
  return formatReference(referenceFormat, series, year, await tx.references.next(series, year))
}

/** `event` with its reference, where it is a receipt that waits for one. Corporate complaints have a series of their own. */
export async function giveReference(tx: Transaction, event: ComplaintEvent): Promise<ComplaintEvent> {
  if (event.type !== 'ComplaintReceived' || event.reference !== REFERENCE_TO_COME) return event
  const { corporateProcedure } = await tx.settings.current()
  const series = event.procedure === corporateProcedure ? 'corporate' : 'complaint'
  return { ...event, reference: await nextReference(tx, series, event.happenedOn) }
}
