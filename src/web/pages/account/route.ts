import { changeOwnPassword, endOwnSession, isOwnPassword, removeOwnFactor, renewRecoveryCodes, viewOwnAccount } from '../../../application/access/own-account.ts'
import { PASSWORD_PROBLEMS, PASSWORD_SLIPS, deviceWords, HOW_LABELS, OWN_ACCOUNT } from '../../../words/sign-in.ts'
import { accountServices } from '../../deps.ts'
import { by } from '../../by.ts'
import type { Slip } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { beginStep } from '../../security/sign-in-step.ts'
import { urls } from '../../urls.ts'
import { recoveryCodesPage } from '../second-factor/set-up.ts'
import { textOf } from '../second-factor/typed-text.ts'

const PASSWORD = urls.accountPart('password')
const FACTOR = urls.accountPart('second-factor')
const CODES = urls.accountPart('recovery-codes')

/** One's own account: sessions, second factor, password. */
export const accountRoutes: readonly Route[] = [
  { method: 'GET', url: urls.account(), access: 'signed-in', traces: 'nothing', handler: show },
  { method: 'GET', url: PASSWORD, access: 'signed-in', traces: 'nothing', handler: (visit) => passwordPage(visit) },
  { method: 'POST', url: PASSWORD, access: 'signed-in', traces: 'nothing', handler: changePassword },
  { method: 'GET', url: FACTOR, access: 'signed-in', traces: 'nothing', handler: (visit) => confirmPage(visit, FACTOR) },
  { method: 'POST', url: FACTOR, access: 'signed-in', traces: 'nothing', handler: (visit) => confirmed(visit, FACTOR, addFactor) },
  { method: 'GET', url: CODES, access: 'signed-in', traces: 'nothing', handler: (visit) => confirmPage(visit, CODES) },
  { method: 'POST', url: CODES, access: 'signed-in', traces: 'nothing', handler: (visit) => confirmed(visit, CODES, async () => recoveryCodesPage(await renewRecoveryCodes(accountServices(visit.deps), by(visit)), urls.account())) },
  { method: 'GET', url: urls.accountFactorRemove(':factorId'), access: 'signed-in', traces: 'nothing', handler: (visit) => confirmPage(visit, removeUrl(visit)) },
  { method: 'POST', url: urls.accountFactorRemove(':factorId'), access: 'signed-in', traces: 'nothing', handler: (visit) => confirmed(visit, removeUrl(visit), removeFactor) },
  { method: 'POST', url: urls.accountSessionEnd(':sessionId'), access: 'signed-in', traces: 'nothing', handler: (visit) => endSession(visit, { sessionId: visit.params['sessionId'] ?? '' }) },
  { method: 'POST', url: urls.accountSessionsEndOthers(), access: 'signed-in', traces: 'nothing', handler: (visit) => endSession(visit, { othersThan: visit.session?.tokenHash ?? '' }) },
  // Any page puts the end of a session off; this is one without anything on it.
  { method: 'GET', url: urls.accountPart('stay'), access: 'signed-in', traces: 'nothing', handler: () => ({ kind: 'file', body: 'ok', contentType: 'text/plain; charset=utf-8' }) },
]

function removeUrl({ params }: Visit): string {
  return urls.accountFactorRemove(encodeURIComponent(params['factorId'] ?? ''))
}

async function show(visit: Visit): Promise<Answer> {
  const view = await viewOwnAccount(accountServices(visit.deps), by(visit))
  if (view === null) return { kind: 'not-found' }
  const sessions = view.sessions.map((session) => ({
    sessionId: session.sessionId, device: deviceWords(session.device), how: HOW_LABELS[session.how], createdAt: session.createdAt, lastSeenAt: session.lastSeenAt,
    isThis: session.sessionId === visit.session?.sessionId,
  }))
  const factors = view.factors.map((factor) => ({ ...factor, label: OWN_ACCOUNT.factors[factor.kind] }))
  return {
    kind: 'page', template: 'pages/account/page.njk', title: 'Your account',
    model: { email: view.account.email, isLocal: view.account.identity === null, sessions, factors, codesLeft: view.codesLeft, needsFactor: view.needsFactor, saved: visit.query['saved'] === 'password' ? OWN_ACCOUNT.passwordSaved : '' },
  }
}

function passwordPage(_visit: Visit, slips: readonly Slip[] = []): Answer {
  return { kind: 'page', template: 'pages/account/password.njk', title: 'Change your password', slips }
}

async function changePassword(visit: Visit): Promise<Answer> {
  const { deps, typed, session } = visit
  const [present, wanted] = [textOf(typed['presentPassword']), textOf(typed['password'])]
  if (wanted === '') return passwordPage(visit, [{ field: 'password', text: PASSWORD_SLIPS.missing }])
  if (wanted !== textOf(typed['repeatedPassword'])) return passwordPage(visit, [{ field: 'repeatedPassword', text: PASSWORD_SLIPS.repeated }])
  const result = await changeOwnPassword(accountServices(deps), by(visit), { present, wanted, tokenHash: session?.tokenHash ?? '' })
  switch (result) {
    case 'done': return { kind: 'redirect', to: `${urls.account()}?saved=password` }
    case 'not-the-password': case 'locked': case 'last-factor': return passwordPage(visit, [{ field: 'presentPassword', text: PASSWORD_SLIPS.present }])
    case 'password-too-short': case 'password-too-long': case 'password-too-common': return passwordPage(visit, [{ field: 'password', text: PASSWORD_PROBLEMS[result] }])
  }
}

/** The password is asked for once more: a browser may have been left open. Whom the provider knows has none, and came in by the provider. */
async function confirmPage(visit: Visit, action: string, slips: readonly Slip[] = []): Promise<Answer> {
  const account = await visit.deps.accounts.byId(visit.actor.authorityId, visit.actor.userId)
  const words = action === FACTOR ? OWN_ACCOUNT.add : action === CODES ? OWN_ACCOUNT.codes : OWN_ACCOUNT.remove
  return { kind: 'page', template: 'pages/account/confirm.njk', title: words.title, slips, model: { action, words, hasPassword: account?.passwordHash != null } }
}

async function confirmed(visit: Visit, action: string, work: (visit: Visit) => Promise<Answer>): Promise<Answer> {
  const services = accountServices(visit.deps)
  const account = await visit.deps.accounts.byId(visit.actor.authorityId, visit.actor.userId)
  if (account?.passwordHash != null && await isOwnPassword(services, by(visit), textOf(visit.typed['presentPassword'])) !== 'yes')
    return confirmPage(visit, action, [{ field: 'presentPassword', text: PASSWORD_SLIPS.present }])
  return work(visit)
}

async function addFactor(visit: Visit): Promise<Answer> {
  await beginStep(visit, 'set-up', { userId: visit.actor.userId, next: urls.account(), how: 'code' })
  return { kind: 'redirect', to: urls.setUp() }
}

async function removeFactor(visit: Visit): Promise<Answer> {
  const result = await removeOwnFactor(accountServices(visit.deps), by(visit), visit.params['factorId'] ?? '')
  return result === 'last-factor'
    ? confirmPage(visit, removeUrl(visit), [{ field: '', text: OWN_ACCOUNT.lastFactor }])
    : { kind: 'redirect', to: urls.account() }
}

async function endSession(visit: Visit, which: Parameters<typeof endOwnSession>[2]): Promise<Answer> {
  await endOwnSession(accountServices(visit.deps), by(visit), which)
  return { kind: 'redirect', to: urls.account() }
}
