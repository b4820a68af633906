import { z } from 'zod'
import { isOneAddress } from '../domain/outbox/smtp-replies.ts'
import { isLoopback } from '../mail/loopback.ts'
import type { NotifySettings } from '../mail/notify/settings.ts'
import type { SmtpSettings } from '../mail/smtp/settings.ts'
import { readOauth } from './oauth-config.ts'

/** The ways on which messages leave, as the environment says; a way that is not set up is null. */
export type MailConfig = Readonly<{ smtp: SmtpSettings | null; notify: NotifySettings | null }>

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const NOTIFY_URL = 'https://api.notifications.service.gov.uk'
const SMTP_LIKE = 'It looks like smtp://mail.example.org:587, or smtps://mail.example.org where it is encrypted from the start.'
const FROM_LIKE = 'It looks like Complaints team <complaints@example.org>.'

const template = (name: string) => z.string().regex(new RegExp(`^${UUID}$`), `${name} is not the id of a template. GOV.UK Notify shows it on the template’s page, in 36 figures, letters and hyphens.`).optional()
const filled = (name: string) => z.string().min(1, `${name} is empty. Give it a value, or leave it out.`).optional()

/** The variables of the environment that say how messages leave. */
export const MAIL_ENVIRONMENT = {
  HEARD_SMTP_URL: z.string().refine((value) => /^smtps?:\/\//.test(value) && URL.canParse(value) && new URL(value).hostname !== '', `HEARD_SMTP_URL is not an address of a mail server. ${SMTP_LIKE}`)
    .refine((value) => !URL.canParse(value) || new URL(value).username === '', 'HEARD_SMTP_URL has a user or a password in it. Put them into HEARD_SMTP_USER and HEARD_SMTP_PASSWORD.').optional(),
  HEARD_SMTP_USER: filled('HEARD_SMTP_USER'),
  HEARD_SMTP_PASSWORD: filled('HEARD_SMTP_PASSWORD'),
  HEARD_SMTP_OAUTH_TOKEN_URL: z.string().optional(),
  HEARD_SMTP_OAUTH_CLIENT_ID: z.string().optional(),
  HEARD_SMTP_OAUTH_CLIENT_SECRET: z.string().optional(),
  HEARD_SMTP_OAUTH_SCOPE: z.string().optional(),
  HEARD_SMTP_TLS: z.enum(['required', 'never'], 'HEARD_SMTP_TLS is neither required nor never. Leave it out: required is usual.').default('required'),
  HEARD_MAIL_FROM: z.string().refine((value) => fromOf(value) !== null, `HEARD_MAIL_FROM is not a name with one address. ${FROM_LIKE}`).optional(),
  HEARD_NOTIFY_KEY: z.string().regex(new RegExp(`${UUID}-${UUID}$`), 'HEARD_NOTIFY_KEY is not a key of GOV.UK Notify. It ends with two ids of 36 figures, letters and hyphens each: copy it whole.').optional(),
  HEARD_NOTIFY_EMAIL_TEMPLATE: template('HEARD_NOTIFY_EMAIL_TEMPLATE'),
  HEARD_NOTIFY_TEXT_TEMPLATE: template('HEARD_NOTIFY_TEXT_TEMPLATE'),
  HEARD_NOTIFY_URL: z.url({ protocol: /^https?$/, error: 'HEARD_NOTIFY_URL is not an address. Leave it out: GOV.UK Notify’s own is known.' }).default(NOTIFY_URL),
} as const

export type MailEnvironment = z.output<z.ZodObject<typeof MAIL_ENVIRONMENT>>

/** What does not go together, in sentences. */
export function mailProblems(env: MailEnvironment): readonly string[] {
  const { HEARD_SMTP_URL: url, HEARD_SMTP_TLS: tls } = env
  return [
    ...(url === undefined ? (['HEARD_SMTP_USER', 'HEARD_SMTP_PASSWORD', 'HEARD_SMTP_OAUTH_TOKEN_URL', 'HEARD_MAIL_FROM'] as const).filter((name) => env[name] !== undefined).map((name) => `${name} is set, but HEARD_SMTP_URL is not.`) : []),
    ...(url !== undefined && env.HEARD_MAIL_FROM === undefined ? [`HEARD_SMTP_URL needs HEARD_MAIL_FROM beside it: who messages are from. ${FROM_LIKE}`] : []),
    ...(url === undefined ? [] : signInProblems(env)),
    ...(url !== undefined && tls === 'never' && !isLoopback(new URL(url).hostname) ? ['HEARD_SMTP_TLS=never is for a mail server on this machine alone: names and words would cross the network unencrypted.'] : []),
    ...(env.HEARD_NOTIFY_KEY === undefined ? (['HEARD_NOTIFY_EMAIL_TEMPLATE', 'HEARD_NOTIFY_TEXT_TEMPLATE'] as const).filter((name) => env[name] !== undefined).map((name) => `${name} is set, but HEARD_NOTIFY_KEY is not.`) : []),
    ...(new URL(env.HEARD_NOTIFY_URL).protocol === 'http:' && !isLoopback(new URL(env.HEARD_NOTIFY_URL).hostname) ? ['HEARD_NOTIFY_URL begins with http: the key would cross the network unencrypted. Leave it out.'] : []),
  ]
}

function signInProblems(env: MailEnvironment): readonly string[] {
  const { HEARD_SMTP_USER: user, HEARD_SMTP_PASSWORD: password } = env
  const { application, problems } = readOauth(env, 'HEARD_SMTP')
  if (application === null && problems.length === 0) return (user === undefined) === (password === undefined) ? [] : ['HEARD_SMTP_USER and HEARD_SMTP_PASSWORD go together: set both, or neither.']
  return [
    ...problems, ...(user === undefined ? ['HEARD_SMTP_USER is missing: as whom messages are sent by a token.'] : []),
    ...(password === undefined ? [] : ['HEARD_SMTP_PASSWORD is set, and so is how a token is got. Leave one of them out.']),
  ]
}

/** The settings of an environment in which nothing is wrong. */
export function mailConfig(env: MailEnvironment): MailConfig {
  const { HEARD_SMTP_URL: url, HEARD_NOTIFY_KEY: key } = env
  const from = fromOf(env.HEARD_MAIL_FROM ?? '')
  return {
    smtp: url === undefined || from === null ? null : {
      ...whereTo(new URL(url)), tls: env.HEARD_SMTP_TLS, from, signIn: signInOf(env),
    },
    notify: key === undefined ? null : { key, url: env.HEARD_NOTIFY_URL, emailTemplate: env.HEARD_NOTIFY_EMAIL_TEMPLATE ?? null, textTemplate: env.HEARD_NOTIFY_TEXT_TEMPLATE ?? null },
  }
}

function signInOf(env: MailEnvironment): SmtpSettings['signIn'] {
  const { HEARD_SMTP_USER: user, HEARD_SMTP_PASSWORD: password } = env
  const { application } = readOauth(env, 'HEARD_SMTP')
  if (user === undefined) return null
  return application === null ? (password === undefined ? null : { user, password }) : { user, application }
}

/** The ports of submission: 587, and 465 where it is encrypted from the start (RFC 6409, RFC 8314). */
function whereTo({ protocol, hostname, port }: URL): Pick<SmtpSettings, 'host' | 'port' | 'isTlsFromTheStart'> {
  const isTlsFromTheStart = protocol === 'smtps:'
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: port === '' ? (isTlsFromTheStart ? 465 : 587) : Number(port), isTlsFromTheStart }
}

function fromOf(text: string): SmtpSettings['from'] | null {
  const parts = /^(?<name>[^<>"\r\n]*)<(?<address>[^<>]+)>$/.exec(text.trim())?.groups
  const from = parts ? { name: (parts['name'] ?? '').trim(), address: parts['address'] ?? '' } : { name: '', address: text.trim() }
  return isOneAddress(from.address) ? from : null
}
