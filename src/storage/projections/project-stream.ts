import type { AnyEvent } from '../../application/ports.ts'
import type { ComplaintEvent, Recorded } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import type { StreamToProject } from '../projector.ts'
import type { ProjectionContext } from './context.ts'
import { projectComplaint } from './project-complaint.ts'
import { projectEntry } from './project-entry.ts'
import { NO_ROWS, type ProjectedRows } from './projected-rows.ts'
import { retentionRows } from './retention-rows.ts'
import { tombstoneRows } from './tombstone-rows.ts'

/** The rows that a stream of any kind gives. Pure. */
export function projectStream({ kind, streamId, recorded }: StreamToProject, context: ProjectionContext): ProjectedRows {
  const rows = kind === 'complaint' ? projectComplaint(streamId, ofComplaint(recorded), context) : projectEntry(streamId, ofRegister(recorded), context)
  const tombstones = tombstoneRows(streamId, kind, recorded)
  // What figures count stays as it was, and a seal stays over it; nothing else of it does.
  return tombstones.length === 0 ? { ...rows, retention_facts: retentionRows(streamId, kind, recorded) } : { ...NO_ROWS, report_facts: rows.report_facts, complaint_seals: rows.complaint_seals, tombstones }
}

/** The ledger lets no event of another kind into a stream, so the kind of the stream says which they are. */
function ofComplaint(recorded: readonly Recorded<AnyEvent>[]): readonly Recorded<ComplaintEvent>[] {
  return recorded as readonly Recorded<ComplaintEvent>[]
}

function ofRegister(recorded: readonly Recorded<AnyEvent>[]): readonly Recorded<RegisterEvent>[] {
  return recorded as readonly Recorded<RegisterEvent>[]
}
