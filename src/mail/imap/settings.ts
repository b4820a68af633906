import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { MailSignIn } from '../oauth/settings.ts'

/** What is done on the server with a message once it is kept here: nothing, unless it is asked for. */
export type Afterwards = Readonly<{ kind: 'leave' } | { kind: 'mark-seen' } | { kind: 'move'; to: string }>

/** How a mailbox is reached, as the environment of the server says: never a page, so that nobody who may change settings learns of a password or a secret, or sends it elsewhere. */
export type MailboxSettings = Readonly<{
  /** What it is called here: in events, on pages and in the names of its variables. */
  key: string
  host: string
  port: number
  /** From the first byte (`imaps:`), or by STARTTLS. */
  isTlsFromTheStart: boolean
  /** `required`: nothing is said before the connection is encrypted. `never`: for a server on this machine alone. */
  tls: 'required' | 'never'
  signIn: MailSignIn
  folder: string
  /** To what people write: what follows a plus in it is ours. */
  address: string
  afterwards: Afterwards
  /** What reached it before this day is left alone; null where all of it is taken. */
  since: IsoDate | null
  /** Whose it is, where a server has several authorities: the name of the host at which that one answers. */
  authority: string | null
}>
