import type { AnyEvent } from '../../application/ports.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { RowOf } from './projected-rows.ts'

/** What stands in the place of a stream that was destroyed; nothing for any other. Pure. */
export function tombstoneRows(streamId: string, kind: string, recorded: readonly Recorded<AnyEvent>[]): readonly RowOf<'tombstones'>[] {
  const first = recorded[0]?.event
  return recorded.flatMap(({ event }) => {
    if (event.type !== 'RecordDestroyed') return []
    const { happenedOn, destruction, destructionReference, reason, rule, basis, mark, by: [proposedBy = '', approvedBy = ''], with: withId = null } = event
    return [{
      stream_id: streamId, kind, reference: first && 'reference' in first ? first.reference : '', destroyed_on: happenedOn, destruction_id: destruction,
      destruction_reference: destructionReference, reason, rule, basis, mark, proposed_by: proposedBy, approved_by: approvedBy, with_id: withId,
    }]
  }).slice(0, 1)
}
