import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import nunjucks from 'nunjucks'
import { BUNDLE_FILE_WORDS as WORDS } from '../../words/bundles.ts'
import { breakable } from '../report/breakable.ts'
import { cleanText, oneLine } from '../report/clean-text.ts'
import { fontBlobs } from '../report/fonts/arimo.ts'
import { drawableText } from '../report/fonts/drawable.ts'
import { missingInWords } from '../report/fonts/missing-words.ts'
import { withRowHeadings } from '../report/pdf/row-headings.ts'
import type { BundleDocument, BundleFile, BundlePaper, MadeBundle, PaperPart } from './bundle-document.ts'

const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(import.meta.dirname, { watch: false }), { autoescape: true, trimBlocks: true, lstripBlocks: true })

/**
 * The files of a bundle: all papers as one PDF/UA, and a folder with each paper, the index and the chronology. The same bundle
 * gives the same bytes. Seconds of work: only a worker makes it. Throws where the machine has no Typst.
 */
export async function madeBundle(given: BundleDocument): Promise<MadeBundle> {
  const bundle = cleaned(given)
  const { bytes, pages, startsOn, missing } = await bundlePdf(bundle)
  const index = bundle.papers.map((paper, at) => ({
    number: paper.number, section: paper.section, title: paper.title, on: paper.on, from: startsOn[at] ?? 0, to: (startsOn[at + 1] ?? pages + 1) - 1, file: `${paperName(paper)}.html`,
  }))
  const page = (template: string, model: object) => Buffer.from(templates.render(template, { bundle, words: WORDS, ...model }))
  const html = 'text/html; charset=utf-8'
  const files: BundleFile[] = [
    { name: 'bundle.pdf', mediaType: 'application/pdf', bytes },
    { name: 'index.html', mediaType: html, bytes: page('index.njk', { index }) },
    { name: 'index.csv', mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(`\uFEFF${indexCsv(index)}`) },
    { name: 'chronology.html', mediaType: html, bytes: page('chronology.njk', { files: Object.fromEntries(index.map(({ number, file }) => [number, file])) }) },
    ...bundle.papers.map((paper): BundleFile => ({ name: `${paperName(paper)}.html`, mediaType: html, bytes: page('paper.njk', { paper }) })),
    ...bundle.papers.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'pictures' ? part.pictures.map(({ name, bytes: png }) => ({ name: `papers/${name}`, mediaType: 'image/png', bytes: png })) : []))),
  ]
  return { files, pages, startsOn, missing }
}

function indexCsv(index: readonly Readonly<{ number: number; section: string; title: string; on: string; from: number; to: number; file: string }>[]): string {
  // A cell that a spreadsheet would take for a formula begins with an apostrophe.
  const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
  return stringify([
    [WORDS.number, WORDS.section, WORDS.paper, WORDS.day, WORDS.page, WORDS.file],
    ...index.map(({ number, section, title, on, from, to, file }) => [String(number), safe(section), safe(title), on, from === to ? String(from) : `${from}–${to}`, file]),
  ], { record_delimiter: '\r\n' })
}

/** `papers/003-note`: the number, and what a file system takes of the title. */
function paperName({ number, title }: Pick<BundlePaper, 'number' | 'title'>): string {
  const words = title.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40)
  return `papers/${String(number).padStart(3, '0')}${words === '' ? '' : `-${words}`}`
}

/** The bundle with text that every format takes. */
function cleaned(bundle: BundleDocument): BundleDocument {
  return {
    ...bundle, title: oneLine(bundle.title), subtitle: oneLine(bundle.subtitle), authority: oneLine(bundle.authority), chronology: bundle.chronology.map((row) => ({ ...row, what: oneLine(row.what) })),
    papers: bundle.papers.map((paper) => ({ ...paper, section: oneLine(paper.section), title: oneLine(paper.title), parts: paper.parts.map(cleanedPart) })),
  }
}

function cleanedPart(part: PaperPart): PaperPart {
  switch (part.kind) {
    case 'text': return { ...part, label: oneLine(part.label), text: cleanText(part.text) }
    case 'lines': return { ...part, lines: part.lines.map(({ label, value }) => ({ label: oneLine(label), value: oneLine(value) })) }
    case 'pictures': return part
  }
}

type Pdf = Readonly<{ bytes: Buffer; pages: number; startsOn: readonly number[]; missing: readonly string[] }>

/** As PDF/UA-1: tagged, with bookmarks, an index that leads to each paper, and its font inside. */
async function bundlePdf(bundle: BundleDocument): Promise<Pdf> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const typst = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: [...fontBlobs()] }] })
  const { data, pictures, missing } = typstData(bundle)
  const notes = missingInWords([...missing])
  for (const { name, bytes } of pictures) typst.mapShadow(join(import.meta.dirname, name), Buffer.from(bytes))
  typst.mapShadow(join(import.meta.dirname, 'data.json'), Buffer.from(JSON.stringify({ ...data, endNotes: notes })))
  const source = { mainFileContent: readFileSync(join(import.meta.dirname, 'bundle.typ'), 'utf8'), resetRead: true }
  const bytes = typst.pdf(source, { pdfStandard: 'ua-1', creationTimestamp: Math.trunc(Date.parse(`${bundle.madeOn}T00:00:00Z`) / 1000) })
  const [found] = typst.query(source, { selector: '<pages>', field: 'value' }) as readonly (readonly [readonly number[], number])[]
  if (!found) throw new Error('a bundle did not say on which pages its papers stand')
  return { bytes: withRowHeadings(bytes), startsOn: found[0], pages: found[1], missing: notes }
}

/** What the template reads, every text such as the font can draw it, and the pictures that it names. */
function typstData(bundle: BundleDocument) {
  const missing = new Set<string>()
  const drawn = (text: string) => breakable(drawableText(text, missing))
  const pictures: { name: string; bytes: Uint8Array }[] = []
  const partOf = (part: PaperPart) => {
    switch (part.kind) {
      case 'text': return { ...part, label: drawn(part.label), text: drawn(part.text) }
      case 'lines': return { ...part, lines: part.lines.map(({ label, value }) => ({ label: drawn(label), value: drawn(value) })) }
      case 'pictures': return {
        kind: part.kind, pictures: part.pictures.map(({ bytes, alternative }) => {
          const name = `picture-${pictures.length}.png`
          pictures.push({ name, bytes })
          return { file: name, alternative: drawn(alternative), caption: drawn(alternative) }
        }),
      }
    }
  }
  const data = {
    title: drawn(bundle.title), subtitle: drawn(bundle.subtitle), authority: drawn(bundle.authority), header: drawn(`${bundle.reference} · ${bundle.title}`), version: bundle.version,
    about: [drawn(bundle.authority), bundle.reference, bundle.version], notes: [bundle.redactions, ...bundle.notes].map(drawn), words: WORDS,
    chronology: bundle.chronology.map((row) => ({ ...row, what: drawn(row.what) })),
    papers: bundle.papers.map((paper) => ({ number: paper.number, on: paper.on, section: drawn(paper.section), title: drawn(paper.title), parts: paper.parts.map(partOf) })),
  }
  return { data, pictures, missing }
}
