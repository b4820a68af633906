import { sql } from 'kysely'
import type pg from 'pg'
import type { Seeing, Sight } from '../application/access/sight.ts'
import type { Clock } from '../application/ports.ts'
import { isUuid } from './is-uuid.ts'
import type { Trx } from './projector.ts'

/** Ids and codes alone, so that nothing in them can end the statement that they stand in. */
const PLAIN = /^[\w-]*$/

/** The sights of which something is hidden, or to which something is opened, by lists of ids. The others are decided by themselves. */
const BY_LISTS: ReadonlySet<Sight['kind']> = new Set(['register', 'own', 'figures', 'appointed'])

/**
 * The statements that tell row-level security who looks, and how far, for the opening of a transaction. A sight that goes by
 * lists is not there yet: `narrowSight` asks for them with everything in sight, and narrows it before anything else is read.
 */
export function sightSet({ authorityId, sight }: Seeing, clock?: Clock): readonly string[] {
  if (!isUuid(authorityId)) throw new Error('not an authority id')
  if (![sight.userId, ...sight.teams].every((each) => PLAIN.test(each))) throw new Error('not the id of a user, or not the code of a team')
  return [
    `set local heard.authority_id = '${authorityId}'`, `set local heard.sight = '${BY_LISTS.has(sight.kind) ? 'whole' : sight.kind}'`,
    `set local heard.user_id = '${sight.userId}'`, `set local heard.teams = '{${sight.teams.join(',')}}'`,
    ...(clock ? [`set local heard.today = '${clock.today()}'`, `set local heard.now = '${clock.now()}'`] : []),
  ]
}

/** What is sealed from whoever looks, the people in nothing else, and what is opened to them: each as PostgreSQL writes a list of ids. */
const LISTS = `select (select coalesce(array_agg(x), '{}') from sealed_from_reader() x)::text as sealed,
  (select coalesce(array_agg(x), '{}') from people_sealed_from_reader() x)::text as sealed_people,
  (select coalesce(array_agg(x), '{}') from granted_to_reader() x)::text as granted,
  (select coalesce(array_agg(x), '{}') from released_to_reader() x)::text as released`

/** Narrows what a transaction sees to the sight it was opened for. The statement is prepared once on each connection. */
export async function narrowSight(client: pg.ClientBase, { kind }: Sight): Promise<void> {
  if (!BY_LISTS.has(kind)) return
  const { rows: [lists] } = await client.query<Readonly<Record<string, string>>>({ name: 'heard-sight', text: LISTS })
  await client.query([...Object.entries(lists ?? {}).map(([name, ids]) => `set local heard.${name} = '${ids}'`), `set local heard.sight = '${kind}'`].join('; '))
}

/** Runs `work`, which derives rows from what was recorded, with all of the authority in sight: what somebody may see does not decide what is so. */
export async function withAllInSight<T>(trx: Trx, sight: Sight, work: () => Promise<T>): Promise<T> {
  if (sight.kind === 'whole') return work()
  await sql.raw("set local heard.sight = 'whole'").execute(trx)
  // Where it throws, the transaction ends, and the sight with it.
  const result = await work()
  await sql.raw(`set local heard.sight = '${sight.kind}'`).execute(trx)
  return result
}
