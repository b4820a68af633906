import { ROLES, type Account, type Role } from '../ports.ts'

/** One group of the provider, and what it makes of whoever is in it. */
export type GroupRule = Readonly<{ group: string; role: Role; teams: readonly string[] }>

/** An OpenID Connect provider. Its secret stands in the environment and nowhere else. Decision: 0080. */
export type ProviderRules = Readonly<{
  /** What people call it: on the button. */
  name: string
  issuer: string
  clientId: string
  /** The claim that holds the groups; `groups` in most. */
  groupsClaim: string
  /** The first of them that somebody is in says their role; teams come from all of that role. */
  groups: readonly GroupRule[]
  /** Whether people of the authority may also sign in with a password of ours. People from outside always may. */
  localSignIn: boolean
  /** Whether what the provider asks counts as the second factor. */
  provesSecondFactor: boolean
}>

/** How people sign in to one authority: kept by its administrator, and apart from the settings of the register. Decision: 0079. */
export type SignInRules = Readonly<{
  /** Roles that need a second factor. */
  secondFactorFor: readonly Role[]
  /** A session ends after so many minutes without a page. */
  idleMinutes: number
  /** A session ends so many hours after signing in, whatever happens. */
  longestHours: number
  provider: ProviderRules | null
}>

/** Within what the time-outs may be set. Guidance: NIST SP 800-63B-4, AAL2: an hour of idleness and a day in all are the most. */
export const IDLE_WITHIN = { least: 10, most: 60 } as const
export const LONGEST_WITHIN = { least: 1, most: 12 } as const

/** Roles that a group may give. People from outside are invited one by one. */
export const GROUP_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'outside')

/** What holds until an administrator says otherwise: a second factor for everybody, but not where everything is invented. */
export function usualRules(isDemonstration: boolean): SignInRules {
  return { secondFactorFor: isDemonstration ? [] : ROLES, idleMinutes: 60, longestHours: 12, provider: null }
}

/** Whether an account may sign in with a password of ours at all. */
export function mayUsePassword({ provider }: SignInRules, { role }: Pick<Account, 'role'>): boolean {
  return provider === null || provider.localSignIn || role === 'outside'
}

export type Given = Readonly<{ role: Role; teams: readonly string[] }>

/** What these groups make of somebody; null where none of them is mapped. */
export function givenByGroups(rules: readonly GroupRule[], groups: readonly string[]): Given | null {
  const matched = rules.filter(({ group }) => groups.includes(group))
  const [first] = matched
  if (first === undefined) return null
  return { role: first.role, teams: [...new Set(matched.filter(({ role }) => role === first.role).flatMap(({ teams }) => teams))].toSorted() }
}
