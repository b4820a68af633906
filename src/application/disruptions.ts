import { addDays } from '../domain/calendar/iso-date.ts'
import { effectiveEvents } from '../domain/complaint/effective.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { recordedInError } from '../domain/complaint/recorded-in-error.ts'
import type { Delay } from '../domain/complaint/threads/delays/thread.ts'
import { foldDisruption, type Disruption } from '../domain/register/disruption/disruption.ts'
import { isAffected } from '../domain/reporting/affected-by.ts'
import { forFigures } from './access/sight.ts'
import { isVisible, may, visibilityOf } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { complaintEvents, registerEvents } from './streams.ts'

/** A disruption with its words; `recordedSeq` and `endedSeq` are the entries that say how it began, and that it ended. */
export type DisruptionSeen = Readonly<{ disruptionId: string; disruption: Disruption; words: string | null; seq: number; recordedSeq: number; endedSeq: number | null; isInError: boolean }>

/** A complaint that it touched, and what was done for the complainant: null for each step not taken yet. */
export type AffectedComplaint = Readonly<{ complaintId: string; reference: string; delay: Omit<Delay, 'disruption'> }>

/** Every disruption, the latest first. Null for whom it is no business. */
export async function listDisruptions(services: Services, actor: Actor): Promise<readonly DisruptionSeen[] | null> {
  if (!may(actor, 'view-disruptions')) return null
  return services.store.read(actor, async (reads) => {
    const seen: DisruptionSeen[] = []
    for (const { streamId } of await reads.streamsOfKind('disruption')) {
      const one = await read(reads, streamId)
      if (one) seen.push(one)
    }
    return seen.toSorted((a, b) => (a.disruption.from < b.disruption.from ? 1 : a.disruption.from > b.disruption.from ? -1 : 0))
  })
}

/** A disruption with the complaints that it touched, as far as this actor may see them. Null where there is none to see. */
export async function viewDisruption(
  services: Services, actor: Actor, disruptionId: string,
): Promise<Readonly<{ seen: DisruptionSeen; affected: readonly AffectedComplaint[] }> | null> {
  if (!may(actor, 'view-disruptions')) return null
  return services.store.read(forFigures(actor), async (reads) => {
    const seen = await read(reads, disruptionId)
    if (!seen) return null
    const today = services.clock.today()
    const { disruption } = seen
    const facts = await reads.reportFacts({
      from: disruption.from, to: disruption.until ?? (today < disruption.from ? disruption.from : today), asKnownOn: addDays(today, 1),
      kinds: ['statutory-complaint', 'corporate-complaint'],
    })
    const affected: AffectedComplaint[] = []
    for (const fact of facts) {
      if (!isAffected(disruption, fact)) continue
      const complaint = foldAsRecorded(complaintEvents(await reads.stream(fact.streamId)) ?? [])
      if (!complaint || !isVisible(visibilityOf(actor), complaint)) continue
      const delay = complaint.threads.delays.disruptions.find((each) => each.disruption === disruptionId)
      affected.push({ complaintId: fact.streamId, reference: fact.reference, delay: delay ?? NOTHING_YET })
    }
    return { seen, affected: affected.toSorted((a, b) => (a.reference < b.reference ? -1 : 1)) }
  })
}

const NOTHING_YET = { informedOn: null, consideredOn: null, explainedOn: null } as const

async function read(reads: Reads, disruptionId: string): Promise<DisruptionSeen | null> {
  const recorded = registerEvents(await reads.stream(disruptionId))
  const disruption = recorded && foldDisruption(recorded)
  if (!recorded || !disruption) return null
  const words = disruption.text === null ? null : (await reads.texts([disruption.text.textId])).get(disruption.text.textId) ?? null
  return {
    disruptionId, disruption, words, seq: recorded.at(-1)?.seq ?? 0, recordedSeq: recorded[0]?.seq ?? 0,
    endedSeq: effectiveEvents(recorded).find(({ event }) => event.type === 'DisruptionEnded')?.seq ?? null, isInError: recordedInError(recorded) !== null,
  }
}
