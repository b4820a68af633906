import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import type { ComplaintDocument } from '../../domain/complaint/threads/filed-documents/thread.ts'
import type { KeptFile } from '../files/ports.ts'
import { mayBeOpened } from '../files/view-documents.ts'
import { effectiveEvents, inOrderOfHappening } from '../../domain/complaint/effective.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import { foldBundle, type Bundle } from '../../domain/register/bundle/bundle.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { drawnWith, type Drawn } from '../ombudsman.ts'
import { may, visibilityOf } from '../permissions.ts'
import type { Actor, AnyEvent, Person, Reads, Services } from '../ports.ts'
import { recordEntryWithin, type EntryResult } from '../record-entry.ts'
import { complaintEvents, registerEvents } from '../streams.ts'
import type { NotFound } from '../view-complaint.ts'
import { personIdsIn } from '../words-apart.ts'
import { protectedPassages } from './apart.ts'
import { discloseWithin } from './disclosures.ts'
import type { MadeFile } from './finish-review.ts'
import type { NewWorkingFile, WorkingFile } from './ports.ts'
import { textsOf, type Worded } from './worded-stream.ts'

/** A box over a page of an added paper (the first is 1), in hundredths of that page's width and height. */
export type PaperBox = Readonly<{ page: number; left: number; top: number; width: number; height: number }>
/** A paper that goes in, in its order. `boxes` are burnt into the pages of an added paper. */
export type ChosenPaper = Readonly<{ id: string; section: string; boxes: readonly PaperBox[] }>
/** What goes into a bundle, as it is saved: apart from the ledger, erasable. `passages` are taken out of every paper. */
export type BundleDraft = Readonly<{ papers: readonly ChosenPaper[]; passages: readonly string[] }>

/** A paper that may go in: a step of the complaint with what was said at it, or pages that were added. */
export type OfferedPaper = Readonly<{ id: string; on: AnyEvent['happenedOn'] | null }> & (
  | Readonly<{ kind: 'step'; event: AnyEvent; texts: readonly Worded[] }>
  | Readonly<{ kind: 'scan'; file: WorkingFile }>
)

/** A document of the complaint, whose pages may be taken in: its last version. */
export type OfferedDocument = Readonly<{ document: ComplaintDocument; kept: KeptFile }>

export type BundleView = Drawn & Readonly<{
  kind: 'bundle'; streamId: string; bundle: Bundle; complaintReference: string
  offered: readonly OfferedPaper[]
  documents: readonly OfferedDocument[]
  /** Everybody whom the complaint names. */
  others: readonly Person[]
  /** What is protected of their contact: taken out wherever it stands. */
  apart: readonly string[]
  draft: BundleDraft | null
  /** The version of the draft; 0 where nothing was saved yet. */
  seen: number
  files: readonly WorkingFile[]
}>

/** One bundle, with what may go in. `not-found` also where its complaint is not the actor's to see. */
export async function viewBundle(services: Services, actor: Actor, streamId: string): Promise<BundleView | NotFound> {
  if (!may(actor, 'make-bundle')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const bundle = timeline && foldBundle(timeline)
    if (!timeline || !bundle || !(await reads.maySee(visibilityOf(actor), bundle.complaint))) return { kind: 'not-found' }
    const recorded = complaintEvents(await reads.stream(bundle.complaint)) ?? []
    const files = await reads.workingFiles(streamId)
    const paper = await reads.workingPaper(streamId)
    const drawn = await drawnWith(reads, timeline, [bundle.complaint])
    const others = await reads.people([...new Set(personIdsIn(recorded))] as PersonId[])
    return {
      kind: 'bundle', streamId, bundle, complaintReference: drawn.references.get(bundle.complaint) ?? '', ...drawn, others, apart: await protectedPassages(reads, others), people: new Map([...drawn.people, ...others.map((person) => [person.personId as string, person] as const)]),
      offered: await offeredOf(reads, recorded, files), documents: await documentsOf(reads, recorded), draft: paper ? readDraft(paper.body) : null, seen: paper?.version ?? 0, files,
    }
  })
}

