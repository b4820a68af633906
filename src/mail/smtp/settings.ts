import type { MailSignIn } from '../oauth/settings.ts'

/** How the authority's own mail server is reached. */
export type SmtpSettings = Readonly<{
  host: string
  port: number
  /** From the first byte (`smtps:`), or by STARTTLS. */
  isTlsFromTheStart: boolean
  /** `required`: nothing is said before the connection is encrypted. `never`: for a server on this machine alone. */
  tls: 'required' | 'never'
  signIn: MailSignIn | null
  from: Readonly<{ name: string; address: string }>
}>
