import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { HOSTILE } from '../../../test/support/documents.ts'
import { factsOfLetter } from '../../../test/support/letter-facts.ts'
import { testsOfPdfUa } from '../../../test/support/pdf-ua.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { examineDraft } from '../../domain/letters/draft.ts'
import { letterBlocks, type LetterDocument } from '../../domain/letters/letter-document.ts'
import { templatesFor } from '../../domain/letters/letter-template.ts'
import { SEED_TEMPLATES } from '../../domain/letters/seeds/seed-templates.ts'
import { filled } from '../../domain/letters/template/fill.ts'
import { fillingOf } from '../../words/letters/field-words.ts'
import { breakableIn } from '../report/breakable.ts'
import { unpacked } from '../report/packed.ts'
import { pdfText } from '../text/pdf-text.ts'
import { lastTogether, numbersWhole } from './kept-together.ts'
import { madeLetter } from './made-letter.ts'

const LONG = 'Llanfairpwllgwyngyllgogerychwy'
const letter = (words: string, changed: Partial<LetterDocument> = {}): LetterDocument => ({
  title: 'Your complaint: acknowledgement', authority: 'Testshire', branding: { colour: null, logo: null }, from: ['Telephone 01632 960 000', 'complaints@testshire.example'], to: ['Ada Marsh', '1 Hill Street'],
  on: isoDate('2024-03-04'), reference: '2024-0001', print: 'usual', status: '', blocks: letterBlocks(words), ...changed,
})

function fromSeed(): string {
  const asked = { procedure: 'children-act-1989-england', rule: 'adjudication', reader: 'adult' } as const
  const [found] = templatesFor(SEED_TEMPLATES, { ...asked, isEasyRead: false })
  assert.ok(found)
  return examineDraft(filled(found.template.body, fillingOf(factsOfLetter(asked))), []).words
}

const LETTERS: Readonly<Record<string, LetterDocument>> = {
  'a letter of the procedure': letter(fromSeed()), 'one in large print': letter(fromSeed(), { print: 'large' }), 'a draft with a link, a list and a heading': letter('## A\n\n[here](https://example.org)\n\n- one\n- two', { status: 'Draft' }),
  'hostile words': letter(HOSTILE, { title: HOSTILE, to: [HOSTILE], from: [HOSTILE] }), 'a letter that says nothing': letter(''),
}

for (const [what, document] of Object.entries(LETTERS))
  describe(`The PDF of ${what}`, async () => {
    const [file] = await madeLetter(document, ['pdf'])
    assert.ok(file)
    testsOfPdfUa(file.bytes)
  })

