import type { Channel } from '../../domain/outbox/outbox.ts'
import { wholeOf } from '../access/sight.ts'
import type { AuthorityId } from '../ports.ts'
import type { HandOverParts } from './hand-over.ts'
import type { OutboxRow } from './ports.ts'
import type { FateAsker } from './senders.ts'

/** How long those who took a message can be asked about it: GOV.UK Notify forgets after 7 days where nothing else is set there. */
const ASKABLE_MS = 7 * 24 * 3_600_000
/** So long between two questions about the same message, and so many in one run. */
const ASK_AGAIN_MS = 5 * 60_000
const AT_ONCE = 50

/**
 * Asks those who took messages what became of them. One that was not delivered has failed; one that may have been sent, and is
 * there under our own id, was. One that is not there still may be: a person decides. Returns how many were settled.
 */
export async function askFates(parts: Pick<HandOverParts, 'services' | 'senders' | 'tell' | 'isDemonstration'>, authorityId: AuthorityId, stopped: AbortSignal): Promise<number> {
  const { services: { store, clock }, senders, isDemonstration } = parts
  if (isDemonstration) return 0
  const askers = new Map<Channel, FateAsker>(Object.entries(senders).flatMap(([channel, { fates }]) => (fates === null ? [] : [[channel as Channel, fates] as const])))
  if (askers.size === 0) return 0
  const now = Date.parse(clock.now())
  const rows = await store.read(wholeOf(authorityId), (reads) => reads.outboxToAsk({
    channels: [...askers.keys()], since: new Date(now - ASKABLE_MS).toISOString(), askedBefore: new Date(now - ASK_AGAIN_MS).toISOString(), many: AT_ONCE,
  }))
  let settled = 0
  for (const row of rows) {
    const asker = askers.get(row.channel)
    if (!asker || stopped.aborted) break
    const fate = await fateOfRow(asker, row)
    // Whoever does not answer now is asked later.
    if (fate === 'no-answer') break
    if (await settle(parts, authorityId, row, fate)) settled += 1
  }
  return settled
}

type Learned = Awaited<ReturnType<FateAsker['fate']>> | Readonly<{ kind: 'found'; theirId: string }>

async function fateOfRow(asker: FateAsker, { messageId, theirId, state }: OutboxRow): Promise<Learned | 'no-answer'> {
  try {
    if (state === 'sent' && theirId !== null) return await asker.fate(theirId)
    const found = await asker.byReference(messageId)
    return found === null ? { kind: 'on-its-way' } : { kind: 'found', theirId: found }
  } catch {
    return 'no-answer'
  }
}

async function settle({ services: { store, clock }, tell }: Pick<HandOverParts, 'services' | 'tell'>, authorityId: AuthorityId, { messageId, attempts }: OutboxRow, fate: Learned): Promise<boolean> {
  return store.write(wholeOf(authorityId), async (tx) => {
    const at = clock.now()
    await tx.outbox.asked(messageId, { at, hasArrived: fate.kind === 'arrived' })
    if (fate.kind === 'on-its-way' || fate.kind === 'arrived') return fate.kind === 'arrived'
    if (fate.kind === 'found') await tx.outbox.calledThere(messageId, fate.theirId)
    const row = await tx.outbox.tell(messageId, fate.kind === 'found' ? { kind: 'ended', attempt: attempts, as: { kind: 'accepted' } } : { kind: 'came-back', why: fate.why }, at)
    if (row === 'not-so') return false
    await tell(tx, row, at)
    return true
  })
}
