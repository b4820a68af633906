import { inviteAccount, inviteAgain } from '../../../application/access/links.ts'
import type { UserId } from '../../../domain/complaint/events.ts'
import { by } from '../../by.ts'
import { accountServices } from '../../deps.ts'
import type { Visit } from '../../route.ts'
import { ownOrigin } from '../../security/own-address.ts'
import { urls } from '../../urls.ts'

/** The invitation of an account once more, as an address; null where there is nothing to invite to any more. */
export async function anotherInvitation(visit: Visit, userId: UserId): Promise<string | null> {
  const link = await inviteAgain(accountServices(visit.deps), by(visit), userId)
  return link && `${ownOrigin(visit)}${urls.link(link.token)}`
}

/** Invites somebody from outside; the address that they open once. Null where the e-mail address is taken. */
export async function inviteOutsider(visit: Visit, { email, name }: Readonly<{ email: string; name: string }>): Promise<Readonly<{ userId: UserId; link: string }> | null> {
  const invited = await inviteAccount(accountServices(visit.deps), by(visit), { email, name, role: 'outside', teams: [] })
  return invited.kind === 'invited' ? { userId: invited.userId, link: `${ownOrigin(visit)}${urls.link(invited.link.token)}` } : null
}
