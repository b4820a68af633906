import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parseSection, printedParts } from '../../reporting/document/markdown/parse-section.ts'
import { plainText } from '../../reporting/document/parts.ts'
import { examineDraft, isComplete } from '../draft.ts'
import { templateProblems, unsaidIn } from './check-template.ts'
import { filled } from './fill.ts'
import { parseTemplate } from './parse-template.ts'
import { plainLine, plainParagraphs } from './plain-words.ts'

const problems = (text: string, requirements: readonly string[] = []) => templateProblems(text, requirements).map(({ kind, line, name }) => `${line} ${kind} ${name}`.trim())
const fill = (text: string, known: Readonly<Record<string, string>> = {}, holding: readonly string[] = []) =>
  filled(text, { value: (field) => known[field] ?? null, holds: (condition) => holding.includes(condition) || condition in known })
/** What a letter prints of Markdown: its paragraphs, as plain text. */
const printed = (markdown: string) => parseSection(markdown).blocks.map((block) =>
  (block.kind === 'placed' ? `[[${block.name}]]` : plainText(printedParts(block.kind === 'list' ? block.items.flat() : block.content, ({ name }) => ({ kind: 'text', text: `[[${name}]]` })))))

describe('a template', () => {
  test('is filled in with what is known, and shows what is not', () =>
    assert.equal(fill('Dear ((recipient name)), ((reference))', { reference: '2024-0001' }), 'Dear ((recipient name)), 2024-0001\n'))

  test('has sections that appear by condition, and leave no hole where they do not', () => {
    const text = 'One.\n\n((if child))\nFor you.\n((else))\nFor grown-ups.\n((end))\n\n((if not child))\nMore.\n\n((end))\nLast ((if reference))with ((reference))((end)).'
    assert.equal(fill(text), 'One.\n\nFor grown-ups.\n\nMore.\n\nLast .\n')
    assert.equal(fill(text, { reference: '7' }, ['child']), 'One.\n\nFor you.\n\nLast with 7.\n')
  })

  test('is refused with the line on which something is wrong, and what may have been meant', () => {
    assert.deepEqual(problems('Dear\n((recipient nam))'), ['2 no-such-field recipient nam'])
    assert.deepEqual(templateProblems('((recieved date))', [])[0]?.nearest.includes('received date'), true)
    assert.deepEqual(problems('((if chld))x((end))'), ['1 no-such-condition chld'])
    assert.deepEqual(problems('a\n((if child))\nb'), ['2 end-missing child'])
    assert.deepEqual(problems('a ((end))'), ['1 end-without-beginning'])
    assert.deepEqual(problems('((else))'), ['1 else-without-if'])
    assert.deepEqual(problems('((if child))a((else))b((else))c((end))'), ['1 else-without-if'])
    assert.deepEqual(problems('((must: reason))a((end))', ['terms']), ['1 no-such-requirement reason'])
    assert.deepEqual(problems('((must: terms))((must: reason))a((end))((end))', ['terms', 'reason']), ['1 must-within-must reason'])
    assert.deepEqual(problems('text ((points)) text'), ['1 needs-own-line points'])
    assert.deepEqual(problems('a\n\n((today'), ['3 unclosed'])
    assert.deepEqual(problems('((write: ))'), ['1 nothing-to-write'])
    assert.deepEqual(problems(''), ['1 nothing-said'])
    assert.deepEqual(problems('a ![pixel](https://x.example/p.png)\n\n[here](javascript:alert(1))'), ['1 picture pixel', '3 link-address javascript:alert(1)'])
  })

  test('hostile characters are refused with their line', () => {
    assert.deepEqual(problems('a\nb\u202Ec'), ['2 character U+202E'])
    assert.deepEqual(problems('a\u0000'), ['1 character U+0000'])
  })

  test('is never too much to read: any text is read, in time that grows with it', () => {
    const hostile = fc.array(fc.constantFrom('((', '))', 'if ', 'not ', 'else', 'end', 'must: ', 'write: ', 'child', 'reference', '\n', '\\', '(', ')', ' ', 'x', '\u202e', '<b>', '[['), { maxLength: 80 })
    fc.assert(fc.property(hostile.map((parts) => parts.join('')), (text) => { parseTemplate(text); templateProblems(text, []); fill(text) }), { numRuns: 300 })
    for (const text of ['(('.repeat(20_000), '((if child))'.repeat(4_000), '((a))'.repeat(10_000), '((end))'.repeat(8_000), `${'('.repeat(50_000)}))`]) {
      const before = performance.now()
      parseTemplate(text)
      assert.ok(performance.now() - before < 3_000, text.slice(0, 12))
    }
  })

  test('says which requirements it says nowhere', () => assert.deepEqual(unsaidIn('((must: a))x((end))', ['a', 'b']), ['b']))
})

