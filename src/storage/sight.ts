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

/**
 * Narrows what a transaction sees to the sight it was opened for. It asks for the lists that this sight goes by, and no others:
 * each opening waits for it. Answers with what is sealed from whoever looks; a report counts everything, and only quotes none of it.
 */
export async function narrowSight(client: pg.ClientBase, { kind }: Sight): Promise<OutOfSight> {
  if (!BY_LISTS.has(kind)) return new Set()
  const lists = kind === 'appointed' ? await openedLists(client) : await sealedLists(client, kind)
  await client.query([...Object.entries({ ...NO_LISTS, ...lists }).map(([name, ids]) => `set local heard.${name} = '${ids}'`), `set local heard.sight = '${kind}'`].join('; '))
  return kind === 'report' ? new Set() : new Set((lists.sealed ?? NONE).slice(1, -1).split(',').filter((id) => id !== ''))
}

const NONE = '{}'
const NO_LISTS = { sealed: NONE, sealed_people: NONE, granted: NONE, released: NONE }
type Lists = Partial<typeof NO_LISTS>

/** By what lists of sealed streams a sight goes, and whether names are in it. */
function listsFor(kind: Sight['kind']): Readonly<{ sealed: string; hasNames: boolean }> {
  if (kind === 'report') return { sealed: 'sealed_at_all', hasNames: false }
  if (kind === 'duties' || kind === 'rights') return { sealed: 'sealed_about_reader', hasNames: true }
  return { sealed: 'sealed_from_reader', hasNames: kind === 'register' }
}

/** What is sealed from whoever looks; of the people in nothing else, where there is any and names are in sight. */
async function sealedLists(client: pg.ClientBase, kind: Sight['kind']): Promise<Lists> {
  const { sealed: asked, hasNames } = listsFor(kind)
  const sealed = await listOf(client, asked)
  return sealed === NONE || !hasNames ? { sealed } : { sealed, sealed_people: await listOf(client, 'people_in_nothing_but', sealed) }
}

async function openedLists(client: pg.ClientBase): Promise<Lists> {
  return { granted: await listOf(client, 'granted_to_reader'), released: await listOf(client, 'released_to_reader') }
}

/** A list of ids as PostgreSQL writes it, given another one where the function asks for it. The statement is prepared once on each connection. */
async function listOf(client: pg.ClientBase, from: string, given?: string): Promise<string> {
  const [asked, values] = given === undefined ? ['()', []] : ['($1::uuid[])', [given]]
  const { rows: [row] } = await client.query<{ ids: string }>({ name: `heard-${from}`, text: `select coalesce(array_agg(x), '${NONE}')::text as ids from ${from}${asked} x`, values })
  return row?.ids ?? NONE
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
