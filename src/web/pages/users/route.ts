import { inviteAccount, type Link } from '../../../application/access/links.ts'
import {
  changeRole, endSessions, linkIdentity, listAccounts, renewLink, resetFactors, setActive, stateOf, unlinkIdentity, unlock, type AccountRefusal, type Managed,
} from '../../../application/access/manage-accounts.ts'
import { openWorkOf } from '../../../application/access/open-work.ts'
import { ROLES, type Account } from '../../../application/ports.ts'
import { wordsInUse, wordFor, type AuthoritySettings } from '../../../domain/authority/settings.ts'
import type { UserId } from '../../../domain/complaint/events.ts'
import { ROLE_LABELS } from '../../../words/labels.ts'
import { ACCOUNT_PAGES, ACCOUNT_REFUSAL_WORDS, ACCOUNT_STATE_LABELS, deviceWords, HOW_LABELS, LINK_LABELS, OWN_ACCOUNT } from '../../../words/sign-in.ts'
import { by } from '../../by.ts'
import { accountServices } from '../../deps.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { ownOrigin } from '../../security/own-address.ts'
import { urls } from '../../urls.ts'
import { readAccount, readEmail, typedAccount } from './form.ts'
import { signInRulesRoutes } from './rules.ts'
import { lists, reads } from '../../traced.ts'

const access = 'manage-users'
const one = urls.user(':userId')
const step = (name: string) => urls.userStep(':userId', name)

/** Accounts: for whoever keeps them, and sees no complaint. Each change leaves its own trace. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', url: urls.users(), access, traces: lists('accounts'), handler: list },
  { method: 'GET', url: urls.userInvite(), access, traces: 'nothing', handler: (visit) => invitePage(visit) },
  { method: 'POST', url: urls.userInvite(), access, traces: 'by-itself', handler: invite },
  ...signInRulesRoutes,
  { method: 'GET', url: one, access, traces: reads('account', 'userId'), handler: (visit) => show(visit) },
  { method: 'GET', url: step('role'), access, traces: reads('account', 'userId'), handler: (visit) => rolePage(visit) },
  { method: 'POST', url: step('role'), access, traces: 'by-itself', handler: saveRole },
  { method: 'GET', url: step('deactivate'), access, traces: reads('account', 'userId'), handler: deactivatePage },
  { method: 'POST', url: step('deactivate'), access, traces: 'by-itself', handler: (visit) => managed(visit, (userId) => setActive(accountServices(visit.deps), by(visit), userId, false)) },
  { method: 'POST', url: step('activate'), access, traces: 'by-itself', handler: (visit) => managed(visit, (userId) => setActive(accountServices(visit.deps), by(visit), userId, true)) },
  { method: 'POST', url: step('unlock'), access, traces: 'by-itself', handler: (visit) => managed(visit, (userId) => unlock(accountServices(visit.deps), by(visit), userId)) },
  { method: 'POST', url: step('factors'), access, traces: 'by-itself', handler: (visit) => managed(visit, (userId) => resetFactors(accountServices(visit.deps), by(visit), userId)) },
  { method: 'POST', url: step('sessions'), access, traces: 'by-itself', handler: (visit) => managed(visit, (userId) => endSessions(accountServices(visit.deps), by(visit), userId)) },
  { method: 'POST', url: step('identity'), access, traces: 'by-itself', handler: (visit) => managed(visit, (userId) => linkIdentity(accountServices(visit.deps), by(visit), userId, textIn(visit.typed, 'subject'))) },
  { method: 'POST', url: step('unlink'), access, traces: 'by-itself', handler: (visit) => managed(visit, (userId) => unlinkIdentity(accountServices(visit.deps), by(visit), userId)) },
  { method: 'POST', url: step('link'), access, traces: 'by-itself', handler: newLink },
]

async function list(visit: Visit): Promise<Answer> {
  const [found, settings] = await Promise.all([listAccounts(accountServices(visit.deps), by(visit)), settingsOf(visit)])
  const rows = found.map(({ account, link, state }) => ({
    ...aboutAccount(account, settings), state: ACCOUNT_STATE_LABELS[state], isActive: account.isActive,
    link: link && link.purpose in LINK_LABELS ? { label: LINK_LABELS[link.purpose as Link['purpose']], expiresAt: link.expiresAt } : null,
  }))
  return { kind: 'page', template: 'pages/users/list.njk', title: ACCOUNT_PAGES.list, model: { rows } }
}

function aboutAccount(account: Account, settings: AuthoritySettings) {
  const { userId, name, email, role, teams, lastSignedInAt, identity } = account
  return { userId, name, email, role: ROLE_LABELS[role], teams: teams.map((team) => wordFor(settings, 'teams', team)), lastSignedInAt, isByProvider: identity !== null }
}

function settingsOf({ deps, actor }: Visit): Promise<AuthoritySettings> {
  return deps.services.store.read(actor, (reads) => reads.settings())
}

async function choices(visit: Visit) {
  const teams = wordsInUse(await settingsOf(visit), 'teams', visit.today).map(({ code, label }) => ({ code, label }))
  return { roles: ROLES.map((code) => ({ code, label: ROLE_LABELS[code] })), teams }
}

async function invitePage(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { provider } = await visit.deps.signIn.rules.current(visit.actor.authorityId)
  return { kind: 'page', template: 'pages/users/invite.njk', title: ACCOUNT_PAGES.invite, typed: visit.typed, slips, model: { ...await choices(visit), provider } }
}

async function invite(visit: Visit): Promise<Answer> {
  const form = formReader(visit.typed, visit.today)
  const wanted = { ...readAccount(form, (await choices(visit)).teams.map(({ code }) => code)), email: readEmail(form) }
  if (form.slips.length > 0) return invitePage(visit, form.slips)
  const invited = await inviteAccount(accountServices(visit.deps), by(visit), wanted)
  if (invited.kind === 'refused') return invitePage(visit, [{ field: 'email', text: ACCOUNT_REFUSAL_WORDS[invited.code] }])
  return linkPage(visit, invited.link, { userId: invited.userId, ...wanted })
}

/** The one time that a link is shown. It goes to the person by a way that reaches nobody else. */
function linkPage(visit: Visit, link: Link, { userId, name, email }: Pick<Account, 'userId' | 'name' | 'email'>): Answer {
  return {
    kind: 'page', template: 'pages/users/link.njk', title: `The ${LINK_LABELS[link.purpose]} for ${name}`,
    model: { address: `${ownOrigin(visit)}${urls.link(link.token)}`, expiresAt: link.expiresAt, userId, name, email },
  }
}

