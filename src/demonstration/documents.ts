import { carryOut } from '../application/carry-out.ts'
import { fileDocuments, type Filing } from '../application/files/file-documents.ts'
import type { FileStore } from '../application/files/ports.ts'
import type { Actor, Services } from '../application/ports.ts'
import { complaintEvents } from '../application/streams.ts'
import { plainPdf } from './plain-pdf.ts'

type Invented = Readonly<{ name: string; mediaType: string; bytes: Buffer }> & Pick<Filing, 'kind' | 'audience' | 'isSensitive'>

/** Documents of a complaint that is being investigated: a report, what the complainant sent, a note of a call. */
const DOCUMENTS: readonly Invented[] = [
  {
    name: 'Report of the school.pdf', mediaType: 'application/pdf', kind: 'report', audience: 'internal', isSensitive: true,
    bytes: plainPdf(['Larkfield Primary School (invented)', '', 'To the complaints team', '', 'Attendance this term was 91 %. Two mornings were missed because', 'the taxi that had been arranged for the child did not come.', '', 'The class teacher rang the team on both days and left a message.', '', 'Headteacher']),
  },
  {
    name: 'Letter with dates and calls.txt', mediaType: 'text/plain', kind: 'from-complainant', audience: 'complainant', isSensitive: false,
    bytes: Buffer.from('These are the calls that I made:\n\nMonday, 9:15: no answer.\nTuesday, 14:00: I was told that somebody would ring back.\nThursday, 10:30: no answer.\n\nNobody has rung back.\n'),
  },
  {
    name: 'Note of the call with the taxi firm.txt', mediaType: 'text/plain', kind: 'note-of-meeting', audience: 'panel', isSensitive: false,
    bytes: Buffer.from('The firm says that the booking was cancelled by e-mail the evening before. It has no record of who cancelled it, and will look.\n'),
  },
]

/** Files documents with the complaint that people from outside look into, and releases one of them to each. */
export async function loadDocuments(services: Services, fileStore: FileStore, manager: Actor): Promise<void> {
  const found = await openedToOutside(services, manager)
  if (!found) return
  const { complaintId, accesses } = found
  const on = services.clock.today()
  for (const { name, mediaType, bytes, ...said } of DOCUMENTS) {
    const kept = await fileStore.put(manager.authorityId, (async function* () { yield bytes })(), bytes.length)
    if (kept === 'too-large') throw new Error('a document of the demonstration is larger than itself')
    await done(fileDocuments(services, manager, { complaintId, expectedSeq: await seqOf(services, manager, complaintId), commandId: services.ids.next(), acceptedWarnings: [], on, ...said }, [{ ...kept, name, mediaType, marks: [], scan: 'not-scanned' }]))
  }
  const filed = (await events(services, manager, complaintId)).flatMap((event) => (event.type === 'DocumentFiled' && event.audience === 'complainant' ? [event.documentId] : []))
  for (const accessId of accesses) for (const documentId of filed)
    await done(carryOut(services, manager, {
      complaintId, expectedSeq: await seqOf(services, manager, complaintId), commandId: services.ids.next(), acceptedWarnings: ['released-despite-concern', 'confidentiality-not-undertaken'],
      command: { type: 'release-document', on, releaseId: services.ids.next(), documentId, version: 1, to: 'one', accessId, reason: { words: 'To begin the investigation.' } },
    }))
}

async function events(services: Services, manager: Actor, complaintId: string) {
  return services.store.read(manager, async (reads) => (complaintEvents(await reads.stream(complaintId)) ?? []).map(({ event }) => event))
}

async function seqOf(services: Services, manager: Actor, complaintId: string): Promise<number> {
  return (await events(services, manager, complaintId)).length
}

/** The complaint of today's caseload at stage 2 to which somebody from outside has access. */
async function openedToOutside(services: Services, manager: Actor): Promise<Readonly<{ complaintId: string; accesses: readonly string[] }> | null> {
  const today = services.clock.today()
  const { rows } = await services.store.read(manager, (reads) => reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', stage: 'stage-2', sort: 'received', descending: true, page: 1 }))
  for (const { complaintId } of rows) {
    const accesses = (await events(services, manager, complaintId)).flatMap((event) => (event.type === 'OutsideAccessGiven' ? [event.accessId] : []))
    if (accesses.length > 0) return { complaintId, accesses }
  }
  return null
}

async function done(result: Promise<Readonly<{ kind: string }>>): Promise<void> {
  const { kind, ...rest } = await result
  if (kind !== 'done') throw new Error(`a document of the demonstration was not filed: ${kind} ${JSON.stringify(rest)}`)
}
