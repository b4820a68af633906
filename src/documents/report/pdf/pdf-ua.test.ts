import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aDocument, aTable, everyBlock, foundingDocument, HOSTILE, text } from '../../../../test/support/documents.ts'
import { namedBy, pdfObjects, structureOf, withInside, type PdfObjects, type StructureElement } from '../../../../test/support/pdf-objects.ts'
import type { ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { madeFiles } from '../made-files.ts'

/*
 * No validator of PDF/UA is to be had as a package of Debian or npm (veraPDF is neither). These are the conditions of
 * ISO 14289-1 that a machine can check and that a document of ours could break, by the numbers of its clauses; Typst
 * checks more when it writes, and refuses. What only people can check is whether the words of an alternative are right.
 */
type Made = Readonly<{ pdf: PdfObjects; catalog: string; tree: readonly StructureElement[]; all: readonly StructureElement[] }>

async function made(document: ReportDocument): Promise<Made> {
  const [file] = await madeFiles(document, ['pdf'])
  assert.ok(file)
  const pdf = pdfObjects(file.bytes)
  const tree = structureOf(pdf)
  return { pdf, catalog: pdf.dictionary(pdf.those(/\/Type \/Catalog/)[0] ?? -1), tree, all: tree.flatMap(withInside) }
}

const referring = () => aDocument([
  ...everyBlock('words'), { kind: 'paragraph', content: [{ kind: 'link', address: '#outcomes', content: [text('see outcomes')] }] }, { kind: 'table', table: aTable('wide', 40, 20) },
])
const DOCUMENTS = {
  'one of every block': referring(), 'the figures of the founding year': foundingDocument(), 'hostile words': aDocument(everyBlock(HOSTILE), { title: HOSTILE, published: null }),
  'a page for young people': aDocument(everyBlock('words').filter(({ kind }) => kind !== 'table' && kind !== 'chart'), { kind: 'young-people' }), 'nothing at all': aDocument([], { title: '', status: '' }),
} as const

for (const [what, document] of Object.entries(DOCUMENTS))
  describe(`The PDF of ${what}`, async () => {
    const { pdf, catalog, tree, all } = await made(document)

    test('says that it is PDF/UA-1, is marked, and names its language and its title (5, 6.2, 7.1, 7.2)', () => {
      const about = pdf.stream(namedBy(catalog, 'Metadata') ?? -1) ?? ''
      assert.match(about, /<pdfuaid:part>1<\/pdfuaid:part>/)
      assert.match(Buffer.from(about, 'latin1').toString('utf8'), /<dc:title>[\s\S]*<rdf:li[^>]*>[^<]+<\/rdf:li>/)
      assert.match(catalog, /\/Marked true/)
      assert.doesNotMatch(catalog, /\/Suspects true/)
      assert.match(catalog, /\/Lang \(en-GB\)/)
      assert.match(catalog, /\/DisplayDocTitle true/)
    })

    test('has its headings in order, beginning with the one title (7.4)', () => {
      const levels = all.flatMap(({ tag }) => (/^H[1-6]$/.test(tag) ? [Number(tag.slice(1))] : []))
      assert.equal(levels[0], 1)
      for (const [at, level] of levels.entries()) assert.ok(at === 0 || level <= (levels[at - 1] ?? 0) + 1, levels.join())
    })

    test('has for each cell of a table its headings: a TH with a scope over each column, and at the head of each row (7.5)', () => {
      for (const table of all.filter(({ tag }) => tag === 'Table')) {
        const rows = withInside(table).filter(({ tag }) => tag === 'TR')
        const [head, ...others] = rows.map((row) => row.children)
        assert.ok(head?.every(({ tag, dictionary }) => tag === 'TH' && /\/Scope \/Column/.test(dictionary)))
        for (const cells of others) assert.ok(cells[0]?.tag === 'TH' ? /\/Scope \/Row/.test(cells[0].dictionary) : cells.length === 1, 'the first cell of a row')
      }
    })

    test('has an alternative text for each picture, and nothing inside a tag where it may not be (7.3, 7.6)', () => {
      for (const { dictionary } of all.filter(({ tag }) => tag === 'Figure')) assert.match(dictionary, /\/Alt [(<][^)>]+/)
      const within: Readonly<Record<string, readonly string[]>> = { LI: ['L'], LBody: ['LI'], TR: ['Table', 'THead', 'TBody', 'TFoot'], TH: ['TR'], TD: ['TR'], TOCI: ['TOC'] }
      for (const parent of all) for (const { tag } of parent.children) assert.ok(within[tag]?.includes(parent.tag) ?? true, `${tag} in ${parent.tag}`)
      assert.deepEqual(tree.map(({ tag }) => tag), ['Document'])
    })

    test('has no content that is neither tagged nor marked as decoration (7.1)', () => {
      for (const page of pdf.those(/\/Type \/Page\b(?!s)/)) {
        const content = pdf.stream(namedBy(pdf.dictionary(page), 'Contents') ?? -1) ?? ''
        let depth = 0
        for (const line of content.split('\n')) {
          if (/\b(?:BDC|BMC)$/.test(line)) depth += 1
          else if (/^EMC$/.test(line)) depth -= 1
          else if (/\b(?:Tj|TJ|Do|f|S|B)$/.test(line)) assert.ok(depth > 0, line.slice(-60))
        }
        assert.equal(depth, 0)
      }
    })

    test('has its fonts inside, each with what its letters mean, and its pages in the order of their structure (7.18.3, 7.21)', () => {
      const fonts = pdf.those(/\/Type \/Font\b(?!Descriptor)/)
      const whole = fonts.filter((font) => /\/Subtype \/Type0/.test(pdf.dictionary(font)))
      assert.ok(whole.length > 0)
      for (const font of whole) assert.notEqual(namedBy(pdf.dictionary(font), 'ToUnicode'), null)
      for (const font of pdf.those(/\/Type \/FontDescriptor/)) assert.match(pdf.dictionary(font), /\/FontFile[23]? \d+ 0 R/)
      for (const page of pdf.those(/\/Type \/Page\b(?!s)/)) {
        assert.match(pdf.dictionary(page), /\/StructParents \d+/)
        if (pdf.dictionary(page).includes('/Annots')) assert.match(pdf.dictionary(page), /\/Tabs \/S/)
      }
    })

    test('has bookmarks, and links that say where they lead (7.17, 7.18.5)', () => {
      assert.notEqual(namedBy(catalog, 'Outlines'), null)
      for (const link of pdf.those(/\/Subtype \/Link/)) {
        assert.match(pdf.dictionary(link), /\/StructParent \d+/)
        assert.match(pdf.dictionary(link), /\/Contents [(<]/)
      }
    })
  })
