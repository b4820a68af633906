import { approveDestruction } from '../application/retention/decide.ts'
import { carryOutDestructions } from '../application/retention/carry-out.ts'
import { elsewhereOfDestruction, seenKey } from '../application/retention/elsewhere.ts'
import { recordHold } from '../application/retention/holds.ts'
import { proposeDestruction } from '../application/retention/propose.ts'
import { reviewList, viewDestruction } from '../application/retention/view.ts'
import type { Actor, Services, StreamId } from '../application/ports.ts'
import { addDays } from '../domain/calendar/iso-date.ts'

/**
 * What retention looks like after a while: of the complaints whose time has run out, the oldest was destroyed by two people and a
 * tombstone stands there; the next is held for a claim; a third waits for a second person; the rest is to be looked at.
 */
export async function loadRetention(services: Services, { manager, second }: Readonly<{ manager: Actor; second: Actor }>): Promise<void> {
  const list = await reviewList(services, manager, { months: 6, kind: 'complaint', rule: null })
  if (list.kind === 'not-found') return
  // What is linked to another goes with it alone; the demonstration shows the plain case.
  const [oldest, next, third] = list.due.filter(({ facts, holds, waitsIn }) => facts.linked.length === 0 && holds.length === 0 && waitsIn === null).map(({ facts }) => facts.streamId)
  if (oldest !== undefined) await destroyOne(services, { manager, second }, oldest)
  if (next !== undefined) await holdOne(services, manager, next)
  if (third !== undefined) await done(propose(services, manager, third, 'One of the year 2016-17, which the new schedule lets go.'))
}

/** Proposed three weeks ago and approved a day later, so that its waiting time is over today. */
async function destroyOne(services: Services, { manager, second }: Readonly<{ manager: Actor; second: Actor }>, streamId: StreamId): Promise<void> {
  const destructionId = await done(propose(daysAgo(services, 21), manager, streamId, 'The first of the year 2016-17.'))
  const then = daysAgo(services, 20)
  const view = await viewDestruction(then, second, destructionId)
  if (view.kind === 'not-found') throw new Error('the demonstration\u2019s destruction is not there')
  const seen = seenKey(await elsewhereOfDestruction(then, second, view.seen.destruction))
  await done(approveDestruction(then, second, { destructionId, expectedSeq: view.seen.seq, commandId: services.ids.next(), seen }))
  await carryOutDestructions(services, manager.authorityId)
}

function propose(services: Services, manager: Actor, streamId: StreamId, note: string) {
  return proposeDestruction(services, manager, { destructionId: services.ids.next(), commandId: services.ids.next(), records: [{ streamId, reason: 'rule-ran-out' }], note })
}

async function done(result: ReturnType<typeof proposeDestruction> | ReturnType<typeof approveDestruction>): Promise<StreamId> {
  const so = await result
  if (so.kind !== 'done') throw new Error(`the demonstration\u2019s destruction was not recorded: ${JSON.stringify(so)}`)
  return so.destructionId
}

async function holdOne(services: Services, manager: Actor, streamId: StreamId): Promise<void> {
  const today = services.clock.today()
  const holdId = services.ids.next()
  for (const [expectedSeq, command] of [
    {
      type: 'place-hold', on: today, basis: 'claim', authority: { words: 'Legal services' }, why: { words: 'A letter before claim came in. Everything about the complaint is kept until the claim is over.' },
      scope: 'records', reviewOn: addDays(today, 90),
    } as const,
    { type: 'hold-record', on: today, record: streamId } as const,
  ].entries()) {
    const result = await recordHold(services, manager, { entryId: holdId, expectedSeq, commandId: services.ids.next(), command })
    if (result.kind !== 'done') throw new Error(`the demonstration\u2019s hold was not placed: ${result.kind}`)
  }
}

/** The same services, some days ago. */
function daysAgo(services: Services, days: number): Services {
  const { clock } = services
  return { ...services, clock: { today: () => addDays(clock.today(), -days), now: () => new Date(Date.parse(clock.now()) - days * 86_400_000).toISOString() } }
}
