import type { FastifyBaseLogger } from 'fastify'
import type { AccountServices, Passwords } from '../application/accounts.ts'
import type { IdentityProvider } from '../application/access/identity-provider.ts'
import type { Secrets, SignInStores } from '../application/access/sign-in-ports.ts'
import type { Traces } from '../application/access/traces.ts'
import type { FileStore } from '../application/files/ports.ts'
import type { Press } from '../application/report/press.ts'
import type { Sessions } from '../application/access/session-ports.ts'
import type { Feeds } from '../application/feed-ports.ts'
import type { Accounts, AuthorityOfHost, Drafts, HealthProbe, Services } from '../application/ports.ts'
import type { Reminders } from '../application/reminder-ports.ts'
import type { SendingChannel } from '../domain/outbox/outbox.ts'
import type { Limits } from './limits/limits.ts'

/** What the web is given; `main` builds it once. */
export type WebDeps = Readonly<{
  services: Services
  accounts: Accounts
  sessions: Sessions
  drafts: Drafts
  feeds: Feeds
  reminders: Reminders
  passwords: Passwords
  /** Second factors, one-use links and the rules of signing in. */
  signIn: SignInStores
  secrets: Secrets
  identityProvider: IdentityProvider
  /** What makes files, digests and seals of a report that is published. */
  press: Press
  /** The authority that answers at a host name (no port); null where none does. */
  authorityFor: (hostname: string) => Promise<AuthorityOfHost | null>
  health: HealthProbe
  /** The ways of sending that are set up; none without it. */
  waysOut?: readonly SendingChannel[]
  /** Who looked at what: kept before a page is sent. */
  traces: Traces
  /** How often each may ask; without it, as often as they like. */
  limits?: Limits
  /** Where the bytes of files lie. */
  fileStore: FileStore
  /** Somebody is set to look for viruses: what arrives waits until they did. */
  scansFiles?: boolean
  logger: FastifyBaseLogger
  /** Where an uploaded register may lie until it is loaded, a day at most; a folder of the system without it. */
  importFolder?: string
  /** The address people type, such as `https://complaints.example.gov.uk`; absent on loopback. Posts from elsewhere are refused. */
  publicOrigin?: string
  /** True where people reach the server through TLS: cookies become `__Host-` and `Secure`. */
  secureCookies: boolean
}>

/** The part of `deps` that signing in needs. */
export function accountServices(deps: WebDeps): AccountServices {
  const { accounts, sessions, passwords, signIn, secrets, traces, services } = deps
  return { accounts, sessions, passwords, signIn, secrets, traces, clock: services.clock, ids: services.ids }
}
