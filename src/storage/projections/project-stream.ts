import type { AnyEvent } from '../../application/ports.ts'
import type { ComplaintEvent, Recorded } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import type { StreamToProject } from '../projector.ts'
import type { ProjectionContext } from './context.ts'
import { projectComplaint } from './project-complaint.ts'
import { projectEntry } from './project-entry.ts'
import type { ProjectedRows } from './projected-rows.ts'

/** The rows that a stream of any kind gives. Pure. */
export function projectStream({ kind, streamId, recorded }: StreamToProject, context: ProjectionContext): ProjectedRows {
  return kind === 'complaint' ? projectComplaint(streamId, ofComplaint(recorded), context) : projectEntry(streamId, ofRegister(recorded), context)
}

/** The ledger lets no event of another kind into a stream, so the kind of the stream says which they are. */
function ofComplaint(recorded: readonly Recorded<AnyEvent>[]): readonly Recorded<ComplaintEvent>[] {
  return recorded as readonly Recorded<ComplaintEvent>[]
}

function ofRegister(recorded: readonly Recorded<AnyEvent>[]): readonly Recorded<RegisterEvent>[] {
  return recorded as readonly Recorded<RegisterEvent>[]
}
