import { isLoopback } from '../mail/loopback.ts'
import type { OauthApplication } from '../mail/oauth/settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

const PARTS = ['TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'SCOPE'] as const
const MICROSOFT = 'login.microsoftonline.com'
/** What Microsoft asks for in this place for IMAP and SMTP alike. */
const MICROSOFT_SCOPE = 'https://outlook.office365.com/.default'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu

/** The application that signs in, as the variables below a name say; null where there are none. What is wrong with them comes as sentences, and what was typed in none. */
export function readOauth(env: Environment, name: string): Readonly<{ application: OauthApplication | null; problems: readonly string[] }> {
  const called = (part: (typeof PARTS)[number]) => `${name}_OAUTH_${part}`
  const of = (part: (typeof PARTS)[number]) => env[called(part)]
  if (PARTS.every((part) => of(part) === undefined)) return { application: null, problems: [] }
  const [url = '', clientId = '', clientSecret = ''] = [of('TOKEN_URL'), of('CLIENT_ID'), of('CLIENT_SECRET')]
  const isMicrosoft = URL.canParse(url) && new URL(url).hostname === MICROSOFT
  const scope = of('SCOPE') ?? (isMicrosoft ? MICROSOFT_SCOPE : '')
  const missing = PARTS.filter((part) => (part === 'SCOPE' ? scope === '' : (of(part) ?? '') === ''))
  const problems = [
    ...missing.map((part) => (part === 'SCOPE' ? `${called(part)} is missing: for what a token is asked. ` : `${called(part)} is missing: `) + `signing in by a token needs ${called('TOKEN_URL')}, ${called('CLIENT_ID')} and ${called('CLIENT_SECRET')} together, and ${called('SCOPE')} where the service is not Microsoft’s.`),
    ...(url === '' ? [] : problemsWithUrl(url, called('TOKEN_URL'))),
    ...(isMicrosoft && UUID.test(clientSecret) ? [`${called('CLIENT_SECRET')} is the id of a secret and not its value. Microsoft shows the value once, when a secret is made: make another.`] : []),
  ]
  return problems.length > 0 ? { application: null, problems } : { application: { tokenUrl: url, clientId, clientSecret, scope }, problems }
}

function problemsWithUrl(url: string, called: string): readonly string[] {
  const like = `It looks like https://${MICROSOFT}/<tenant id>/oauth2/v2.0/token.`
  if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol)) return [`${called} is not an address at which tokens are given. ${like}`]
  const { protocol, hostname, username, password, pathname } = new URL(url)
  if (username !== '' || password !== '') return [`${called} has a user or a password in it. They belong into the client id and the client secret.`]
  if (protocol === 'http:' && !isLoopback(hostname)) return [`${called} begins with http: the secret would cross the network unencrypted. Use https.`]
  if (hostname === MICROSOFT && !/^\/(?!common\/|organizations\/|consumers\/)[^/]+\/oauth2\/v2\.0\/token$/u.test(pathname)) return [`${called} is not the address at which your own tenant gives tokens. ${like}`]
  return []
}
