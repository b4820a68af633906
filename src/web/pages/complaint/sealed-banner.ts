import type { Actor } from '../../../application/ports.ts'
import type { ComplaintView } from '../../../application/worded.ts'
import { sealedFor } from '../../../domain/complaint/threads/sealing/thread.ts'
import { SEALING } from '../../../words/sealing.ts'

/** Said at the head of a sealed complaint, to those who see it: for whom it is there. Empty where it is not sealed. */
export function sealedBanner({ complaint, userNames }: Pick<ComplaintView, 'complaint' | 'userNames'>, { userId }: Pick<Actor, 'userId'>): string {
  const listed = sealedFor(complaint)
  if (listed === null) return ''
  const names = listed.map((user) => userNames.get(user) ?? SEALING.notices.unknown).join(', ') || SEALING.banner.nobody
  return listed.includes(userId) ? SEALING.banner.forThem(names) : SEALING.banner.broken(names)
}
