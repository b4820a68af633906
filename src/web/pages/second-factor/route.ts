import { checkCode, checkPasskey, type FactorResult } from '../../../application/access/second-factor.ts'
import type { Actor } from '../../../application/ports.ts'
import { SECOND_FACTOR_WORDS } from '../../../words/sign-in.ts'
import { accountServices } from '../../deps.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { siteOf } from '../../security/own-address.ts'
import { askForPasskey, isPasskey, signedBy } from '../../security/passkeys.ts'
import { endStep, stepOf, type Step } from '../../security/sign-in-step.ts'
import { urls } from '../../urls.ts'
import { enter, traceRefused } from '../sign-in/enter.ts'
import { setUpRoutes } from './set-up.ts'
import { textOf } from './typed-text.ts'

type AnyVisit = Visit<Actor | null>

export const secondFactorRoutes: readonly Route[] = [
  { method: 'GET', url: urls.secondFactor(), access: 'public', handler: (visit) => within(visit, (step) => page(visit, step)) },
  { method: 'POST', url: urls.secondFactor(), access: 'public', handler: (visit) => within(visit, (step) => check(visit, step)) },
  ...setUpRoutes,
]

async function within(visit: AnyVisit, work: (step: Step) => Promise<Answer>): Promise<Answer> {
  const step = await stepOf(visit, 'second-factor')
  return step === null ? { kind: 'redirect', to: urls.signIn() } : work(step)
}

async function page(visit: AnyVisit, step: Step, wrong?: string): Promise<Answer> {
  const factors = await visit.deps.signIn.factors.of(visit.authority.authorityId, step.userId)
  const passkeys = factors.filter(isPasskey)
  return {
    kind: 'page', template: 'pages/second-factor/page.njk', title: 'Enter your second factor', slips: wrong === undefined ? [] : [{ field: 'code', text: wrong }],
    model: {
      hasApp: passkeys.length < factors.length, passkeyOptions: passkeys.length > 0 ? JSON.stringify(await askForPasskey(siteOf(visit), step.challenge, passkeys)) : null,
    },
  }
}

async function check(visit: AnyVisit, step: Step): Promise<Answer> {
  const { deps, authority, typed } = visit
  const [code, passkey] = [textOf(typed['code']), textOf(typed['passkey'])]
  if (code === '' && passkey === '') return page(visit, step, SECOND_FACTOR_WORDS.missing)
  const services = accountServices(deps)
  const result: FactorResult = passkey === ''
    ? await checkCode(services, authority.authorityId, step.userId, code)
    : await checkPasskey(services, authority.authorityId, step.userId, (factors) => signedBy(siteOf(visit), step.challenge, passkey, factors))
  if (result.kind === 'refused') {
    traceRefused(visit, result, passkey === '' ? 'code' : 'passkey')
    return page(visit, step, passkey === '' ? SECOND_FACTOR_WORDS.wrong : SECOND_FACTOR_WORDS.wrongPasskey)
  }
  const account = await deps.accounts.byId(authority.authorityId, step.userId)
  if (!await endStep(visit) || !account?.isActive) return { kind: 'redirect', to: urls.signIn() }
  return enter(visit, step.userId, { how: step.how === 'provider' ? 'provider' : result.how, next: result.how === 'recovery-code' ? urls.account() : step.next })
}
