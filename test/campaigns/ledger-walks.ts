import { wholeOf } from '../../src/application/access/sight.ts'
import { carryOut } from '../../src/application/carry-out.ts'
import type { Actor, Services } from '../../src/application/ports.ts'
import { recordComplaint } from '../../src/application/record-complaint.ts'
import { complaintEvents } from '../../src/application/streams.ts'
import { viewComplaint } from '../../src/application/view-complaint.ts'
import type { WordedCommand } from '../../src/application/worded.ts'
import { addDays, isoDate, type IsoDate } from '../../src/domain/calendar/iso-date.ts'
import { allowedNow } from '../../src/domain/complaint/allowed-now.ts'
import type { PersonId } from '../../src/domain/complaint/events.ts'
import { foldAsRecorded } from '../../src/domain/complaint/evolve.ts'
import { sealedFor, usersComplainedAbout } from '../../src/domain/complaint/threads/sealing/thread.ts'
import { PROCEDURE_IDS, procedureById } from '../../src/domain/procedure/procedures.ts'
import { COMMANDS } from '../support/domain-walk.ts'
import { randomCommand, type Chance, type World } from '../support/random-commands.ts'

const RECEIVED_ON = isoDate('2024-03-01')
const STEPS = 10

/** How often each kind of answer was given. */
export type Answers = Readonly<Record<string, number>>

/**
 * Random command sequences through the application and its store, warnings accepted. One ends early where its complaint is
 * sealed from whoever walks, or is now about them. Throws on a fault, and where a complaint is out of sight without that.
 */
export async function walkThroughLedger(services: Services, actor: Actor, walks: number, random: Chance): Promise<Answers> {
  const counts = new Map<string, number>()
  const people = ['Ada', 'Bo', 'Cleo'].map((givenName) => ({ personId: services.ids.next() as PersonId, details: { givenName } }))
  const world: World = { people: people.map(({ personId }) => personId), users: [actor.userId], newId: () => services.ids.next() }
  for (let walk = 0; walk < walks; walk += 1) {
    const complaintId = services.ids.next()
    const procedure = random.of(PROCEDURE_IDS)
    const first = await recordComplaint(services, actor, {
      complaintId, commandId: services.ids.next(), newPeople: people,
      complaint: { on: RECEIVED_ON, procedure, channel: 'email', details: { complainants: people.map(({ personId }) => ({ personId, type: 'parent' })), points: [{ pointId: 'p1' }, { pointId: 'p2' }] } },
    })
    if (first.kind !== 'done') throw new Error(`${procedure}: ${JSON.stringify(first)}`)
    let now = RECEIVED_ON
    for (let step = 0; step < STEPS; step += 1) {
      now = addDays(now, random.below(7))
      const kind = await oneStep(services, actor, { complaintId, now, random, world })
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      if (kind === 'out-of-sight') break
    }
  }
  return Object.fromEntries(counts)
}

type At = Readonly<{ complaintId: string; now: IsoDate; random: Chance; world: World }>

async function oneStep(services: Services, actor: Actor, { complaintId, now, random, world }: At): Promise<string> {
  const view = await viewComplaint(services, actor, complaintId)
  if ('kind' in view) return outOfSight(services, actor, complaintId)
  const { complaint } = view
  const procedure = procedureById(complaint.procedure)
  if (!procedure) throw new Error(complaint.procedure)
  const offered = allowedNow(complaint, procedure)
  const type = random.below(5) === 0 || offered.length === 0 ? random.of(COMMANDS) : random.of(offered)
  const request = { complaintId, expectedSeq: complaint.seq, commandId: services.ids.next(), command: randomCommand(type, now, complaint, random, world) }
  const result = await carryOut(services, actor, request)
  if (result.kind !== 'warned') return result.kind
  const command = withReasons(request.command)
  return (await carryOut(services, actor, { ...request, command, acceptedWarnings: result.warnings.map(({ code }) => code) })).kind
}

/** Whoever walks no longer finds the complaint: because of its seal, or because it is about them. */
async function outOfSight({ store }: Services, { authorityId, userId }: Actor, complaintId: string): Promise<'out-of-sight'> {
  const complaint = foldAsRecorded(await store.read(wholeOf(authorityId), async (reads) => complaintEvents(await reads.stream(complaintId)) ?? []))
  if (!complaint) throw new Error('the complaint has gone')
  const isHidden = usersComplainedAbout(complaint).includes(userId) || sealedFor(complaint)?.includes(userId) === false
  if (!isHidden) throw new Error('the complaint is out of sight, and nothing hides it')
  return 'out-of-sight'
}

/** The command with the reasons that a warning may ask for. */
function withReasons(command: WordedCommand): WordedCommand {
  if (command.type === 'pause-stage-one') return command
  return Object.assign({}, command, { reason: { words: 'As agreed' }, departureReason: { words: 'As agreed' } })
}
