import { addAccount, operatorOf, resetPassword, type AccountResult, type AccountServices, type By } from '../application/accounts.ts'
import { breakGlass, inviteAccount, type Link } from '../application/access/links.ts'
import { changeRole, endSessions, renewLink, resetFactors, setActive, unlock, type Managed } from '../application/access/manage-accounts.ts'
import { ROLES, type Account, type AuthorityId, type Role } from '../application/ports.ts'
import { ACCOUNT_REFUSAL_WORDS, LINK_LABELS, PASSWORD_PROBLEMS } from '../words/sign-in.ts'
import { londonTime } from '../words/dates.ts'
import { askNewPassword, makeAsker } from './ask.ts'
import { DONE, REFUSED, type CliIo } from './command.ts'
import type { Typed } from './options.ts'

/** `address`: where people reach this register, for links. */
export type Asked = Readonly<{ accounts: AccountServices; authorityId: AuthorityId; address: string; email: string; typed: Typed; io: CliIo }>
type Action = (asked: Asked) => Promise<number | string>

/** What `heard user` does to the account of one e-mail address. A sentence where it was asked wrongly. */
export const USER_ACTIONS: Readonly<Record<string, Action>> = {
  add, invite, role,
  'reset-password': (asked) => withPassword(asked, asked.email, (password) => resetPassword(asked.accounts, asked.authorityId, asked.email, password), 'has a new password, and is signed out everywhere.'),
  'break-glass': emergency,
  link: (asked) => withAccount(asked, async (by, { userId }) => {
    const made = await renewLink(asked.accounts, by, userId)
    return made.kind === 'done' && made.link ? sayLink(asked, made.link) : say(asked, made, '')
  }),
  unlock: managed(unlock, 'is no longer locked.'),
  'reset-factor': managed(resetFactors, 'has no second factor any more, and is signed out everywhere.'),
  'sign-out': managed(endSessions, 'is signed out everywhere.'),
  deactivate: managed((services, by, userId) => setActive(services, by, userId, false), 'can no longer sign in, and is signed out everywhere.'),
  activate: managed((services, by, userId) => setActive(services, by, userId, true), 'can sign in again.'),
}

function managed(change: (services: AccountServices, by: By, userId: Account['userId']) => Promise<Managed>, done: string): Action {
  return (asked) => withAccount(asked, async (by, { userId }) => say(asked, await change(asked.accounts, by, userId), done))
}

async function withAccount(asked: Asked, work: (by: By, account: Account) => Promise<number | string>): Promise<number | string> {
  const account = await asked.accounts.accounts.byEmail(asked.authorityId, asked.email)
  return account ? work(operatorOf(asked.authorityId), account) : refused(asked.io, NO_ACCOUNT)
}

async function invite(asked: Asked): Promise<number | string> {
  const given = givenIn(asked.typed)
  if (typeof given === 'string') return given
  const invited = await inviteAccount(asked.accounts, operatorOf(asked.authorityId), { email: asked.email, ...given })
  return invited.kind === 'invited' ? sayLink(asked, invited.link) : refused(asked.io, ACCOUNT_REFUSAL_WORDS[invited.code])
}

async function role(asked: Asked): Promise<number | string> {
  return withAccount(asked, async (by, account) => {
    const given = givenIn(asked.typed, account.name)
    return typeof given === 'string' ? given : say(asked, await changeRole(asked.accounts, by, account.userId, given), 'has another role, and is signed out everywhere.')
  })
}

async function add(asked: Asked): Promise<number | string> {
  const given = givenIn(asked.typed)
  if (typeof given === 'string') return given
  const { accounts, authorityId, email } = asked
  return withPassword(asked, given.name, (password) => addAccount(accounts, authorityId, { email, ...given, password }), 'can sign in now.')
}

async function emergency(asked: Asked): Promise<number> {
  const made = await breakGlass(asked.accounts, operatorOf(asked.authorityId, 'heard user break-glass'), asked.email)
  switch (made.kind) {
    case 'made': return sayLink(asked, made.link)
    case 'not-found': return refused(asked.io, NO_ACCOUNT)
    case 'no-administrator': return refused(asked.io, 'this is not an administrator’s account. An administrator can give anybody else a link.')
    case 'not-active': return refused(asked.io, 'this account is not active. heard user activate opens it.')
  }
}

function givenIn(typed: Typed, present?: string): Readonly<{ name: string; role: Role; teams: readonly string[] }> | string {
  const wanted = ROLES.find((each): each is Role => each === typed.text('role'))
  const name = typed.text('name')?.trim() ?? present
  if (name === undefined || name === '') return 'say the name: --name "Ada Northwood".'
  if (wanted === undefined) return `say the role: --role, one of ${ROLES.join(', ')}.`
  return { name, role: wanted, teams: typed.text('teams')?.split(',').map((team) => team.trim()).filter((team) => team !== '') ?? [] }
}

async function withPassword({ io, email }: Asked, name: string, work: (password: string) => Promise<AccountResult>, done: string): Promise<number> {
  const isTerminal = process.stdin.isTTY === true
  const asker = makeAsker(io, isTerminal)
  try {
    const chosen = await askNewPassword(asker, isTerminal, [name, email])
    if (typeof chosen === 'string') return refused(io, chosen)
    const result = await work(chosen.password)
    switch (result.kind) {
      case 'done': break
      case 'not-found': return refused(io, NO_ACCOUNT)
      case 'email-taken': return refused(io, 'there is an account with this e-mail address already.')
      case 'password-too-short': case 'password-too-long': case 'password-too-common': return refused(io, PASSWORD_PROBLEMS[result.kind])
    }
    io.out(`${email} ${done}\n`)
    return DONE
  } finally {
    asker.close()
  }
}

const NO_ACCOUNT = 'there is no account with this e-mail address.'

function say({ io, email }: Asked, result: Managed, done: string): number {
  if (result.kind === 'refused') return refused(io, ACCOUNT_REFUSAL_WORDS[result.code])
  io.out(`${email} ${done}\n`)
  return DONE
}

/** The one place where the link is seen: it goes to the output and nowhere else. */
function sayLink({ io, email, address }: Asked, { token, purpose, expiresAt }: Link): number {
  io.out(`${address}/link/${token}\n`)
  io.err(`This is the ${LINK_LABELS[purpose]} for ${email}. It opens once, until ${londonTime(expiresAt)}. Give it to nobody else.\n`)
  return DONE
}

function refused(io: CliIo, reason: string): number {
  io.err(`heard user: ${reason}\n`)
  return REFUSED
}
