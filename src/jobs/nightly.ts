import { PgBoss } from 'pg-boss'

/** What happens every night without anyone clicking. None of it takes or leaves personal data. */
export type NightlyWork = Readonly<{
  seal(): Promise<void>
  onError(error: Error): void
}>

export type JobsConnection = Readonly<{ connectionString: string }> | Readonly<{ host: string; port: number; user: string; password: string; database: string }>

/** The jobs' own schema, owned by their own role. */
const JOBS_SCHEMA = 'heard_jobs'

const SEAL = 'nightly-seal'
/** A quarter past one in the night, by the clock of London. */
const AT_NIGHT = '15 1 * * *'

/** Starts the clockwork. Of several servers on one database, one does each night's work. */
export async function startNightly(
  connection: JobsConnection, work: NightlyWork, pollingIntervalSeconds = 30,
): Promise<Readonly<{ stop(): Promise<void> }>> {
  const boss = new PgBoss({ ...connection, schema: JOBS_SCHEMA, createSchema: false, max: 2, application_name: 'heard jobs' })
  boss.on('error', work.onError)
  await boss.start()
  await boss.createQueue(SEAL, { retryLimit: 3, retryDelay: 300 })
  await boss.work(SEAL, { pollingIntervalSeconds }, () => work.seal())
  await boss.schedule(SEAL, AT_NIGHT, null, { tz: 'Europe/London' })
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}
