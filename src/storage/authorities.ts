import type pg from 'pg'
import type { AuthorityId, AuthorityOfHost } from '../application/ports.ts'
import type { Pools } from './pools.ts'

/** One council, as the list of authorities has it. `readyAt` is null while its first data are being loaded. */
export type Authority = Readonly<{
  authorityId: AuthorityId; name: string; hostName: string | null; isDemonstration: boolean; createdAt: string; readyAt: string | null
}>

const COLUMNS =
  'authority_id as "authorityId", name, host_name as "hostName", is_demonstration as "isDemonstration", created_at as "createdAt", ready_at as "readyAt"'

/** Every authority of this register, oldest first. */
export async function listAuthorities(client: pg.Pool | pg.ClientBase): Promise<readonly Authority[]> {
  const { rows } = await client.query<Authority>(`select ${COLUMNS} from authorities order by created_at, authority_id`)
  return rows
}

/** Adds an authority, not yet ready. Only the owner may. */
export async function addAuthority(owner: pg.Pool | pg.ClientBase, authority: Omit<Authority, 'readyAt'>): Promise<void> {
  await owner.query(
    'insert into authorities (authority_id, name, host_name, is_demonstration, created_at) values ($1, $2, $3, $4, $5)',
    [authority.authorityId, authority.name, authority.hostName?.toLowerCase() ?? null, authority.isDemonstration, authority.createdAt])
}

/** From now on it is served. */
export async function markReady(owner: pg.Pool | pg.ClientBase, authorityId: AuthorityId, readyAt: string): Promise<void> {
  await owner.query('update authorities set ready_at = $2 where authority_id = $1', [authorityId, readyAt])
}

const KEEP_MS = 10_000

/**
 * Finds the authority that answers at a host name: the one of that name, or the only one where it has none, at the names that
 * `isOurs` knows. What was found is kept for ten seconds, since every request asks.
 */
export function authorityFinder(pools: Pick<Pools, 'app'>, nowMs: () => number, isOurs: (hostname: string) => boolean = () => true): (hostname: string) => Promise<AuthorityOfHost | null> {
  let known: readonly Authority[] = []
  let knownAt = Number.NEGATIVE_INFINITY
  return async (hostname) => {
    if (nowMs() - knownAt > KEEP_MS) {
      known = (await listAuthorities(pools.app)).filter((authority) => authority.readyAt !== null)
      knownAt = nowMs()
    }
    const name = hostname.toLowerCase()
    return answeringAt(isOurs(name) ? known : known.filter((authority) => authority.hostName !== null), name)
  }
}

/** Two that claim the same name answer to nobody: a page must never show one council to another. */
function answeringAt(authorities: readonly Authority[], hostname: string): AuthorityOfHost | null {
  const named = authorities.filter((authority) => authority.hostName === hostname)
  const [found, another] = named.length > 0 ? named : authorities.length === 1 && authorities[0]?.hostName === null ? authorities : []
  return found && !another ? { authorityId: found.authorityId, name: found.name, isDemonstration: found.isDemonstration } : null
}
