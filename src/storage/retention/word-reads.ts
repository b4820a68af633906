import type { KeptText, RetentionReads, WordsBeside } from '../../application/retention/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { aboutOf, samenessGoing } from './companions.ts'
import { fullNamesOf, peopleWhoGo } from './trace-words.ts'

const BATCH = 500
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Where words stand, besides in the record that is asked about. */
export function wordReads(trx: Trx, authorityId: AuthorityId): Pick<RetentionReads, 'textsAfter' | 'wordsBeside' | 'namesOnlyIn' | 'goesWith'> {
  return {
    textsAfter: (textId) => rowsOf<KeptText>(trx, `
      select text_id as "textId", stream_id as "streamId", body from texts where authority_id = $1 and text_id > $2::uuid order by text_id limit ${BATCH}`, [authorityId, textId ?? FIRST_ID]),
    wordsBeside: () => rowsOf<WordsBeside>(trx, `
      select 'edition' as "keptIn", report_id || ' ' || edition as id, report_id as "streamId", title, null as "userId", document as words from report_editions where authority_id = $1
      union all select 'kept-version', kept_id || ' ' || version, null, kind, null, body::text from kept_versions where authority_id = $1 and body is not null
      union all select 'draft', draft_id::text, null, kind, user_id::text, body::text from drafts where authority_id = $1
      union all select 'working-paper', stream_id::text, stream_id, kind, null, body::text from working_papers where authority_id = $1`, [authorityId]),
    namesOnlyIn: async (streamId) => fullNamesOf(trx, authorityId, await peopleWhoGo(trx, authorityId, streamId)),
    goesWith: async (streamId) => [...await aboutOf(trx, authorityId, streamId), ...await samenessGoing(trx, authorityId, streamId)].map((one) => one.streamId),
  }
}
