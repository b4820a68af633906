import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import { foldDisclosure, type Disclosure } from '../../domain/register/disclosure/disclosure.ts'
import type { Disclosed, DisclosureBasis } from '../../domain/register/disclosure/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { nextReference } from '../give-reference.ts'
import { drawnWith, type Drawn } from '../ombudsman.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services, Transaction } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import type { NotFound } from '../view-complaint.ts'

/** What was given to whom, as whoever gives it says. `complaints`: ids, the first one first; `file`: SHA-256 in hexadecimal. */
export type Given = Readonly<{
  what: Disclosed
  basis: DisclosureBasis
  /** A name and what they are: kept apart from the event. */
  to: string
  on: IsoDate
  complaints?: readonly string[]
  /** Whose data it was. */
  person?: PersonId
  /** The request or the bundle that it was made by. */
  source?: string
  file?: string
}>

/**
 * Records, within a transaction that gives something to somebody, that it was given: a bundle, a subject access file, a paper
 * released to somebody from outside, a letter. One entry for each time. The caller has asked whether the actor may give it,
 * and is carried out once for its own command. Decision: 0087.
 */
export async function discloseWithin(services: Services, tx: Transaction, actor: Actor, given: Given): Promise<Readonly<{ disclosureId: string; reference: string }>> {
  const { what, basis, on, complaints = [], person, source, file } = given
  const [disclosureId, recordedAt] = [services.ids.next(), services.clock.now()]
  const [to] = await tx.texts.addMany([{ textId: services.ids.next(), streamId: disclosureId, body: given.to }], recordedAt)
  if (!to) throw new Error('the words of a disclosure were not kept')
  const reference = await nextReference(tx, 'disclosure', on)
  const [first, ...others] = complaints
  const made: RegisterEvent = {
    type: 'DisclosureMade', happenedOn: on, reference, what, basis, to, ...(first !== undefined && { complaint: first }), ...(person !== undefined && { person: { personId: person } }),
    ...(source !== undefined && { source }), ...(file !== undefined && { file }),
  }
  const events: readonly RegisterEvent[] = [made, ...others.map((complaint) => ({ type: 'DisclosureCovered' as const, happenedOn: on, complaint }))]
  await tx.ledger.append('disclosure', disclosureId, 0, events, { commandId: services.ids.next(), recordedBy: actor.userId, recordedAt })
  return { disclosureId, reference }
}

export type DisclosureRow = Readonly<{ streamId: string; so: Disclosure }>
export type DisclosureList = Readonly<{
  kind: 'list'; rows: readonly DisclosureRow[]; texts: ReadonlyMap<string, string>; references: ReadonlyMap<string, string>
}>

/** Everything that was given to anybody, the latest first; only what is beside this complaint or person where one is named. */
export async function disclosureList(services: Services, actor: Actor, beside: string | null): Promise<DisclosureList | NotFound> {
  if (!may(actor, 'answer-rights')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const rows = (await disclosuresIn(reads, beside)).toSorted((a, b) => (a.so.made.happenedOn < b.so.made.happenedOn ? 1 : -1))
    const named = await reads.complaintsNamed({ ids: [...new Set(rows.flatMap(({ so }) => so.complaints))] })
    return {
      kind: 'list', rows, texts: await reads.texts(rows.map(({ so }) => so.made.to.textId)),
      references: new Map(named.map(({ complaintId, reference }) => [complaintId, reference])),
    }
  })
}

async function disclosuresIn(reads: Reads, beside: string | null): Promise<readonly DisclosureRow[]> {
  if (beside === null) return (await reads.streamsOfKind('disclosure')).flatMap(({ streamId, recorded }) => rowOf(streamId, foldDisclosure(registerEvents(recorded) ?? [])))
  const ids = new Set((await reads.marksBeside([beside])).filter(({ mark }) => mark === 'disclosure').map(({ streamId }) => streamId))
  const rows: DisclosureRow[] = []
  // One after the other: they share a connection.
  for (const streamId of ids) rows.push(...rowOf(streamId, foldDisclosure(registerEvents(await reads.stream(streamId)) ?? [])))
  return rows
}

function rowOf(streamId: string, so: Disclosure | null): readonly DisclosureRow[] {
  return so ? [{ streamId, so }] : []
}

export type DisclosureView = Drawn & Readonly<{ kind: 'disclosure'; streamId: string; so: Disclosure; sourceReference: string | null }>

export async function viewDisclosure(services: Services, actor: Actor, streamId: string): Promise<DisclosureView | NotFound> {
  if (!may(actor, 'answer-rights')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const so = timeline && foldDisclosure(timeline)
    if (!timeline || !so) return { kind: 'not-found' }
    const source = so.made.source === undefined ? undefined : registerEvents(await reads.stream(so.made.source))?.[0]?.event
    return {
      kind: 'disclosure', streamId, so, sourceReference: source && 'reference' in source ? source.reference : null, ...(await drawnWith(reads, timeline, so.complaints)),
    }
  })
}
