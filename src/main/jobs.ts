import type { Logger } from 'pino'
import { makeReminders } from '../application/reminders.ts'
import { listAuthorities } from '../storage/authorities.ts'
import { carryOutRetention } from './carry-out-retention.ts'
import type { Register } from './register.ts'
import { sealAll } from './seal-all.ts'

/** Starts the nightly jobs where there is a role for them. */
export async function startJobs(register: Register, logger: Logger): Promise<Readonly<{ stop(): Promise<void> }>> {
  const { database, services } = register
  if (database.jobs === null) {
    logger.warn('no HEARD_JOBS_URL: nothing is sealed by itself; run heard seal every night')
    return { stop: () => Promise.resolve() }
  }
  const { startNightly } = await import('../jobs/nightly.ts')
  return startNightly(database.jobs, {
    seal: async () => {
      const seals = await sealAll(database, services.clock)
      logger.info({ seals: seals.length }, 'sealed')
      for (const { authorityId } of await listAuthorities(database.pools.app)) await register.protections.prune(authorityId)
    },
    retain: () => carryOutRetention(register, logger),
    remind: async () => {
      const authorities = (await listAuthorities(database.pools.app)).filter(({ readyAt }) => readyAt !== null)
      for (const { authorityId } of authorities) await makeReminders(register, authorityId)
      logger.info({ authorities: authorities.length }, 'reminders made')
    },
    onError: (error) => logger.error({ fault: error.message }, 'jobs'),
  })
}
