import { PgBoss } from 'pg-boss'

/** What happens every night without anyone clicking. None of it takes or leaves personal data. */
export type NightlyWork = Readonly<{
  seal(): Promise<void>
  remind(): Promise<void>
  retain(): Promise<void>
  onError(error: Error): void
}>

export type JobsConnection = Readonly<{ connectionString: string }> | Readonly<{ host: string; port: number; user: string; password: string; database: string }>

/** The jobs' own schema, owned by their own role. */
const JOBS_SCHEMA = 'heard_jobs'

/** Each at its time of the night, by the clock of London: a quarter past one, and half past one when the night's entries are sealed. */
const JOBS = [
  { queue: 'nightly-seal', at: '15 1 * * *', does: 'seal' },
  { queue: 'nightly-reminders', at: '30 1 * * *', does: 'remind' },
  // Before the seal, so that the night's destructions are under it.
  { queue: 'nightly-retention', at: '45 0 * * *', does: 'retain' },
] as const satisfies readonly Readonly<{ queue: string; at: string; does: keyof NightlyWork }>[]

/** Starts the clockwork. Of several servers on one database, one does each night's work. */
export async function startNightly(
  connection: JobsConnection, work: NightlyWork, pollingIntervalSeconds = 30,
): Promise<Readonly<{ stop(): Promise<void> }>> {
  const boss = new PgBoss({ ...connection, schema: JOBS_SCHEMA, createSchema: false, max: 2, application_name: 'heard jobs' })
  boss.on('error', work.onError)
  await boss.start()
  for (const { queue, at, does } of JOBS) {
    await boss.createQueue(queue, { retryLimit: 3, retryDelay: 300 })
    await boss.work(queue, { pollingIntervalSeconds }, () => work[does]())
    await boss.schedule(queue, at, null, { tz: 'Europe/London' })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}
