import type { AuthorityId } from '../application/ports.ts'
import { addAuthority, listAuthorities, markReady } from '../storage/authorities.ts'
import { emptyDatabase } from '../storage/empty-database.ts'
import { type Register, bringUpToDate } from './register.ts'

/** Puts a first authority's data into the register; `progress` prints. */
export type Loader = (register: Register, authorityId: AuthorityId, progress: (sentence: string) => void) => Promise<void>

/** Loads the demonstration where there is none; one whose loading was cut short is thrown away and loaded afresh. */
export async function ensureDemonstration(register: Register, load: Loader, name: string, progress: (sentence: string) => void): Promise<void> {
  const { pools, appRole } = register.database
  const authorities = await listAuthorities(pools.owner)
  if (authorities.some((authority) => authority.readyAt !== null)) return
  if (authorities.length > 0) {
    progress('The demonstration was not loaded to its end last time: it is loaded afresh.')
    await emptyDatabase(pools.owner)
    await bringUpToDate(pools, appRole)
  }
  const authorityId = register.services.ids.next() as AuthorityId
  const { clock } = register.services
  await addAuthority(pools.owner, { authorityId, name, hostName: null, isDemonstration: true, createdAt: clock.now() })
  await load(register, authorityId, progress)
  await markReady(pools.owner, authorityId, clock.now())
}
