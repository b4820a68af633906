import { carryOut } from '../application/carry-out.ts'
import type { Actor, Services } from '../application/ports.ts'
import { recordComplaint } from '../application/record-complaint.ts'
import type { CommandResult, NewPerson } from '../application/worded.ts'
import { addWorkingDays } from '../domain/calendar/working-days.ts'
import { WARNINGS } from '../domain/complaint/warnings.ts'
import type { ChildConcerned, Complainant, PersonId } from '../domain/complaint/events.ts'
import { chanceOf, type Chance } from './chance.ts'
import { complaintWords, type ComplaintWords } from './complaint-words.ts'
import { askAboutThemselves } from './equality-forms.ts'
import { LIVE_CASES, type LiveCase } from './live-cases.ts'
import { commandOf, type LiveContext } from './live-commands.ts'
import { aFamily, relationOf } from './people.ts'
import { demonstrationSettings } from './settings.ts'
import type { DemonstrationActors } from './users.ts'

const EVERY_WARNING = Object.keys(WARNINGS)

/** Records today's caseload through the same commands as anybody's, oldest first. Answers how many complaints it is. */
export async function loadLiveCaseload(services: Services, actors: DemonstrationActors, progress: (done: number, all: number) => void): Promise<number> {
  const oldestFirst = LIVE_CASES.map((live, number) => ({ live, number })).sort((a, b) => b.live.ago - a.live.ago)
  for (const [done, { live, number }] of oldestFirst.entries()) {
    await loadCase(services, actors, live, number)
    progress(done + 1, oldestFirst.length)
  }
  return oldestFirst.length
}

async function loadCase(services: Services, actors: DemonstrationActors, live: LiveCase, number: number): Promise<void> {
  const { calendar, clock, ids } = services
  const chance = chanceOf(`live complaint ${number}`)
  const today = clock.today()
  const words = complaintWords(chance, { category: live.category ?? 'service', complainant: live.who ?? 'parent', channel: live.channel ?? 'email' }, live.points ?? chance.pick([1, 2]))
  const responder = actors.responders.find(({ teams }) => live.team !== undefined && teams.includes(live.team))
  const context: LiveContext = { live, receivedOn: addWorkingDays(calendar, today, -live.ago).on, today, calendar, chance, words, responderId: responder?.userId }
  const complaintId = ids.next()
  const recorded = await recordComplaint(services, actors.manager, {
    complaintId, commandId: ids.next(), acceptedWarnings: EVERY_WARNING, ...receipt(services, context),
  })
  let seq = seqOf(recorded, live)
  for (const step of live.steps) {
    const actor = (step.do === 'draft' || step.do === 'submit') && responder ? responder : actors.manager
    seq = await send(services, actor, { complaintId, expectedSeq: seq, live, command: commandOf(step, context) })
  }
  await askAboutThemselves(services, actors, { complaintId, live, number, on: context.receivedOn })
}

type Sending = Readonly<{ complaintId: string; expectedSeq: number; live: LiveCase; command: ReturnType<typeof commandOf> }>

async function send(services: Services, actor: Actor, { complaintId, expectedSeq, live, command }: Sending): Promise<number> {
  return seqOf(await carryOut(services, actor, { complaintId, expectedSeq, commandId: services.ids.next(), command, acceptedWarnings: EVERY_WARNING }), live)
}

/** The demonstration asks for nothing that may be refused; if it is, the demonstration is wrong. */
function seqOf(result: CommandResult, live: LiveCase): number {
  if (result.kind !== 'done') throw new Error(`the demonstration's complaint ${JSON.stringify(live)} was not taken: ${JSON.stringify(result)}`)
  return result.seq
}

type Receipt = Pick<Parameters<typeof recordComplaint>[2], 'complaint' | 'newPeople'>

function receipt(services: Services, { live, receivedOn, words, chance }: LiveContext): Receipt {
  const { corporateProcedure } = demonstrationSettings()
  const complaint = {
    on: receivedOn, channel: live.channel ?? chance.pick(['email', 'email', 'telephone', 'complaint-form']), said: { words: words.said },
    ...(live.corporate && { procedure: corporateProcedure }),
  }
  if (live.recorded === 'bare') return { complaint: { ...complaint, details: {} } }
  const { newPeople, complainants, children } = people(services, live, chance)
  return {
    newPeople,
    complaint: {
      ...complaint,
      details: {
        complainants, children, ...placeOf(live), category: live.category ?? 'service', points: pointsOf(services, words),
        ...(live.priority && { priority: live.priority, priorityReason: { words: 'The child may have to move before an answer is due.' } }),
        ...(live.who === 'care-leaver' && { supportedByAdvocate: true }),
      },
    },
  }
}

function pointsOf(services: Services, { points }: ComplaintWords): readonly Readonly<{ pointId: string; text: Readonly<{ words: string }> }>[] {
  return points.map((point) => ({ pointId: services.ids.next(), text: { words: point } }))
}

function placeOf({ team }: LiveCase): Readonly<{ teams?: readonly string[]; divisions?: readonly string[] }> {
  if (team === undefined) return {}
  const division = demonstrationSettings().words.teams.find(({ code }) => code === team)?.division
  return { teams: [team], ...(division !== undefined && { divisions: [division] }) }
}

type People = Readonly<{ newPeople: readonly NewPerson[]; complainants: readonly Complainant[]; children: readonly ChildConcerned[] }>

function people(services: Services, live: LiveCase, chance: Chance): People {
  const who = live.who ?? 'parent'
  const family = aFamily(chance, 1)
  const [child = ''] = family.children
  const childPerson = person(services, child)
  if (who === 'anonymous') return { newPeople: [], complainants: [{ type: 'not-known' }], children: [{ careStatus: 'not-known' }] }
  const isOwn = who === 'care-leaver' || who === 'child-or-young-person'
  const grownUp = person(services, family.grownUp)
  const children: ChildConcerned[] = live.unborn
    ? [{ careStatus: 'unborn', disability: 'not-known' }]
    : [{ personId: childPerson.personId, careStatus: careStatusOf(live, who), disability: live.disabled ? 'yes' : 'no' }]
  const complainant = isOwn ? childPerson : grownUp
  return {
    newPeople: [...(isOwn ? [] : [grownUp]), ...(live.unborn ? [] : [childPerson])],
    complainants: [{ type: who, relation: relationOf(chance, who), personId: complainant.personId }], children,
  }
}

function careStatusOf({ team }: LiveCase, who: string): NonNullable<ChildConcerned['careStatus']> {
  if (who === 'care-leaver') return 'care-leaver'
  if (team === 'children-in-care-team' || team === 'care-leavers') return 'looked-after'
  return team?.startsWith('taf-') || team === 'family-centres' ? 'early-help' : 'child-in-need'
}

function person(services: Services, name: string): NewPerson {
  const at = name.lastIndexOf(' ')
  return { personId: services.ids.next() as PersonId, details: { givenName: name.slice(0, at), familyName: name.slice(at + 1) } }
}
