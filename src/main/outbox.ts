import type { Logger } from 'pino'
import { mailReminders, renewedReminder, type MailReminderParts } from '../application/outbox/mail-reminders.ts'
import { askFates } from '../application/outbox/ask-fates.ts'
import { handOverDue, type HandOverParts } from '../application/outbox/hand-over.ts'
import { readAttachments } from '../application/outbox/read-attachments.ts'
import { tellLetters } from '../application/letters/tell-letters.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { Outgoing, Senders } from '../application/outbox/senders.ts'
import type { SendingChannel } from '../domain/outbox/outbox.ts'
import { everySoOften } from '../jobs/every-so-often.ts'
import { listAuthorities } from '../storage/authorities.ts'
import { outboxAlone } from '../storage/outbox-alone.ts'
import { reminderWording } from '../words/reminder-mail.ts'
import { addressOfAuthority } from './address-of.ts'
import type { Config } from './config.ts'
import type { MailConfig } from './mail-config.ts'
import { replyToOf } from './mailboxes.ts'
import type { Register } from './register.ts'

/** So long between two looks at what is due. */
const LOOK_EVERY_MS = 5_000

/** The ways out that are set up. A demonstration has none: nothing in it could send. */
async function sendersOf({ smtp, notify }: MailConfig, { which }: Pick<Register['database'], 'which'>, replyTo: (record: Outgoing['record']) => string | null = () => null): Promise<Senders> {
  if (which === 'demo') return {}
  const { smtpSender } = await import('../mail/smtp/smtp-sender.ts')
  return {
    ...(smtp === null ? {} : { email: smtpSender(smtp, ({ record }) => replyTo(record)) }),
    ...(notify === null ? {} : (await import('../mail/notify/notify-sender.ts')).notifySenders(notify)),
  }
}

/** The ways out as pages name them. */
export function waysOutOf({ smtp, notify }: MailConfig, { which }: Pick<Register['database'], 'which'>): readonly SendingChannel[] {
  if (which === 'demo') return []
  return [
    ...(smtp === null ? [] : ['email'] as const), ...(notify === null ? [] : ['notify-letter'] as const),
    ...(notify === null || notify.emailTemplate === null ? [] : ['notify-email'] as const), ...(notify === null || notify.textTemplate === null ? [] : ['notify-text'] as const),
  ]
}

/** Hands over what is due in every authority, each while no other server does. Counts alone are logged. */
async function handOverAll(register: Register, parts: Omit<HandOverParts, 'isDemonstration'>, logger: Pick<Logger, 'info' | 'warn'>, stopped: AbortSignal): Promise<void> {
  const { app } = register.database.pools
  for (const { authorityId, readyAt, isDemonstration } of await listAuthorities(app)) {
    if (readyAt === null || stopped.aborted) continue
    const done = await outboxAlone(app, authorityId, (lost) => handOverDue({ ...parts, isDemonstration }, authorityId, AbortSignal.any([stopped, lost])))
    await outboxAlone(app, authorityId, (lost) => askFates({ ...parts, isDemonstration }, authorityId, AbortSignal.any([stopped, lost])))
    if (done && Object.values(done).some((many) => many > 0)) logger.info(done, 'handed over')
  }
}

/** What reminders by mail are made with, at an authority's own address. */
function remindingOf({ services, reminders, accounts: { accounts } }: Register, config: Config, hostName: string | null): Omit<MailReminderParts, 'channel'> {
  return { services, reminders, accounts, wording: reminderWording, link: `${addressOfAuthority(config, hostName)}/reminders` }
}

/** So long between two looks at who is to be reminded. */
const REMIND_EVERY_MS = 60_000

/** Begins to queue, on working days, what people are to be reminded of by mail. */
export function startReminders(register: Register, config: Config, logger: Logger): Readonly<{ stop(): Promise<void> }> {
  const { database } = register
  const ways = waysOutOf(config.mail, database)
  const work = async (stopped: AbortSignal): Promise<void> => {
    for (const { authorityId, readyAt, isDemonstration, hostName } of await listAuthorities(database.pools.app)) {
      if (readyAt === null || stopped.aborted) continue
      const channel = isDemonstration || ways.includes('email') ? 'email' : ways.includes('notify-email') ? 'notify-email' : null
      const queued = await mailReminders({ ...remindingOf(register, config, hostName), channel }, authorityId)
      if (queued > 0) logger.info({ queued }, 'reminders queued')
    }
  }
  return everySoOften({ work, onError: (error) => logger.error({ fault: error.message }, 'reminders by mail') }, REMIND_EVERY_MS)
}

/** Where answers to a letter go: to the mailbox that is read, at an address of the letter's own record. */
async function replyTo({ database }: Register, config: Config): Promise<(record: Outgoing['record']) => string | null> {
  const hosts = new Map<string, string | null>((await listAuthorities(database.pools.app)).map(({ authorityId, hostName }) => [authorityId, hostName]))
  return replyToOf(config, database.folder, (authorityId) => hosts.get(authorityId) ?? null)
}

/** A reminder as it is to leave now. */
async function renewedIn(register: Register, config: Config, authorityId: AuthorityId, message: Parameters<HandOverParts['renewed']>[1]): ReturnType<HandOverParts['renewed']> {
  const authority = (await listAuthorities(register.database.pools.app)).find((one) => one.authorityId === authorityId)
  return authority ? renewedReminder(remindingOf(register, config, authority.hostName), authorityId, message) : null
}

/** Begins to look, every few seconds, at what is to be sent. */
export async function startOutbox(register: Register, config: Config, logger: Logger): Promise<Readonly<{ stop(): Promise<void> }>> {
  const { pagesOfPdf } = await import('../documents/pages-of-pdf.ts')
  const parts: Omit<HandOverParts, 'isDemonstration'> = {
    services: register.services, senders: await sendersOf(config.mail, register.database, await replyTo(register, config)), pagesOf: pagesOfPdf, tell: tellLetters(register.services), onFault: (error) => logger.error({ fault: error instanceof Error ? error.message : String(error) }, 'what became of a letter was not recorded'),
    renewed: (authorityId, message) => renewedIn(register, config, authorityId, message),
    attachments: readAttachments({ store: register.services.store, fileStore: register.fileStore }),
  }
  return everySoOften({ work: (stopped) => handOverAll(register, parts, logger, stopped), onError: (error) => logger.error({ fault: error.message }, 'outbox') }, LOOK_EVERY_MS)
}