/** Every step as it stands now, in the order of happening, and every added page. */
async function offeredOf(reads: Reads, recorded: NonNullable<ReturnType<typeof complaintEvents>>, files: readonly WorkingFile[]): Promise<readonly OfferedPaper[]> {
  const now = inOrderOfHappening(effectiveEvents(recorded))
  const texts = await textsOf(reads, now.map(({ event, seq }) => ({ event, seq, recordedAt: '', recordedBy: '', knownOn: null })))
  const steps = now.map(({ event, seq }): OfferedPaper => ({ id: `step-${seq}`, on: event.happenedOn, kind: 'step', event, texts: texts.filter((text) => text.seq === seq) }))
  return [...steps, ...files.filter(({ kind }) => kind === 'scan').map((file): OfferedPaper => ({ id: `scan-${file.fileId}`, on: null, kind: 'scan', file }))]
}

/** The documents that stand, without those that nobody may open. */
async function documentsOf(reads: Reads, recorded: NonNullable<ReturnType<typeof complaintEvents>>): Promise<readonly OfferedDocument[]> {
  const documents = (foldAsRecorded(recorded)?.threads.documents ?? []).filter(({ takenAway }) => takenAway === null)
  const last = (document: ComplaintDocument) => (document.versions.at(-1) ?? document.versions[0]).file.fileId
  const kept = await reads.files(documents.map(last))
  return documents.flatMap((document) => {
    const file = kept.get(last(document))
    return file && mayBeOpened(file) ? [{ document, kept: file }] : []
  })
}

/** A choice of papers as it was saved. What is none of its parts is left out. */
function readDraft(body: unknown): BundleDraft {
  const papers = typeof body === 'object' && body !== null && 'papers' in body && Array.isArray(body.papers) ? body.papers : []
  const passages = typeof body === 'object' && body !== null && 'passages' in body && Array.isArray(body.passages) ? body.passages : []
  return { papers: papers.filter(isChosen).map((paper) => ({ ...paper, boxes: paper.boxes.flatMap(boxOf) })), passages: passages.filter((passage): passage is string => typeof passage === 'string') }
}

/** A box as it was saved; without a page it is of the first. */
function boxOf(box: unknown): readonly PaperBox[] {
  const value = (name: string) => (typeof box === 'object' && box !== null ? Number(new Map<string, unknown>(Object.entries(box)).get(name)) : Number.NaN)
  const [left, top, width, height] = [value('left'), value('top'), value('width'), value('height')]
  return [left, top, width, height].every(Number.isFinite) ? [{ page: value('page') || 1, left, top, width, height }] : []
}

function isChosen(paper: unknown): paper is Omit<ChosenPaper, 'boxes'> & Readonly<{ boxes: readonly unknown[] }> {
  return typeof paper === 'object' && paper !== null && 'id' in paper && typeof paper.id === 'string' && 'section' in paper && 'boxes' in paper && Array.isArray(paper.boxes)
}

export type BundleSaved = Readonly<{ kind: 'saved' | 'changed-meanwhile' | 'not-found' }>

export async function saveBundle(services: Services, actor: Actor, streamId: string, seen: number, draft: BundleDraft): Promise<BundleSaved> {
  const view = await viewBundle(services, actor, streamId)
  if (view.kind === 'not-found' || view.bundle.endedOn !== null || view.inError !== null) return { kind: 'not-found' }
  return { kind: await services.store.write(actor, (tx) => tx.papers.save({ streamId, kind: 'bundle', seen, body: draft, at: services.clock.now(), by: actor.userId })) }
}

/** Adds the pages of a paper from outside: kept while the bundle is. */
export async function addPages(services: Services, actor: Actor, streamId: string, file: Pick<NewWorkingFile, 'name' | 'mediaType' | 'digest' | 'bytes' | 'pages'>): Promise<BundleSaved> {
  const view = await viewBundle(services, actor, streamId)
  if (view.kind === 'not-found' || view.bundle.endedOn !== null || view.inError !== null) return { kind: 'not-found' }
  await services.store.write(actor, (tx) => tx.papers.addFile(streamId, { ...file, fileId: services.ids.next(), kind: 'scan', version: 0, complaints: [view.bundle.complaint], addedAt: services.clock.now(), addedBy: actor.userId }))
  return { kind: 'saved' }
}

