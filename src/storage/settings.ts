import { sql } from 'kysely'
import type { AuthorityId, SettingsStore } from '../application/ports.ts'
import { completeSettings, type StoredSettings } from '../domain/authority/default-settings.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { Trx } from './projector.ts'

/** An authority's configuration: versions that are added; the last one saved is the present one. */
export function makeSettings(trx: Trx, authorityId: AuthorityId): SettingsStore {
  return {
    current: () => readSettings(trx, authorityId),
    save: async (settings, meta) => {
      known.delete(trx)
      await sql`
        insert into settings_versions (authority_id, version, settings, valid_from, recorded_at, recorded_by)
        select ${authorityId}::uuid, 1 + coalesce(max(version), 0), ${JSON.stringify(settings)}::jsonb, ${meta.validFrom}::date,
          ${meta.recordedAt}::timestamptz, ${meta.recordedBy}
        from settings_versions where authority_id = ${authorityId}::uuid`.execute(trx)
    },
  }
}

/** What a transaction has read already: within it, one configuration holds. */
const known = new WeakMap<Trx, Readonly<{ authorityId: AuthorityId; settings: AuthoritySettings }>>()

/** Throws a fault where the authority has never been set up. */
export async function readSettings(trx: Trx, authorityId: AuthorityId): Promise<AuthoritySettings> {
  const before = known.get(trx)
  if (before?.authorityId === authorityId) return before.settings
  const { rows: [row] } = await sql<{ settings: StoredSettings }>`
    select settings from settings_versions where authority_id = ${authorityId} order by version desc limit 1`.execute(trx)
  if (!row) throw new Error('this authority has no settings')
  const settings = completeSettings(row.settings)
  known.set(trx, { authorityId, settings })
  return settings
}
