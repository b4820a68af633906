import { sql } from 'kysely'
import type { AuthorityId, LoadedList, SettingsStore } from '../application/ports.ts'
import { completeSettings, type StoredSettings } from '../domain/authority/default-settings.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { Trx } from './projector.ts'

/** An authority's configuration: versions that are added; the last one saved is the present one. */
export function makeSettings(trx: Trx, authorityId: AuthorityId): SettingsStore {
  return {
    current: () => readSettings(trx, authorityId),
    save: async (settings, meta) => {
      forgetSettings(trx)
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

/** What a transaction has read of the settings no longer holds. */
export function forgetSettings(trx: Trx): void {
  known.delete(trx)
}

/** The settings as they stood at the end of a London day; the first ones for a day before them. */
export async function settingsKnownOn(trx: Trx, authorityId: AuthorityId, day: IsoDate): Promise<AuthoritySettings> {
  const { rows: [row] } = await sql<{ settings: StoredSettings }>`
    select settings from settings_versions where authority_id = ${authorityId}
    order by (recorded_at at time zone 'Europe/London')::date <= ${day}::date desc,
      case when (recorded_at at time zone 'Europe/London')::date <= ${day}::date then -version else version end limit 1`.execute(trx)
  if (!row) throw new Error('this authority has no settings')
  return completeSettings(row.settings)
}

/** Every list of bank holidays that the authority loaded, last first; a version that only changed something else is none. */
export async function bankHolidayLists(trx: Trx, authorityId: AuthorityId): Promise<readonly LoadedList[]> {
  const { rows } = await sql<{ list: LoadedList['list']; recorded_at: Date | string; recorded_by: string }>`
    select list, recorded_at, recorded_by from (
      select settings -> 'bankHolidays' as list, recorded_at, recorded_by, version,
        lag(settings -> 'bankHolidays' ->> 'id') over (order by version) as before
      from settings_versions where authority_id = ${authorityId}) v
    where list ->> 'id' is distinct from before and jsonb_typeof(list) = 'object' order by version desc`.execute(trx)
  return rows.map((row) => ({ list: row.list, recordedAt: new Date(row.recorded_at).toISOString(), recordedBy: row.recorded_by }))
}
