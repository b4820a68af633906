import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readName, writtenName } from './figure-name.ts'
import { parseSection, printedParts, type Part, type SectionBlock } from './parse-section.ts'
import { plainText } from '../parts.ts'

const textOf = (parts: readonly Part[]) => plainText(printedParts(parts, ({ name }) => ({ kind: 'figure', name, text: `<${name}>` })))
const said = (blocks: readonly SectionBlock[]) => blocks.map((block) => {
  if (block.kind === 'placed') return `{${block.name}}`
  return block.kind === 'list' ? block.items.map((item) => `- ${textOf(item)}`).join('|') : `${block.kind === 'heading' ? `h${block.level} ` : ''}${textOf(block.content)}`
})
const problems = (text: string) => parseSection(text).problems.map(({ kind, name }) => `${kind}: ${name}`)

describe('The text of a section', () => {
  test('is paragraphs, headings from the third level on, lists in one row, and strong words', () => {
    assert.deepEqual(said(parseSection('One\ntwo.\n\n# Heading\n\n### Deeper\n\n- a\n- b\n  - c\n\n1. **d**').blocks), ['One\ntwo.', 'h3 Heading', 'h4 Deeper', '- a|- b|- c', '- d'])
  })

  test('has figures by name in a sentence, and tables on a line of their own', () => {
    const { blocks, problems: found } = parseSection('Of [[outcomes.total]] **[[outcomes.upheld % 2018-19]]** were.\n[[table outcomes]]\nAfter it.\n\n[[you said we did]]')
    assert.deepEqual(said(blocks), ['Of <outcomes.total> <outcomes.upheld % 2018-19> were.', '{table outcomes}', 'After it.', '{you said we did}'])
    assert.deepEqual(found, [])
  })

  test('says what it names that can be nothing, and where a table stands wrongly', () => {
    assert.deepEqual(problems('[[nothing here]] and [[table outcomes]] in a sentence'), ['no-such-name: nothing here', 'not-alone: table outcomes'])
    assert.deepEqual(problems('- [[chart outcomes]]'), ['not-alone: chart outcomes'])
    assert.deepEqual(problems('# [[quotations]]'), ['not-alone: quotations'])
  })

  test('prints two brackets where a backslash stands before them', () => {
    assert.deepEqual(said(parseSection('Write \\[[outcomes.upheld]] for it.').blocks), ['Write [[outcomes.upheld]] for it.'])
    assert.deepEqual(problems('Write \\[[outcomes.upheld]] for it.'), [])
  })

  test('prints raw HTML, code and link definitions as they were typed', () => {
    const text = '<script>alert(1)</script> `code` &amp; [a]: https://example.org\n\n---'
    assert.deepEqual(said(parseSection(text).blocks), ['<script>alert(1)</script> `code` & [a]: https://example.org', '---'])
  })

  test('takes no picture, and no link that leads out of the web', () => {
    assert.deepEqual(problems('![A chart](chart.png) [here](javascript:alert(1)) [there](https://example.org/) <mailto:a@example.org>'), ['picture: A chart', 'link-address: javascript:alert(1)'])
    const [block] = parseSection('[here](javascript:alert(1))').blocks
    assert.equal(JSON.stringify(block).includes('javascript'), false)
  })

  test('what is quoted with > is emphasised, and is no quotation of anybody', () => {
    assert.deepEqual(parseSection('> As the guidance says.').blocks, [{ kind: 'paragraph', content: [{ kind: 'emphasis', content: [{ kind: 'text', text: 'As the guidance says.' }] }] }])
  })

  test('a name reads back as it is written', () => {
    for (const name of ['outcomes.upheld', 'outcomes.upheld %', 'outcomes.upheld 2018-19', 'outcomes.upheld % 2018-19', 'table outcomes', 'chart teams', 'quotation CP-2020-0007', 'quotations', 'you said we did']) {
      const read = readName(name)
      assert.ok(read, name)
      assert.equal(writtenName(read), name)
    }
    for (const name of ['', 'outcomes', 'outcomes.', '.upheld', 'a.b c', 'a.b % %', 'a.b 2018-19 2019-20', 'table', 'table a b', 'a . b']) assert.equal(readName(name), null, name)
    assert.deepEqual(readName(' outcomes.upheld   2018-19 % '), { kind: 'figure', table: 'outcomes', row: 'upheld', year: '2018-19', measure: 'percent' })
  })

  test('never throws, whatever is typed', () => {
    const hostile = fc.array(fc.constantFrom('[[', ']]', '[', ']', '(', ')', '*', '_', '**', '> ', '- ', '1. ', '# ', '\n', '\n\n', '\\', '`', '<b>', '&', '![', 'table', 'outcomes.upheld', '%', '2018-19', ' ', 'é', '\u0000', '\u202e', '😀', '\t'), { maxLength: 60 })
    fc.assert(fc.property(fc.oneof(hostile.map((parts) => parts.join('')), fc.string({ maxLength: 300, unit: 'binary' })), (text) => { parseSection(text) }), { numRuns: 150 })
  })

  test('words without marks come back as they were typed', () => {
    const plain = fc.array(fc.stringMatching(/^[A-Za-z0-9,;?'’é]{1,10}$/), { minLength: 1, maxLength: 20 })
    fc.assert(fc.property(plain, (words) => {
      const text = `So ${words.join(' ')}.`
      assert.deepEqual(said(parseSection(text).blocks), [text])
    }), { numRuns: 200 })
  })

  test('any text with its marks escaped comes back as it was', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 40 }), (typed) => {
      const text = `a${typed.replaceAll(/\s/g, ' ').replaceAll(/ +/g, ' ').trimEnd()}`
      const escaped = text.replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`)
      assert.deepEqual(said(parseSection(escaped).blocks), [text])
    }), { numRuns: 300 })
  })

  test('four times the text takes about four times as long, whatever it is made of', () => {
    const shapes = ['a    \n', '[[outcomes.upheld]] ', '**a** b ']
    const tookMs = (text: string) => {
      const before = process.cpuUsage()
      parseSection(text)
      return process.cpuUsage(before).user / 1000
    }
    const ofLength = (shape: string, length: number) => shape.repeat(Math.ceil(length / shape.length))
    for (const shape of shapes) tookMs(ofLength(shape, 2_000))
    for (const shape of shapes) {
      const [quarter, whole] = [tookMs(ofLength(shape, 12_500)), tookMs(ofLength(shape, 50_000))]
      assert.ok(whole < 12 * quarter + 500, `${JSON.stringify(shape)}: ${quarter} ms, then ${whole} ms`)
    }
  })

  test('hostile text that would take minutes is read in seconds', () => {
    const nested = Array.from({ length: 60 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')
    for (const text of ['['.repeat(20_000), '[[a]'.repeat(5_000), '> '.repeat(25_000), '- '.repeat(25_000), '*a_ '.repeat(5_000), '[a]('.repeat(5_000), nested]) {
      const before = performance.now()
      parseSection(text)
      const took = performance.now() - before
      assert.ok(took < 20_000, `${text.slice(0, 6)}: ${took}`)
    }
  })
})
