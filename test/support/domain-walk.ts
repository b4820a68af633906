import assert from 'node:assert/strict'
import { wordsApart } from '../../src/application/words-apart.ts'
import { addDays, isoDate, type IsoDate } from '../../src/domain/calendar/iso-date.ts'
import { allowedNow } from '../../src/domain/complaint/allowed-now.ts'
import { STAGES, STATUSES } from '../../src/domain/complaint/basics.ts'
import type { CommandType, ComplaintCommand } from '../../src/domain/complaint/commands.ts'
import { decide, type Decision, type DecisionContext } from '../../src/domain/complaint/decide.ts'
import { effectiveEvents, inOrderOfHappening } from '../../src/domain/complaint/effective.ts'
import type { ComplaintEvent, Recorded } from '../../src/domain/complaint/events.ts'
import { foldAsRecorded } from '../../src/domain/complaint/evolve.ts'
import { timetableOf } from '../../src/domain/complaint/timetable-of.ts'
import { EVENT_OF_COMMAND } from '../../src/domain/complaint/to-event.ts'
import { procedureById } from '../../src/domain/procedure/procedures.ts'
import { refusalWords, WARNING_WORDS } from '../../src/words/refusals.ts'
import { context, recorded } from './builders.ts'
import { randomCommand, type Chance, type World } from './random-commands.ts'

export const COMMANDS = (Object.keys(EVENT_OF_COMMAND) as readonly CommandType[]).filter((type) => type !== 'record-complaint')
const RECEIVED_ON = isoDate('2024-03-01')
const TODAY = isoDate('2025-12-19')
const CHECKED_EVERY = 8

/** A world whose people and ids are plain words. */
export function plainWorld(): World {
  let ids = 0
  return { people: ['person-1', 'person-2', 'person-3', 'person-4'], users: ['user-1', 'user-2'], newId: () => `item-${(ids += 1)}` }
}

export function receivedUnder(procedure: string): ComplaintEvent {
  return {
    type: 'ComplaintReceived', happenedOn: RECEIVED_ON, procedure, reference: '2024-0001', channel: 'email',
    details: { points: [{ pointId: 'p1' }, { pointId: 'p2' }] },
  }
}

export type Walked = Readonly<{ stream: readonly Recorded<ComplaintEvent>[]; accepted: number; refused: number }>

/** Some commands about one complaint, each carried out where the rules allow it. Throws where anything makes no sense. */
export function domainWalk(procedure: string, steps: number, random: Chance): Walked {
  const given = context(TODAY, procedure)
  const world = plainWorld()
  let events: readonly ComplaintEvent[] = [receivedUnder(procedure)]
  let stream = recorded(...events)
  let now: IsoDate = RECEIVED_ON
  let accepted = 0
  for (let step = 0; step < steps; step += 1) {
    const complaint = foldAsRecorded(stream)
    assert.ok(complaint)
    const own = { ...given, procedure: procedureById(complaint.procedure) ?? given.procedure }
    const offered = allowedNow(complaint, own.procedure)
    const type = random.below(5) === 0 || offered.length === 0 ? random.of(COMMANDS) : random.of(offered)
    now = random.below(8) === 0 ? addDays(RECEIVED_ON, random.below(600) - 5) : laterOf(now, addDays(now, random.below(5)))
    const asked = wordsApart<ComplaintCommand>(randomCommand(type, now, complaint, random, world), 'stream', { next: world.newId }).value
    const decision = decide(complaint, stream, asked, own)
    checkDecision(decision, asked)
    if (decision.kind === 'accepted') {
      accepted += 1
      events = [...events, ...decision.events]
      stream = recorded(...events)
    }
    if (step % CHECKED_EVERY === CHECKED_EVERY - 1 || step === steps - 1) checkStream(stream, own)
  }
  return { stream, accepted, refused: steps - accepted }
}

function laterOf(day: IsoDate, other: IsoDate): IsoDate {
  const later = other > day ? other : day
  return later > TODAY ? RECEIVED_ON : later
}

/** A refusal has a code with a sentence; a warning has its words; a breach its law. */
function checkDecision(decision: Decision, asked: ComplaintCommand): void {
  if (decision.kind === 'refused') {
    assert.match(refusalWords(decision), /\.$/, `${asked.type}: ${decision.code}`)
    return
  }
  const words: Readonly<Record<string, string>> = WARNING_WORDS
  for (const { code } of decision.warnings) assert.ok(words[code], code)
  for (const { law, code } of decision.breaches) assert.notEqual(law, '', code)
}

function checkStream(stream: Walked['stream'], { calendar, settings }: DecisionContext): void {
  const complaint = foldAsRecorded(stream)
  assert.ok(complaint)
  assert.ok(STAGES.includes(complaint.stage) && STATUSES.includes(complaint.status), `${complaint.stage} ${complaint.status}`)
  const procedure = procedureById(complaint.procedure)
  assert.ok(procedure, complaint.procedure)
  const order = inOrderOfHappening(effectiveEvents(stream))
  if (order.length === 0) return
  const { clocks } = timetableOf(order, { procedure, settings, calendar, asAt: TODAY })
  for (const clock of clocks) assert.ok(clock.workingDaysLate >= 0 && clock.dueOn !== undefined, clock.id)
}
