import { wholeOf } from '../application/access/sight.ts'
import { carryOut } from '../application/carry-out.ts'
import type { Actor, Services } from '../application/ports.ts'
import { registerEvents } from '../application/streams.ts'
import type { WordedCommand } from '../application/worded.ts'
import { addDays, isoDate } from '../domain/calendar/iso-date.ts'
import { foldDisruption } from '../domain/register/disruption/disruption.ts'
import { recordAll } from './ombudsman-cases.ts'

/** The report says "toward the end of this year"; its days are assumed. */
const COVID = { from: isoDate('2020-03-16'), until: isoDate('2020-07-04') }
const HELD_FROM = isoDate('2020-03-23')

/** Records COVID-19 as the founding report began to count it (section 4.13), and a theme of today. Returns the id of the first. */
export async function loadThemes(services: Services, manager: Actor): Promise<string> {
  const covid = await recordAll(services, manager, [
    { command: { type: 'begin-theme', on: COVID.from, name: { words: 'COVID-19' }, text: { words: 'Distancing, self-isolation and shielding: critical staff saw to the most vulnerable first. The report names no days: these are assumed.' }, causeTags: ['timeliness'] } },
    ...(await covidDisruptions(services, manager)).map((disruption) => ({ command: { type: 'link-theme-disruption' as const, on: HELD_FROM, disruption } })),
    { command: { type: 'end-theme', on: COVID.until, text: { words: 'Escalations were taken up again.' } } },
  ])
  await tagCovid(services, manager, covid)
  const today = services.clock.today()
  const now = await recordAll(services, manager, [{ command: {
    type: 'begin-theme', on: addDays(today, -60), name: { words: 'New record system' }, text: { words: 'Case records moved to a new system: reports were late and some could not be found.' }, causeTags: ['recording'],
  } }])
  const list = await services.store.read(manager, (reads) =>
    reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', sort: 'received', page: 1 }))
  for (const { complaintId } of list.rows.filter(({ receivedOn }) => receivedOn <= today).slice(0, 3)) await said(services, manager, complaintId, { type: 'note-theme', on: today, theme: now })
  return covid
}

/** The lockdown, and the hold on new escalations. */
async function covidDisruptions(services: Services, { authorityId }: Actor): Promise<readonly string[]> {
  const all = await services.store.read(wholeOf(authorityId), (reads) => reads.streamsOfKind('disruption'))
  return all.flatMap(({ streamId, recorded }) => {
    const disruption = foldDisruption(registerEvents(recorded) ?? [])
    return disruption?.kind === 'lockdown' || disruption?.kind === 'local-hold' ? [streamId] : []
  })
}

/** Complaints received in those months are about it; those that waited when it came were delayed: informed, considered, explained. Invented. */
async function tagCovid(services: Services, manager: Actor, theme: string): Promise<void> {
  const facts = await services.store.read(manager, (reads) =>
    reads.reportFacts({ from: COVID.from, to: COVID.until, asKnownOn: services.clock.today(), kinds: ['statutory-complaint'] }))
  const received = facts.filter(({ receivedOn }) => COVID.from <= receivedOn && receivedOn <= COVID.until)
  for (const { streamId, receivedOn } of received.slice(0, 4)) await said(services, manager, streamId, { type: 'note-theme', on: receivedOn, theme })
  const waited = facts.filter(({ receivedOn, stageOneAnsweredOn }) => receivedOn < HELD_FROM && stageOneAnsweredOn !== null && stageOneAnsweredOn > HELD_FROM)
  for (const [at, { streamId }] of waited.slice(0, 5).entries()) {
    await said(services, manager, streamId, { type: 'inform-of-delay', on: addDays(HELD_FROM, 2), disruption: theme })
    if (at % 2 === 1) continue
    await said(services, manager, streamId, { type: 'consider-delay', on: addDays(HELD_FROM, 3), disruption: theme, text: { words: 'No hearing waits for it; the family was rung.' } })
    await said(services, manager, streamId, { type: 'explain-delay', on: addDays(HELD_FROM, 3), disruption: theme, text: { words: 'Staff see to the most vulnerable first; an answer by the end of April.' } })
  }
}

async function said(services: Services, manager: Actor, complaintId: string, command: WordedCommand): Promise<void> {
  const recorded = await services.store.read(manager, (reads) => reads.stream(complaintId))
  const result = await carryOut(services, manager, { complaintId, expectedSeq: recorded.at(-1)?.seq ?? 0, commandId: services.ids.next(), command })
  if (result.kind !== 'done') throw new Error(`the demonstration's ${command.type} was not taken: ${JSON.stringify(result)}`)
}
