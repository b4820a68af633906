import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Resvg } from '@resvg/resvg-js'
import { isInstalled } from '../../../test/support/files.ts'
import { namedBy, pdfObjects, structureOf, withInside } from '../../../test/support/pdf-objects.ts'
import { BAR } from '../../domain/register/rights/redact.ts'
import { bundleFiles } from './bundle-files.ts'
import { burntPicture } from './burnt-picture.ts'
import type { BundleDocument, BundlePaper } from './bundle-document.ts'
import { madeBundle } from './made-bundle.ts'

/** A page with a black word at its left and a red square at its right. */
function scan(): Uint8Array {
  return new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="#fff"/><rect x="20" y="80" width="100" height="40" fill="#00f"/><rect x="300" y="80" width="60" height="60" fill="#f00"/></svg>').render().asPng()
}

function paper(number: number, parts: BundlePaper['parts'], title = 'Contact'): BundlePaper {
  return { number, section: 'Papers of the complaint', title, on: '16 November 2026', parts }
}

const BUNDLE: BundleDocument = {
  reference: 'BU-2026-0001', title: 'Papers of complaint 2026-0001', subtitle: 'For the Ombudsman', authority: 'Testshire', version: 'Version 1, made on 23 November 2026', madeOn: '2026-11-23',
  redactions: 'One passage was taken out.', notes: ['A black bar stands where something was taken out.'],
  chronology: [{ on: '16 Nov 2026', what: 'Received', paper: 1 }, { on: '17 Nov 2026', what: 'Acknowledged', paper: null }],
  papers: [
    paper(1, [{ kind: 'text', label: 'What was said', text: `My neighbour ${BAR} saw it. <script>alert(1)</script> #set page(paper: "a5") \\u{1F600} 😀 مريم\n=SUM(A1)` }], '=HYPERLINK("x")'),
    paper(2, [{ kind: 'lines', lines: [{ label: 'How it came', value: 'E-mail' }] }]),
    paper(3, [{ kind: 'pictures', pictures: [{ name: '003-page-1.png', bytes: burntPicture(scan(), [{ left: 70, top: 35, width: 30, height: 40 }]) ?? new Uint8Array(), alternative: 'Letter from school, page 1 of 1' }] }], 'Letter'),
  ],
}

