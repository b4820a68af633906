import { wholeOf } from '../../src/application/access/sight.ts'
import { carryOut } from '../../src/application/carry-out.ts'
import type { Actor } from '../../src/application/ports.ts'
import { recordEntry, type EntryRequest } from '../../src/application/record-entry.ts'
import { recordComplaint, type ComplaintToRecord } from '../../src/application/record-complaint.ts'
import type { CommandResult, WordedCommand } from '../../src/application/worded.ts'
import type { PersonId } from '../../src/domain/complaint/events.ts'
import type { JourneyWeb } from '../support/journey-web.ts'
import { A_COMPLAINT } from './complaints-web.ts'

/** Short ways to fill the register of a journey, as its complaints manager. */
export async function journeyComplaints({ services, authorityId }: JourneyWeb) {
  const users = await services.store.read(wholeOf(authorityId), (reads) => reads.users())
  const found = users.find(({ role }) => role === 'complaints-manager')
  if (!found) throw new Error('the journey has no complaints manager')
  const manager: Actor = { authorityId, userId: found.userId, name: found.name, role: found.role, teams: [] }
  return {
    /** Records the usual complaint, of a person of this name; gives its id and reference. */
    record: async (familyName: string, complaint: Partial<ComplaintToRecord['complaint']> = {}) => {
      const [complainant, child] = [services.ids.next() as PersonId, services.ids.next() as PersonId]
      const details = {
        ...A_COMPLAINT.details,
        complainants: [{ personId: complainant, type: 'parent', relation: 'mother' }], children: [{ personId: child, careStatus: 'child-in-need' as const }],
      }
      return done(await recordComplaint(services, manager, {
        complaintId: services.ids.next(), commandId: services.ids.next(), complaint: { ...A_COMPLAINT, details, ...complaint },
        newPeople: [
          { personId: complainant, details: { givenName: 'Ada', familyName } }, { personId: child, details: { givenName: 'Kit', familyName } },
        ],
      }))
    },
    /** Records a compliment or the like, or what follows in one that stands at `seq`, and gives its id. */
    recordEntry: async (command: EntryRequest['command'], at: Readonly<{ entryId: string; seq: number }> = { entryId: services.ids.next(), seq: 0 }) => {
      const result = await recordEntry(services, manager, { entryId: at.entryId, expectedSeq: at.seq, commandId: services.ids.next(), command })
      if (result.kind !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`)
      return at.entryId
    },
    command: async (complaintId: string, expectedSeq: number, command: WordedCommand, acceptedWarnings: readonly string[] = []) => done(
      await carryOut(services, manager, { complaintId, expectedSeq, commandId: services.ids.next(), command, acceptedWarnings }),
    ),
  }
}

function done(result: CommandResult): Extract<CommandResult, { kind: 'done' }> {
  if (result.kind !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`)
  return result
}