function accountOf(visit: Visit): Promise<Account | null> {
  return visit.deps.accounts.byId(visit.actor.authorityId, (visit.params['userId'] ?? '') as UserId)
}

async function show(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const account = await accountOf(visit)
  if (account === null) return { kind: 'not-found' }
  const { deps, actor } = visit
  const [settings, sessions, factors, waiting] = await Promise.all([
    settingsOf(visit), deps.sessions.listOf(actor.authorityId, account.userId), deps.signIn.factors.of(actor.authorityId, account.userId), deps.signIn.waiting.of(actor.authorityId, account.userId),
  ])
  const state = stateOf(account, deps.services.clock.now())
  return {
    kind: 'page', template: 'pages/users/user.njk', title: account.name, slips,
    model: {
      ...aboutAccount(account, settings), state, stateLabel: ACCOUNT_STATE_LABELS[state], shutBy: account.shutBy, lockedUntil: account.lockedUntil, isOwn: account.userId === actor.userId, waiting,
      factors: factors.map(({ kind }) => OWN_ACCOUNT.factors[kind]),
      sessions: sessions.map((session) => ({ device: deviceWords(session.device), how: HOW_LABELS[session.how], lastSeenAt: session.lastSeenAt })),
    },
  }
}

async function rolePage(visit: Visit, slips: readonly Slip[] = [], typed?: Typed): Promise<Answer> {
  const account = await accountOf(visit)
  if (account === null) return { kind: 'not-found' }
  return {
    kind: 'page', template: 'pages/users/role.njk', title: `Change what ${account.name} may do`, typed: typed ?? typedAccount(account), slips,
    model: { ...await choices(visit), userId: account.userId, isByProvider: account.identity !== null },
  }
}

async function saveRole(visit: Visit): Promise<Answer> {
  const form = formReader(visit.typed, visit.today)
  const given = readAccount(form, (await choices(visit)).teams.map(({ code }) => code))
  if (form.slips.length > 0) return rolePage(visit, form.slips, visit.typed)
  return managed(visit, (userId) => changeRole(accountServices(visit.deps), by(visit), userId, given))
}

async function deactivatePage(visit: Visit): Promise<Answer> {
  const account = await accountOf(visit)
  if (account === null) return { kind: 'not-found' }
  const open = await openWorkOf(visit.deps.services, visit.actor, account.userId)
  return { kind: 'page', template: 'pages/users/deactivate.njk', title: `Deactivate ${account.name}’s account`, model: { open, userId: account.userId, name: account.name } }
}

async function managed(visit: Visit, change: (userId: UserId) => Promise<Managed>): Promise<Answer> {
  const userId = (visit.params['userId'] ?? '') as UserId
  const done = await change(userId)
  return done.kind === 'done' ? { kind: 'redirect', to: urls.user(userId) } : refusedBy(visit, done.code)
}

async function newLink(visit: Visit): Promise<Answer> {
  const done = await renewLink(accountServices(visit.deps), by(visit), (visit.params['userId'] ?? '') as UserId)
  return done.kind === 'done' && done.link ? linkPage(visit, done.link, done.account) : refusedBy(visit, done.kind === 'refused' ? done.code : 'not-found')
}

function refusedBy(visit: Visit, code: AccountRefusal): Promise<Answer> | Answer {
  return code === 'not-found' ? { kind: 'not-found' } : show(visit, [{ field: '', text: ACCOUNT_REFUSAL_WORDS[code] }])
}

function textIn(typed: Typed, field: string): string {
  const value = typed[field]
  return typeof value === 'string' ? value : ''
}
