import { effectiveEvents, inOrderOfHappening } from '../domain/complaint/effective.ts'
import { recordedInError } from '../domain/complaint/recorded-in-error.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { foldEnquiry } from '../domain/register/enquiry/enquiry.ts'
import { foldMemberEnquiry } from '../domain/register/member-enquiry/member-enquiry.ts'
import { allOrNothing, type Within } from './all-or-nothing.ts'
import { carryOutWithin, type AndThen } from './carry-out.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import { requestToRecord, type ComplaintToRecord } from './record-complaint.ts'
import { recordEntryWithin, type EntryRequest, type EntryResult } from './record-entry.ts'
import { complaintEvents, registerEvents } from './streams.ts'
import type { CommandResult } from './worded.ts'

/**
 * Records the complaint that an enquiry became, and says so in the enquiry: both or neither, so that the matter is
 * counted once. An enquiry that was struck out meanwhile says nothing, and the complaint stands alone; one that became
 * another complaint refuses this one. Decision: 0048.
 */
export async function recordComplaintOfEnquiry(services: Services, actor: Actor, input: ComplaintToRecord, enquiryId: string, andThen: AndThen = async (_, recorded) => recorded): Promise<CommandResult> {
  if (!may(actor, 'record-complaint') || !may(actor, 'record-entry')) return { kind: 'not-allowed' }
  const request = await requestToRecord(services, actor, input)
  return allOrNothing<CommandResult>(services.store, actor, async ({ tx, undo }) => {
    const recorded = await carryOutWithin(services, { tx, undo }, actor, request)
    if (recorded.kind !== 'done') return recorded
    const said = await sayBecame(services, { tx, undo: (result) => undo(ofCommand(result, recorded)) }, actor, { enquiryId, complaintId: recorded.complaintId })
    return said.kind === 'done' ? andThen({ tx, undo }, recorded) : undo(ofCommand(said, recorded))
  })
}

type Turned = Readonly<{ enquiryId: string; complaintId: string }>

async function sayBecame(services: Services, within: Within<EntryResult>, actor: Actor, { enquiryId, complaintId }: Turned): Promise<EntryResult> {
  const recorded = registerEvents(await within.tx.ledger.load(enquiryId)) ?? []
  const seq = recorded.at(-1)?.seq ?? 0
  const inOrder = inOrderOfHappening(effectiveEvents(recorded))
  const enquiry = foldEnquiry(inOrder)
  const so = enquiry ?? foldMemberEnquiry(inOrder)
  if (so === null || recordedInError(recorded) !== null || so.complaint?.complaintId === complaintId) return { kind: 'done', entryId: enquiryId, reference: '', seq }
  const type = enquiry ? 'turn-enquiry-into-complaint' as const : 'turn-member-enquiry-into-complaint' as const
  return recordEntryWithin(services, within, actor, {
    entryId: enquiryId, commandId: services.ids.next(), expectedSeq: seq, command: { type, on: services.clock.today(), complaint: complaintId },
  })
}

/** What came of the enquiry, as whoever recorded the complaint is told. */
function ofCommand(result: EntryResult, recorded: CommandResult): CommandResult {
  if (result.kind === 'done') return recorded
  return result.kind === 'stale' ? { kind: 'stale', seq: result.seq, since: [] } : result
}

/** The enquiry that a complaint turned out to be: what the log asks, and the complaint. */
export type EnquiryOfComplaint = Readonly<{ complaintId: string; turnId: string; requests: readonly EntryRequest[] }>

/**
 * Records the enquiry that a complaint turned out to be, says so in the complaint and closes it: all or nothing. Where
 * the complaint cannot be closed, as when it is closed already, it stays as it is: it counts no more either way.
 */
export async function recordEnquiryOfComplaint(services: Services, actor: Actor, { complaintId, turnId, requests }: EnquiryOfComplaint): Promise<EntryResult> {
  if (!may(actor, 'record-entry') || !may(actor, 'turn-into-enquiry')) return { kind: 'not-allowed' }
  return allOrNothing<EntryResult>(services.store, actor, async (within) => {
    let last: EntryResult = { kind: 'not-found' }
    for (const request of requests) {
      last = await recordEntryWithin(services, within, actor, request)
      if (last.kind !== 'done') return within.undo(last)
    }
    if (last.kind !== 'done') return last
    const entry = last
    const turning: Within<CommandResult> = { tx: within.tx, undo: (result) => within.undo(ofEntry(result, entry)) }
    const seq = foldAsRecorded(complaintEvents(await within.tx.ledger.load(complaintId)) ?? [])?.seq ?? 0
    const on = services.clock.today()
    const turned = await carryOutWithin(services, turning, actor, { complaintId, expectedSeq: seq, commandId: turnId, command: { type: 'turn-into-enquiry', on, entry: entry.entryId } })
    if (turned.kind !== 'done') return within.undo(ofEntry(turned, entry))
    if (may(actor, 'close')) await carryOutWithin(services, turning, actor, {
      complaintId, expectedSeq: turned.seq, commandId: services.ids.next(), command: { type: 'close', on }, acceptedWarnings: ['category-not-confirmed', 'closed-without-answer'],
    })
    return entry
  })
}

function ofEntry(result: CommandResult, entry: EntryResult): EntryResult {
  if (result.kind === 'done') return entry
  return result.kind === 'stale' ? { kind: 'stale', seq: result.seq, since: [] } : result
}
