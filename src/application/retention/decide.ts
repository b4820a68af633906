import { addDays } from '../../domain/calendar/iso-date.ts'
import type { RefusalCode } from '../../domain/complaint/refusals.ts'
import { foldDestruction, whyNotApproved, whyNotStopped, type Destruction, type WordsElsewhere } from '../../domain/register/retention/destruction.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { allOrNothing, type Within } from '../all-or-nothing.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, StreamId, Transaction } from '../ports.ts'
import { refused } from '../refused.ts'
import { registerEvents } from '../streams.ts'
import { elsewhereOfDestruction, NOWHERE, seenKey, type FoundElsewhere } from './elsewhere.ts'
import { isHiddenKind } from './retained.ts'
import { noteOf, type DestructionResult } from './propose.ts'

export type Decided = Readonly<{ destructionId: StreamId; expectedSeq: number; commandId: string; words?: string; /** What whoever approves has seen of the words that stand elsewhere: `seenKey`. */ seen?: string }>
export type DecisionResult = DestructionResult | Readonly<{ kind: 'stale' }>

/**
 * Approves a destruction as a second person, whatever else they may do: never whoever proposed it. It is carried out after
 * the authority's waiting time. Decision: 0085.
 */
export async function approveDestruction(services: Services, actor: Actor, asked: Decided): Promise<DecisionResult> {
  if (!may(actor, 'approve-destruction')) return { kind: 'not-allowed' }
  const found = await elsewhereOf(services, actor, asked.destructionId)
  return decide(services, actor, asked, {
    isAllowed: true,
    why: (destruction) => whyNotApproved(destruction, actor.userId) ?? (seenKey(found) === (asked.seen ?? '') ? null : 'words-elsewhere-unseen'),
    event: async (tx) => {
      const [today, { destructionWaitingDays }] = [services.clock.today(), await tx.settings.current()]
      return { type: 'DestructionApproved', happenedOn: today, carryOutFrom: addDays(today, destructionWaitingDays), ...stays(found), ...await noteOf(tx, services, asked.destructionId, asked.words) }
    },
  })
}

/** Stops a destruction, as long as it was not carried out. Whoever may propose or approve one may stop any. */
export function stopDestruction(services: Services, actor: Actor, asked: Decided): Promise<DecisionResult> {
  return decide(services, actor, asked, {
    isAllowed: may(actor, 'approve-destruction') || may(actor, 'propose-destruction'),
    why: (destruction) => (asked.words?.trim() ? whyNotStopped(destruction) : 'reason-needed'),
    event: async (tx) => {
      const { note } = await noteOf(tx, services, asked.destructionId, asked.words)
      if (!note) throw new Error('a reason is needed')
      return { type: 'DestructionStopped', happenedOn: services.clock.today(), reason: note }
    },
  })
}

/** Where words of its records stand besides, as far as whoever asks may see. */
async function elsewhereOf(services: Services, actor: Actor, destructionId: StreamId): Promise<FoundElsewhere> {
  const destruction = await services.store.read(actor, async (reads) => foldDestruction(registerEvents(await reads.stream(destructionId)) ?? []))
  return destruction?.step === 'proposed' ? elsewhereOfDestruction(services, actor, destruction) : NOWHERE
}

function stays({ places }: FoundElsewhere): Readonly<{ elsewhere?: readonly WordsElsewhere[] }> {
  return places.length === 0 ? {} : { elsewhere: places.map(({ record, keptIn, id, streamId }) => ({ record, keptIn, id, streamId })) }
}

type Step = Readonly<{ isAllowed: boolean; why: (destruction: Destruction) => RefusalCode | null; event: (tx: Transaction) => Promise<RegisterEvent> }>

async function decide(services: Services, actor: Actor, asked: Decided, step: Step): Promise<DecisionResult> {
  if (!step.isAllowed) return { kind: 'not-allowed' }
  return allOrNothing<DecisionResult>(services.store, actor, (within) => decideWithin(services, within, actor, asked, step))
}

async function decideWithin(services: Services, { tx, undo }: Within<DecisionResult>, actor: Actor, asked: Decided, step: Step): Promise<DecisionResult> {
  const { destructionId, expectedSeq, commandId } = asked
  const recorded = registerEvents(await tx.ledger.load(destructionId)) ?? []
  const destruction = foldDestruction(recorded)
  if (!destruction || destruction.records.some(({ kind }) => isHiddenKind(actor, kind)) || !await reachesAll(tx, destruction)) return { kind: 'not-found' }
  const done: DecisionResult = { kind: 'done', destructionId, reference: destruction.reference }
  if ((recorded.at(-1)?.seq ?? 0) === expectedSeq) {
    const why = step.why(destruction)
    if (why) return refused(why)
  }
  const meta = { commandId, recordedBy: actor.userId, recordedAt: services.clock.now() }
  const appended = await tx.ledger.append('destruction', destructionId, expectedSeq, [await step.event(tx)], meta)
  if (appended.kind === 'appended') return done
  return undo(appended.kind === 'already-done' ? done : { kind: 'stale' })
}

/** Whether whoever asks reaches every record of it: nobody decides on what they do not see. What was destroyed meanwhile is no obstacle. */
async function reachesAll(tx: Transaction, { records, step }: Destruction): Promise<boolean> {
  if (step === 'carried-out') return true
  const ids = records.map(({ streamId }) => streamId)
  const found = await tx.retentionFacts({ streamIds: ids })
  const gone = await tx.tombstones({ lookedFor: ids })
  return found.length + gone.length >= new Set(ids).size
}
