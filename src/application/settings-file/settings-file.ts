import { defaultSettings } from '../../domain/authority/default-settings.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import { changeSettings, digestOf } from '../change-settings.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { SettingsFileProblem } from './file-reader.ts'
import { differencesOf, mergedSettings, wrongTogether, type SettingsDifference } from './merge-settings.ts'
import { readSettingsFile, SETTINGS_FORMAT, SETTINGS_VERSION } from './read-settings-file.ts'

/** The settings of an authority as a file: everything but its people's deputies and its bank holidays. Null where that is not allowed. */
export async function exportSettings(services: Services, actor: Actor): Promise<string | null> {
  if (!may(actor, 'change-settings')) return null
  return settingsFileOf(await services.store.read(actor, (reads) => reads.settings()))
}

/** These settings as the text of a file. */
export function settingsFileOf(settings: AuthoritySettings): string {
  const { isDemonstration: _demonstration, deputies: _deputies, reportSecondPeople: _people, bankHolidays: _holidays, ...parts } = settings
  return `${JSON.stringify({ format: SETTINGS_FORMAT, version: SETTINGS_VERSION, ...parts }, null, 2)}\n`
}

export type SettingsPlan =
  | Readonly<{ kind: 'plan'; differences: readonly SettingsDifference[]; /** What the plan was made from, for `loadSettings`. */ seen: string }>
  | Readonly<{ kind: 'wrong'; problems: readonly SettingsFileProblem[] }>
  | Readonly<{ kind: 'not-allowed' }>

/** What loading a file would change. Writes nothing. */
export async function planSettings(services: Services, actor: Actor, text: string): Promise<SettingsPlan> {
  if (!may(actor, 'change-settings')) return { kind: 'not-allowed' }
  const settings = await services.store.read(actor, (reads) => reads.settings())
  const merged = mergedFrom(settings, text, services)
  return merged.kind === 'wrong' ? merged : { kind: 'plan', differences: differencesOf(settings, merged.settings), seen: digestOf(settings) }
}

export type SettingsLoaded =
  | Readonly<{ kind: 'loaded'; differences: readonly SettingsDifference[] }>
  | Readonly<{ kind: 'wrong'; problems: readonly SettingsFileProblem[] }>
  | Readonly<{ kind: 'changed-meanwhile' | 'not-allowed' }>

/** Loads a file as one version of the settings. With `seen`, only what was planned from those very settings. */
export async function loadSettings(services: Services, actor: Actor, text: string, seen?: string): Promise<SettingsLoaded> {
  const present = may(actor, 'change-settings') ? await services.store.read(actor, (reads) => reads.settings()) : null
  if (present === null) return { kind: 'not-allowed' }
  const before = mergedFrom(present, text, services)
  if (before.kind === 'wrong') return before
  let differences: readonly SettingsDifference[] = []
  const result = await changeSettings<'wrong-now'>(services, actor, (settings) => {
    const merged = mergedFrom(settings, text, services)
    if (merged.kind === 'wrong') return 'wrong-now'
    differences = differencesOf(settings, merged.settings)
    return differences.length === 0 ? settings : merged.settings
  }, seen === undefined ? undefined : { part: (settings) => settings, digest: seen })
  if (result.kind === 'done') return { kind: 'loaded', differences }
  return { kind: result.code === 'not-allowed' ? 'not-allowed' : 'changed-meanwhile' }
}

/** The settings of a new authority from its file: what the file does not name is as usual, and nothing is ended, since nothing was in use. */
export function settingsForSetup(text: string, name: string | null): Readonly<{ kind: 'settings'; settings: AuthoritySettings }> | Readonly<{ kind: 'wrong'; problems: readonly SettingsFileProblem[] }> {
  const read = readSettingsFile(text)
  if (read.kind === 'wrong') return read
  const { parts, words } = read.file
  const called = name ?? parts.name ?? ''
  if (called === '') return { kind: 'wrong', problems: [{ place: 'name', code: 'missing' }] }
  const usual = defaultSettings(called)
  const settings = { ...usual, ...parts, name: called, words: { ...usual.words, ...words } }
  const problems = wrongTogether(settings, read.file)
  return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'settings', settings }
}

function mergedFrom(settings: AuthoritySettings, text: string, { clock }: Services): Readonly<{ kind: 'merged'; settings: AuthoritySettings }> | Extract<SettingsPlan, { kind: 'wrong' }> {
  const read = readSettingsFile(text)
  if (read.kind === 'wrong') return read
  const merged = mergedSettings(settings, read.file, clock.today())
  const problems = wrongTogether(merged, read.file)
  return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'merged', settings: merged }
}
