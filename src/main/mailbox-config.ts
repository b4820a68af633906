import { parseIsoDate } from '../domain/calendar/iso-date.ts'
import { isOneAddress } from '../domain/outbox/smtp-replies.ts'
import type { Afterwards, MailboxSettings } from '../mail/imap/settings.ts'

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
    if ('problem' in read) problems.push(read.problem)
    else mailboxes.push(read)
  }
  return { mailboxes, problems }
}

type Parts = Readonly<Record<'URL' | 'USER' | 'PASSWORD' | 'ADDRESS' | 'TLS' | 'AFTERWARDS' | 'SINCE' | 'AUTHORITY', string>>

function readMailbox(key: string, env: Environment): MailboxSettings | Readonly<{ problem: string }> {
  const of = (part: keyof Parts, otherwise = '') => env[`HEARD_MAILBOX_${key}_${part}`] ?? otherwise
  const parts: Parts = { URL: of('URL'), USER: of('USER'), PASSWORD: of('PASSWORD'), ADDRESS: of('ADDRESS', of('USER')), TLS: of('TLS', 'required'), AFTERWARDS: of('AFTERWARDS', 'leave'), SINCE: of('SINCE'), AUTHORITY: of('AUTHORITY') }
  const problem = problemWith(parts, (part) => `HEARD_MAILBOX_${key}_${part}`)
  const afterwards = readAfterwards(parts.AFTERWARDS)
  if (problem !== null || afterwards === null) return { problem: problem ?? `HEARD_MAILBOX_${key}_AFTERWARDS is neither leave, mark-seen nor move: with a folder, such as move:Heard.` }
  const { protocol, hostname, port, pathname } = new URL(parts.URL)
  const isTlsFromTheStart = protocol === 'imaps:'
  return {
    key: key.toLowerCase(), host: hostname.replace(/^\[(.*)\]$/u, '$1'), port: port === '' ? (isTlsFromTheStart ? 993 : 143) : Number(port), isTlsFromTheStart, tls: parts.TLS === 'never' ? 'never' : 'required',
    user: parts.USER, password: parts.PASSWORD, folder: decodeURIComponent(pathname.slice(1)) || 'INBOX', address: parts.ADDRESS.toLowerCase(), afterwards, since: parseIsoDate(parts.SINCE),
    authority: parts.AUTHORITY === '' ? null : parts.AUTHORITY.toLowerCase(),
  }
}

/** What is wrong, in a sentence; never what was typed. */
function problemWith({ URL: url, USER: user, PASSWORD: password, ADDRESS: address, TLS: tls, SINCE: since }: Parts, called: (part: keyof Parts) => string): string | null {
  if (!/^imaps?:\/\//u.test(url) || !URL.canParse(url)) return `${called('URL')} is not an address of a mailbox. ${URL_LIKE}`
  const { hostname, username } = new URL(url)
  if (hostname === '' || username !== '') return `${called('URL')} has no server, or a user or a password in it. Put those into ${called('USER')} and ${called('PASSWORD')}. ${URL_LIKE}`
  if (user === '' || password === '') return `${called('URL')} needs ${called('USER')} and ${called('PASSWORD')} beside it.`
  if (!isOneAddress(address)) return `${called('ADDRESS')} is not one e-mail address: it says to which address people write. Without it, ${called('USER')} has to be one.`
  if (tls !== 'required' && (tls !== 'never' || !isLoopback(hostname))) return `${called('TLS')} is required, or never for a mail server on this machine alone. Leave it out: required is usual.`
  return since === '' || parseIsoDate(since) !== null ? null : `${called('SINCE')} is not a day. Write it as 2026-11-23.`
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}

function readAfterwards(text: string): Afterwards | null {
  if (text === 'leave' || text === 'mark-seen') return { kind: text }
  const to = /^move:(?<to>.+)$/u.exec(text)?.groups?.['to']
  return to === undefined ? null : { kind: 'move', to }
}
