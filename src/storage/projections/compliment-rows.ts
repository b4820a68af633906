import { inOrderOfHappening, type Effective } from '../../domain/complaint/effective.ts'
import { complimentOf, type Compliment } from '../../domain/register/compliment/compliment.ts'
import { passOnClock } from '../../domain/register/compliment/pass-on-clock.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import type { ProjectionContext } from './context.ts'
import type { FactRow } from './fact-versions.ts'
import type { RowOf } from './projected-rows.ts'

/** A compliment as these entries of its stream tell it; null where they are of another kind. */
function complimentIn(effective: readonly Effective<RegisterEvent>[]): Compliment | null {
  return complimentOf(inOrderOfHappening(effective))
}

/** Its row in the list of compliments; none for a stream of another kind. */
export function complimentRows(streamId: string, effective: readonly Effective<RegisterEvent>[], headSeq: number): readonly RowOf<'compliments'>[] {
  const so = complimentIn(effective)
  if (!so) return []
  return [{
    stream_id: streamId, reference: so.reference, received_on: so.receivedOn, giver: so.from, sort: so.sort, channel: so.channel, divisions: so.divisions,
    teams: so.teams, worker_id: so.worker, said_id: so.said?.textId ?? null, consent: so.consent.state, quotation_id: so.quotation?.text.textId ?? null,
    passed_on: so.passedOn, thanked_on: so.thankedOn, is_imported: so.isImported, head_seq: headSeq,
  }]
}

/** What the figures count of a compliment besides what they count of every entry. */
export function complimentFact(effective: readonly Effective<RegisterEvent>[], context: ProjectionContext): Partial<FactRow> {
  const so = complimentIn(effective)
  if (!so) return {}
  return {
    complainant_type: so.from, sort: so.sort, passed_on: so.passedOn, pass_on_due: passOnClock(so, context)?.dueOn ?? null, consent: so.consent.state,
  }
}
