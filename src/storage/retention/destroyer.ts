import type { Destroyer } from '../../application/retention/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { loadStream } from '../ledger/load.ts'
import type { Projector, Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { refreshNames } from '../search/refresh-names.ts'
import { isUuid } from '../is-uuid.ts'
import { aboutOf, samenessGoing, samenessOf } from './companions.ts'
import { forgetAccounts } from './forget-accounts.ts'
import { traceWordsOf } from './trace-words.ts'

/**
 * Takes away what the ledger says was destroyed, through functions of the owner: the server's role may delete none of it by
 * itself. Called after the append of the event that says so, in the same transaction. Decision: 0086.
 */
export function makeDestroyer(trx: Trx, authorityId: AuthorityId, projector: Projector): Destroyer {
  return {
    companions: async (of) => {
      if ('people' in of) return samenessOf(trx, authorityId, of.people.filter(isUuid), null)
      return [...await aboutOf(trx, authorityId, of.streamId), ...await samenessGoing(trx, authorityId, of.streamId)]
    },
    traceWords: (of) => traceWordsOf(trx, authorityId, of),
    recordsNaming: async (people) => (await rowsOf<{ id: string }>(trx, `
      select stream_id as id from complaint_people where authority_id = $1 and person_id = any($2::uuid[])
      union select stream_id from register_people where authority_id = $1 and person_id = any($2::uuid[])`, [authorityId, people.filter(isUuid)])).map(({ id }) => id),
    answersReceivedBy: (day) => rowsOf(trx, `
      select r.stream_id as "streamId", c.stream_id as "complaintId", c.happened_on as "receivedOn", a.happened_on as "askedOn"
      from register_entries r join events a on a.authority_id = r.authority_id and a.stream_id = r.stream_id and a.seq = 1
        join events c on c.authority_id = r.authority_id and c.stream_id = (a.payload ->> 'complaint')::uuid and c.seq = 1
      where r.authority_id = $1 and r.kind = 'equality-form' and c.happened_on <= $2::date order by 1`, [authorityId, day]),
    destroyAnswers: async (streamId) => void (await rowsOf(trx, 'select destroy_answers($1::uuid)', [streamId])),
    forgetAccounts: (before) => forgetAccounts(trx, authorityId, before),
    destroyRecord: async (streamId, destructionId) => void (await rowsOf(trx, 'select destroy_record($1::uuid, $2::uuid)', [streamId, destructionId])),
    eraseWords: async (streamId, destructionId) => {
      await rowsOf(trx, 'select erase_words($1::uuid, $2::uuid)', [streamId, destructionId])
      // What the record is found by is made again, now that the words are gone.
      const { kind, recorded } = await loadStream(trx, authorityId, streamId)
      if (kind !== null) await projector(trx, authorityId, [{ kind, streamId, recorded, isNew: false }])
    },
    erasePeople: async (destructionId, people) => {
      await rowsOf(trx, 'select erase_people($1::uuid)', [destructionId])
      await refreshNames(trx, authorityId, people)
    },
    sweepDrafts: async (before) => (await rowsOf(trx, 'delete from drafts where authority_id = $1 and updated_at < $2::timestamptz returning 1', [authorityId, before])).length,
    forgetImportSources: async (before) => (await rowsOf<{ many: number }>(trx, 'select forget_import_sources($1::timestamptz) as many', [before]))[0]?.many ?? 0,
  }
}
