import { recordsToErase } from '../../../application/rights/erasure.ts'
import type { RightsView } from '../../../application/rights/requests.ts'
import { may } from '../../../application/permissions.ts'
import { longDate } from '../../../words/dates.ts'
import { ERASURE_DECISION_LABELS, ERASURE_GROUND_LABELS } from '../../../words/rights.ts'
import type { Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { retainedRow } from '../retention/rows.ts'

/** What a request for erasure is about: every record with what keeps it, what was decided, and the way to a destruction. Null for any other right. */
export async function erasurePart({ deps, actor, today }: Visit, { streamId: except, so, references, texts }: RightsView) {
  if (so.right !== 'erasure') return null
  const records = await recordsToErase(deps.services, actor, { personId: so.personId, except })
  const rows = records.map(({ retained, isFree }) => ({ ...retainedRow(retained, today), mayGo: isFree }))
  const proposed = rows.filter((row) => row.isFree).map(({ streamId }) => `records=${streamId}`)
  return {
    rows, proposeHref: so.endedOn === null && proposed.length > 0 && may(actor, 'propose-destruction') ? `${urls.retentionProposal()}?${proposed.join('&')}` : null,
    decided: so.erasures.map(({ happenedOn, complaint, decision, ground, text }) => ({
      on: longDate(happenedOn), about: complaint === undefined ? null : references.get(complaint) ?? '', decision: ERASURE_DECISION_LABELS[decision], ground: ERASURE_GROUND_LABELS[ground], text: texts.get(text.textId) ?? '',
    })),
  }
}
