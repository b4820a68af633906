import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import type { ComplaintDocument } from '../../domain/complaint/threads/filed-documents/thread.ts'
import type { PersonId, Recorded } from '../../domain/complaint/events.ts'
import { STREAM_KINDS, type StreamKind } from '../../domain/register/events.ts'
import { gapsIn, isNamed, proposedIn, withBars, withoutPassages, type Other, type Proposal } from '../../domain/register/rights/redact.ts'
import type { RightsRequest } from '../../domain/register/rights/request.ts'
import type { KeptAnswers } from '../equality-answers.ts'
import type { PersonVersion } from '../people/ports.ts'
import type { Traces } from '../access/traces.ts'
import { complaintsIn } from '../complaints-in.ts'
import type { AnyEvent, AuthorityId, Person, Reads } from '../ports.ts'
import { protectedPassages } from './apart.ts'
import { heldTraces, type LookedOn } from './looked-at.ts'
import type { Worded } from './worded-stream.ts'
import { complaintEvents } from '../streams.ts'
import { personIdsIn } from '../words-apart.ts'
import { answersIn, textsOf } from './worded-stream.ts'

export const HELD_GROUPS = ['about-the-person', 'complaints', 'entries', 'elsewhere', 'monitoring', 'given', 'looked', 'account'] as const
export type HeldGroup = (typeof HELD_GROUPS)[number]

/** What an item says, before it is put into words. */
export type HeldContent =
  | Readonly<{ kind: 'details'; version: PersonVersion }>
  /** Free text: `field` is the field of the event that holds it. */
  | (Readonly<{ kind: 'text'; text: string }> & Pick<Worded, 'field' | 'event' | 'recordedBy'>)
  /** What was recorded, without the free texts, which are items of their own. `roles`: the person's parts. */
  | Readonly<{ kind: 'record'; recorded: readonly Recorded<AnyEvent>[]; roles: readonly string[] }>
  /** A document of a complaint: each version of it, with the file's name. Its bytes are no part of the list. */
  | Readonly<{ kind: 'document'; document: ComplaintDocument; names: readonly string[] }>
  | Readonly<{ kind: 'equality'; answers: KeptAnswers }>
  | Readonly<{ kind: 'same'; other: string; why: string }>
  | Readonly<{ kind: 'given'; to: string; reference: string }>
  /** Who looked, counted; whoever it was is not named. */
  | Readonly<{ kind: 'looked'; days: readonly LookedOn[] }>
  /** What somebody who works here searched for, and it named the person. */
  | Readonly<{ kind: 'searched'; words: string }>
  | Readonly<{ kind: 'account'; name: string; role: string; teams: readonly string[]; isActive: boolean }>

/** One thing that is held on a person, which is given, given in part, or withheld. */
export type HeldItem = Readonly<{
  /** Letters, digits and hyphens; the same each time the review is opened. */
  id: string
  group: HeldGroup
  stream: Readonly<{ streamId: string; kind: StreamKind; reference: string }> | null
  on: IsoDate | null
  content: HeldContent
  proposals: readonly Proposal[]
  /** How often something that is protected of somebody else was taken out of its text before anybody decided. */
  apart: number
}>

export type Held = Readonly<{
  items: readonly HeldItem[]
  /** The records that are said to be this person. */
  records: readonly string[]
  people: ReadonlyMap<string, Person>
}>

/** Where the register's own traces are asked from. */
export type HeldSources = Readonly<{ traces: Traces; authorityId: AuthorityId }>

/** Pages of what is found by name in other records: more is a name that many people have. */
const MOST_PAGES = 10

/**
 * Everything that is held on the person of a request, item by item. The caller has asked whether the actor answers such
 * requests: what is in complaints that they do not work on is among it, as far as their sight goes.
 *
 * What came of their complaints is among it (learning, contacts of the Ombudsman, bundles), the e-mail that stands on them, to whom anything of it was given,
 * and who looked: how many and when, without the names of those who work here, which are data about them and no recipient of
 * it. Left out: drafts of whoever is recording, which are nobody's record yet; figures, in which nobody is named; sign-in
 * traces of other people. What is protected of somebody else is in no text of it, whatever is decided. Law: UK GDPR art. 15 (not confirmed).
 */
