import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type IsoDate, parseIsoDate } from '../domain/calendar/iso-date.ts'
import type { ClamdAddress } from '../storage/files/clamd.ts'
import type { S3Bucket } from '../storage/files/s3-shelf.ts'
import { runsAsRoot } from '../storage/embedded/reach.ts'
import { isLoopback } from '../mail/loopback.ts'
import type { MailboxSettings } from '../mail/imap/settings.ts'
import { readMailboxes } from './mailbox-config.ts'
import { MAIL_ENVIRONMENT, mailConfig, type MailConfig, mailProblems } from './mail-config.ts'
import { readProxies } from '../web/limits/client-network.ts'

/** What the environment says, checked. Everything has a default; `docs/how-to/operate.md` explains each. */
export type Config = Readonly<{
  host: string
  port: number
  /** The data folder; `demo` and `register` lie below it. */
  dataFolder: string
  /** Where copies of PostgreSQL go when the program's own folder is closed to it. */
  copiesFolder: string
  /** A PostgreSQL server instead of the embedded one. */
  server: Readonly<{ appUrl: string; ownerUrl: string; jobsUrl: string | null }> | null
  /** Fixes today, for demonstrations and tests. */
  today: IsoDate | null
  /** Where the seals are kept outside the database; null: below the register's folder. */
  sealsFolder: string | null
  /** 32 bytes with which files are encrypted where they lie; null: they lie as they are. */
  filesKey: Buffer | null
  /** The bucket in which files lie; null: they lie below the register's folder. */
  filesBucket: S3Bucket | null
  /** Where clamd listens; null: nobody looks for viruses. */
  clamd: ClamdAddress | null
  publicUrl: string | null
  /** The proxies whose word on where a request comes from is taken: addresses and networks. */
  proxies: readonly string[]
  /** What the authority's OpenID Connect provider gave Heard as its client secret. Nowhere else: not in the database, not in a file of settings. */
  providerSecret: string | null
  /** The mailboxes that are read, with their passwords: nowhere else. */
  mailboxes: readonly MailboxSettings[]
  /** What signs reply addresses, the newest first; none where one is made and kept in the register's folder. */
  replySecrets: readonly string[]
  /** How messages leave. Secrets among it: nowhere else. */
  mail: MailConfig
  /** For commands, where there are several authorities: the host name of the one that is meant. */
  authorityHost: string | null
}>

const postgresUrl = (name: string) => z.string().refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value),
  `${name} is not an address of a PostgreSQL server. It looks like postgresql://heard_app:password@db.example.org:5432/heard.`)

/** A socket of this machine, or a host and a port; null where it is neither. */
function readClamd(at: string): ClamdAddress | null {
  if (at.startsWith('/')) return { path: at }
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(at) ?? []
  return host === undefined || Number(port) > 65_535 ? null : { host, port: Number(port) }
}

function areProxies(list: readonly string[]): boolean {
  try {
    readProxies(list)
    return true
  } catch {
    return false
  }
}

const environment = z.object({
  ...MAIL_ENVIRONMENT,
  HOST: z.string().min(1, 'HOST is empty. Leave it out to listen on this machine only (127.0.0.1).').default('127.0.0.1'),
  PORT: z.string().regex(/^\d{1,5}$/, 'PORT is not a number between 0 and 65535.').default('3000')
    .transform(Number).refine((port) => port <= 65_535, 'PORT is not a number between 0 and 65535.'),
  HEARD_DATA: z.string().min(1, 'HEARD_DATA is empty. Give it a folder, or leave it out.').optional(),
  DATABASE_URL: postgresUrl('DATABASE_URL').optional(),
  HEARD_OWNER_URL: postgresUrl('HEARD_OWNER_URL').optional(),
  HEARD_JOBS_URL: postgresUrl('HEARD_JOBS_URL').optional(),
  HEARD_TODAY: z.string().refine((day) => parseIsoDate(day) !== null, 'HEARD_TODAY is not a day. Write it as 2026-11-23.').transform((day) => parseIsoDate(day)).optional(),
  HEARD_SEALS: z.string().min(1, 'HEARD_SEALS is empty. Give it a folder, or leave it out.').optional(),
  HEARD_AUTHORITY: z.string().min(1, 'HEARD_AUTHORITY is empty. Give it a host name, or leave it out.').optional(),
  HEARD_OIDC_SECRET: z.string().min(1, 'HEARD_OIDC_SECRET is empty. Give it the client secret, or leave it out.').optional(),
  HEARD_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'HEARD_PUBLIC_URL is not an address such as https://complaints.example.gov.uk.' }).optional(),
  HEARD_FILES_KEY: z.string().regex(/^[0-9a-f]{64}$/i, 'HEARD_FILES_KEY is not 64 characters of 0-9 and a-f. Make one with: openssl rand -hex 32').transform((key) => Buffer.from(key, 'hex')).optional(),
  HEARD_FILES_S3: z.url({ protocol: /^https?$/, error: 'HEARD_FILES_S3 is not the address of a bucket such as https://s3.eu-west-2.amazonaws.com/our-bucket/heard.' }).optional(),
  HEARD_FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  HEARD_FILES_S3_KEY: z.string().min(1).optional(),
  HEARD_FILES_S3_SECRET: z.string().min(1).optional(),
  HEARD_REPLY_SECRETS: z.string().transform((list) => list.split(',').map((one) => one.trim())).refine((list) => list.every((one) => one.length >= 32), 'HEARD_REPLY_SECRETS has a secret of less than 32 characters. Make one with: openssl rand -hex 32').default([]),
  HEARD_CLAMD: z.string().refine((at) => readClamd(at) !== null, 'HEARD_CLAMD is neither a socket such as /run/clamav/clamd.ctl nor a host and a port such as 127.0.0.1:3310.').transform(readClamd).optional(),
  HEARD_PROXIES: z.string().transform((list) => list.split(',').map((one) => one.trim()).filter((one) => one !== '')).refine(areProxies,
    'HEARD_PROXIES is not a list of addresses and networks such as 127.0.0.1, 10.0.0.0/8.').default([]),
}).superRefine((env, context) => {
  if (env.DATABASE_URL !== undefined && env.HEARD_OWNER_URL === undefined) context.addIssue(
    'DATABASE_URL needs HEARD_OWNER_URL beside it: the role that owns the tables and changes them when Heard is updated. ' +
    'The server itself connects as a role that owns nothing. See docs/how-to/operate.md.')
  if (env.DATABASE_URL === undefined) for (const name of ['HEARD_OWNER_URL', 'HEARD_JOBS_URL'] as const)
    if (env[name] !== undefined) context.addIssue(`${name} is set, but DATABASE_URL is not.`)
  if (env.HEARD_FILES_S3 !== undefined && (env.HEARD_FILES_S3_KEY === undefined || env.HEARD_FILES_S3_SECRET === undefined))
    context.addIssue('HEARD_FILES_S3 needs HEARD_FILES_S3_KEY and HEARD_FILES_S3_SECRET beside it: the key with which the bucket is reached.')
  for (const problem of mailProblems(env)) context.addIssue(problem)
})

