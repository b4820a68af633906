import { addAccount } from '../../../application/accounts.ts'
import type { UserId } from '../../../domain/complaint/events.ts'
import { accountServices } from '../../deps.ts'
import type { Visit } from '../../route.ts'

/** Makes the account of somebody from outside; null where the e-mail address is taken. */
export async function inviteOutsider({ deps, actor }: Visit, { email, name }: Readonly<{ email: string; name: string }>): Promise<Readonly<{ userId: UserId; link: string | null }> | null> {
  const made = await addAccount(accountServices(deps), actor.authorityId, { email, name, role: 'outside', teams: [], password: deps.services.ids.next() })
  return made.kind === 'done' ? { userId: made.userId, link: null } : null
}
