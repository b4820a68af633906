import type { Logger } from 'pino'
import type { Register } from './register.ts'
import { sealAll } from './seal-all.ts'

/** Starts the nightly jobs where there is a role for them. */
export async function startJobs({ database, services }: Register, logger: Logger): Promise<Readonly<{ stop(): Promise<void> }>> {
  if (database.jobs === null) {
    logger.warn('no HEARD_JOBS_URL: nothing is sealed by itself; run heard seal every night')
    return { stop: () => Promise.resolve() }
  }
  const { startNightly } = await import('../jobs/nightly.ts')
  return startNightly(database.jobs, {
    seal: async () => {
      const seals = await sealAll(database, services.clock)
      logger.info({ seals: seals.length }, 'sealed')
    },
    onError: (error) => logger.error({ fault: error.message }, 'jobs'),
  })
}