export async function heldOn(reads: Reads, so: RightsRequest, sources: HeldSources): Promise<Held> {
  const records = (await reads.peopleSaidSame([so.personId])).get(so.personId) ?? [so.personId]
  const own = new Map((await reads.people(records as readonly PersonId[])).map((person) => [person.personId as string, person]))
  const streams = await streamsWith(reads, records)
  const items: HeldItem[] = []
  const versions = await reads.personVersions(records)
  items.push(...versions.map((version, at): HeldItem => item(`details-${version.personId}-${versions.length - at}`, 'about-the-person', { kind: 'details', version })))
  items.push(...await saidSame(reads, records))
  for (const stream of streams) items.push(...await itemsOfStream(reads, stream, records))
  const complaints = streams.flatMap(({ kind, streamId }) => (kind === 'complaint' ? [streamId] : []))
  const beside = await streamsBeside(reads, complaints)
  for (const stream of beside.filter(({ streamId }) => !streams.some((one) => one.streamId === streamId))) items.push(...await itemsOfStream(reads, stream, records))
  items.push(...await elsewhere(reads, own, new Set([...streams, ...beside].map(({ streamId }) => streamId))))
  items.push(...await givenBefore(reads, [...records, ...complaints]))
  items.push(...await lookedAt(sources, { subjects: [...records, ...complaints], names: wholeNames(own) }))
  const staff = so.received.staff
  const account = staff === undefined ? undefined : (await reads.users()).find(({ userId }) => userId === staff)
  if (account) items.push(item(`account-${account.userId}`, 'account', { kind: 'account', name: account.name, role: account.role, teams: account.teams, isActive: account.isActive }))
  const named = new Set(items.flatMap(({ proposals }) => proposals.map(({ personId }) => personId)))
  const others = await reads.people([...named] as PersonId[])
  return { items: [...new Map(items.map((one) => [one.id, one])).values()], records, people: new Map([...own, ...others.map((person) => [person.personId as string, person] as const)]) }
}

function item(id: string, group: HeldGroup, content: HeldContent, rest: Partial<HeldItem> = {}): HeldItem {
  return { id: id.replaceAll(/[^A-Za-z0-9-]+/g, '-'), group, stream: null, on: null, content, proposals: [], apart: 0, ...rest }
}

type StreamWith = Readonly<{ streamId: string; kind: StreamKind; reference: string; roles: readonly string[] }>

async function streamsWith(reads: Reads, records: readonly string[]): Promise<readonly StreamWith[]> {
  const parts = (await reads.partsSeen({ visibility: { kind: 'all' }, personIds: records })).map((part) => ({ streamId: part.complaintId, kind: 'complaint' as const, reference: part.reference, role: part.role }))
  const entries = (await reads.entryParts(records)).map(({ streamId, kind, reference, role }) => ({ streamId, kind, reference, role }))
  // What is said to be the same person has items of its own.
  const together = [...parts, ...entries].filter(({ kind }) => kind !== 'sameness')
  return [...Map.groupBy(together, ({ streamId }) => streamId)].flatMap(([streamId, found]) => {
    const [first] = found
    return first ? [{ streamId, kind: first.kind, reference: first.reference, roles: [...new Set(found.map(({ role }) => role))] }] : []
  })
}

async function saidSame(reads: Reads, records: readonly string[]): Promise<readonly HeldItem[]> {
  const items: HeldItem[] = []
  for (const { streamId, other, saidOn } of await reads.samenessOf(records)) {
    const texts = await textsOf(reads, await reads.stream(streamId))
    items.push(item(`same-${streamId}`, 'about-the-person', { kind: 'same', other, why: texts.map(({ text }) => text).join('\n') }, { on: saidOn }))
  }
  return items
}

async function itemsOfStream(reads: Reads, { roles, ...stream }: StreamWith, records: readonly string[]): Promise<readonly HeldItem[]> {
  const whole = await reads.stream(stream.streamId)
  // Of an e-mail what came: on whose records it was filed by mistake before is about them.
  const recorded = stream.kind === 'message' ? whole.filter(({ event }) => event.type === 'MessageReceived') : whole
  const others = await othersIn(reads, recorded, records)
  const group = stream.kind === 'complaint' ? 'complaints' : 'entries'
  const first = recorded[0]?.event.happenedOn ?? null
  // Other people are named in it by their ids: their names are left out of it as a whole.
  const named = others.map((other) => ({ personId: other.personId, passage: [other.givenName, other.familyName].filter(Boolean).join(' ') })).filter(({ passage }) => passage !== '')
  const record = item(`record-${stream.streamId}`, group, { kind: 'record', recorded, roles }, { stream, on: first, proposals: named })
  const texts = (await textsOf(reads, recorded)).map(textItem(group, stream, others, await protectedPassages(reads, others)))
  const answers = stream.kind === 'equality-form' ? [] : await monitoring(reads, stream, roles)
  return [record, ...texts, ...await documentsIn(reads, { stream, group }, recorded), ...answers]
}

/** Every document that was filed and is still there, with those that were taken away. */
async function documentsIn(reads: Reads, { stream, group }: Readonly<{ stream: NonNullable<HeldItem['stream']>; group: HeldGroup }>, recorded: readonly Recorded<AnyEvent>[]): Promise<readonly HeldItem[]> {
  const timeline = stream.kind === 'complaint' ? complaintEvents(recorded) : null
  const documents = timeline ? foldAsRecorded(timeline)?.threads.documents ?? [] : []
  if (documents.length === 0) return []
  const kept = await reads.files(documents.flatMap(({ versions }) => versions.map(({ file }) => file.fileId)))
  return documents.map((document): HeldItem => item(`document-${document.documentId}`, group,
    { kind: 'document', document, names: document.versions.map(({ file }) => kept.get(file.fileId)?.name ?? '') }, { stream, on: document.versions[0].filedOn }))
}

