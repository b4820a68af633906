import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ReportDocumentKind } from '../../domain/register/report/events.ts'
import { foldLife } from '../../domain/register/report/life.ts'
import { whyNotSecond } from '../../domain/register/report/second-person.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { registerEvents } from '../streams.ts'

/** A report that was submitted and that this person may check or approve now. */
export type WaitingReport = Readonly<{ reportId: string; reference: string; year: string; document: ReportDocumentKind; submittedOn: IsoDate }>

/** What waits for this person, the one submitted first before the others; nothing for whoever may not be second. */
export async function reportsWaiting(services: Services, actor: Actor): Promise<readonly WaitingReport[]> {
  if (!may(actor, 'approve-report')) return []
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const found = (await reads.streamsOfKind('report')).flatMap(({ streamId, recorded }): readonly WaitingReport[] => {
      const events = registerEvents(recorded) ?? []
      const [begun, life] = [events[0]?.event, foldLife(events)]
      const isWaiting = life.standing === 'submitted' || life.standing === 'checked'
      const isTheirs = whyNotSecond('approve', life, settings, actor) === null || (life.standing === 'submitted' && whyNotSecond('check', life, settings, actor) === null)
      if (begun?.type !== 'ReportBegun' || !isWaiting || !isTheirs || life.submitted === null) return []
      return [{ reportId: streamId, reference: begun.reference, year: begun.year, document: begun.document, submittedOn: life.submitted.on }]
    })
    return found.toSorted((a, b) => (a.submittedOn < b.submittedOn ? -1 : a.submittedOn > b.submittedOn ? 1 : 0))
  })
}
