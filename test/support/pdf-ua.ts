import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedBy, pdfObjects, structureOf, withInside } from './pdf-objects.ts'

/*
 * No validator of PDF/UA is to be had as a package of Debian or npm (veraPDF is neither). These are the conditions of
 * ISO 14289-1 that a machine can check and that a document of ours could break, by the numbers of its clauses; Typst
 * checks more when it writes, and refuses. What only people can check is whether the words of an alternative are right.
 */

/** Tests of one PDF, to be called within a `describe` that names it. */
export function testsOfPdfUa(bytes: Uint8Array): void {
  const pdf = pdfObjects(bytes)
  const catalog = pdf.dictionary(pdf.those(/\/Type \/Catalog/)[0] ?? -1)
  const tree = structureOf(pdf)
  const all = tree.flatMap(withInside)

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
}
