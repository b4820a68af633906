import { sql } from 'kysely'
import type pg from 'pg'
import type { OutOfSight } from '../application/access/out-of-sight.ts'
import type { Seeing, Sight } from '../application/access/sight.ts'
import type { Clock } from '../application/ports.ts'
import { isUuid } from './is-uuid.ts'
import type { Trx } from './projector.ts'

/** Ids and codes alone, so that nothing in them can end the statement that they stand in. */
const PLAIN = /^[\w-]*$/

/** The sights of which something is hidden, or to which something is opened, by lists of ids. The others are decided by themselves. */
const BY_LISTS: ReadonlySet<Sight['kind']> = new Set(['register', 'own', 'figures', 'appointed', 'duties', 'rights', 'report'])

const LISTS = ['sealed', 'sealed_people', 'granted', 'released'] as const

/**
 * The statements that tell row-level security who looks, and how far, for the opening of a transaction. A sight that goes by
 * lists is narrowed by its last one, `narrow_sight`, which asks for them with everything in sight; nothing else is read before.
 */
export function sightSet({ authorityId, sight }: Seeing, clock?: Clock): readonly string[] {
  if (!isUuid(authorityId)) throw new Error('not an authority id')
  if (![sight.userId, ...sight.teams].every((each) => PLAIN.test(each))) throw new Error('not the id of a user, or not the code of a team')
  return [
    `set local heard.authority_id = '${authorityId}'`, `set local heard.sight = '${goesByLists(sight) ? 'whole' : sight.kind}'`,
    `set local heard.user_id = '${sight.userId}'`, `set local heard.teams = '{${sight.teams.join(',')}}'`,
    // Empty until a sight is narrowed: a statement that locks what it reads works out the lists of every sight beforehand.
    ...LISTS.map((list) => `set local heard.${list} = '{}'`),
    ...(clock ? [`set local heard.today = '${clock.today()}'`, `set local heard.now = '${clock.now()}'`] : []),
    ...(goesByLists(sight) ? [`select narrow_sight('${sight.kind}')::text as sealed`] : []),
  ]
}

function goesByLists({ kind }: Sight): boolean {
  return BY_LISTS.has(kind)
}

/** What is sealed from whoever looks, from the answers to an opening; a report counts everything, and only quotes none of it. */
export function outOfSightIn({ kind }: Sight, opened: readonly pg.QueryResult[]): OutOfSight {
  const [row] = opened.at(-1)?.rows ?? []
  const sealed: unknown = kind === 'report' ? '{}' : row?.sealed ?? '{}'
  return new Set(String(sealed).slice(1, -1).split(',').filter((id) => id !== ''))
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
