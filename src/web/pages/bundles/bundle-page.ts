import type { BundleDraft, BundleRow, BundleView } from '../../../application/rights/bundles.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { tableDate } from '../../../words/dates.ts'
import { DOCUMENTS_PAGE } from '../../../words/documents-page.ts'
import { ADDED_PAPERS, BUNDLE_SECTIONS, BUNDLES, redactionsInWords } from '../../../words/bundles.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { BUNDLE_PURPOSE_LABELS } from '../../../words/rights.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import type { Typed } from '../../form-reader.ts'
import { urls } from '../../urls.ts'
import { nameOfDocument } from './added-papers.ts'
import { namesOffered, papersGiven, paperTitle, sectionOf } from './bundle-papers.ts'

export function bundleListPage(rows: readonly BundleRow[]) {
  return {
    empty: BUNDLES.empty,
    rows: rows.map(({ streamId, bundle, complaintReference }) => ({
      href: urls.bundle(streamId), reference: bundle.reference, complaint: complaintReference, purpose: BUNDLE_PURPOSE_LABELS[bundle.purpose], begunOn: tableDate(bundle.begunOn),
      versions: bundle.versions.length, pages: bundle.versions.at(-1)?.pages ?? null,
    })),
  }
}

/** What stands in the form: as it was saved, or as the preset proposes. */
export function typedOf(view: BundleView, draft: BundleDraft): Typed {
  const names = new Set(namesOffered(view).map(({ code }) => code))
  const places = draft.papers.map(({ id, section }, at) => ({
    [`order-${id}`]: String(at + 1), [`section-${id}`]: section,
  }))
  const others = view.offered.filter(({ id }) => !draft.papers.some((paper) => paper.id === id)).map((paper) => ({ [`section-${paper.id}`]: sectionOf(paper) }))
  return Object.assign({
    papers: draft.papers.map(({ id }) => id), names: draft.passages.filter((passage) => names.has(passage)), passages: draft.passages.filter((passage) => !names.has(passage)).join('\n'),
  }, ...places, ...others) as Typed
}

/** Everything that the page of a bundle prints. */
export function bundlePage(view: BundleView, draft: BundleDraft, mayStrikeOut: boolean) {
  const { streamId, bundle, complaintReference, offered, files, inError, timeline } = view
  const isOpen = bundle.endedOn === null && inError === null
  const words = { ...view, linked: view.references }
  return {
    purpose: BUNDLE_PURPOSE_LABELS[bundle.purpose], complaint: { reference: complaintReference, href: urls.complaint(bundle.complaint) }, isOpen, seen: view.seen, isPreset: view.draft === null,
    papersAction: urls.bundlePart(streamId, 'papers'), addAction: urls.bundlePart(streamId, 'add'), removeAction: urls.bundlePart(streamId, 'remove'), makeAction: urls.bundlePart(streamId, 'make'),
    redactions: redactionsInWords(papersGiven(view, draft).redactions), contacts: BUNDLES.contacts, sections: Object.entries(BUNDLE_SECTIONS).map(([code, label]) => ({ code, label })),
    offered: offered.map((paper) => ({
      id: paper.id, title: paperTitle(paper), on: paper.on ? tableDate(paper.on) : '', isScan: paper.kind === 'scan', isIn: draft.papers.some(({ id }) => id === paper.id),
      texts: paper.kind === 'step' ? paper.texts.map(({ text }) => (text.length > 160 ? `${text.slice(0, 160)}…` : text)) : [],
      file: paper.kind === 'scan' ? paper.file.fileId : '', look: paper.kind === 'scan' ? urls.bundlePages(streamId, paper.file.fileId, 1) : '',
      pages: paper.kind === 'scan' ? ADDED_PAPERS.ofPages(paper.file.pages, draft.papers.find(({ id }) => id === paper.id)?.boxes.length ?? 0) : '',
    })),
    documents: view.documents.map((one) => ({ file: one.kept.fileId, name: nameOfDocument(one), isSensitive: one.document.isSensitive, isIn: offered.some((paper) => paper.kind === 'scan' && paper.file.name === nameOfDocument(one).slice(0, 120)) })), sensitive: DOCUMENTS_PAGE.sensitive, addDocumentAction: urls.bundlePart(streamId, 'add-document'),
    names: namesOffered(view),
    versions: bundle.versions.toReversed().map(({ version, happenedOn, pages, papers, redactions, manifest, text }) => ({
      version, on: tableDate(happenedOn), pages, papers, redactions, manifest, differs: text ? view.texts.get(text.textId) ?? '' : '',
      files: files.filter((file) => file.kind === 'made' && file.version === version).map((file) => ({ name: file.name, href: urls.bundleFile(streamId, file.fileId), kilobytes: Math.max(1, Math.round(file.size / 1024)) })),
    })),
    end: isOpen ? urls.bundleCommand(streamId, 'end-bundle') : '',
    inError: inErrorNotice(inError, words, mayStrikeOut ? urls.entryStrikeOut(streamId) : null),
    changes: inError === null ? { correct: urls.bundleCommand(streamId, 'correct'), strikeOut: mayStrikeOut ? urls.entryStrikeOut(streamId) : '' } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}
