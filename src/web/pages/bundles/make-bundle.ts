import type { Actor, AuthorityOfHost } from '../../../application/ports.ts'
import { bundleFile, keepBundle, viewBundle, type BundleView, type PaperBox } from '../../../application/rights/bundles.ts'
import type { EntryResult } from '../../../application/record-entry.ts'
import type { MadeFile } from '../../../application/rights/finish-review.ts'
import type { BundleDocument, BundlePaper, PaperPart } from '../../../documents/bundle/bundle-document.ts'
import { bundleFiles } from '../../../documents/bundle/bundle-files.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { pagesIn } from '../../../documents/bundle/outside/scan-pages.ts'
import { pictureAnew } from '../../../documents/pages/page-pictures.ts'
import { packed } from '../../../documents/report/packed.ts'
import { ADDED_PAPERS, BUNDLE_FILE_WORDS, BUNDLE_SECTIONS, BUNDLES, bundleTitle, differsInWords, redactionsInWords, versionInWords } from '../../../words/bundles.ts'
import { shortDate } from '../../../words/dates.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { BUNDLE_PURPOSE_LABELS } from '../../../words/rights.ts'
import { MAKING } from '../../../words/making.ts'
import { makingDesk, type Tell } from '../../components/making/making.ts'
import type { WebDeps } from '../../deps.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { paperTitle, papersGiven, presetOf, type PaperGiven, type Section } from './bundle-papers.ts'

/** Makes the next version beside the pages, keeps it, and records that it is given. Sent twice, it is recorded once. */
export async function makeBundle(visit: Visit, view: BundleView, again: (slips: readonly Slip[], typed: Typed) => Answer): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { commandId } = typed
  if (!isId(commandId)) return { kind: 'not-found' }
  if (view.bundle.endedOn !== null || view.inError !== null) return { kind: 'redirect', to: urls.bundle(view.streamId) }
  const form = formReader(typed, today)
  const to = form.text('to').trim()
  // A page drawn before the last version: the same click again, or somebody else was faster.
  if (Number(form.text('version')) !== view.bundle.versions.length + 1) return { kind: 'redirect', to: urls.bundle(view.streamId) }
  // What was proposed and never looked at goes out to nobody, nor what somebody else has chosen since.
  if (view.draft === null) return again([{ field: '', text: BUNDLES.saveFirst }], typed)
  if (Number(form.text('seen')) !== view.seen) return again([{ field: '', text: BUNDLES.stale }], typed)
  if (to === '') return again([{ field: 'to', text: BUNDLES.noRecipient }], typed)
  visit.trace({ kind: 'bundle-made', subject: { kind: 'complaint', id: view.bundle.complaint } })
  makingDesk(deps).begin({ authorityId: actor.authorityId, streamId: view.streamId }, async (tell) => {
    const made = await madeOf(visit, view, tell)
    tell(MAKING.keeping)
    return whyNot(await keepBundle(deps.services, actor, { commandId, seen: view, to, ...made }))
  })
  return { kind: 'redirect', to: urls.bundlePart(view.streamId, 'making') }
}

/** Why a version was not kept, in a sentence; null where it was. */
function whyNot(result: EntryResult): string | null {
  switch (result.kind) {
    case 'done': return null
    case 'stale': return BUNDLES.stale
    case 'refused': return refusalWords(result)
    case 'warned':
    case 'not-allowed':
    case 'not-found':
      return BUNDLES.gone
  }
}

/** What a version is made with: a visit has it all, and so has whatever makes one without a page. */
type Making = Readonly<{ deps: Pick<WebDeps, 'services' | 'press'>; actor: Actor; authority: Pick<AuthorityOfHost, 'name'>; today: IsoDate }>

/** Makes and keeps a version of a bundle whose papers were chosen, without a page: for the demonstration. */
export async function makeVersion(making: Making, { streamId, to, commandId }: Readonly<{ streamId: string; to: string; commandId: string }>): Promise<EntryResult> {
  const view = await viewBundle(making.deps.services, making.actor, streamId)
  if (view.kind === 'not-found') return view
  return keepBundle(making.deps.services, making.actor, { commandId, seen: view, to, ...await madeOf(making, view, () => undefined) })
}

type Listed = Readonly<{ title: string; on: string; section: string; sha256: string }>

