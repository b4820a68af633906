import { ROLES, type Account, type Role } from '../../../application/ports.ts'
import { ACCOUNT_PAGES } from '../../../words/sign-in.ts'
import type { FormReader, Typed } from '../../form-reader.ts'

const LONGEST_NAME = 200

export type AccountForm = Readonly<{ name: string; role: Role; teams: readonly string[] }>

/** Who somebody is to be. Teams are only a team manager's: another role has none, whatever was ticked. */
export function readAccount(form: FormReader, teams: readonly string[]): AccountForm {
  const name = form.text('name').replaceAll(/\s+/g, ' ')
  if (name === '') form.slip('name', 'words-missing', ACCOUNT_PAGES.name)
  else if (name.length > LONGEST_NAME) form.slip('name', 'name-too-long', ACCOUNT_PAGES.name)
  const role = form.choice('role', ACCOUNT_PAGES.role, ROLES)
  const chosen = form.choices('teams', ACCOUNT_PAGES.teams, teams)
  if (role === 'team-manager' && chosen.length === 0) form.slips.push({ field: 'teams', text: ACCOUNT_PAGES.teamsMissing })
  return { name, role, teams: role === 'team-manager' ? chosen : [] }
}

export function readEmail(form: FormReader): string {
  const email = form.text('email')
  if (email === '') form.slip('email', 'words-missing', ACCOUNT_PAGES.email)
  else if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) form.slips.push({ field: 'email', text: ACCOUNT_PAGES.emailWrong })
  return email
}

export function typedAccount({ name, role, teams }: Pick<Account, 'name' | 'role' | 'teams'>): Typed {
  return { name, role, teams }
}
