import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { TestDatabase } from './database.ts'

/** PostgreSQL's own tables that hold something of what stands in others: samples, large objects, comments. */
const OWN = "c.relname in ('pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject', 'pg_description')"

/** What a dump of a whole database holds: every row of every table, as COPY writes it. By the superuser, whom no policy stops. With `statistics`, what PostgreSQL sampled of them too. */
export async function copiedOut(database: TestDatabase, { statistics }: Readonly<{ statistics: boolean }>): Promise<Buffer> {
  return asSuperuser(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and (n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')${statistics ? ` or ${OWN}` : ''}) order by 1`)
    const parts: Buffer[] = []
    for (const { name } of rows) {
      parts.push(Buffer.from(`\n-- ${name}\n`))
      for await (const part of client.query(copyTo(`copy (select * from ${name}) to stdout`))) parts.push(part as Buffer)
    }
    return Buffer.concat(parts)
  })
}

/** What `pg_dump` itself writes; null where the machine has none, or one that is older than the server. */
export function dumpedBy({ urls }: TestDatabase): Buffer | null {
  try {
    return execFileSync('pg_dump', [urls.superuser], { maxBuffer: 1024 ** 3, stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return null
  }
}

/** The bytes of every file in which the server keeps this database, after it has written what it still held. Not the write-ahead log. */
export async function filesOf(database: TestDatabase): Promise<Buffer> {
  const folder = await asSuperuser(database, async (client) => {
    await client.query('checkpoint')
    const { rows: [row] } = await client.query<{ folder: string; oid: number }>("select current_setting('data_directory') as folder, oid from pg_database where datname = current_database()")
    return join(row?.folder ?? '', 'base', String(row?.oid))
  })
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
}

/** Which of these words stand somewhere in the bytes: as they are, in any case, or as the hexadecimal digits in which a dump writes bytes. */
export function foundIn(bytes: Buffer, words: readonly string[]): readonly string[] {
  const text = bytes.toString('latin1').toLowerCase()
  return words.filter((word) => [word.toLowerCase(), Buffer.from(word).toString('hex'), Buffer.from(word.toLowerCase()).toString('hex')].some((form) => text.includes(form)))
}

async function asSuperuser<T>({ urls }: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urls.superuser })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