describe('words that somebody typed', () => {
  const nasty = fc.oneof(
    fc.string({ maxLength: 60 }), fc.constantFrom('O’Brien & Sons', '# not a heading', '1. not a list', '- nor this', '((reference))', '(((', 'a (b', '**bold** _x_', '<script>alert(1)</script>', '[a](javascript:x)', '&amp; &lt;', '[[outcomes.upheld]]', '#set text(1pt)', '$x$', '= head', '~', '---', '((if child))', '((end))', '\\((a))', 'שלום عليكم'),
  ).map((text) => text.replaceAll(/[\u0000-\u001F\u007F\u0085\u2028\u2029]/g, ' ')) // eslint-disable-line no-control-regex

  test('are printed as they were typed, alone and in a sentence', () => {
    fc.assert(fc.property(nasty, (typed) => {
      const plain = typed.replaceAll(/\s+/gu, ' ').trim()
      if (plain === '') return
      assert.deepEqual(printed(plainLine(typed)), [plain])
      const draft = fill('Before ((reference)) after.', { reference: plainLine(typed) })
      assert.deepEqual(examineDraft(draft, []).gaps, [])
      assert.deepEqual(printed(examineDraft(draft, []).words), [`Before ${plain} after.`])
    }), { numRuns: 600 })
  })

  test('are no mark, whatever stands beside them', () => {
    fc.assert(fc.property(nasty, (typed) => {
      const draft = fill('(((reference)) (((reference)))', { reference: plainLine(typed) })
      const { problems: found } = examineDraft(`x ${plainLine(typed)}((today)`, [])
      assert.equal(parseTemplate(draft).nodes.some(({ kind }) => kind === 'if' || kind === 'must'), false)
      assert.ok(found.every(({ kind }) => kind === 'unclosed'), JSON.stringify(found))
    }), { numRuns: 300 })
  })

  test('of several paragraphs stay several paragraphs', () => assert.deepEqual(printed(plainParagraphs('One\ntwo.\n\n- three')), ['One two.', '- three']))
})

describe('a draft', () => {
  test('that says all it has to say, and has no gap, may go', () => {
    const examined = examineDraft('((must: reason))\nIt rained.\n((end))\n', ['reason'])
    assert.ok(isComplete(examined))
    assert.equal(examined.words, 'It rained.\n')
  })

  test('is held for what is missing, blank or still to be written', () => {
    assert.deepEqual(examineDraft('It rained.', ['reason']).unsaid, ['reason'])
    assert.deepEqual(examineDraft('((must: reason))\n — \n((end))', ['reason']).unsaid, ['reason'])
    const gap = examineDraft('((must: reason))\n((reason))\n((end))\n((write: how it went))', ['reason'])
    assert.deepEqual([gap.unsaid, gap.gaps.map(({ kind, name, line }) => [kind, name, line])], [['reason'], [['fact', 'reason', 2], ['words', 'how it went', 4]]])
  })

  test('made from a template whose requirement stands in a section is held where that section is not there, and only there', () => {
    const template = '((if child))\n((must: reason))\nIt rained.\n((end))\n((else))\nSee above.\n((end))\n'
    assert.deepEqual([problems(template, ['reason']), unsaidIn(template, ['reason'])], [[], []])
    assert.ok(isComplete(examineDraft(fill(template, {}, ['child']), ['reason'])))
    assert.deepEqual(examineDraft(fill(template), ['reason']).unsaid, ['reason'])
    assert.deepEqual(problems('((must: reason))\n((if child))\nIt rained.\n((end))\n', ['reason']), ['1 end-missing reason'])
  })

  test('prints a gap so that nobody reads over it, and no mark', () =>
    assert.deepEqual(printed(examineDraft('On ((panel date)) at ((write: the place)).', []).words), ['On [panel date] at [the place].']))
})
