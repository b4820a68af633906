import type { Generated, JSONColumnType } from 'kysely'

/** Days come as ISO strings, instants as ISO strings in UTC with milliseconds, int8 as number (see `parsers.ts`). */
export type EventsTable = {
  authority_id: string
  stream_id: string
  seq: number
  stream_kind: string
  type: string
  version: number
  payload: JSONColumnType<object>
  happened_on: string
  known_on: string | null
  recorded_at: string
  recorded_by: string
  command_id: string
  hash_format: number
  prev_hash: Buffer
  hash: Buffer
}

export type CommandsTable = { authority_id: string; command_id: string; stream_id: string; seq: number }

export type TextsTable = {
  authority_id: string; text_id: string; stream_id: string; body: string; salt: Buffer; digest: Buffer; recorded_at: string
}

export type PeopleTable = {
  authority_id: string
  person_id: string
  version: number
  given_name: string | null
  family_name: string | null
  known_as: string | null
  born_on: string | null
  contact: JSONColumnType<object> | null
  recorded_at: string
  recorded_by: string
}

export type AuthoritiesTable = {
  authority_id: string; name: string; host_name: string | null; is_demonstration: boolean; created_at: string; ready_at: string | null
}

export type SettingsVersionsTable = {
  authority_id: string; version: number; settings: JSONColumnType<object>; valid_from: string; recorded_at: string; recorded_by: string
}

export type ReferenceNumbersTable = { authority_id: string; series: string; year: number; next_number: number }

export type UsersTable = {
  authority_id: string
  user_id: string
  email: string
  name: string
  role: string
  teams: string[]
  password_hash: string
  failed_attempts: Generated<number>
  locked_until: string | null
  is_active: Generated<boolean>
  created_at: string
}

export type SessionsTable = {
  authority_id: string; token_hash: Buffer; user_id: string; created_at: string; last_seen_at: string; expires_at: string
}

export type DraftsTable = {
  authority_id: string; draft_id: string; user_id: string; kind: string; body: JSONColumnType<object>; updated_at: string
}

export type SealsTable = {
  authority_id: string; number: number; format: number; sealed_at: string; streams: number; prev_root: Buffer; root: Buffer
}

export type SealedHeadsTable = { authority_id: string; seal_number: number; stream_id: string; seq: number; hash: Buffer }

/** The tables of the ledger and of what stands beside it. Projections add theirs with `trx.withTables<…>()`. */
export type HeardTables = {
  authorities: AuthoritiesTable
  events: EventsTable
  commands: CommandsTable
  texts: TextsTable
  people: PeopleTable
  settings_versions: SettingsVersionsTable
  reference_numbers: ReferenceNumbersTable
  users: UsersTable
  sessions: SessionsTable
  drafts: DraftsTable
  seals: SealsTable
  sealed_heads: SealedHeadsTable
}
