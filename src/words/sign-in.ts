import type { AccountChanged } from '../application/accounts.ts'
import type { AccountRefusal, AccountState } from '../application/access/manage-accounts.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, type PasswordProblem } from '../application/access/password-rules.ts'
import type { ProviderRefusal } from '../application/access/provider-sign-in.ts'
import type { LinkPurpose } from '../application/access/sign-in-ports.ts'
import type { Device, HowSignedIn } from '../application/access/session-ports.ts'

/** Said of a wrong password, an unknown address, a locked account and one that may not sign in here: nobody learns which. */
export const NOT_SIGNED_IN = 'The e-mail address or the password is not right, or the account is locked'

export const SECOND_FACTOR_WORDS = {
  wrong: 'The code is not right, was used before, or the account is locked. Wait for the next code and try again',
  wrongPasskey: 'The passkey was not taken. Try again, or use a code',
  missing: 'Enter the code',
  notOfApp: 'The code is not right. Check that the clock of the device is right, wait for the next code, and enter it',
  noPasskey: 'No passkey was made. Try again, or use an app that shows codes',
  over: 'This took too long, or was done in another window. Sign in again.',
} as const

export const PASSWORD_PROBLEMS: Readonly<Record<PasswordProblem, string>> = {
  'password-too-short': `Use ${SHORTEST_PASSWORD} characters or more: three or four words that do not belong together are easy to keep`,
  'password-too-long': `Use at most ${LONGEST_PASSWORD} characters`,
  'password-too-common': 'This password is one of the first that are guessed. Use words that do not belong together, and nothing of your name',
}

export const PASSWORD_SLIPS = {
  missing: 'Enter a password', repeated: 'The two passwords are not the same', present: 'This is not your present password, or the account is locked',
} as const

/** What each kind of link is for, as the page that it opens says it. */
export const LINK_TITLES: Readonly<Record<LinkPurpose, string>> = {
  invitation: 'Choose a password', 'new-password': 'Choose a new password', 'break-glass': 'Sign in by emergency link',
}

export const LINK_LABELS: Readonly<Record<LinkPurpose, string>> = {
  invitation: 'invitation', 'new-password': 'link for a new password', 'break-glass': 'emergency link',
}

/** Why the provider's word was not enough: said to whoever tried, and worth reading out to the administrator. */
export const PROVIDER_REFUSAL_WORDS: Readonly<Record<ProviderRefusal, Readonly<{ title: string; text: string }>>> = {
  'no-group': {
    title: 'You have no access to Heard', text: 'None of your groups is one that has access. Ask the administrator of Heard which group you should be in; whoever runs the directory can put you there. Then sign in again.',
  },
  'too-many-groups': {
    title: 'Your groups did not all arrive', text: 'You are in so many groups that the provider left them out. The administrator has to let the provider send only the groups that are assigned to Heard. Until then nobody in so many groups can sign in.',
  },
  'no-email': { title: 'Your e-mail address did not arrive', text: 'The provider said who you are, but gave no e-mail address. The administrator has to let it send the claim “email”.' },
  'email-taken': {
    title: 'Your account has to be linked first', text: 'There is an account with your e-mail address that was made in Heard. An administrator has to say that it is yours. They find it below Accounts, on your account’s page.',
  },
  'not-active': { title: 'Your account is not active', text: 'An administrator of Heard has shut it. Ask them to open it again.' },
}

export const PROVIDER_TROUBLE = {
  away: { title: 'Signing in is not possible just now', text: 'The provider with which you sign in does not answer.' },
  declined: { title: 'You have not signed in', text: 'The provider was not told to let you in, or you went back.' },
  'not-trusted': { title: 'You have not signed in', text: 'What came back from the provider does not fit what was asked for. It may have been used before, or have taken too long.' },
} as const

export const HOW_LABELS: Readonly<Record<HowSignedIn, string>> = {
  password: 'Password', code: 'Password and code', passkey: 'Password and passkey', 'recovery-code': 'Password and recovery code', provider: 'Provider', 'break-glass': 'Emergency link',
}

const BROWSER_LABELS: Readonly<Record<Device['browser'], string>> = { firefox: 'Firefox', edge: 'Edge', chrome: 'Chrome', safari: 'Safari', other: 'A browser' }
const SYSTEM_LABELS: Readonly<Record<Device['system'], string>> = {
  windows: 'Windows', mac: 'a Mac', iphone: 'an iPhone or iPad', android: 'Android', linux: 'Linux', other: 'an unknown system',
}

