import { addAccount, resetPassword, unlockAccount, SHORTEST_PASSWORD, type AccountResult, type AccountServices } from '../application/accounts.ts'
import type { Operator } from '../application/operator.ts'
import { ROLES, type AuthorityId, type Role } from '../application/ports.ts'
import { ROLE_LABELS } from '../words/labels.ts'
import { askNewPassword, makeAsker } from './ask.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import type { Typed } from './options.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { isEmail } from './setup.ts'
import { simpleCommand } from './simple-command.ts'
import { textTable } from './text-table.ts'

const USAGE = `Usage: heard user list
       heard user add EMAIL --name NAME --role ROLE [--teams CODE,CODE]
       heard user reset-password EMAIL
       heard user unlock EMAIL
       heard user deactivate EMAIL
       heard user activate EMAIL

The accounts that can sign in. A new password is asked for, or read as a line of the standard input. Resetting it opens a
locked account and signs the person out everywhere. An account that is not active cannot sign in; it is never deleted,
because the register names who recorded what.

  --role ROLE     ${ROLES.join(', ')}
  --teams CODES   for a team manager: the codes of the teams
${CHOICE_USAGE}`

type Asked = Readonly<{ accounts: AccountServices; authorityId: AuthorityId; email: string; typed: Typed; io: CliIo }>

const ACTIONS: Readonly<Record<string, (asked: Asked) => Promise<number | string>>> = {
  add, unlock, 'reset-password': reset,
  deactivate: (asked) => setActive(asked, false),
  activate: (asked) => setActive(asked, true),
}

/** `heard user`. */
export function userCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'user', summary: 'list, add, reset, unlock and deactivate accounts', usage: USAGE, words: [1, 2],
    options: { ...CHOICE, name: 'text', role: 'text', teams: 'text' },
    run: async (typed, io) => {
      const [action = '', email = ''] = typed.words
      if (action === 'list') return operator.withAccounts(choiceOf(typed), (accounts, authorityId) => list(accounts, authorityId, io))
      const act = ACTIONS[action]
      if (!act) return `"${action}" is nothing that can be done to an account.`
      if (!isEmail(email)) return 'say whose account, by e-mail address.'
      return operator.withAccounts(choiceOf(typed), (accounts, authorityId) => act({ accounts, authorityId, email, typed, io }))
    },
  })
}

async function list(services: AccountServices, authorityId: AuthorityId, io: CliIo): Promise<number> {
  const now = services.clock.now()
  const rows = (await services.accounts.all(authorityId)).map((account) => [
    account.email, account.name, ROLE_LABELS[account.role], account.teams.join(', '),
    !account.isActive ? 'not active' : account.lockedUntil !== null && now < account.lockedUntil ? 'locked' : '',
  ])
  io.out(`${textTable([['E-mail', 'Name', 'Role', 'Teams', ''], ...rows])}\n`)
  return DONE
}

async function add({ accounts, authorityId, email, typed, io }: Asked): Promise<number | string> {
  const role = ROLES.find((each): each is Role => each === typed.text('role'))
  const name = typed.text('name')?.trim()
  if (name === undefined || name === '') return 'say the name: --name "Ada Northwood".'
  if (role === undefined) return `say the role: --role, one of ${ROLES.join(', ')}.`
  const teams = typed.text('teams')?.split(',').map((team) => team.trim()).filter((team) => team !== '') ?? []
  return withPassword(io, (password) => addAccount(accounts, authorityId, { email, name, role, teams, password }), `${email} can sign in now.`)
}

async function reset({ accounts, authorityId, email, io }: Asked): Promise<number> {
  return withPassword(io, (password) => resetPassword(accounts, authorityId, email, password), `${email} has a new password, and is signed out everywhere.`)
}

async function unlock({ accounts, authorityId, email, io }: Asked): Promise<number> {
  return say(io, await unlockAccount(accounts, authorityId, email), `${email} is no longer locked.`)
}

async function setActive({ accounts: services, authorityId, email, io }: Asked, isActive: boolean): Promise<number> {
  const account = await services.accounts.byEmail(authorityId, email)
  if (!account) return say(io, { kind: 'not-found' }, '')
  await services.accounts.setActive(authorityId, account.userId, isActive)
  if (!isActive) await services.sessions.endAllOf(authorityId, account.userId)
  io.out(isActive ? `${email} can sign in again.\n` : `${email} can no longer sign in, and is signed out everywhere.\n`)
  return DONE
}

async function withPassword(io: CliIo, work: (password: string) => Promise<AccountResult>, done: string): Promise<number> {
  const isTerminal = process.stdin.isTTY === true
  const asker = makeAsker(io, isTerminal)
  try {
    const chosen = await askNewPassword(asker, isTerminal, SHORTEST_PASSWORD)
    if (typeof chosen === 'string') {
      io.err(`heard user: ${chosen}\n`)
      return REFUSED
    }
    return say(io, await work(chosen.password), done)
  } finally {
    asker.close()
  }
}

const REASONS: Readonly<Record<Exclude<AccountResult['kind'], 'done'>, string>> = {
  'not-found': 'there is no account with this e-mail address.',
  'email-taken': 'there is an account with this e-mail address already.',
  'password-too-short': `the password must have at least ${SHORTEST_PASSWORD} characters.`,
}

function say(io: CliIo, result: AccountResult, done: string): number {
  if (result.kind === 'done') {
    io.out(`${done}\n`)
    return DONE
  }
  io.err(`heard user: ${REASONS[result.kind]}\n`)
  return REFUSED
}
