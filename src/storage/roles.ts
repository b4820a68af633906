import type pg from 'pg'
import { StartRefused } from './embedded/start-refused.ts'

type AppRole = {
  name: string; is_super: boolean; bypasses: boolean; may_become: string | null; owns: boolean; is_owner: boolean; changes_ledger: boolean; destroys: boolean; may_add: boolean
}

const OLDEST_SERVER = 150_000

/** Functions that destroy without asking the ledger: the owner's, called by those that ask. */
const OWNERS_ALONE = ['destroy_rows', 'tally_equality', 'approved_destruction', 'goes_with', 'people_named_in', 'people_without_a_part']

/** The name of the role that a pool connects as. */
export async function roleOf(pool: pg.Pool): Promise<string> {
  const { rows: [row] } = await pool.query<{ name: string }>('select current_user as name')
  if (!row) throw new Error('a connection without a role')
  return row.name
}

/** Refuses a PostgreSQL that is too old to keep the register. */
export async function checkServerVersion(pool: pg.Pool): Promise<void> {
  const { rows: [row] } = await pool.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::integer as number, current_setting('server_version') as version")
  if (row && row.number < OLDEST_SERVER) throw new StartRefused(`PostgreSQL ${row.version} is too old: Heard needs 15 or later.`)
}

/** Refuses two addresses that lead to different databases, before anything is changed in either. */
export async function checkSameDatabase(pools: Readonly<{ app: pg.Pool; owner: pg.Pool }>): Promise<void> {
  const asked = await Promise.all([pools.app, pools.owner].map((pool) => pool.query<{ name: string; place: string }>(
    "select current_database() as name, concat_ws(' ', current_database(), extract(epoch from pg_postmaster_start_time())) as place")))
  const [app, owner] = asked.map(({ rows: [row] }) => row)
  if (app?.place !== owner?.place) throw new StartRefused(
    `DATABASE_URL and HEARD_OWNER_URL lead to different databases (${app?.name ?? ''} and ${owner?.name ?? ''}), or to different servers. They must name the same one, with two roles.`)
}

/** Refuses to serve through a role that could go round the register's own rules, after migrations. */
export async function checkAppRole(pool: pg.Pool): Promise<void> {
  const { rows: [role] } = await pool.query<AppRole>(`
    select current_user as name, r.rolsuper as is_super, r.rolbypassrls as bypasses,
      (select min(o.rolname) from pg_roles o where (o.rolsuper or o.rolbypassrls) and o.oid <> r.oid and pg_has_role(current_user, o.oid, 'member')) as may_become,
      exists (select 1 from pg_class c where c.relowner = r.oid) as owns,
      exists (select 1 from pg_class c where c.oid = 'events'::regclass and pg_has_role(current_user, c.relowner, 'member')) as is_owner,
      has_table_privilege('events', 'update') or has_table_privilege('events', 'delete') or has_table_privilege('events', 'truncate') as changes_ledger,
      (select bool_or(has_table_privilege(t, 'delete') or has_table_privilege(t, 'truncate')) from unnest(array['texts', 'people', 'equality_answers']) t where to_regclass(t) is not null)
        or exists (select 1 from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = any($1::text[]) and has_function_privilege(p.oid, 'execute')) as destroys,
      has_table_privilege('events', 'insert') as may_add
    from pg_roles r where r.rolname = current_user`, [OWNERS_ALONE])
  if (!role) throw new StartRefused('The database does not say which role the server connects as.')
  const reason =
    role.is_super ? 'is a superuser'
      : role.bypasses ? 'may bypass row-level security'
        : role.may_become !== null ? `may become ${role.may_become}, which may bypass row-level security`
          : role.owns ? 'owns tables'
            : role.is_owner ? 'is a member of the role that owns the tables'
              : role.changes_ledger ? 'may change or remove events'
                : role.destroys ? 'may destroy words or people that nobody has approved'
                : role.may_add ? null : 'may not add to the ledger (was it given another name than when the database was made?)'
  if (reason !== null) throw new StartRefused(
    `The server would connect as ${role.name}, which ${reason}. Heard serves only through a role that can see one authority at a time and add to the ledger, never change it. See docs/how-to/operate.md.`)
}
