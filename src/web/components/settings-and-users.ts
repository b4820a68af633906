import type { Reads } from '../../application/ports.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { Visit } from '../route.ts'

export type SettingsAndUsers = Readonly<{ settings: AuthoritySettings; users: Awaited<ReturnType<Reads['users']>> }>

/** The words of the visited authority, and the people who may sign in there. */
export async function settingsAndUsers({ deps, actor }: Visit): Promise<SettingsAndUsers> {
  return deps.services.store.read(actor, async (reads) => ({ settings: await reads.settings(), users: await reads.users() }))
}
