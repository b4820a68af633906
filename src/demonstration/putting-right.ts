import { carryOut } from '../application/carry-out.ts'
import type { Actor, Services } from '../application/ports.ts'
import { complaintEvents } from '../application/streams.ts'
import type { WordedCommand } from '../application/worded.ts'
import { addDays, isoDate, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { CauseNature } from '../domain/complaint/basics.ts'
import { causesOf } from '../domain/complaint/causes.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { WARNINGS } from '../domain/complaint/warnings.ts'
import { chanceOf } from './chance.ts'

/** Nothing of the founding report's years is touched. */
const RECENT_FROM = isoDate('2020-04-01')
const NATURES_TOLD = 32
const LOOKED_AT_AFTER_DAYS = 12

/** Most causes were not intended; somebody knew in very few. Invented. */
const NATURES: readonly CauseNature[] = [
  ...Array<CauseNature>(6).fill('human-error'), ...Array<CauseNature>(3).fill('error-of-judgement'), 'deliberate-departure',
]

/** The day that lies so many days after today, or before it where negative. */
type On = (days: number) => IsoDate

/** What was promised apart from an answer about today, and what became of it: owed, owed and late, given, given late, planned anew, given up. Invented. */
const PUT_RIGHT: readonly ((on: On) => readonly WordedCommand[])[] = [
  (on) => [{ type: 'promise-remedy', on: on(-12), remedyId: 'remedy-1', kind: 'payment-for-distress', amountPence: 25_000, purpose: 'distress', dueOn: on(-3), text: { words: 'For the months in which nobody told her what was decided.' } }],
  (on) => [
    { type: 'promise-remedy', on: on(-16), remedyId: 'remedy-1', kind: 'reimbursement', amountPence: 8640, purpose: 'costs', dueOn: on(6), text: { words: 'Taxis to the meetings that were moved.' } },
    { type: 'promise-remedy', on: on(-16), remedyId: 'remedy-2', kind: 'service-provided', dueOn: on(19), text: { words: 'Six sessions with the family support worker.' } },
  ],
  (on) => [
    { type: 'promise-remedy', on: on(-30), remedyId: 'remedy-1', kind: 'decision-reviewed', dueOn: on(-9) },
    { type: 'replan-remedy', on: on(-10), remedyId: 'remedy-1', dueOn: on(2), reasons: { words: 'The panel that decides meets once a month.' } },
  ],
  (on) => [
    { type: 'promise-remedy', on: on(-50), remedyId: 'remedy-1', kind: 'apology', dueOn: on(-40), text: { words: 'From the head of service, in her own words.' } },
    { type: 'give-remedy', on: on(-43), remedyId: 'remedy-1', evidence: { words: 'The letter.' } },
  ],
  (on) => [
    { type: 'promise-remedy', on: on(-75), remedyId: 'remedy-1', kind: 'reimbursement', amountPence: 12_050, purpose: 'costs', dueOn: on(-54) },
    { type: 'give-remedy', on: on(-38), remedyId: 'remedy-1', evidence: { words: 'The payment run of that week.' } },
  ],
  (on) => [
    { type: 'promise-remedy', on: on(-60), remedyId: 'remedy-1', kind: 'service-provided', dueOn: on(-20) },
    { type: 'drop-remedy', on: on(-25), remedyId: 'remedy-1', reasons: { words: 'The family has moved and does not want it any more.' } },
  ],
]

/** How it came about in most of what was upheld of late, and what is owed, was given and was given late about today. */
export async function loadPuttingRight(services: Services, manager: Actor): Promise<void> {
  const today = services.clock.today()
  const facts = await services.store.read(manager, (reads) =>
    reads.reportFacts({ from: RECENT_FROM, to: today, asKnownOn: today, kinds: ['statutory-complaint'] }))
  const upheld = facts.filter(({ receivedOn, foundOn, knownTo }) => receivedOn >= RECENT_FROM && foundOn !== null && knownTo === null)
    .toSorted((a, b) => (a.receivedOn === b.receivedOn ? (a.streamId < b.streamId ? -1 : 1) : a.receivedOn < b.receivedOn ? 1 : -1))
  const chance = chanceOf('natures of what was upheld')
  for (const { streamId, foundOn } of upheld.slice(0, NATURES_TOLD)) {
    const nature = chance.pick(NATURES)
    // Of one in six nobody said how it came about.
    if (chance.isOneOf(84)) await tellNature(services, manager, streamId, { nature, foundOn: foundOn ?? today })
  }
  const taken = new Set<string>()
  for (const commands of PUT_RIGHT.map((story) => story((days) => addDays(today, days)))) {
    // Nothing is promised before something was upheld.
    const found = upheld.find(({ streamId, foundOn }) => !taken.has(streamId) && commands.every(({ on }) => foundOn !== null && foundOn <= on))
    if (!found) continue
    taken.add(found.streamId)
    for (const command of commands) await send(services, manager, found.streamId, command)
  }
}

/** Says of the causes that stand how they came about, as a supervision some days after the answer would. */
async function tellNature(services: Services, manager: Actor, complaintId: string, said: Readonly<{ nature: CauseNature; foundOn: IsoDate }>): Promise<void> {
  const recorded = complaintEvents(await services.store.read(manager, (reads) => reads.stream(complaintId)))
  const complaint = recorded && foldAsRecorded(recorded)
  const causes = complaint ? causesOf(complaint).causes : []
  if (causes.length === 0) return
  const [today, lookedAtOn] = [services.clock.today(), addDays(said.foundOn, LOOKED_AT_AFTER_DAYS)]
  await send(services, manager, complaintId, {
    type: 'record-causes', on: lookedAtOn < today ? lookedAtOn : today, causes: [...new Set(causes.map(({ code }) => code))], nature: said.nature,
  })
}

async function send(services: Services, manager: Actor, complaintId: string, command: WordedCommand): Promise<void> {
  const recorded = await services.store.read(manager, (reads) => reads.stream(complaintId))
  const result = await carryOut(services, manager, {
    complaintId, expectedSeq: recorded.at(-1)?.seq ?? 0, commandId: services.ids.next(), command, acceptedWarnings: Object.keys(WARNINGS),
  })
  if (result.kind !== 'done') throw new Error(`the demonstration's ${command.type} was not taken: ${JSON.stringify(result)}`)
}
