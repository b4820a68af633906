import { addFactor, codeAppOf } from '../../../application/access/second-factor.ts'
import type { FactorKey } from '../../../application/access/sign-in-ports.ts'
import type { Account, Actor } from '../../../application/ports.ts'
import { deviceWords, SECOND_FACTOR_WORDS } from '../../../words/sign-in.ts'
import { accountServices } from '../../deps.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { deviceOf } from '../../security/device.ts'
import { siteOf } from '../../security/own-address.ts'
import { askForNewPasskey, newPasskeyOf } from '../../security/passkeys.ts'
import { qrCode } from '../../components/qr-code.ts'
import { endStep, stepOf, type Step } from '../../security/sign-in-step.ts'
import { urls } from '../../urls.ts'
import { beginSession } from '../sign-in/enter.ts'
import { textOf } from './typed-text.ts'

type AnyVisit = Visit<Actor | null>
type SettingUp = Readonly<{ visit: AnyVisit; step: Step; account: Account }>

/** Where a second factor is made: on the way in, where the role needs one, and from one's own account. */
export const setUpRoutes: readonly Route[] = [
  { method: 'GET', url: urls.setUp(), access: 'public', handler: (visit) => within(visit, (at) => codePage(at)) },
  { method: 'POST', url: urls.setUp(), access: 'public', handler: (visit) => within(visit, takeCode) },
  { method: 'GET', url: urls.setUpPasskey(), access: 'public', handler: (visit) => within(visit, (at) => passkeyPage(at)) },
  { method: 'POST', url: urls.setUpPasskey(), access: 'public', handler: (visit) => within(visit, takePasskey) },
]

async function within(visit: AnyVisit, work: (at: SettingUp) => Promise<Answer>): Promise<Answer> {
  const step = await stepOf(visit, 'set-up')
  const account = step === null ? null : await visit.deps.accounts.byId(visit.authority.authorityId, step.userId)
  return step === null || !account?.isActive ? { kind: 'redirect', to: visit.actor ? urls.account() : urls.signIn() } : work({ visit, step, account })
}

async function codePage({ visit, step, account }: SettingUp, wrong?: string): Promise<Answer> {
  const address = visit.deps.secrets.codeAddress({ secret: step.secret, account: account.email, issuer: siteOf(visit).name })
  return {
    kind: 'page', template: 'pages/second-factor/set-up.njk', title: 'Set up a second factor', slips: wrong === undefined ? [] : [{ field: 'code', text: wrong }],
    model: { secret: step.secret.replaceAll(/(.{4})(?=.)/g, '$1 '), address, qr: qrCode(address), isNeeded: visit.actor === null },
  }
}

async function takeCode(at: SettingUp): Promise<Answer> {
  const typed = textOf(at.visit.typed['code'])
  if (typed === '') return codePage(at, SECOND_FACTOR_WORDS.missing)
  const key = await codeAppOf(accountServices(at.visit.deps), at.step.secret, typed)
  return key === null ? codePage(at, SECOND_FACTOR_WORDS.notOfApp) : finish(at, key, '')
}

async function passkeyPage({ visit, step, account }: SettingUp, wrong?: string): Promise<Answer> {
  const present = await visit.deps.signIn.factors.of(visit.authority.authorityId, account.userId)
  return {
    kind: 'page', template: 'pages/second-factor/set-up-passkey.njk', title: 'Set up a passkey', slips: wrong === undefined ? [] : [{ field: 'passkey', text: wrong }],
    model: { passkeyOptions: JSON.stringify(await askForNewPasskey(siteOf(visit), step.challenge, account, present)) },
  }
}

async function takePasskey(at: SettingUp): Promise<Answer> {
  const key = await newPasskeyOf(siteOf(at.visit), at.step.challenge, textOf(at.visit.typed['passkey']))
  return key === null ? passkeyPage(at, SECOND_FACTOR_WORDS.noPasskey) : finish(at, key, deviceWords(deviceOf(at.visit.request.headers['user-agent'])))
}

/** Keeps the factor, shows the recovery codes once where it is the first, and lets in whoever was on the way in. */
async function finish({ visit, step, account }: SettingUp, key: FactorKey, name: string): Promise<Answer> {
  const { deps, authority, actor } = visit
  if (!await endStep(visit)) return { kind: 'redirect', to: urls.signIn() }
  const codes = await addFactor(accountServices(deps), authority.authorityId, account, { key, name, route: urls.setUp() })
  if (actor?.userId !== account.userId) await beginSession(visit, account.userId, { how: key.kind === 'passkey' ? 'passkey' : 'code' })
  return codes.length === 0 ? { kind: 'redirect', to: step.next } : recoveryCodesPage(codes, step.next)
}

/** The only time that these codes are seen. */
export function recoveryCodesPage(codes: readonly string[], next: string): Answer {
  return { kind: 'page', template: 'pages/second-factor/recovery-codes.njk', title: 'Keep your recovery codes', model: { codes, next } }
}
