import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Refusal } from '../../domain/complaint/commands.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { foldLife, type ReportLife } from '../../domain/register/report/life.ts'
import type { Block, ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { forReport } from '../access/sight.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { authorityCalendar } from '../authority-calendar.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { recordEntryWithin, type EntryResult } from '../record-entry.ts'
import { refused } from '../refused.ts'
import { registerEvents } from '../streams.ts'
import type { EditionBytes, EditionContent, Manifest } from './editions.ts'
import { isWorkedOut, type Gate } from './gates.ts'
import { slugOf } from './manifest.ts'
import type { Press } from './press.ts'
import { readWithin, type ReadForApproval } from './read-for-approval.ts'
import { withinSnapshot } from './snapshot.ts'

export type PublishRequest = Readonly<{ reportId: string; expectedSeq: number; commandId: string }>
export type PublishResult = EntryResult | Readonly<{ kind: 'not-yet'; gates: readonly Gate[] }> | Readonly<{ kind: 'busy' }>

/** The ledger has to stand still between its seal and the snapshot that is frozen: a moment. */
const TRIES = 8

/** A seal of the ledger, by its number. */
type Seal = Manifest['seal']

/**
 * Publishes what was approved, all of it or nothing: seals the ledger, composes the document from one snapshot that the seal
 * covers whole, makes every file, and keeps them with the event that names their digests, in one transaction. Nobody who
 * records meanwhile waits for it, and nothing that they record is in it. Decision: 0065.
 */
export async function publishReport(services: Services, press: Press, actor: Actor, request: PublishRequest): Promise<PublishResult> {
  if (!may(actor, 'publish-report')) return { kind: 'not-allowed' }
  const frozen = await freeze(services, press, actor, request)
  if (frozen.kind === 'stale') return unlessDone(services, actor, request)
  if (frozen.kind !== 'frozen') return frozen
  return keep(services, press, actor, request, frozen)
}

/** A second click finds its report published already: by itself, or by somebody else. The ledger tells which. */
function unlessDone(services: Services, actor: Actor, { reportId: entryId, expectedSeq, commandId }: PublishRequest): Promise<EntryResult> {
  const nothing = { edition: 1, content: NOTHING, manifest: NOTHING, sealNumber: 1, sealRoot: NOTHING }
  return allOrNothing<EntryResult>(services.store, actor, (within) =>
    recordEntryWithin(services, within, actor, { entryId, expectedSeq, commandId, command: { type: 'publish-report', on: services.clock.today(), ...nothing } }))
}

const NOTHING = '0'.repeat(64)

/** What will be kept, of a register that stood still. */
type Frozen = Readonly<{ kind: 'frozen'; manifest: Manifest; content: EditionContent; files: readonly EditionBytes[] }>
type Composed = Readonly<{ kind: 'composed'; reading: ReadForApproval; seal: Seal; edition: number; life: ReportLife; recorded: readonly Recorded<RegisterEvent>[]; settings: number; holidays: string }>

async function freeze(services: Services, press: Press, actor: Actor, request: PublishRequest): Promise<Frozen | PublishResult> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const seal = await press.seal(actor.authorityId)
    if (seal === null) return { kind: 'not-found' }
    const composed = await services.store.read(forReport(actor), (reads) => compose(services, press, actor, { ...request, seal, reads }))
    if (composed.kind === 'composed') return print(services, press, composed)
    if (composed.kind !== 'grown') return composed
  }
  return { kind: 'busy' }
}

/** What is to be published, from one snapshot; `grown` where something was recorded after the seal. */
async function compose(
  services: Services, press: Press, actor: Actor, { reportId, expectedSeq, seal, reads }: PublishRequest & Readonly<{ seal: Seal; reads: Reads }>,
): Promise<Composed | PublishResult | Readonly<{ kind: 'grown' }>> {
  const recorded = registerEvents(await reads.stream(reportId))
  if (recorded === null || recorded.length === 0) return { kind: 'not-found' }
  const since = recorded.filter(({ seq }) => seq > expectedSeq)
  if (since.length > 0) return { kind: 'stale', seq: recorded.length, since }
  if (await reads.grownSince(seal.number) > 0) return { kind: 'grown' }
  const reading = await readWithin(withinSnapshot(services, reads), press, actor, reportId)
  if (reading.kind !== 'read') return reading
  const life = foldLife(recorded)
  if (!isWorkedOut(reading.gates)) return { kind: 'not-yet', gates: reading.gates }
  const wrong = notApproved(life, reading) ?? await takenByAnother(reads, reportId, reading.document)
  if (wrong) return wrong
  if (reading.gates.length > 0) return { kind: 'not-yet', gates: reading.gates }
  const last = await lastEditionAt(reads, reading.document)
  const holidays = (await authorityCalendar(services, reads)).list.id
  return { kind: 'composed', reading, seal, edition: last + 1, life, recorded, settings: await reads.settingsVersion(), holidays }
}