/** What they said about themselves for equality monitoring: of the complainant's form where they complain, of the child's where they are the child. */
async function monitoring(reads: Reads, stream: NonNullable<HeldItem['stream']>, roles: readonly string[]): Promise<readonly HeldItem[]> {
  if (stream.kind !== 'complaint') return []
  const forms = (await reads.streamsOfKind('equality-form')).filter(({ recorded }) => recorded.some(({ event }) => event.type === 'EqualityAsked' && event.complaint === stream.streamId))
  const answers = await reads.equalityAnswers(forms.flatMap(({ recorded }) => answersIn(recorded)))
  const isTheirs = (whose: string) => roles.some((role) => (whose === 'complainant' ? role === 'complainant' : role.startsWith('child')))
  return answers.filter(({ whose }) => isTheirs(whose)).map((kept) => item(`equality-${kept.answersId}`, 'monitoring', { kind: 'equality', answers: kept }, { stream }))
}

async function othersIn(reads: Reads, recorded: readonly Recorded<AnyEvent>[], records: readonly string[]): Promise<readonly Person[]> {
  const ids = [...new Set(personIdsIn(recorded))].filter((id) => !records.includes(id))
  return reads.people(ids as PersonId[])
}

async function lookedAt({ traces, authorityId }: HeldSources, asked: Parameters<typeof heldTraces>[2]): Promise<readonly HeldItem[]> {
  const { days, searches } = await heldTraces(traces, authorityId, asked)
  return [
    ...(days.length === 0 ? [] : [item('looked', 'looked', { kind: 'looked', days })]),
    ...searches.map(({ wordsId, words, on }) => item(`searched-${wordsId}`, 'looked', { kind: 'searched', words }, { on })),
  ]
}

/** Texts of records in which they have no part, and that name them by their whole name. */
async function elsewhere(reads: Reads, own: ReadonlyMap<string, Person>, known: ReadonlySet<string>): Promise<readonly HeldItem[]> {
  const names = wholeNames(own)
  const kinds = STREAM_KINDS.filter((kind) => kind !== 'complaint')
  const items: HeldItem[] = []
  const looked = new Set(known)
  for (const name of names) for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { hits } = await reads.search({ visibility: { kind: 'all' }, kinds, words: name, page })
    for (const hit of hits) {
      const streamId = hit.kind === 'complaint' ? hit.complaintId : hit.streamId
      if (looked.has(streamId)) continue
      looked.add(streamId)
      const recorded = await reads.stream(streamId)
      const others = await othersIn(reads, recorded, [...own.keys()])
      const texts = (await textsOf(reads, recorded)).filter(({ text }) => isNamed(text, name))
      items.push(...texts.map(textItem('elsewhere', { streamId, kind: hit.kind, reference: hit.reference }, others, await protectedPassages(reads, others))))
    }
    if (hits.length === 0) break
  }
  return items
}

function wholeNames(own: ReadonlyMap<string, Person>): readonly string[] {
  return [...new Set([...own.values()].map(({ givenName = '', familyName = '' }) => (givenName !== '' && familyName !== '' ? `${givenName} ${familyName}` : '')).filter((name) => name !== ''))]
}

/** A text as an item: what is protected of others is gone from it before anybody sees it. */
function textItem(group: HeldGroup, stream: HeldItem['stream'], others: readonly Other[], never: readonly string[]) {
  return ({ textId, on, ...worded }: Worded): HeldItem => {
    const parts = withoutPassages(worded.text, never)
    const text = withBars(parts)
    return item(`text-${textId}`, group, { kind: 'text', ...worded, text }, { stream, on, proposals: proposedIn(text, others), apart: gapsIn(parts) })
  }
}

/** Kinds of entries that are there because of a complaint, and name nobody. Messages are besides: they stand on one complaint at a time. */
const BESIDE = ['learning', 'ombudsman-contact', 'bundle'] as const

async function streamsBeside(reads: Reads, complaints: readonly string[]): Promise<readonly StreamWith[]> {
  const asked = new Set(complaints)
  const found: StreamWith[] = []
  if (asked.size > 0) for (const kind of BESIDE) for (const { streamId, recorded } of await reads.streamsOfKind(kind)) {
    const [first] = recorded
    if (!first || !recorded.some(({ event }) => complaintsIn(event).some((id) => asked.has(id)))) continue
    found.push({ streamId, kind, reference: 'reference' in first.event ? first.event.reference : '', roles: [] })
  }
  // What was filed there by mistake, and is not there any more, is somebody else's.
  for (const complaintId of complaints) for (const { streamId, reference } of await reads.messagesOn(complaintId)) found.push({ streamId, kind: 'message', reference, roles: [] })
  return found
}

async function givenBefore(reads: Reads, records: readonly string[]): Promise<readonly HeldItem[]> {
  const marks = (await reads.marksBeside(records)).filter(({ mark }) => mark === 'disclosure')
  const texts = await reads.texts(marks.map(({ textId }) => textId))
  return marks.map(({ streamId, reference, markedOn, textId }) => item(`given-${streamId}`, 'given', { kind: 'given', to: texts.get(textId) ?? '', reference }, { on: markedOn }))
}