export async function removePage(services: Services, actor: Actor, streamId: string, fileId: string): Promise<BundleSaved> {
  const view = await viewBundle(services, actor, streamId)
  if (view.kind === 'not-found') return { kind: 'not-found' }
  await services.store.write(actor, (tx) => tx.papers.removeFile(streamId, fileId))
  return { kind: 'saved' }
}

/** A file of a bundle with its bytes; null where there is none, or the actor may not see its complaint. */
export async function bundleFile(services: Services, actor: Actor, streamId: string, fileId: string): Promise<(WorkingFile & Readonly<{ bytes: Uint8Array }>) | null> {
  const view = await viewBundle(services, actor, streamId)
  return view.kind === 'not-found' ? null : services.store.read(actor, (reads) => reads.workingFile(streamId, fileId))
}

type Made = Readonly<{
  commandId: string; seen: BundleView; files: readonly MadeFile[]; manifest: string; pages: number; papers: number; redactions: number; differs: string; to: string
}>

const BASIS = { ombudsman: 'ombudsman', 'review-panel': 'review-panel', 'court-or-tribunal': 'court-or-tribunal', other: 'other' } as const

/** Keeps the files of a version, records it with the digest of its manifest, and that it was given: all of it or nothing. */
export async function keepBundle(services: Services, actor: Actor, { commandId, seen, files, manifest, pages, papers, redactions, differs, to }: Made): Promise<EntryResult> {
  if (!may(actor, 'make-bundle')) return { kind: 'not-allowed' }
  const { streamId, bundle, timeline } = seen
  const version = bundle.versions.length + 1
  const on = services.clock.today()
  return allOrNothing<EntryResult>(services.store, actor, async (within) => {
    const { tx } = within
    const result = await recordEntryWithin(services, within, actor, {
      entryId: streamId, expectedSeq: timeline.at(-1)?.seq ?? 0, commandId,
      command: { type: 'make-bundle-version', on, version, manifest, pages, papers, redactions, text: { words: differs } },
    })
    if (result.kind !== 'done') return result
    for (const file of files) await tx.papers.addFile(streamId, { ...file, fileId: services.ids.next(), kind: 'made', version, complaints: [bundle.complaint], addedAt: services.clock.now(), addedBy: actor.userId })
    await discloseWithin(services, tx, actor, { what: 'bundle', basis: BASIS[bundle.purpose], to, on, complaints: [bundle.complaint], source: streamId, file: manifest })
    return result
  })
}

export type BundleRow = Readonly<{ streamId: string; bundle: Bundle; complaintReference: string }>

/** The bundles of complaints that the actor may see, the latest begun first; of one complaint where it is named. */
export async function bundleList(services: Services, actor: Actor, complaintId?: string): Promise<readonly BundleRow[] | null> {
  if (!may(actor, 'make-bundle')) return null
  return services.store.read(actor, async (reads) => {
    const rows = (await reads.streamsOfKind('bundle')).flatMap(({ streamId, recorded }) => {
      const bundle = foldBundle(registerEvents(recorded) ?? [])
      return bundle && (complaintId === undefined || bundle.complaint === complaintId) ? [{ streamId, bundle }] : []
    })
    const seen: BundleRow[] = []
    const named = new Map((await reads.complaintsNamed({ ids: rows.map(({ bundle }) => bundle.complaint) })).map(({ complaintId: id, reference }) => [id, reference]))
    for (const row of rows) if (await reads.maySee(visibilityOf(actor), row.bundle.complaint)) seen.push({ ...row, complaintReference: named.get(row.bundle.complaint) ?? '' })
    return seen.toSorted((a, b) => (a.bundle.begunOn < b.bundle.begunOn ? 1 : -1))
  })
}

/** The reference of a complaint that a bundle may be begun of; null where the actor may not see it. */
export async function complaintToBundle(services: Services, actor: Actor, complaintId: string): Promise<string | null> {
  if (!may(actor, 'make-bundle')) return null
  return services.store.read(actor, async (reads) => {
    if (!(await reads.maySee(visibilityOf(actor), complaintId))) return null
    return (await reads.complaintsNamed({ ids: [complaintId] }))[0]?.reference ?? null
  })
}
