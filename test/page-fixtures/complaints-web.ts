import { Readable } from 'node:stream'
import { fileDocuments, type ArrivedFile, type Filing } from '../../src/application/files/file-documents.ts'
import { recordComplaint, type ComplaintToRecord } from '../../src/application/record-complaint.ts'
import { carryOut } from '../../src/application/carry-out.ts'
import { ROLES, type Actor, type Role, type Services, type Store, type WorkList, type WorkListQuery } from '../../src/application/ports.ts'
import type { Press } from '../../src/application/report/press.ts'
import type { CommandRequest, CommandResult, WordedCommand } from '../../src/application/worded.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../../src/domain/complaint/events.ts'
import { SETTINGS } from '../support/builders.ts'
import { memoryStore, type MemoryStore } from '../support/memory-store.ts'
import { TEST_AUTHORITY, movableClock, testAccount, testWeb } from '../support/web.ts'

/** The actor that the account of this role signs in as. */
export function actorOf(role: Role): Actor {
  const { userId, name, teams } = testAccount(role)
  return { authorityId: TEST_AUTHORITY.authorityId, userId, name, role, teams }
}

/** The pages with a register in memory, on Monday 23 November 2026, and short ways to fill it. */
export async function complaintsWeb(replaced: Readonly<{ store?: (memory: MemoryStore) => Store; ids?: Services['ids']; protector?: Services['protector']; press?: Press }> = {}) {
  const memory = memoryStore()
  memory.useSettings(TEST_AUTHORITY.authorityId, SETTINGS)
  for (const role of ROLES) memory.addUser(TEST_AUTHORITY.authorityId, testAccount(role))
  const { clock, minutesPass } = movableClock()
  let last = 0
  const services: Services = {
    store: replaced.store?.(memory) ?? memory, clock, calendar: englandAndWales(),
    ...(replaced.protector && { protector: replaced.protector }), ids: replaced.ids ?? { next: () => `00000000-0000-4000-8000-${(last += 1).toString().padStart(12, '0')}` },
  }
  const web = await testWeb({ services, ...(replaced.press && { press: replaced.press }) })
  const manager = actorOf('complaints-manager')
  const seqOf = (complaintId: string) => memory.kept(TEST_AUTHORITY.authorityId).streams.get(complaintId)?.recorded.length ?? 0
  return {
    ...web, memory, services, minutesPass, seqOf,
    eventsOf: (complaintId: string) => memory.kept(TEST_AUTHORITY.authorityId).streams.get(complaintId)?.recorded.map(({ event }) => event) ?? [],
    /** Records a complaint as the complaints manager, and gives its id. */
    record: async (complaint: Partial<ComplaintToRecord['complaint']> = {}, newPeople: CommandRequest['newPeople'] = ADA) => {
      const complaintId = services.ids.next()
      done(await recordComplaint(services, manager, {
        complaintId, commandId: services.ids.next(), complaint: { ...A_COMPLAINT, ...complaint }, ...(newPeople && { newPeople }),
      }))
      return complaintId
    },
    /** Files a document, a report for staff alone where nothing else is said, as the complaints manager; gives the file's id. */
    file: async (complaintId: string, { name, bytes }: Readonly<{ name: string; bytes: Uint8Array }>, said: Partial<Filing> = {}, file: Partial<ArrivedFile> = {}) => {
      const kept = await web.deps.fileStore.put(TEST_AUTHORITY.authorityId, Readable.from([bytes]), bytes.length)
      if (kept === 'too-large') throw new Error('not kept')
      const filing: Filing = {
        complaintId, expectedSeq: seqOf(complaintId), commandId: services.ids.next(), acceptedWarnings: ['sensitive-document-shared'], on: clock.today(), kind: 'report', audience: 'internal', isSensitive: false, ...said,
      }
      done(await fileDocuments(services, manager, filing, [{ ...kept, name, mediaType: 'application/pdf', scan: 'not-scanned', ...file }]))
      return memory.kept(TEST_AUTHORITY.authorityId).files.keys().toArray().at(-1) ?? ''
    },
    /** Carries out a command as the complaints manager, warnings accepted. Throws where it is not done. */
    command: async (complaintId: string, command: WordedCommand, acceptedWarnings: readonly string[] = []) => done(await carryOut(services, manager, {
      complaintId, expectedSeq: seqOf(complaintId), commandId: services.ids.next(), command, acceptedWarnings,
    })),
  }
}

function done(result: CommandResult): void {
  if (result.kind !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`)
}

const ADA: NonNullable<CommandRequest['newPeople']> = [
  { personId: 'person-ada' as PersonId, details: { givenName: 'Ada', familyName: 'Marsh', contact: { telephone: '01632 960001' } } },
  { personId: 'person-kit' as PersonId, details: { givenName: 'Kit', familyName: 'Marsh', bornOn: isoDate('2016-05-04') } },
]

/** Received on Monday 16 November 2026 with two points; stage 1 falls due on Monday 30 November. */
export const A_COMPLAINT: ComplaintToRecord['complaint'] = {
  on: isoDate('2026-11-16'), reachedTeamOn: isoDate('2026-11-17'), channel: 'email', said: { words: 'Nobody has rung me back since September.' },
  details: {
    complainants: [{ personId: 'person-ada' as PersonId, type: 'parent', relation: 'mother' }],
    children: [{ personId: 'person-kit' as PersonId, careStatus: 'child-in-need', disability: 'no' }],
    divisions: ['safeguarding'], teams: ['assessment'], category: 'communication',
    points: [
      { pointId: 'point-1', text: { words: 'Calls are not returned.' }, desiredOutcome: { words: 'A named worker who answers.' } },
      { pointId: 'point-2', text: { words: 'The visit of 2 October was missed.' } },
    ],
    priority: 'high', priorityReason: { words: 'A hearing is set for December.' },
  },
}

export const TEAM_MANAGER = testAccount('team-manager').userId satisfies UserId

/** A store whose work list is this one, whatever is asked; what was asked is kept. */
export function withWorkList(list: WorkList, asked: WorkListQuery[] = []) {
  return (memory: MemoryStore): Store => ({
    ...memory,
    read: (authorityId, work) => memory.read(authorityId, (reads) => work({ ...reads, workList: async (query) => { asked.push(query); return list } })),
  })
}
