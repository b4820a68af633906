import { samenessId } from '../../domain/register/sameness/sameness.ts'
import { unlikelySame, type Known } from '../../domain/register/sameness/unlikely-same.ts'
import { WARNINGS } from '../../domain/complaint/warnings.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId, Recorded } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { recordEntry, type EntryRequest, type EntryResult } from '../record-entry.ts'
import { refused } from '../refused.ts'
import { registerEvents } from '../streams.ts'
import { foldSameness } from '../../domain/register/sameness/sameness.ts'
import type { Words } from '../worded.ts'
import { seenPerson, type SeenPerson } from './seen-person.ts'

export type SaySame = Readonly<{
  personId: string; otherId: string; on: IsoDate; why: Words; commandId: string
  /** Warnings that the person has seen and accepts, by code. */
  acceptedWarnings?: readonly string[]
}>

/**
 * Says that two records are of one person. Refused: a record with itself, and what is said already. What makes it
 * unlikely is warned about. Said by two people at once it is said once: the pair has one stream.
 */
export async function saySame(services: Services, actor: Actor, asked: SaySame): Promise<EntryResult> {
  if (!may(actor, 'say-same-person')) return { kind: 'not-allowed' }
  const { personId, otherId, on, why, commandId, acceptedWarnings = [] } = asked
  if (personId === otherId) return refused('same-record')
  const entryId = samenessId(personId, otherId)
  const found = await services.store.read(actor, async (reads) => ({
    one: await seenPerson(reads, actor, personId), other: await seenPerson(reads, actor, otherId), recorded: registerEvents(await reads.stream(entryId)) ?? [],
  }))
  const { one, other, recorded } = found
  if (!one || !other) return { kind: 'not-found' }
  const warnings = unlikelySame(knownOf(one), knownOf(other)).filter((code) => !acceptedWarnings.includes(code))
  const isSaid = foldSameness(recorded)?.isSaid === true
  if (warnings.length > 0 && !isSaid) return { kind: 'warned', warnings: warnings.map((code) => ({ code, ...WARNINGS[code] })) }
  const command: EntryRequest['command'] = recorded.length === 0
    ? { type: 'say-same-person', on, person: { personId: personId as PersonId }, other: { personId: otherId as PersonId }, why }
    : { type: 'say-same-person-again', on, why }
  const result = await recordEntry(services, actor, { entryId, expectedSeq: expectedSeq(recorded, isSaid), commandId, command, acceptedWarnings })
  // Somebody else said or undid it while this was on its way.
  return result.kind === 'stale' ? refused('already-said-same') : result
}

function knownOf({ people, records, parts }: SeenPerson): Known {
  return { bornOn: records.flatMap((id) => people.get(id)?.bornOn ?? []), parts }
}

/** Takes back that two records are of one person. What else is said of them stands: they may still be one by way of a third. */
export async function undoSame(
  services: Services, actor: Actor, asked: Readonly<{ personId: string; otherId: string; on: IsoDate; reasons: Words; commandId: string }>,
): Promise<EntryResult> {
  if (!may(actor, 'say-same-person')) return { kind: 'not-allowed' }
  const entryId = samenessId(asked.personId, asked.otherId)
  const recorded = await services.store.read(actor, async (reads) => registerEvents(await reads.stream(entryId)) ?? [])
  if (recorded.length === 0) return { kind: 'not-found' }
  const command: EntryRequest['command'] = { type: 'undo-same-person', on: asked.on, reasons: asked.reasons }
  const isUndone = foldSameness(recorded)?.isSaid !== true
  const result = await recordEntry(services, actor, { entryId, expectedSeq: expectedSeq(recorded, isUndone), commandId: asked.commandId, command })
  return result.kind === 'stale' ? refused('not-said-same') : result
}

/**
 * The place after which a command is recorded. Where it stands as asked already the place has gone: the ledger then
 * tells the second click of the same form, which is done, from somebody else's, which is stale.
 */
function expectedSeq(recorded: readonly Recorded<RegisterEvent>[], standsAlready: boolean): number {
  return (recorded.at(-1)?.seq ?? 0) - (standsAlready ? 1 : 0)
}