describe('A letter as a file', () => {
  test('is the same bytes each time, in every format', async () => {
    const [first, second] = [await madeLetter(letter(fromSeed()), ['pdf', 'docx', 'html']), await madeLetter(letter(fromSeed()), ['pdf', 'docx', 'html'])]
    for (const [at, { format, bytes }] of first.entries()) assert.deepEqual(Buffer.from(bytes).equals(Buffer.from(second[at]?.bytes ?? [])), true, format)
  })

  test('prints a word of thirty letters in one piece wherever it stands, in large print too', async () => {
    const paragraphs = Array.from({ length: 40 }, (_, at) => `${'a '.repeat(at + 1)}${LONG}.`)
    for (const print of ['usual', 'large'] as const) {
      const [pdf] = await madeLetter(letter(paragraphs.join('\n\n'), { print }), ['pdf'])
      const words = await pdfText(pdf?.bytes ?? new Uint8Array(), 100_000) ?? ''
      assert.equal(words.split(LONG).length - 1, paragraphs.length, print)
    }
  })

  test('keeps its last words, its signature and how to reach us on one page, and an address of the web on one line, wherever the page ends', async () => {
    const ends = 'The last words.\n\nYours sincerely\n\nMorag Hale\n\nComplaints team\n\n## How to reach us\n\nCivic Centre, 1 High Street\n\nTelephone 01632 960 000\n\nMonday to Friday, 9 to 5\n\nthe last line'
    for (let many = 13; many < 28; many += 1) {
      const [pdf] = await madeLetter(letter(`${'A line.\n\n'.repeat(many)}${'a '.repeat(many + 40)}[www.lgo.org.uk](https://www.lgo.org.uk)\n\n${ends}`), ['pdf'])
      const words = await pdfText(pdf?.bytes ?? new Uint8Array(), 100_000) ?? ''
      assert.match(words, /www\.lgo\.org\.uk/)
      assert.doesNotMatch(/The last words[\s\S]*the last line/.exec(words)?.[0] ?? 'Page', /Page/, String(many))
    }
  })

  test('has no page with a name and nothing that it is the name under, in any letter that comes with Heard', async () => {
    for (const [at, { template: { title, body, isFor: [key], reader } }] of SEED_TEMPLATES.entries()) {
      if (!key) continue
      const facts = factsOfLetter({ procedure: key.procedure, rule: key.rule, reader })
      // Large print of some: each takes its time.
      for (const print of at % 4 === 0 ? ['usual', 'large'] as const : ['usual'] as const) {
        const [pdf] = await madeLetter(letter(examineDraft(filled(body, fillingOf(facts)), []).words, { title, print }), ['pdf'])
        const pages = (await pdfText(pdf?.bytes ?? new Uint8Array(), 100_000) ?? '').split(/Page\s+\d+\s+of\s+\d+/)
        const last = pages.findLast((words) => words.trim() !== '') ?? ''
        assert.match(last, /Morag Hale[^]*complaints@testshire\.example|complaints@testshire\.example[^]*Morag Hale/, `${title} ${print}`)
        assert.match(last.replaceAll(/Our reference:? 2024-0001/g, ''), /\w[.?!]\s/, `${title} ${print}: ${last}`)
      }
    }
  })

  test('keeps its last words, its signature and how to reach us together in Word too', async () => {
    const [docx] = await madeLetter(letter('One.\n\nTwo.\n\nYours sincerely\n\nMorag Hale\n\n## How to reach us\n\nTelephone 01632 960 000'), ['docx'])
    const document = unpacked(docx?.bytes ?? new Uint8Array()).find(({ name }) => name === 'word/document.xml')
    const kept = new TextDecoder().decode(document?.bytes).split('<w:p>').map((paragraph) => `${/<w:t[^>]*>([^<]*)/.exec(paragraph)?.[1] ?? ''}${/<w:keepNext\/>/.test(paragraph) ? ' +' : ''}`)
    assert.deepEqual(kept.slice(-6), ['One.', 'Two. +', 'Yours sincerely +', 'Morag Hale +', 'How to reach us', 'Telephone 01632 960 000'])
  })

  test('keeps a telephone number, and the day and month of a date, on one line', () => {
    assert.equal(numbersWhole('Ring 0300 061 0614 by Friday 1 March 2024, 20 working days.'), 'Ring 0300\u00A0061\u00A00614 by Friday 1\u00A0March 2024, 20 working days.')
    const paragraph = (text: string) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] }) as const
    assert.equal(lastTogether([paragraph('One.'), paragraph('Two.'), paragraph('Yours sincerely'), paragraph('Morag Hale')]), 3)
    assert.equal(lastTogether([paragraph('One.')]), 1)
  })

  test('breaks a word that no line holds, and no other', () => {
    for (const ems of [35, 23]) assert.equal(breakableIn(`to ${LONG}.`, ems), `to ${LONG}.`)
    const broken = breakableIn('W'.repeat(70), 20).split('\u200B')
    assert.deepEqual(broken.map((part) => part.length), [20, 20, 20, 10])
    assert.equal(breakableIn(`${'x'.repeat(60)} short`, 30), `${'x'.repeat(50)}\u200B${'x'.repeat(10)} short`)
  })
})
