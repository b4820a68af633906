import { demonstrationSettings } from '../demonstration/settings.ts'
import type { MakeBundle } from '../demonstration/rights.ts'
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_USERS } from '../demonstration/users.ts'
import { ROLE_LABELS } from '../words/labels.ts'
import type { Loader } from './demonstration.ts'

export const DEMONSTRATION_NAME = demonstrationSettings().name

/** What makes the demonstration is loaded once in its life, so a later start does not wait for it. */
export const loadTheDemonstration: Loader = async (register, authorityId, progress) => {
  const [{ loadDemonstration }, { makePress }, { makeVersion }, { fillsIn }] = await Promise.all([import('../demonstration/load.ts'), import('./press.ts'), import('../web/pages/bundles/make-bundle.ts'), import('../web/pages/letters/known-letter.ts')])
  const { services, accounts, fileStore } = register
  const press = makePress(register.database, services.clock)
  const makeBundle: MakeBundle = (manager, streamId, to) =>
    makeVersion({ deps: { services, press }, actor: manager, authority: { name: DEMONSTRATION_NAME }, today: services.clock.today() }, { streamId, to, commandId: services.ids.next() })
  await loadDemonstration({ services, accounts, press, makeBundle, fileStore, fillsIn }, authorityId, progress)
}

/** One sign-in for each role, as a line to print. */
export function signInLines(): readonly string[] {
  const firstOfEachRole = DEMONSTRATION_USERS.filter((user, index) => DEMONSTRATION_USERS.findIndex((other) => other.role === user.role) === index)
  return [
    ...firstOfEachRole.map((user) => `  ${user.email.padEnd(32)} ${ROLE_LABELS[user.role]}`),
    `  The password of each is: ${DEMONSTRATION_PASSWORD}`,
    '  None needs a second factor here, since everything is invented; in your own register everybody has one.',
  ]
}