/** The configuration, or the sentences that say what is wrong with it. An empty variable counts as wrong, not as absent. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | Readonly<{ problems: readonly string[] }> {
  const parsed = environment.safeParse(env)
  const { mailboxes, problems } = readMailboxes(env)
  if (!parsed.success) return { problems: [...parsed.error.issues.map((issue) => issue.message), ...problems] }
  if (problems.length > 0) return { problems }
  const { HOST, PORT, HEARD_DATA, DATABASE_URL, HEARD_OWNER_URL, HEARD_JOBS_URL, HEARD_TODAY, HEARD_SEALS, HEARD_PUBLIC_URL, HEARD_AUTHORITY, HEARD_PROXIES, HEARD_OIDC_SECRET, HEARD_FILES_KEY, HEARD_FILES_S3, HEARD_FILES_S3_REGION, HEARD_FILES_S3_KEY = '', HEARD_FILES_S3_SECRET = '', HEARD_CLAMD } = parsed.data
  return {
    host: HOST,
    port: PORT,
    dataFolder: HEARD_DATA === undefined ? defaultDataFolder(env) : resolve(HEARD_DATA),
    copiesFolder: runsAsRoot() ? '/var/lib/heard' : defaultDataFolder(env),
    server: DATABASE_URL !== undefined && HEARD_OWNER_URL !== undefined ? { appUrl: DATABASE_URL, ownerUrl: HEARD_OWNER_URL, jobsUrl: HEARD_JOBS_URL ?? null } : null,
    today: HEARD_TODAY ?? null,
    sealsFolder: HEARD_SEALS === undefined ? null : resolve(HEARD_SEALS),
    providerSecret: HEARD_OIDC_SECRET ?? null,
    filesKey: HEARD_FILES_KEY ?? null,
    filesBucket: HEARD_FILES_S3 === undefined ? null : { url: HEARD_FILES_S3, region: HEARD_FILES_S3_REGION, keyId: HEARD_FILES_S3_KEY, secret: HEARD_FILES_S3_SECRET },
    clamd: HEARD_CLAMD ?? null,
    publicUrl: HEARD_PUBLIC_URL === undefined ? null : new URL(HEARD_PUBLIC_URL).origin,
    proxies: HEARD_PROXIES,
    mail: mailConfig(parsed.data),
    mailboxes,
    replySecrets: parsed.data.HEARD_REPLY_SECRETS,
    authorityHost: HEARD_AUTHORITY?.toLowerCase() ?? null,
  }
}

/** What is allowed and hardly meant, in a sentence; null where there is nothing to say. */
export function warningAbout({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>): string | null {
  if (isLoopback(host)) return null
  return publicUrl?.startsWith('https:') === true
    ? `HOST=${host} can be reached from the network without the proxy, and unencrypted. Leave HOST out where the proxy is on this machine.`
    : `HOST=${host} can be reached from the network, and names, words and passwords cross it unencrypted. See docs/how-to/operate.md for TLS.`
}

/** What is to be said of limits at start: behind a proxy that is not named nobody can tell who asks. */
export function warningAboutLimits({ publicUrl, proxies }: Pick<Config, 'publicUrl' | 'proxies'>): string | null {
  return publicUrl === null || proxies.length > 0 ? null
    : 'HEARD_PROXIES is not set: where requests come from is not known, and nobody who has not signed in is limited in how often they ask. See docs/how-to/operate.md.'
}

/** Root's home is closed to the user that PostgreSQL must run as; so root's data lie where a service's data do. */
function defaultDataFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (runsAsRoot()) return '/var/lib/heard'
  const share = env['XDG_DATA_HOME']
  return join(share === undefined || share === '' ? join(homedir(), '.local/share') : share, 'heard')
}
