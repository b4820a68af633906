import type { AuthoritySettings } from '../domain/authority/settings.ts'
import { changeSettings, digestOf } from './change-settings.ts'
import type { Actor, Services } from './ports.ts'

/** How an authority works, is called and looks, besides its words. Bank holidays are loaded with a preview of their own. */
export type Practice = Omit<AuthoritySettings, 'isDemonstration' | 'bankHolidays' | 'words'>

export type PracticeChanged = Readonly<{ kind: 'saved' | 'not-allowed' | 'changed-meanwhile' }>

/**
 * Changes how the authority works, as a new version of its settings: the parts named, and no others. Where dates are
 * counted with one of them, everything is counted again in the same transaction. `seen` is the digest of these parts as
 * the page was drawn from them (`practiceDigest`).
 */
export async function changePractice(services: Services, actor: Actor, wanted: Partial<Practice>, seen?: string): Promise<PracticeChanged> {
  const parts = Object.keys(wanted) as (keyof Practice)[]
  const result = await changeSettings<never>(services, actor, (settings) => ({ ...settings, ...wanted }), seen === undefined ? undefined : {
    part: (settings) => partsOf(settings, parts), digest: seen,
  })
  return { kind: result.kind === 'done' ? 'saved' : result.code }
}

/** What a page that changes these parts was drawn from. */
export function practiceDigest(settings: AuthoritySettings, parts: readonly (keyof Practice)[]): string {
  return digestOf(partsOf(settings, parts))
}

function partsOf(settings: AuthoritySettings, parts: readonly (keyof Practice)[]): readonly unknown[] {
  return parts.toSorted().map((part) => settings[part])
}
