import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { forRights } from '../access/sight.ts'
import type { Refusal, Warning } from '../../domain/complaint/commands.ts'
import { decideEntry } from '../../domain/register/decide-entry.ts'
import { REFERENCE_TO_COME } from '../give-reference.ts'
import { refused } from '../refused.ts'
import type { EntryResult } from '../record-entry.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { recordEntryWithin } from '../record-entry.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { discloseWithin } from './disclosures.ts'
import { withheldOf, type ReviewView } from './review.ts'

/** A file that was made: its name, and SHA-256 in hexadecimal. */
export type MadeFile = Readonly<{ name: string; mediaType: string; bytes: Uint8Array; digest: string; pages: number }>

type Finish = Readonly<{ commandId: string; seen: ReviewView; files: readonly MadeFile[]; manifest: string; to: string; on: IsoDate; acceptedWarnings: readonly string[] }>

/** Stands for the digest of what is not made yet. */
const NO_DIGEST = '0'.repeat(64)

/** What the rules say of finishing this review now; nothing is written. */
export function foreseeFinish(services: Pick<Services, 'clock'>, seen: ReviewView): Refusal | Readonly<{ kind: 'possible'; warnings: readonly Warning[] }> {
  const { view: { so, timeline, settings }, held, review } = seen
  const { given, redacted, withheld } = withheldOf(held.items, review)
  const today = services.clock.today()
  const decision = decideEntry(timeline, { type: 'finish-rights-review', on: today, version: so.reviews.length + 1, manifest: NO_DIGEST, given, redacted, withheld }, { today, settings }, REFERENCE_TO_COME)
  return decision.kind === 'accepted' ? { kind: 'possible', warnings: decision.warnings } : refused(decision.code)
}

/**
 * Keeps the files that were made of a review, records them in the ledger with the digest of their manifest, and records that
 * they were given: all of it or nothing. `stale` where the review or the request has changed since it was looked at.
 */
export async function finishReview(services: Services, actor: Actor, { commandId, seen, files, manifest, to, on, acceptedWarnings }: Finish): Promise<EntryResult> {
  if (!may(actor, 'answer-rights')) return { kind: 'not-allowed' }
  const { view: { streamId, so, timeline }, held, review } = seen
  const counts = withheldOf(held.items, review)
  const version = so.reviews.length + 1
  return allOrNothing<EntryResult>(services.store, forRights(actor), async (within) => {
    const { tx, undo } = within
    const expectedSeq = timeline.at(-1)?.seq ?? 0
    const result = await recordEntryWithin(services, within, actor, {
      entryId: streamId, expectedSeq, commandId, acceptedWarnings,
      command: {
        type: 'finish-rights-review', on, version, manifest, given: counts.given, redacted: counts.redacted, withheld: counts.withheld,
        ...(review.checkedBy !== null && { checkedBy: review.checkedBy as Actor['userId'] }),
      },
    })
    if (result.kind !== 'done') return result
    const saved = await tx.papers.save({ streamId, kind: 'rights-review', seen: seen.version, body: review, at: services.clock.now(), by: actor.userId })
    if (saved === 'changed-meanwhile') return undo({ kind: 'stale', seq: expectedSeq, since: [] })
    const complaints = [...new Set(held.items.flatMap(({ id, stream }) => (stream?.kind === 'complaint' && review.decisions[id]?.choice !== 'withhold' ? [stream.streamId] : [])))]
    for (const file of files) await tx.papers.addFile(streamId, { ...file, fileId: services.ids.next(), kind: 'made', version, complaints, addedAt: services.clock.now(), addedBy: actor.userId })
    await discloseWithin(services, tx, actor, { what: 'subject-access-file', basis: 'subject-access', to, on, complaints, person: so.personId, source: streamId, file: manifest })
    return result
  })
}
