/** How the authority's own mail server is reached. */
export type SmtpSettings = Readonly<{
  host: string
  port: number
  /** From the first byte (`smtps:`), or by STARTTLS. */
  isTlsFromTheStart: boolean
  /** `required`: nothing is said before the connection is encrypted. `never`: for a server on this machine alone. */
  tls: 'required' | 'never'
  signIn: Readonly<{ user: string; password: string }> | null
  from: Readonly<{ name: string; address: string }>
}>
