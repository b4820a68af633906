import type { Companion, Destroyer } from '../../application/retention/ports.ts'
import type { AuthorityId, StreamId } from '../../application/ports.ts'
import { loadStream } from '../ledger/load.ts'
import type { Projector, Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { refreshNames } from '../search/refresh-names.ts'
import { isUuid } from '../is-uuid.ts'

/**
 * Takes away what the ledger says was destroyed, through functions of the owner: the server's role may delete none of it by
 * itself. Called after the append of the event that says so, in the same transaction. Decision: 0086.
 */
export function makeDestroyer(trx: Trx, authorityId: AuthorityId, projector: Projector): Destroyer {
  return {
    companions: async (of) => {
      const people = 'people' in of ? of.people : (await rowsOf<{ id: string }>(trx, `
        select distinct person_id as id from complaint_people where authority_id = $1 and stream_id = $2
        union select person_id from register_people where authority_id = $1 and stream_id = $2`, [authorityId, of.streamId])).map(({ id }) => id)
      const sameness = await samenessOf(trx, authorityId, people.filter(isUuid), 'people' in of ? null : of.streamId)
      return 'people' in of ? sameness : [...await equalityOf(trx, authorityId, of.streamId), ...sameness]
    },
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

/** The forms that say who was asked about themselves in a complaint. */
async function equalityOf(trx: Trx, authorityId: AuthorityId, streamId: StreamId): Promise<readonly Companion[]> {
  const rows = await rowsOf<{ id: string }>(trx, `
    select e.stream_id as id from register_entries r join events e on e.authority_id = r.authority_id and e.stream_id = r.stream_id and e.seq = 1
    where r.authority_id = $1 and r.kind = 'equality-form' and e.payload ->> 'complaint' = $2`, [authorityId, streamId])
  return rows.map(({ id }) => ({ streamId: id, kind: 'equality-form' }))
}

/** What says that one of these people is another. For a record that goes: only of people who have a part in nothing else. */
async function samenessOf(trx: Trx, authorityId: AuthorityId, people: readonly string[], goes: StreamId | null): Promise<readonly Companion[]> {
  if (people.length === 0) return []
  const rows = await rowsOf<{ id: string }>(trx, `
    select distinct s.stream_id as id from person_sameness s where s.authority_id = $1 and s.person_id = any($2::uuid[])
      and ($3::uuid is null or (not exists (select 1 from complaint_people c where c.authority_id = $1 and c.person_id = s.person_id and c.stream_id <> $3::uuid)
        and not exists (select 1 from register_people r where r.authority_id = $1 and r.person_id = s.person_id and r.stream_id <> $3::uuid)))`, [authorityId, people, goes])
  return rows.map(({ id }) => ({ streamId: id, kind: 'sameness' }))
}
