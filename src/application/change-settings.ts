import { calendarOf } from '../domain/authority/calendar-of.ts'
import { shortDigest } from '../domain/authority/short-digest.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'

/** `changed-meanwhile`: somebody else saved since the page was drawn, and what they saved was not touched. */
export type SettingsChange<Refusal extends string> =
  | Readonly<{ kind: 'done'; settings: AuthoritySettings }>
  | Readonly<{ kind: 'refused'; code: Refusal | 'not-allowed' | 'changed-meanwhile' }>

/** What a page was drawn from: whoever posts it says which `part` of the settings they saw, by its digest. */
export type Seen = Readonly<{ part: (settings: AuthoritySettings) => unknown; digest: string }>

/** The digest of a part of the settings that a form carries. Against accidents only. */
export function digestOf(part: unknown): string {
  return shortDigest([JSON.stringify(part)])
}

/**
 * What no derived row is counted with. Where anything else changes, every stream is projected again in the same
 * transaction; bank holidays have a way of their own (`application/holidays.ts`).
 */
const NOT_COUNTED_WITH: readonly string[] = [
  'name', 'isDemonstration', 'referenceFormat', 'defaultProcedure', 'corporateProcedure', 'reportingYearStartsInMonth', 'codeAdoptedOn', 'chaseLadder',
  'reminderWorkingDaysAhead', 'silentAfterWorkingDays', 'deputies', 'bankHolidays', 'stageOneBands', 'branding', 'disclosureRules', 'words', 'reportSecondRoles',
  'reportSecondPeople', 'reportSecondPersons', 'retentionRules', 'destructionWaitingDays', 'brokenSealWorkingDays', 'letterCheck', 'letterWords',
] satisfies readonly (keyof AuthoritySettings)[]

function isCountedAnew(before: AuthoritySettings, after: AuthoritySettings): boolean {
  const old: Readonly<Record<string, unknown>> = before
  return Object.entries(after).some(([part, value]) => !NOT_COUNTED_WITH.includes(part) && JSON.stringify(old[part]) !== JSON.stringify(value))
}

/**
 * Changes the settings, as a new version. Nobody else records meanwhile. A change that changes nothing is done without a
 * version, so a double click adds one; where the form was drawn from something else, nothing is saved. Decision: 0047.
 */
export async function changeSettings<Refusal extends string>(
  services: Services, actor: Actor, change: (settings: AuthoritySettings) => AuthoritySettings | Refusal, seen?: Seen,
): Promise<SettingsChange<Refusal>> {
  if (!may(actor, 'change-settings')) return { kind: 'refused', code: 'not-allowed' }
  return services.store.write(actor, async (tx): Promise<SettingsChange<Refusal>> => {
    await tx.redating.alone()
    const settings = await tx.settings.current()
    const changed = change(settings)
    if (typeof changed === 'string') return { kind: 'refused', code: changed }
    if (JSON.stringify(changed) === JSON.stringify(settings)) return { kind: 'done', settings }
    if (seen && digestOf(seen.part(settings)) !== seen.digest) return { kind: 'refused', code: 'changed-meanwhile' }
    await tx.settings.save(changed, { recordedBy: actor.userId, recordedAt: services.clock.now(), validFrom: services.clock.today() })
    if (isCountedAnew(settings, changed)) await tx.redating.projectAll(calendarOf(changed, services.calendar))
    return { kind: 'done', settings: changed }
  })
}