describe('A bundle', () => {
  test('is the same bytes each time, with the page of each paper in its index, and hostile text as it is', async () => {
    const [one, other] = [await madeBundle(BUNDLE), await madeBundle(BUNDLE)]
    assert.deepEqual(one.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64').length]), other.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64').length]))
    assert.deepEqual(one.files.map(({ name }) => name), ['bundle.pdf', 'index.html', 'index.csv', 'chronology.html', 'papers/001-hyperlink-x.html', 'papers/002-contact.html', 'papers/003-letter.html', 'papers/003-page-1.png'])
    assert.deepEqual(one.startsOn, [2, 3, 4])
    assert.equal(one.pages, 4)
    const text = (name: string) => Buffer.from(one.files.find((file) => file.name === name)?.bytes ?? []).toString('utf8')
    assert.match(text('index.csv'), /1,Papers of the complaint,"'=HYPERLINK\(""x""\)",16 November 2026,2,/)
    assert.doesNotMatch(text('papers/001-hyperlink-x.html'), /<script>alert/)
    assert.match(text('papers/001-hyperlink-x.html'), /مريم/)
    assert.match(one.missing.join(' '), /U\+1F600/)
  })

  test('is PDF/UA: tagged, headings in order, pictures with their words, nothing untagged, fonts inside', async () => {
    const pdf = pdfObjects((await bundleFiles(BUNDLE)).files[0]?.bytes ?? new Uint8Array())
    const catalog = pdf.dictionary(pdf.those(/\/Type \/Catalog/)[0] ?? -1)
    assert.match(pdf.stream(namedBy(catalog, 'Metadata') ?? -1) ?? '', /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.match(catalog, /\/Marked true/)
    assert.match(catalog, /\/Lang \(en-GB\)/)
    assert.notEqual(namedBy(catalog, 'Outlines'), null)
    const all = structureOf(pdf).flatMap((root) => [root, ...withInside(root)])
    const levels = all.flatMap(({ tag }) => (/^H[1-6]$/.test(tag) ? [Number(tag.slice(1))] : []))
    assert.equal(levels[0], 1)
    for (const [at, level] of levels.entries()) assert.ok(at === 0 || level <= (levels[at - 1] ?? 0) + 1, levels.join())
    const figures = all.filter(({ tag }) => tag === 'Figure')
    assert.equal(figures.length, 1)
    for (const { dictionary } of figures) assert.match(dictionary, /\/Alt [(<][^)>]+/)
    for (const page of pdf.those(/\/Type \/Page\b(?!s)/)) {
      let depth = 0
      for (const line of (pdf.stream(namedBy(pdf.dictionary(page), 'Contents') ?? -1) ?? '').split('\n')) {
        if (/\b(?:BDC|BMC)$/.test(line)) depth += 1
        else if (/^EMC$/.test(line)) depth -= 1
        else if (/\b(?:Tj|TJ|Do|f|S|B)$/.test(line)) assert.ok(depth > 0, line.slice(-60))
      }
    }
  })

  test('prints on every page which bundle it is, and its number', { skip: !isInstalled('pdftotext') && 'pdftotext is not installed (poppler-utils)' }, async () => {
    const path = join(tmpdir(), `bundle-${process.pid}.pdf`)
    writeFileSync(path, (await madeBundle(BUNDLE)).files[0]?.bytes ?? new Uint8Array())
    const pages = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
    for (const [at, page] of pages.entries()) assert.match(page, new RegExp(`BU-2026-0001[\\s\\S]*Page ${at + 1} of 4`))
    if (process.env['KEEP_FILES']) writeFileSync('/tmp/shots-rights/bundle.pdf', (await madeBundle(BUNDLE)).files[0]?.bytes ?? '')
  })

  test('of three hundred pages is made whole', async () => {
    const many = Array.from({ length: 300 }, (_, at) => paper(at + 1, [{ kind: 'text', label: 'Note', text: `Note ${at + 1}` }]))
    const { pages, startsOn } = await madeBundle({ ...BUNDLE, papers: many, chronology: [] })
    assert.ok(pages > 300)
    assert.equal(startsOn.length, 300)
    assert.equal(startsOn.at(-1), pages)
  })

  test('without a paper says so', async () => {
    const { files, pages } = await madeBundle({ ...BUNDLE, papers: [], chronology: [] })
    assert.equal(pages, 1)
    assert.match(Buffer.from(files[1]?.bytes ?? []).toString('utf8'), /This bundle has no papers/)
  })
})

describe('A picture with a box over it', () => {
  const colours = (png: Uint8Array) => {
    const { pixels } = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><image href="data:image/png;base64,${Buffer.from(png).toString('base64')}" width="400" height="200"/></svg>`).render()
    const found = { red: 0, blue: 0, black: 0 }
    for (let at = 0; at < pixels.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]]
      if (red > 128 && green < 100 && blue < 100) found.red += 1
      if (blue > 128 && red < 100 && green < 100) found.blue += 1
      if (red + green + blue < 30) found.black += 1
    }
    return found
  }

  test('has black where the box is, and nothing of what was under it', () => {
    assert.ok(colours(scan()).red > 1000)
    const burnt = burntPicture(scan(), [{ left: 70, top: 35, width: 30, height: 40 }])
    assert.ok(burnt)
    assert.equal(colours(burnt).red, 0)
    assert.ok(colours(burnt).blue > 1000 && colours(burnt).black > 1000)
  })

  test('brings nothing along that stood beside its pixels', () => {
    const secret = Buffer.concat([Buffer.from(scan()), Buffer.from('GPS 51.5 Zebedee')])
    assert.doesNotMatch(Buffer.from(burntPicture(secret, []) ?? []).toString('latin1'), /Zebedee/)
  })

  test('may be a GIF, of which the first picture counts', () => {
    assert.ok(burntPicture(Buffer.from('R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64'), []))
  })

  test('is refused where it is no picture, whatever it is called', () => {
    for (const bytes of ['', '%PDF-1.7', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a']) assert.equal(burntPicture(Buffer.from(bytes), []), null)
    // Cut short or damaged, it would be drawn as a white page.
    const whole = scan()
    for (const bytes of [whole.subarray(0, whole.length * 0.6), whole.map((byte, at) => (at === 60 ? byte ^ 1 : byte))]) assert.equal(burntPicture(bytes, []), null)
    assert.equal(burntPicture(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(40, 255)]), []), null)
  })
})
