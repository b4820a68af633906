import { findLink, openLink } from '../../../application/access/links.ts'
import type { Actor } from '../../../application/ports.ts'
import { LINK_TITLES, PASSWORD_PROBLEMS, PASSWORD_SLIPS } from '../../../words/sign-in.ts'
import { accountServices } from '../../deps.ts'
import type { Slip } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { dropToken, giveToken, tokenOf } from '../../security/browser-cookie.ts'
import { urls } from '../../urls.ts'
import { textOf } from '../second-factor/typed-text.ts'
import { enter, goOn } from '../sign-in/enter.ts'

type AnyVisit = Visit<Actor | null>

/**
 * A link that opens once. Its token goes from the address into a cookie before anything is shown, so that no page under
 * it can be told by Referer, by history or over a shoulder; it is used up by the form alone, since programs that look
 * into mail open links too.
 */
export const linkRoutes: readonly Route[] = [
  { method: 'GET', url: urls.link(':token'), access: 'public', handler: take },
  { method: 'GET', url: urls.openLink(), access: 'public', handler: (visit) => page(visit) },
  { method: 'POST', url: urls.openLink(), access: 'public', handler: open },
]

function take({ deps, params, reply }: AnyVisit): Answer {
  reply.header('referrer-policy', 'no-referrer')
  giveToken(reply, 'link', (params['token'] ?? '').slice(0, 100), deps.secureCookies)
  return { kind: 'redirect', to: urls.openLink() }
}

async function page(visit: AnyVisit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, authority } = visit
  const found = await findLink(accountServices(deps), authority.authorityId, tokenOf(visit.request, 'link', deps.secureCookies) ?? '')
  if (found === null) return over()
  const { purpose, account: { name, email } } = found
  return { kind: 'page', template: 'pages/link/page.njk', title: LINK_TITLES[purpose], slips, model: { purpose, name, email } }
}

function over(): Answer {
  return { kind: 'page', template: 'pages/link/over.njk', title: 'This link cannot be used', status: 410 }
}

async function open(visit: AnyVisit): Promise<Answer> {
  const { deps, authority, typed, reply } = visit
  const services = accountServices(deps)
  const token = tokenOf(visit.request, 'link', deps.secureCookies) ?? ''
  const found = await findLink(services, authority.authorityId, token)
  if (found === null) return over()
  const password = textOf(typed['password'])
  if (found.purpose !== 'break-glass') {
    if (password === '') return page(visit, [{ field: 'password', text: PASSWORD_SLIPS.missing }])
    if (password !== textOf(typed['repeatedPassword'])) return page(visit, [{ field: 'repeatedPassword', text: PASSWORD_SLIPS.repeated }])
  }
  const opened = await openLink(services, authority.authorityId, { token, password, route: urls.openLink() })
  switch (opened.kind) {
    case 'over': return over()
    case 'opened': break
    case 'password-too-short': case 'password-too-long': case 'password-too-common':
      return page(visit, [{ field: 'password', text: PASSWORD_PROBLEMS[opened.kind] }])
  }
  dropToken(reply, 'link', deps.secureCookies)
  if (opened.purpose === 'break-glass') return enter(visit, opened.userId, { how: 'break-glass', next: urls.home() })
  const account = await deps.accounts.byId(authority.authorityId, opened.userId)
  return account === null ? over() : goOn(visit, account, { how: 'password', next: urls.home() })
}
