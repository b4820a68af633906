import { wholeOf } from '../../src/application/access/sight.ts'
import type { AuthorityId } from '../../src/application/ports.ts'
import { WORDS_FROM, defaultSettings } from '../../src/domain/authority/default-settings.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import type { Register } from '../../src/main/register.ts'
import { addAuthority, listAuthorities, markReady } from '../../src/storage/authorities.ts'

/** The authority of a campaign: made where there is none yet. */
export async function campaignAuthority({ database, services: { store, clock } }: Register): Promise<AuthorityId> {
  const [existing] = await listAuthorities(database.pools.owner)
  if (existing) return existing.authorityId
  const authorityId = uuidV7() as AuthorityId
  await addAuthority(database.pools.owner, { authorityId, name: 'Testshire', hostName: null, isDemonstration: false, createdAt: clock.now() })
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(defaultSettings('Testshire'), { recordedBy: 'campaign', recordedAt: clock.now(), validFrom: WORDS_FROM }))
  await markReady(database.pools.owner, authorityId, clock.now())
  return authorityId
}
