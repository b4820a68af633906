import type { SealReport } from '../application/operator.ts'
import type { Clock } from '../application/ports.ts'
import { listAuthorities } from '../storage/authorities.ts'
import { seal } from '../storage/seals/seal.ts'
import type { OpenDatabase } from './register.ts'

/** Seals every authority's ledger, one after the other; says only where there was something to seal. */
export async function sealAll({ pools, sealsFolder }: Pick<OpenDatabase, 'pools' | 'sealsFolder'>, clock: Clock): Promise<SealReport> {
  const made: SealReport[number][] = []
  for (const { authorityId, name, readyAt } of await listAuthorities(pools.app)) {
    if (readyAt === null) continue
    const sealed = await seal(pools.app, authorityId, sealsFolder, clock.now())
    if (sealed) made.push({ authority: name, number: sealed.number, streams: sealed.streams })
  }
  return made
}
