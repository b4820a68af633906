import { addPages, bundleFile, removePage, saveBundle, type BundleDraft, type BundleView, type OfferedDocument, type OfferedPaper, type PaperBox } from '../../../application/rights/bundles.ts'
import { MOST_PAGES } from '../../../documents/bundle/outside/limits.ts'
import { isPdf, pdfPages } from '../../../documents/bundle/outside/pdf-pages.ts'
import { keptPages, pagesIn } from '../../../documents/bundle/outside/scan-pages.ts'
import { pictureAnew } from '../../../documents/pages/page-pictures.ts'
import { ADDED_PAPERS, BUNDLES } from '../../../words/bundles.ts'
import { MAKING } from '../../../words/making.ts'
import { DOCUMENT_KIND_LABELS } from '../../../words/threads/documents.ts'
import { makingDesk } from '../../components/making/making.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { wholeBytesOf } from '../../kept-file.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { takeFile } from '../settings/take-file.ts'
import { presetOf, sectionOf } from './bundle-papers.ts'

/** The largest file that may be added, in bytes. */
const MOST_BYTES = 30 * 1024 * 1024

export type Again = (slips: readonly Slip[]) => Answer
type Scan = Extract<OfferedPaper, { kind: 'scan' }>

/**
 * What comes from outside is drawn anew as it comes, page by page: what is none, or cannot be read, is refused, and what hides
 * in it stays outside. A PDF takes its time: it is read beside the pages, and the next page says how far that is.
 */
export async function addPaper(visit: Visit, view: BundleView, again: Again): Promise<Answer> {
  const taken = await takeFile(visit, MOST_BYTES)
  const wrong = (text: string, field = 'file') => again([{ field, text }])
  if (taken.kind !== 'file') return wrong(ADDED_PAPERS.noFile)
  if (taken.isTooLarge) return wrong(ADDED_PAPERS.tooLarge)
  const name = taken.field('name').slice(0, 120)
  if (name === '') return wrong(ADDED_PAPERS.noName, 'name')
  return takeIn({ visit, view }, { name, bytes: taken.bytes }, wrong)
}

/** The pages of a document that is filed with the complaint, as those of a paper that somebody adds. */
export async function addDocument(visit: Visit, view: BundleView, again: Again): Promise<Answer> {
  const { deps, actor, typed } = visit
  const found = view.documents.find(({ kept }) => kept.fileId === typed['file'])
  if (!found) return { kind: 'not-found' }
  const wrong = (text: string) => again([{ field: '', text }])
  if (found.kept.size > MOST_BYTES) return wrong(ADDED_PAPERS.tooLarge)
  return takeIn({ visit, view }, { name: nameOfDocument(found).slice(0, 120), bytes: await wholeBytesOf(deps, actor, found.kept) }, wrong)
}

/** What a document is called in the index: what it is, and its file's name without the ending. */
export function nameOfDocument({ document, kept }: OfferedDocument): string {
  return `${DOCUMENT_KIND_LABELS[document.kind]}: ${kept.name.replace(/\.[a-z0-9]{1,5}$/i, '')}`
}

type Place = Readonly<{ visit: Visit; view: BundleView }>

async function takeIn({ visit: { deps, actor }, view }: Place, { name, bytes }: Readonly<{ name: string; bytes: Buffer }>, wrong: (text: string) => Answer): Promise<Answer> {
  const keep = async (pages: readonly Uint8Array[]) => {
    const kept = keptPages(pages)
    return addPages(deps.services, actor, view.streamId, { name, ...kept, digest: deps.press.digest(kept.bytes) })
  }
  if (isPdf(bytes)) {
    makingDesk(deps).begin({ authorityId: actor.authorityId, streamId: view.streamId }, async (tell) => {
      const drawn = await pdfPages(bytes, (done, of) => tell(MAKING.reading, done, of))
      if (drawn.kind !== 'pages') return drawn.kind === 'too-many' ? ADDED_PAPERS.tooMany(MOST_PAGES) : ADDED_PAPERS.not[drawn.kind]
      return (await keep(drawn.pages)).kind === 'saved' ? null : BUNDLES.ended
    })
    return { kind: 'redirect', to: urls.bundlePart(view.streamId, 'making') }
  }
  const picture = await pictureAnew(bytes, { isMarked: false, boxes: [] })
  if (picture === null) return wrong(ADDED_PAPERS.noPicture)
  return (await keep([picture])).kind === 'saved' ? { kind: 'redirect', to: urls.bundle(view.streamId) } : { kind: 'not-found' }
}

export async function removePaper({ deps, actor, params, typed }: Visit): Promise<Answer> {
  const { file: fileId } = typed
  const saved = await removePage(deps.services, actor, params['streamId'] ?? '', typeof fileId === 'string' ? fileId : '')
  return saved.kind === 'saved' ? { kind: 'redirect', to: urls.bundle(params['streamId'] ?? '') } : { kind: 'not-found' }
}

