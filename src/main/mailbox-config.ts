import { parseIsoDate } from '../domain/calendar/iso-date.ts'
import { isOneAddress } from '../domain/outbox/smtp-replies.ts'
import type { Afterwards, MailboxSettings } from '../mail/imap/settings.ts'
import { isLoopback } from '../mail/loopback.ts'
import { readOauth } from './oauth-config.ts'

type Environment = Readonly<Record<string, string | undefined>>

const NAMED = /^HEARD_MAILBOX_(?<key>[A-Z0-9]{1,30})_URL$/u
const URL_LIKE = 'It looks like imaps://mail.example.org/INBOX, or imap://127.0.0.1:143/INBOX for a server on this machine.'

/** The mailboxes that the environment names, or the sentences that say what is wrong with them. */
export function readMailboxes(env: Environment): Readonly<{ mailboxes: readonly MailboxSettings[]; problems: readonly string[] }> {
  const mailboxes: MailboxSettings[] = []
  const problems: string[] = []
  for (const name of Object.keys(env).toSorted()) {
    const key = NAMED.exec(name)?.groups?.['key']
    if (key === undefined) continue
    const read = readMailbox(key, env)
    if ('problems' in read) problems.push(...read.problems)
    else mailboxes.push(read)
  }
  return { mailboxes, problems }
}

type Parts = Readonly<Record<'URL' | 'USER' | 'PASSWORD' | 'ADDRESS' | 'TLS' | 'AFTERWARDS' | 'SINCE' | 'AUTHORITY', string>>

function readMailbox(key: string, env: Environment): MailboxSettings | Readonly<{ problems: readonly string[] }> {
  const named = `HEARD_MAILBOX_${key}`
  const of = (part: keyof Parts, otherwise = '') => env[`${named}_${part}`] ?? otherwise
  const parts: Parts = { URL: of('URL'), USER: of('USER'), PASSWORD: of('PASSWORD'), ADDRESS: of('ADDRESS', of('USER')), TLS: of('TLS', 'required'), AFTERWARDS: of('AFTERWARDS', 'leave'), SINCE: of('SINCE'), AUTHORITY: of('AUTHORITY') }
  const { application, problems: ofOauth } = readOauth(env, named)
  const problems = [...problemsWith(parts, application !== null || ofOauth.length > 0, (part) => `${named}_${part}`), ...ofOauth]
  const afterwards = readAfterwards(parts.AFTERWARDS)
  if (problems.length > 0 || afterwards === null) return { problems }
  const { protocol, hostname, port, pathname } = new URL(parts.URL)
  const isTlsFromTheStart = protocol === 'imaps:'
  return {
    key: key.toLowerCase(), host: hostname.replace(/^\[(.*)\]$/u, '$1'), port: port === '' ? (isTlsFromTheStart ? 993 : 143) : Number(port), isTlsFromTheStart, tls: parts.TLS === 'never' ? 'never' : 'required',
    signIn: application === null ? { user: parts.USER, password: parts.PASSWORD } : { user: parts.USER, application },
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX', address: parts.ADDRESS.toLowerCase(), afterwards, since: parseIsoDate(parts.SINCE),
    authority: parts.AUTHORITY === '' ? null : parts.AUTHORITY.toLowerCase(),
  }
}

/** What is wrong, in sentences; never what was typed. */
function problemsWith(parts: Parts, isByToken: boolean, called: (part: keyof Parts) => string): readonly string[] {
  const { USER: user, ADDRESS: address, AFTERWARDS: afterwards, SINCE: since } = parts
  return [
    ...problemsWithServer(parts, called), ...problemsWithSignIn(parts, isByToken, called),
    ...(isOneAddress(address) || (user === '' && address === '') ? [] : [`${called('ADDRESS')} is not one e-mail address: it says to which address people write. Without it, ${called('USER')} has to be one.`]),
    ...(readAfterwards(afterwards) === null ? [`${called('AFTERWARDS')} is neither leave, mark-seen nor move: with a folder, such as move:Heard.`] : []),
    ...(since === '' || parseIsoDate(since) !== null ? [] : [`${called('SINCE')} is not a day. Write it as 2026-11-23.`]),
  ]
}

function problemsWithServer({ URL: url, TLS: tls }: Parts, called: (part: keyof Parts) => string): readonly string[] {
  if (!/^imaps?:\/\//u.test(url) || !URL.canParse(url)) return [`${called('URL')} is not an address of a mailbox. ${URL_LIKE}`]
  const { hostname, username, password } = new URL(url)
  return [
    ...(hostname === '' || username !== '' || password !== '' ? [`${called('URL')} has no server, or a user or a password in it. Put those into ${called('USER')} and ${called('PASSWORD')}. ${URL_LIKE}`] : []),
    ...(tls === 'required' || (tls === 'never' && isLoopback(hostname)) ? [] : [`${called('TLS')} is required, or never for a mail server on this machine alone. Leave it out: required is usual.`]),
  ]
}

function problemsWithSignIn({ USER: user, PASSWORD: password }: Parts, isByToken: boolean, called: (part: keyof Parts) => string): readonly string[] {
  if (!isByToken) return user === '' || password === '' ? [`${called('URL')} needs ${called('USER')} and ${called('PASSWORD')} beside it, or the variables of a token instead of the password.`] : []
  return [
    ...(user === '' ? [`${called('URL')} needs ${called('USER')} beside it: whose mailbox is opened by a token.`] : []),
    ...(password === '' ? [] : [`${called('PASSWORD')} is set, and so is how a token is got. Leave one of them out.`]),
  ]
}

function readAfterwards(text: string): Afterwards | null {
  if (text === 'leave' || text === 'mark-seen') return { kind: text }
  const to = /^move:(?<to>.+)$/u.exec(text)?.groups?.['to']
  return to === undefined ? null : { kind: 'move', to }
}
