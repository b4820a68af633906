import type { AccountServices } from '../application/accounts.ts'
import { stateOf } from '../application/access/manage-accounts.ts'
import type { Operator } from '../application/operator.ts'
import { ROLES } from '../application/ports.ts'
import { ROLE_LABELS } from '../words/labels.ts'
import { ACCOUNT_STATE_LABELS } from '../words/sign-in.ts'
import { DONE, type CliCommand, type CliIo } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { isEmail } from './setup.ts'
import { simpleCommand } from './simple-command.ts'
import { textTable } from './text-table.ts'
import { USER_ACTIONS } from './user-actions.ts'

const USAGE = `Usage: heard user list
       heard user invite EMAIL --name NAME --role ROLE [--teams CODE,CODE]
       heard user link EMAIL
       heard user role EMAIL --role ROLE [--teams CODE,CODE]
       heard user add EMAIL --name NAME --role ROLE [--teams CODE,CODE]
       heard user reset-password EMAIL
       heard user reset-factor EMAIL
       heard user unlock EMAIL
       heard user sign-out EMAIL
       heard user deactivate EMAIL
       heard user activate EMAIL
       heard user break-glass EMAIL

The accounts that can sign in. Accounts are invited: invite prints a link that opens once, within a week, for the person
to choose a password; link prints a new one, for a lost password too. add asks for the password instead, or reads it as a
line of the standard input. Another role signs the person out; so does a new password, which also opens a lock.
reset-factor takes a lost second factor and its recovery codes away: a new one is set up at the next sign-in. An account
that is not active cannot sign in; it is never deleted, because the register names who recorded what.

break-glass prints a link that lets an administrator in once, within 15 minutes, without password or provider, for an
hour. It is recorded, and the data protection officer is told. docs/how-to/sign-in.md says when.

  --role ROLE     ${ROLES.join(', ')}
  --teams CODES   for a team manager: the codes of the teams
${CHOICE_USAGE}`

/** `heard user`. */
export function userCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'user', summary: 'list, invite, change, unlock and deactivate accounts, and let an administrator in', usage: USAGE, words: [1, 2],
    options: { ...CHOICE, name: 'text', role: 'text', teams: 'text' },
    run: async (typed, io) => {
      const [action = '', email = ''] = typed.words
      if (action === 'list') return operator.withAccounts(choiceOf(typed), (accounts, authorityId) => list(accounts, authorityId, io))
      const act = USER_ACTIONS[action]
      if (!act) return `"${action}" is nothing that can be done to an account.`
      if (!isEmail(email)) return 'say whose account, by e-mail address.'
      return operator.withAccounts(choiceOf(typed), (accounts, authorityId, address) => act({ accounts, authorityId, address, email, typed, io }))
    },
  })
}

async function list(services: AccountServices, authorityId: Parameters<AccountServices['accounts']['all']>[0], io: CliIo): Promise<number> {
  const now = services.clock.now()
  const rows = (await services.accounts.all(authorityId)).map((account) => {
    const state = stateOf(account, now)
    return [account.email, account.name, ROLE_LABELS[account.role], account.teams.join(', '), state === 'active' ? '' : ACCOUNT_STATE_LABELS[state].toLowerCase()]
  })
  io.out(`${textTable([['E-mail', 'Name', 'Role', 'Teams', ''], ...rows])}\n`)
  return DONE
}