async function madeOf(making: Making, view: BundleView, tell: Tell) {
  const { deps: { press }, today, authority } = making
  const { bundle } = view
  const version = bundle.versions.length + 1
  const given = papersGiven(view, view.draft ?? presetOf(view))
  const papers: BundlePaper[] = []
  // One after the other: a page of pictures fills the memory, and hundreds at once would fill all of it.
  for (const [at, paper] of given.papers.entries()) {
    tell(MAKING.papers, at, given.papers.length)
    papers.push(await paperOf(making, view, paper, at + 1))
  }
  tell(MAKING.pages)
  const document: BundleDocument = {
    reference: bundle.reference, title: bundleTitle(view.complaintReference), subtitle: BUNDLE_PURPOSE_LABELS[bundle.purpose], authority: authority.name, version: versionInWords(version, shortDate(today)), madeOn: today,
    redactions: redactionsInWords(given.redactions), notes: [BUNDLES.bar, BUNDLES.contacts], chronology: chronologyOf(view, given), papers,
  }
  const { files, pages } = await bundleFiles(document)
  const listed: readonly Listed[] = papers.map(({ title, on, section, parts }) => ({ title, on, section, sha256: press.digest(JSON.stringify(parts.map((part) => (part.kind === 'pictures' ? part.pictures.map(({ bytes }) => press.digest(bytes)) : part)))) }))
  const manifest = press.canonical({
    format: 'heard-bundle-1', reference: bundle.reference, complaint: view.complaintReference, purpose: bundle.purpose, version, madeOn: today, pages, redactions: given.redactions, papers: listed,
    files: files.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length, sha256: press.digest(bytes) })),
  })
  const zip = packed([...files.map(({ name, bytes }) => ({ name, bytes })), { name: 'manifest.json', bytes: Buffer.from(manifest) }], new Date(`${today}T00:00:00Z`))
  const stem = `${bundle.reference.toLowerCase()}-version-${version}`
  const keep = (name: string, mediaType: string, bytes: Uint8Array): MadeFile => ({ name, mediaType, bytes, digest: press.digest(bytes), pages: 0 })
  return {
    manifest: press.digest(manifest), pages, papers: papers.length, redactions: given.redactions, differs: await differsFrom(making, view, listed),
    files: [
      { ...keep(`${stem}.pdf`, 'application/pdf', files[0]?.bytes ?? new Uint8Array()), pages }, keep(`${stem}.zip`, 'application/zip', zip), keep(`${stem}-manifest.json`, 'application/json', Buffer.from(manifest)),
    ],
  }
}

async function paperOf({ deps, actor }: Making, view: BundleView, { chosen, paper, title, on, lines, texts }: PaperGiven, number: number): Promise<BundlePaper> {
  const section = BUNDLE_SECTIONS[chosen.section as Section]
  const words: readonly PaperPart[] = [...(lines.length > 0 ? [{ kind: 'lines', lines } as const] : []), ...texts.map(({ label, text }) => ({ kind: 'text', label, text }) as const)]
  if (paper.kind === 'step') return { number, section, title, on, parts: words }
  const file = await bundleFile(deps.services, actor, view.streamId, paper.file.fileId)
  if (!file) throw new Error('an added paper of a bundle is not there')
  const pages = pagesIn(file)
  const pictures = []
  for (const [at, bytes] of pages.entries()) pictures.push({
    name: `${String(number).padStart(3, '0')}-page-${at + 1}.png`, bytes: await pageGiven(bytes, chosen.boxes.filter(({ page }) => page === at + 1)),
    alternative: `${ADDED_PAPERS.picture(title, at + 1, pages.length)}. ${BUNDLE_FILE_WORDS.picture}`,
  })
  return { number, section, title, on, parts: [{ kind: 'pictures', pictures }] }
}

/** A page as it goes out. It was drawn anew when it was added; with boxes it is drawn once more. */
async function pageGiven(bytes: Uint8Array, boxes: readonly PaperBox[]): Promise<Uint8Array> {
  const burnt = boxes.length === 0 ? bytes : await pictureAnew(bytes, { isMarked: false, boxes })
  // A box that could not be burnt in must not let the page out without it.
  if (!burnt) throw new Error('a page of a bundle could not be drawn')
  return burnt
}

/** Every step of the complaint by its day, with the paper that says it. */
function chronologyOf({ offered }: BundleView, { papers, chronology }: ReturnType<typeof papersGiven>): BundleDocument['chronology'] {
  const number = new Map(papers.map(({ chosen }, at) => [chosen.id, at + 1]))
  return offered.flatMap((paper) => (paper.kind === 'step' && paper.on ? [{ on: shortDate(paper.on), what: chronology(paperTitle(paper)), paper: number.get(paper.id) ?? null }] : []))
}

/** What differs from the version before, by what its manifest lists. */
async function differsFrom({ deps, actor }: Making, view: BundleView, now: readonly Listed[]): Promise<string> {
  const before = view.files.find(({ kind, version, name }) => kind === 'made' && version === view.bundle.versions.length && name.endsWith('-manifest.json'))
  const file = before && await bundleFile(deps.services, actor, view.streamId, before.fileId)
  if (!file) return BUNDLES.first
  const { papers } = JSON.parse(Buffer.from(file.bytes).toString('utf8')) as Readonly<{ papers: readonly Listed[] }>
  const key = ({ title, on }: Listed) => `${on} ${title}`
  const [earlier, later] = [Map.groupBy(papers, key), Map.groupBy(now, key)]
  const sum = (counts: readonly number[]) => counts.reduce((so, count) => so + count, 0)
  const more = (these: typeof earlier, than: typeof earlier) => sum([...these].map(([name, of]) => Math.max(0, of.length - (than.get(name)?.length ?? 0))))
  const changed = sum([...later].map(([name, of]) => of.filter(({ sha256 }, at) => { const was = earlier.get(name)?.[at]; return was !== undefined && was.sha256 !== sha256 }).length))
  return differsInWords({ added: more(later, earlier), removed: more(earlier, later), changed })
}
