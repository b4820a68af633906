import { changeRules } from '../../../application/access/manage-accounts.ts'
import { GROUP_ROLES, IDLE_WITHIN, LONGEST_WITHIN, type GroupRule, type ProviderRules, type SignInRules } from '../../../application/access/sign-in-rules.ts'
import { ROLES, type Role } from '../../../application/ports.ts'
import { ROLE_LABELS } from '../../../words/labels.ts'
import { ACCOUNT_PAGES, RULE_SLIPS } from '../../../words/sign-in.ts'
import { by } from '../../by.ts'
import { accountServices } from '../../deps.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { isLoopback } from '../../security/openid-provider.ts'
import { ownOrigin } from '../../security/own-address.ts'
import { urls } from '../../urls.ts'

const access = 'manage-users'

/** How people sign in: second factors, time-outs, the provider. */
export const signInRulesRoutes: readonly Route[] = [
  { method: 'GET', url: urls.signInRules(), access, traces: 'nothing', handler: (visit) => show(visit) },
  { method: 'POST', url: urls.signInRules(), access, traces: 'by-itself', handler: save },
]

async function show(visit: Visit, drawn: Readonly<{ typed?: Typed; slips?: readonly Slip[] }> = {}): Promise<Answer> {
  const rules = await visit.deps.signIn.rules.current(visit.actor.authorityId)
  return {
    kind: 'page', template: 'pages/users/rules.njk', title: ACCOUNT_PAGES.rules, typed: drawn.typed ?? typedRules(rules), slips: drawn.slips ?? [],
    model: {
      roles: ROLES.filter((role) => role !== 'outside').map((code) => ({ code, label: ROLE_LABELS[code] })), codes: GROUP_ROLES.map((code) => ({ code, label: ROLE_LABELS[code] })),
      idle: IDLE_WITHIN, longest: LONGEST_WITHIN, returnTo: `${ownOrigin(visit)}${urls.providerBack()}`, saved: visit.query['saved'] === 'yes' ? ACCOUNT_PAGES.rulesSaved : '',
    },
  }
}

function typedRules({ secondFactorFor, idleMinutes, longestHours, provider }: SignInRules): Typed {
  return {
    secondFactorFor, idle: String(idleMinutes), longest: String(longestHours), isProvider: provider === null ? 'no' : 'yes',
    ...(provider && {
      name: provider.name, issuer: provider.issuer, clientId: provider.clientId, groupsClaim: provider.groupsClaim, groups: provider.groups.map(lineOf).join('\n'),
      localSignIn: provider.localSignIn ? 'yes' : 'no', provesSecondFactor: provider.provesSecondFactor ? 'yes' : 'no',
    }),
  }
}

function lineOf({ group, role, teams }: GroupRule): string {
  return [group, role, ...(teams.length > 0 ? [teams.join(',')] : [])].join(' ')
}

async function save(visit: Visit): Promise<Answer> {
  const form = formReader(visit.typed, visit.today)
  const rules = readRules(form, visit.authority.isDemonstration)
  if (form.slips.length > 0) return show(visit, { typed: visit.typed, slips: form.slips })
  const saved = await changeRules(accountServices(visit.deps), by(visit), rules)
  return saved === 'saved' ? { kind: 'redirect', to: `${urls.signInRules()}?saved=yes` } : { kind: saved }
}

/** People from outside always need a second factor, but in the demonstration. */
function readRules(form: FormReader, isDemonstration: boolean): SignInRules {
  const chosen = form.choices('secondFactorFor', ACCOUNT_PAGES.secondFactor, ROLES)
  return {
    secondFactorFor: ROLES.filter((role) => chosen.includes(role) || (role === 'outside' && !isDemonstration)),
    idleMinutes: form.wholeNumber('idle', ACCOUNT_PAGES.idle, IDLE_WITHIN), longestHours: form.wholeNumber('longest', ACCOUNT_PAGES.longest, LONGEST_WITHIN),
    provider: form.text('isProvider') === 'yes' ? readProvider(form) : null,
  }
}

function readProvider(form: FormReader): ProviderRules {
  const wrong = (field: string, text: string) => { form.slips.push({ field, text }) }
  const [name, issuer, clientId, groupsClaim] = [form.text('name').slice(0, 60), form.text('issuer'), form.text('clientId'), form.text('groupsClaim') || 'groups']
  if (name === '') wrong('name', RULE_SLIPS.name)
  if (!isIssuer(issuer)) wrong('issuer', RULE_SLIPS.issuer)
  if (!/^[\x21-\x7e]{1,200}$/.test(clientId)) wrong('clientId', RULE_SLIPS.clientId)
  if (!/^[\x21-\x7e]{1,100}$/.test(groupsClaim)) wrong('groupsClaim', RULE_SLIPS.claim)
  const groups = readGroups(form)
  const localSignIn = form.text('localSignIn') === 'yes'
  if (groups.length === 0 && !form.slips.some(({ field }) => field === 'groups')) wrong('groups', RULE_SLIPS.noGroups)
  else if (!localSignIn && !groups.some(({ role }) => role === 'administrator')) wrong('groups', RULE_SLIPS.noAdministrator)
  return { name, issuer, clientId, groupsClaim, groups, localSignIn, provesSecondFactor: form.text('provesSecondFactor') === 'yes' }
}

/** An address without anything behind it; without TLS only on this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, search, hash, username, password } = new URL(text)
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback(text))) && search === '' && hash === '' && username === '' && password === ''
}

function readGroups(form: FormReader): readonly GroupRule[] {
  return form.text('groups').split('\n').map((line) => line.trim()).filter((line) => line !== '').flatMap((line): GroupRule[] => {
    const [group = '', code = '', teams = ''] = partsOf(line)
    const role = GROUP_ROLES.find((each): each is Role => each === code)
    const codes = teams.split(',').map((team) => team.trim()).filter((team) => team !== '')
    if (role !== undefined && (role === 'team-manager') === (codes.length > 0)) return [{ group, role, teams: codes }]
    form.slips.push({ field: 'groups', text: `${RULE_SLIPS.groups}${line.slice(0, 100)}` })
    return []
  })
}

/** A group's ID may have blanks in it, where a provider sends names: the role is the last word but the teams. */
function partsOf(line: string): readonly string[] {
  const match = new RegExp(`^(.+?)[\\s,]+(${GROUP_ROLES.join('|')})(?:[\\s,]+([a-z0-9-]+(?:\\s*,\\s*[a-z0-9-]+)*))?$`).exec(line)
  return match ? [match[1] ?? '', match[2] ?? '', match[3] ?? ''] : [line]
}
