import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { tellLetters } from '../application/letters/tell-letters.ts'
import { recordBounce } from '../application/outbox/record-bounce.ts'
import type { AuthorityId, Services } from '../application/ports.ts'
import { bounceOf } from '../domain/outbox/bounces.ts'
import type { MailboxSettings } from '../mail/imap/settings.ts'
import { replyAddressOf, replySecretFrom, type ReplySecrets } from '../mail/received/reply-address.ts'
import type { Looker, Reception } from '../mail/received/receive-message.ts'
import { listAuthorities } from '../storage/authorities.ts'
import { alone } from '../storage/alone.ts'
import { makeLooker } from '../web/uploads/looker.ts'
import { whatFile } from '../web/uploads/what-file.ts'
import type { Config } from './config.ts'
import { everySoOften } from '../jobs/every-so-often.ts'
import type { Register } from './register.ts'

/** So long until a mailbox that another server reads is asked for again. */
const ASK_AGAIN_MS = 30_000

/**
 * What signs reply addresses: as the environment says, the newest first; else a secret that is made once and lies in the register's
 * folder. Several servers on one database have to be told the same.
 */
function replySecretsOf({ replySecrets }: Pick<Config, 'replySecrets'>, folder: string): ReplySecrets {
  const [first, ...others] = replySecrets
  if (first !== undefined) return [replySecretFrom(first), ...others.map(replySecretFrom)]
  const path = join(folder, 'reply-secret')
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return [replySecretFrom(readFileSync(path, 'utf8').trim())]
}

/** Where answers to a letter go: a signed address of the mailbox of that authority; null where it has none, or the address has no room. */
export function replyToOf(config: Pick<Config, 'mailboxes' | 'replySecrets'>, folder: string, hostOf: (authorityId: string) => string | null) {
  const secrets = config.mailboxes.length === 0 ? null : replySecretsOf(config, folder)
  return (record: Readonly<{ authorityId: string; streamId: string }> | undefined): string | null => {
    const mailbox = record && config.mailboxes.find(({ authority }) => authority === null || authority === hostOf(record.authorityId))
    return record && mailbox && secrets ? replyAddressOf(mailbox.address, record, secrets) : null
  }
}

/** Begins to read every mailbox that is set up, each while no other server does. A demonstration has none: no real mailbox is ever read into it. */
export async function startMailboxes(register: Register, config: Config, logger: Logger): Promise<Readonly<{ stop(): Promise<void> }>> {
  const { database, services, fileStore } = register
  if (database.which === 'demo' || config.mailboxes.length === 0) return { stop: () => Promise.resolve() }
  const { keepMailbox } = await import('../mail/imap/keep-mailbox.ts')
  const { accessTokens } = await import('../mail/oauth/access-tokens.ts')
  const [secrets, access] = [replySecretsOf(config, database.folder), accessTokens()]
  const all = config.mailboxes.map((settings) => everySoOften({
    work: async (stopped) => {
      const authorityId = await authorityOf(register, settings)
      if (authorityId === null) return
      const isOurAddress = (address: string) => config.mailboxes.some((each) => each.address === withoutPlus(address))
      const reception = { services, fileStore, secrets, look: lookAtFile, isOurAddress, scansFiles: config.clamd !== null, tellReport: tellReport(services) }
      await alone(database.pools.app, 'reading-mail', `${authorityId} ${settings.key}`, (lost) => keepMailbox({ reception, authorityId, settings, access, tell: (news) => logger.info(news, 'mailbox') }, AbortSignal.any([stopped, lost])))
    },
    onError: (error) => logger.error({ fault: error.message }, 'mailbox'),
  }, ASK_AGAIN_MS))
  return { stop: async () => void (await Promise.all(all.map((each) => each.stop()))) }
}

async function authorityOf({ database }: Register, { authority }: MailboxSettings): Promise<AuthorityId | null> {
  const ready = (await listAuthorities(database.pools.app)).filter(({ readyAt, isDemonstration }) => readyAt !== null && !isDemonstration)
  const named = authority === null ? ready : ready.filter(({ hostName }) => hostName === authority)
  // Whose it is has to be certain.
  return named.length === 1 ? named[0]?.authorityId ?? null : null
}

function withoutPlus(address: string): string {
  const [local = '', ...domain] = address.toLowerCase().split('@')
  return [local.split('+', 1)[0], ...domain].join('@')
}

/** A letter that came back has failed; any other report waits for somebody. */
export function tellReport(services: Services): Reception['tellReport'] {
  const tell = tellLetters(services)
  return async (tx, report) => {
    const bounce = bounceOf(report)
    return bounce !== null && await recordBounce(tx, { services, tell }, bounce) === 'recorded'
  }
}

function lookAtFile(): Looker {
  const looker = makeLooker()
  return {
    take: (chunk) => looker.take(chunk),
    whatIs: async (name) => {
      const what = await whatFile(looker.looked(name))
      return what.kind === 'taken' ? { mediaType: what.mediaType, marks: what.marks } : null
    },
  }
}