/** Such as "Firefox on Windows". */
export function deviceWords({ browser, system }: Device): string {
  return `${BROWSER_LABELS[browser]} on ${SYSTEM_LABELS[system]}`
}

export const ACCOUNT_STATE_LABELS: Readonly<Record<AccountState, string>> = { active: 'Active', invited: 'Invited', locked: 'Locked', 'not-active': 'Not active' }

/** What an administrator reads where an account is left as it is. */
export const ACCOUNT_REFUSAL_WORDS: Readonly<Record<AccountRefusal, string>> = {
  'not-allowed': 'Only an administrator keeps accounts.',
  'not-found': 'There is no such account.',
  'own-account': 'Nobody changes their own account here. Ask another administrator; your password, second factor and sessions are on your own page.',
  'last-administrator': 'This is the last administrator who can sign in. Invite another one first, and wait until they have signed in.',
  'email-taken': 'There is an account with this e-mail address already. Change that one, or use another address.',
  'nobody-waits': 'Nobody waits to be linked to this account any more. Ask the person to sign in with the provider once more.',
  'provider-knows': 'This person signs in with the provider, which keeps their password. They need no link.',
}

export const RULE_SLIPS = {
  issuer: 'Enter the issuer as an address that begins with https://, such as https://login.example.org/tenant/v2.0',
  clientId: 'Enter the client ID', name: 'Enter what people call the provider', claim: 'Enter the name of the claim, such as groups',
  groups: 'Write each group on a line of its own: its ID, a role, and teams where the role needs them. This line cannot be read: ',
  noGroups: 'Give at least one group with a role: without one nobody could sign in with the provider',
  noAdministrator: 'Give a group the role administrator, or let people sign in with a password of Heard too: otherwise nobody could keep accounts',
} as const

/** What stands on one's own account's pages. */
export const OWN_ACCOUNT = {
  factors: { 'code-app': 'App that shows codes', passkey: 'Passkey' },
  passwordSaved: 'Your password is changed. Everywhere else you are signed out.',
  lastFactor: 'Your role needs a second factor. Add another one first, then remove this one',
  add: { title: 'Add a second factor', text: 'You set up an app that shows codes, or a passkey, on the next page.', button: 'Continue' },
  codes: { title: 'Make new recovery codes', text: 'The codes that you have now stop working.', button: 'Make new codes' },
  remove: { title: 'Remove a second factor', text: 'It can no longer be used to sign in. With the last one go the recovery codes.', button: 'Remove it' },
} as const

/** What stands on the administrator's pages. */
export const ACCOUNT_PAGES = {
  list: 'Accounts', invite: 'Invite somebody', rules: 'How people sign in', rulesSaved: 'Saved. It holds from now on.',
  name: 'their name', email: 'their e-mail address', role: 'their role', teams: 'the teams', idle: 'the minutes without a page', longest: 'the hours in all', secondFactor: 'the roles',
  emailWrong: 'Enter an e-mail address, such as name@council.example', teamsMissing: 'Choose the teams that they answer for: a team manager sees nothing without one',
} as const

/** What was done to an account, or how somebody came in, as the list of traces says it. */
const CHANGE_LABELS: Readonly<Record<AccountChanged, string>> = {
  added: 'Made at the command line', invited: 'Invited', joined: 'Joined', 'link-made': 'A link was made', 'password-set': 'New password', 'role-changed': 'Another name, role or teams',
  deactivated: 'Deactivated', activated: 'Activated', left: 'In no group any more: shut', 'factor-added': 'Second factor added', 'factor-removed': 'Second factor removed',
  'factors-reset': 'Second factor reset', 'recovery-codes-made': 'New recovery codes', unlocked: 'Lock opened', 'sessions-ended': 'Sessions ended', 'identity-linked': 'Linked to the provider',
  'identity-unlinked': 'Unlinked from the provider', 'break-glass-made': 'EMERGENCY LINK made on the server', 'rules-changed': 'Rules of signing in changed',
}
const MORE_OF_ACCOUNTS = new Map<string, string>([...Object.entries(CHANGE_LABELS), ...Object.entries(HOW_LABELS)])

/** The words for what a trace of an account says more; the code itself where there are none. */
export function accountTraceWords(what: string): string {
  return MORE_OF_ACCOUNTS.get(what) ?? what
}
