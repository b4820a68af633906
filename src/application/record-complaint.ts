import { carryOut, type AndThen } from './carry-out.ts'
import { REFERENCE_TO_COME } from './give-reference.ts'
import type { Actor, Services } from './ports.ts'
import type { CommandRequest, CommandResult, WordedCommand } from './worded.ts'

type RecordCommand = Extract<WordedCommand, { type: 'record-complaint' }>

/** A complaint to be recorded. The page chooses its id beforehand, so that a double click records it once. */
export type ComplaintToRecord = Readonly<{
  complaintId: string
  commandId: string
  /** Without a procedure, the authority's usual one. */
  complaint: Omit<RecordCommand, 'type' | 'reference' | 'procedure'> & Readonly<{ procedure?: string }>
}> & Pick<CommandRequest, 'newPeople' | 'changedPeople' | 'acceptedWarnings'>

/** Records a complaint and gives it the next reference of its year of receipt. Answers as `carryOut` does. */
export async function recordComplaint(services: Services, actor: Actor, input: ComplaintToRecord, andThen?: AndThen): Promise<CommandResult> {
  return carryOut(services, actor, await requestToRecord(services, actor, input), andThen)
}

/** The command that records it. */
export async function requestToRecord(services: Services, actor: Actor, input: ComplaintToRecord): Promise<CommandRequest> {
  const { complaint, ...request } = input
  const procedure = complaint.procedure ?? (await usualProcedure(services, actor))
  return { ...request, expectedSeq: 0, command: { ...complaint, type: 'record-complaint', procedure, reference: REFERENCE_TO_COME } }
}

async function usualProcedure(services: Services, actor: Actor): Promise<string> {
  const settings = await services.store.read(actor, (reads) => reads.settings())
  return settings.defaultProcedure
}
