import { recordEntry } from '../application/record-entry.ts'
import type { Actor, Services } from '../application/ports.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { DisruptionKind, DisruptionStage } from '../domain/register/events.ts'

/** What the founding report gives as reasons for lateness in 2019/20. Where it names no day, the words say so. */
const DISRUPTIONS: readonly Readonly<{ kind: DisruptionKind; stages: readonly DisruptionStage[]; from: string; until: string; words: string }>[] = [
  { kind: 'closure', stages: [], from: '2019-12-25', until: '2020-01-01', words: 'Christmas closure. Its days that are no bank holidays are working days in law. The report names no days: these are assumed.' },
  { kind: 'inspection', stages: [], from: '2020-02-24', until: '2020-03-13', words: 'A three-week Ofsted inspection.' },
  { kind: 'lockdown', stages: [], from: '2020-03-23', until: '2020-07-04', words: 'The first lockdown. The report names no last day: this one is assumed.' },
  {
    kind: 'local-hold', stages: ['stage-2', 'stage-3'], from: '2020-03-23', until: '2020-07-04',
    words: 'New escalations were held from March 2020; stage 1 went on. The Regulations had no such hold then, so every clock ran on. The report names the month only: the days are assumed.',
  },
]

/** Records the founding report's disruptions and its hold on escalations, as anybody would. */
export async function loadDisruptions(services: Services, manager: Actor): Promise<void> {
  const send = async (request: Omit<Parameters<typeof recordEntry>[2], 'commandId'>): Promise<void> => {
    const result = await recordEntry(services, manager, { ...request, commandId: services.ids.next() })
    if (result.kind !== 'done') throw new Error(`the demonstration's disruption was not taken: ${JSON.stringify(result)}`)
  }
  for (const { kind, stages, from, until, words } of DISRUPTIONS) {
    const entryId = services.ids.next()
    await send({ entryId, expectedSeq: 0, command: { type: 'record-disruption', on: isoDate(from), kind, stages, divisions: [], teams: [], text: { words } } })
    await send({ entryId, expectedSeq: 1, command: { type: 'end-disruption', on: isoDate(until) } })
  }
}
