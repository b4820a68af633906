import type { Logger } from 'pino'
import { lookAtFiles, type LookParts } from '../application/files/look-at-files.ts'
import { everySoOften } from '../jobs/every-so-often.ts'
import { alone } from '../storage/alone.ts'
import { listAuthorities } from '../storage/authorities.ts'
import { clamdScanner } from '../storage/files/clamd.ts'
import type { Config } from './config.ts'
import type { Register } from './register.ts'

/** So long between two looks at what was filed. */
const LOOK_EVERY_MS = 5_000

/** Begins to look, every few seconds, at files that were filed: for viruses where somebody is set to, and at what stands in them. Counts alone are logged. */
export async function startLooking({ database: { pools: { app } }, services, fileStore }: Register, { clamd }: Pick<Config, 'clamd'>, logger: Pick<Logger, 'info' | 'warn' | 'error'>): Promise<Readonly<{ stop(): Promise<void> }>> {
  const { MOST_READ_BYTES, readText } = await import('../documents/text/read-text.ts')
  const parts: LookParts = { services, fileStore, scanner: clamd && clamdScanner(clamd), readsWords: readText, mostBytes: MOST_READ_BYTES }
  let wasAway = false
  const work = async (stopped: AbortSignal): Promise<void> => {
    for (const { authorityId, readyAt } of await listAuthorities(app)) {
      if (readyAt === null || stopped.aborted) continue
      const looked = await alone(app, 'looking-at-files', authorityId, (lost) => lookAtFiles(parts, authorityId, AbortSignal.any([stopped, lost])))
      if (looked && looked.clean + looked.infected + looked.read > 0) logger.info(looked, 'files looked at')
      // Once, and not every five seconds.
      if (looked?.away === true && !wasAway) logger.warn('clamd does not answer at HEARD_CLAMD: what was filed waits, and cannot be opened')
      wasAway = looked?.away ?? wasAway
    }
  }
  return everySoOften({ work, onError: (error) => logger.error({ fault: error.message }, 'looking at files') }, LOOK_EVERY_MS)
}