/** An approval counts for what was approved, and for nothing else. */
function notApproved({ standing, approved }: ReportLife, { content }: ReadForApproval): Refusal | null {
  if (standing === 'published') return refused('report-is-published')
  if (standing === 'withdrawn') return refused('report-is-withdrawn')
  if (approved === null) return refused('report-not-approved')
  return approved.content === content ? null : refused('approved-otherwise')
}

/** One address has one report, unless the other was withdrawn. */
async function takenByAnother(reads: Reads, reportId: string, document: ReportDocument): Promise<Refusal | null> {
  const there = (await editionsAt(reads, document)).filter((row) => row.reportId !== reportId)
  const events = await reads.publishingEvents(there.map((row) => row.reportId))
  const isThere = [...events.values()].some((recorded) => foldLife(registerEvents(recorded) ?? []).standing !== 'withdrawn')
  return isThere ? refused('published-by-another') : null
}

async function editionsAt(reads: Reads, { kind, period }: ReportDocument) {
  return (await reads.editions()).filter((row) => row.kind === kind && row.slug === slugOf(period.label))
}

async function lastEditionAt(reads: Reads, document: ReportDocument): Promise<number> {
  return Math.max(0, ...(await editionsAt(reads, document)).map(({ edition }) => edition))
}

/** The document as it goes out, its files and its manifest. */
async function print(services: Services, press: Press, { reading, seal, edition, life, recorded, settings, holidays }: Composed): Promise<Frozen> {
  const publishedAt = services.clock.now()
  const publishedOn = services.clock.today()
  const corrects = life.correcting?.edition ?? null
  const notice = reading.notice
  const document = editionOf(press, reading.document, { edition, on: publishedOn, corrects, notice })
  const made = await press.files(document)
  const content = { document: press.canonical(document), figures: press.canonical(reading.figures) }
  const { kind, period, title, authority, asKnownOn } = document
  const manifest: Manifest = {
    format: 'heard-edition-1', reportId: reading.reportId, edition, kind, period, slug: slugOf(period.label), title, authority, publishedAt, publishedOn, asKnownOn,
    corrects, notice, content: reading.content, document: press.digest(content.document), figures: press.digest(content.figures),
    files: made.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length, digest: press.digest(bytes) })),
    reportSeq: recorded.length, seal, madeBy: { ...press.madeBy(), settings, holidays },
  }
  return { kind: 'frozen', manifest, content, files: made.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes })) }
}

/** The document of an edition: what was approved, with its number, its day, and the notice of a correction at its front. */
export function editionOf(
  press: Press, document: ReportDocument, { edition, on, corrects, notice }: Readonly<{ edition: number; on: IsoDate; corrects: number | null; notice: string | null }>,
): ReportDocument {
  const front: readonly Block[] = corrects === null ? [] : [{ kind: 'notice', title: press.words.correction(corrects), content: [{ kind: 'text', text: notice ?? '' }] }]
  return { ...document, published: { edition, on }, status: press.words.status({ edition, on }), blocks: [...front, ...document.blocks] }
}

/** Keeps everything with the event that publishes it. Whoever was slower finds their work given up. */
function keep(services: Services, press: Press, actor: Actor, request: PublishRequest, { manifest, content, files }: Frozen): Promise<PublishResult> {
  const { reportId, expectedSeq, commandId } = request
  const text = press.canonical(manifest)
  return allOrNothing<EntryResult>(services.store, actor, async (within) => {
    const { tx, undo } = within
    const recorded = registerEvents(await tx.ledger.load(reportId)) ?? []
    const isTaken = recorded.length === expectedSeq && await tx.editions.lastAt(manifest.kind, manifest.slug) !== manifest.edition - 1
    if (isTaken) return refused('published-by-another')
    const { edition, content: approved, seal } = manifest
    const command = { type: 'publish-report', on: manifest.publishedOn, edition, content: approved, manifest: press.digest(text), sealNumber: seal.number, sealRoot: seal.root } as const
    const result = await recordEntryWithin(services, within, actor, { entryId: reportId, expectedSeq, commandId, command })
    if (result.kind !== 'done') return undo(result)
    const { kind, slug, title, publishedAt, publishedOn, corrects, period } = manifest
    await tx.editions.add({ reportId, edition, kind, period: period.label, slug, title, publishedAt, publishedOn, corrects, manifest: text }, content, files)
    return result
  })
}
