import type { AuthoritySettings } from '../../authority/settings.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { ReportLife } from './life.ts'

/** Somebody who asks to check, approve or send back a report. */
export type Second = Readonly<{ userId: string; role: string }>
export type SecondRules = Pick<AuthoritySettings, 'reportSecondRoles' | 'reportSecondPeople' | 'reportSecondPersons'>

/** Whether the authority lets this person be second. */
export function maybeSecond({ reportSecondRoles, reportSecondPeople }: SecondRules, { userId, role }: Second): boolean {
  const roles: readonly string[] = reportSecondRoles
  return reportSecondPeople.includes(userId) || roles.includes(role)
}

/**
 * Why this person may not check the report, or not approve it; null where they may. Nobody is second to themselves, and where
 * the authority wants two second persons, they are two. Decision: 0065.
 */
export function whyNotSecond(step: 'check' | 'approve', { submitted, checked }: Pick<ReportLife, 'submitted' | 'checked'>, rules: SecondRules, who: Second): RefusalCode | null {
  if (submitted?.by === who.userId) return 'second-is-who-submitted'
  if (!maybeSecond(rules, who)) return 'not-second-here'
  if (step === 'check') return rules.reportSecondPersons === 1 ? 'check-not-asked-for' : null
  if (rules.reportSecondPersons === 1) return null
  return checked === null ? 'report-not-checked' : checked.by === who.userId ? 'second-is-who-checked' : null
}
