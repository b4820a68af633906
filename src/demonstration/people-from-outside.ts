import type { AccountServices } from '../application/accounts.ts'
import { carryOut } from '../application/carry-out.ts'
import type { Actor, Services } from '../application/ports.ts'
import { complaintEvents, registerEvents } from '../application/streams.ts'
import type { CommandRequest, WordedCommand } from '../application/worded.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { foldMember } from '../domain/register/pool/member.ts'

/** Invented people of the pool who sign in from outside, with their part in an investigation. */
const DEMONSTRATION_OUTSIDERS = [
  { email: 'kofi.wainwright@outside.example', familyName: 'Wainwright', part: 'investigating-officer' },
  { email: 'petra.hollinrake@outside.example', familyName: 'Hollinrake', part: 'independent-person' },
] as const

/** An investigating officer and an independent person have access to one complaint at stage 2, and papers released to them. */
export async function loadPeopleFromOutside(services: Services, accounts: AccountServices, manager: Actor): Promise<void> {
  const complaintId = await anInvestigation(services, manager)
  if (complaintId === null) return
  const today = services.clock.today()
  for (const { email, familyName, part } of DEMONSTRATION_OUTSIDERS) {
    const account = await accounts.accounts.byEmail(manager.authorityId, email)
    const personId = await personOfPool(services, manager, familyName)
    if (account === null || personId === null) continue
    const accessId = services.ids.next()
    const steps: readonly WordedCommand[] = [
      { type: part === 'investigating-officer' ? 'appoint-investigating-officer' : 'appoint-independent-person', on: today, person: { personId } },
      { type: 'give-outside-access', on: today, accessId, part, person: { personId }, user: account.userId, daysAfter: 28 },
      { type: 'confirm-outside-part', on: today, accessId, what: 'independence' },
      { type: 'confirm-outside-part', on: today, accessId, what: 'confidentiality' },
      { type: 'release-papers', on: today, releaseId: services.ids.next(), papers: ['people', 'said', 'points', 'stage-1-answer'], to: 'one', accessId, reason: { words: 'To begin the investigation.' } },
    ]
    for (const command of steps) await record(services, manager, complaintId, command)
  }
}

/** What the complaint has no paper for is left out of the release; everything else has to be done. */
async function record(services: Services, manager: Actor, complaintId: string, command: WordedCommand): Promise<void> {
  const expectedSeq = await services.store.read(manager, async (reads) => (await reads.stream(complaintId)).length)
  const request: CommandRequest = { complaintId, expectedSeq, commandId: services.ids.next(), command }
  const result = await carryOut(services, manager, request)
  if (result.kind === 'refused' && result.code === 'no-such-paper' && command.type === 'release-papers')
    return record(services, manager, complaintId, { ...command, papers: ['people'] })
  if (result.kind !== 'done') throw new Error(`the demonstration's ${command.type} was not recorded: ${JSON.stringify(result)}`)
}

/** The complaint of today's caseload that went to stage 2 last and has no investigating officer yet. */
async function anInvestigation(services: Services, manager: Actor): Promise<string | null> {
  const today = services.clock.today()
  return services.store.read(manager, async (reads) => {
    const { rows } = await reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', stage: 'stage-2', sort: 'received', descending: true, page: 1 })
    for (const { complaintId } of rows) {
      const recorded = complaintEvents(await reads.stream(complaintId)) ?? []
      if (!recorded.some(({ event }) => event.type === 'InvestigatingOfficerAppointed' || event.type === 'InvestigationAnswered')) return complaintId
    }
    return null
  })
}

async function personOfPool(services: Services, manager: Actor, familyName: string): Promise<PersonId | null> {
  return services.store.read(manager, async (reads) => {
    const members = (await reads.streamsOfKind('pool-member')).flatMap(({ recorded }) => foldMember(registerEvents(recorded) ?? []) ?? [])
    const people = await reads.people(members.map(({ personId }) => personId))
    return people.find((person) => person.familyName === familyName)?.personId ?? null
  })
}
