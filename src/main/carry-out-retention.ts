import type { Logger } from 'pino'
import { carryOutDestructions } from '../application/retention/carry-out.ts'
import { sweepByRules } from '../application/retention/sweep.ts'
import { listAuthorities } from '../storage/authorities.ts'
import { GRACE_MS, sweepFiles } from '../storage/files/sweep-files.ts'
import { completeDestroyedFile } from '../storage/retention/destroyed-file.ts'
import { forgetBytes } from '../storage/retention/forget-bytes.ts'
import type { Register } from './register.ts'

/**
 * Carries out the destructions whose day has come, in every authority, and clears what goes by itself; what was destroyed is
 * noted beside the seals, and its bytes are freed, those of its documents too. Counts alone are logged.
 */
export async function carryOutRetention({ database, services, traces, fileStore }: Register, logger: Pick<Logger, 'info' | 'warn'>): Promise<void> {
  const authorities = (await listAuthorities(database.pools.app)).filter(({ readyAt }) => readyAt !== null)
  let hasGone = false
  for (const { authorityId } of authorities) {
    const done = await carryOutDestructions(services, authorityId)
    const swept = await sweepByRules(services, traces, authorityId)
    await completeDestroyedFile(database.pools.app, authorityId, database.sealsFolder)
    const files = await sweepFiles(database.pools.owner, fileStore, authorityId, Date.now() - GRACE_MS)
    const destroyed = done.reduce((sum, each) => sum + each.destroyed.length, 0)
    logger.info({ destructions: done.length, destroyed, left: done.reduce((sum, each) => sum + each.left.length, 0), ...swept, files }, 'retention carried out')
    hasGone ||= done.length > 0 || Object.values(swept).some((many) => many > 0)
  }
  if (!hasGone) return
  // Once for all authorities: they share their tables.
  const bytesLeft = await forgetBytes(database.pools.owner)
  if (bytesLeft.length > 0) logger.warn({ tables: bytesLeft }, 'bytes of what was destroyed are still in the files of these tables until they are written anew')
}