/** The paper and the page of it that the address names; null where there is none. */
function pageAsked({ params }: Visit, view: BundleView): Readonly<{ paper: Scan; page: number; boxes: readonly PaperBox[] }> | null {
  const paper = view.offered.find((one): one is Scan => one.kind === 'scan' && one.file.fileId === params['fileId'])
  const page = /^\d{1,4}$/.test(params['page'] ?? '') ? Number(params['page']) : 0
  if (!paper || page < 1 || page > paper.file.pages) return null
  return { paper, page, boxes: (view.draft?.papers.find(({ id }) => id === paper.id)?.boxes ?? []).filter((box) => box.page === page) }
}

/** One page of an added paper, with a grid to find places by, and the boxes that are blacked out in it. */
export function showPage(visit: Visit, view: BundleView, slips: readonly Slip[] = [], typed?: Typed): Answer {
  const asked = pageAsked(visit, view)
  if (!asked) return { kind: 'not-found' }
  const { paper: { file }, page, boxes } = asked
  const at = (number: number) => (number >= 1 && number <= file.pages ? urls.bundlePages(view.streamId, file.fileId, number) : '')
  return {
    kind: 'page', template: 'pages/bundles/added-page.njk', title: file.name, slips, typed: typed ?? { boxes: boxes.map(({ left, top, width, height }) => [left, top, width, height].join(' ')).join('\n') },
    model: {
      called: view.bundle.reference, back: urls.bundle(view.streamId), page, pages: file.pages, before: at(page - 1), after: at(page + 1), seen: view.seen, isOpen: view.bundle.endedOn === null && view.inError === null,
      action: urls.bundlePages(view.streamId, file.fileId, page), alternative: ADDED_PAPERS.pageAlternative(file.name, page, boxes.length), picture: urls.bundlePicture(view.streamId, file.fileId, page),
    },
  }
}

/** The picture of that page with its grid and its boxes, as they would be burnt in. */
export async function pagePicture(visit: Visit, view: BundleView): Promise<Answer> {
  const asked = pageAsked(visit, view)
  const file = asked && await bundleFile(visit.deps.services, visit.actor, view.streamId, asked.paper.file.fileId)
  const picture = file && pagesIn(file)[asked.page - 1]
  const marked = picture && await pictureAnew(picture, { isMarked: true, boxes: asked.boxes })
  return marked ? { kind: 'file', body: Buffer.from(marked), contentType: 'image/png' } : { kind: 'not-found' }
}

/** Keeps the boxes of one page of a paper; the paper goes in, where it did not yet. A line that is no box is told, and nothing is kept. */
export async function saveBoxes(visit: Visit, view: BundleView): Promise<Answer> {
  const asked = pageAsked(visit, view)
  if (!asked) return { kind: 'not-found' }
  const { paper, page } = asked
  const form = formReader(visit.typed, visit.today)
  const lines = form.text('boxes').split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const boxes = lines.map((line) => boxOf(line, page))
  const wrong = lines.find((_, at) => boxes[at] === null)
  if (wrong !== undefined) return showPage(visit, view, [{ field: 'boxes', text: ADDED_PAPERS.noBox(wrong) }], visit.typed)
  const before = view.draft ?? presetOf(view)
  const chosen = before.papers.some(({ id }) => id === paper.id) ? before.papers : [...before.papers, { id: paper.id, section: sectionOf(paper), boxes: [] }]
  const draft: BundleDraft = {
    ...before, papers: chosen.map((one) => (one.id === paper.id ? { ...one, boxes: [...one.boxes.filter((box) => box.page !== page), ...boxes.flatMap((box) => box ?? [])] } : one)),
  }
  const saved = await saveBundle(visit.deps.services, visit.actor, view.streamId, Number(form.text('seen')), draft)
  if (saved.kind === 'not-found') return { kind: 'not-found' }
  return saved.kind === 'saved' ? { kind: 'redirect', to: urls.bundlePages(view.streamId, paper.file.fileId, page) } : showPage(visit, view, [{ field: '', text: BUNDLES.stale }], visit.typed)
}

/** Left, top, width and height in hundredths of the page; null for a line that is none, or that covers nothing. */
function boxOf(line: string, page: number): PaperBox | null {
  const numbers = line.split(/[\s,;]+/).map(Number)
  const [left, top, width, height] = numbers
  if (numbers.length !== 4 || left === undefined || top === undefined || width === undefined || height === undefined) return null
  const isBox = numbers.every((each) => Number.isFinite(each) && each >= 0 && each <= 100) && width > 0 && height > 0 && left < 100 && top < 100
  return isBox ? { page, left, top, width, height } : null
}
