import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { PROPOSAL_WORDS } from '../../../../words/identification.ts'
import { applyEdits } from './apply-edits.ts'
import type { FindingKind, Known } from './finding.ts'
import { identify } from './identify.ts'

const KNOWN: Known = {
  people: [{ as: 'worker', names: ['Wren Tully'] }, { as: 'other', names: ['Robert Marsh', 'Will'] }], places: ['CIN Riverside', 'Team Around the Family', 'Sandbourne Borough Council'],
}

function found(text: string, known: Known = KNOWN): readonly string[] {
  return identify(text, known).map(({ start, end }) => text.slice(start, end))
}

function kinds(text: string): readonly FindingKind[] {
  return identify(text, KNOWN).map(({ kind }) => kind)
}

function edited(text: string): string {
  return applyEdits(text, identify(text, KNOWN).map((one) => ({ ...one, replacement: PROPOSAL_WORDS[one.proposal] })))
}

/** Each line: a sentence, and what is found in it. */
const SENTENCES: Readonly<Record<FindingKind, readonly (readonly [string, ...string[]])[]>> = {
  name: [
    ['My social worker wren was amazing.', 'wren'], ['Thank you Wrenn.', 'Wrenn'], ['TULLY IS THE BEST', 'TULLY'], ['Bob said so too.', 'Bob'], ['It was Will’s idea, and will be.', 'Will'],
    ['We went with Auntie Pat and aunt jo.', 'Auntie Pat', 'aunt jo'], ['Mrs jones and Mr. O’Brien came', 'Mrs jones', 'Mr. O’Brien'], ['thanks to mrs okafor', 'mrs okafor'],
    ['Her colleague Kowalski was kind.', 'Kowalski'], ['Kowalski was kind.', 'Kowalski'], ['Nowak-Pugh helped us.', 'Nowak-Pugh'], ['my son alfie is settled', 'alfie'], ['our key worker zbyszko came', 'zbyszko'],
    ['J. Marsh and J.M. signed', 'J. Marsh', 'J.M.'], ['So grateful.\nMany thanks\nOla Nowak x', 'Ola Nowak x'], ['sarah listened', 'sarah'], ['You and Grace did it.', 'Grace'],
    ['W\u200bre\u0301n came', 'W\u200bre\u0301n'], ['Ｗｒｅｎ came', 'Ｗｒｅｎ'], ['Тullу came', 'Тullу'], ['Thanks to 王伟 for this', '王伟'], ['a boy named Kit', 'Kit'],
  ],
  place: [
    ['We live at 14 mill lane now', '14 mill lane'], ['at ZZ9 7QF', 'ZZ9 7QF'], ['St Mary’s Primary School helped', 'St Mary’s Primary School'], ['near alder hey hospital', 'alder hey hospital'],
    ['we moved to bolton', 'bolton'], ['living in Frodley', 'Frodley'], ['from Ormskirton', 'Ormskirton'], ['The CIN Riverside lot', 'CIN Riverside'], ['the team around the family was', 'team around the family'],
    ['She came to Elm Tree House', 'Elm Tree House'], ['Flat 3', 'Flat 3'],
  ],
  date: [
    ['came on 12 March', 'on 12 March'], ['since 3rd of May 2019', 'since 3rd of May 2019'], ['March 12th was bad', 'March 12th'], ['on 12/03/2020', 'on 12/03/2020'], ['2020-03-12', '2020-03-12'],
    ['last Tuesday', 'last Tuesday'], ['yesterday', 'yesterday'], ['in may', 'in may'], ['in 2019', 'in 2019'], ['two weeks ago', 'two weeks ago'], ['at Christmas', 'at Christmas'],
    ['at 3.30pm', 'at 3.30pm'], ['she was born in', 'was born in'],
  ],
  age: [
    ['aged 7', 'aged 7'], ['my seven-year-old', 'seven-year-old'], ['he is 7', 'he is 7'], ['she just turned sixteen', 'turned sixteen'], ['my 18th birthday', 'my 18th birthday'], ['in year 6', 'in year 6'],
    ['6 months old', '6 months old'], ['ages 4 and 9', 'ages 4 and 9'],
  ],
  court: [
    ['her Section 37', 'Section 37'], ['the s47 and s.20', 's47', 's.20'], ['a care order', 'care order'], ['in court', 'in court'], ['the final hearing', 'final hearing'], ['Frodley Family Court', 'Frodley Family Court'],
    ['oral evidence', 'oral evidence'], ['a child protection plan', 'child protection plan'], ['CAFCASS said', 'CAFCASS'],
  ],
  money: [['paid £1,300 back', '£1,300'], ['the ￡40 a week', '￡40 a week'], ['five hundred pounds', 'five hundred pounds'], ['20 quid', '20 quid'], ['50p', '50p']],
  contact: [
    ['ring 01632 960123', '01632 960123'], ['+44 7700 900123', '+44 7700 900123'], ['kay@example.org.uk', 'kay@example.org.uk'], ['kay at example dot org', 'kay at example dot org'], ['see https://x.example/a?b=1', 'https://x.example/a?b=1'],
    ['@kay_x posted', '@kay_x'],
  ],
  reference: [['NHS 943 476 5919', 'NHS', '943 476 5919'], ['ref CH/2020/123', 'ref CH/2020/123'], ['ZW19C00123', 'ZW19C00123'], ['QQ 12 34 56 C', 'QQ 12 34 56 C'], ['number 1234567', '1234567']],
  circumstance: [
    ['my five children', 'my five children'], ['the twins', 'the twins'], ['her half-sister', 'half-sister'], ['he is autistic', 'autistic'], ['since my husband died', 'died'], ['as a Polish family', 'Polish'],
    ['I am the vicar', 'vicar'],
  ],
}

describe('What could identify', () => {
  for (const [kind, cases] of Object.entries(SENTENCES)) {
    for (const [text, ...expected] of cases) {
      test(`${kind}: ${JSON.stringify(text)}`, () => {
        assert.deepEqual(found(text).filter((one) => one !== 'NHS'), expected.filter((one) => one !== 'NHS'))
        assert.ok(kinds(text).some((one) => one === kind || (kind === 'place' && one === 'name')), kinds(text).join())
      })
    }
  }

  for (const text of [
    'thank you so much to everyone. It was a really good day and i will never forget how much you helped me and my mum.',
    'I just want to say thank you. No one understands me like you do. You may call me. She may march on.',
    'The Social Worker has been Brilliant. Please pass on My Thanks To The Team.',
    'She is one of the best. It’s 5 stars. He was always on time; I can’t thank you enough!', 'THANK YOU SO MUCH FOR EVERYTHING YOU HAVE DONE', 'Nothing was too much trouble. Straightaway she was making calls.', '', '   \n\n ',
  ]) test(`nothing is found in ${JSON.stringify(text.slice(0, 60))}`, () => assert.deepEqual(found(text), []))

  test('what is found has an edit that reads on, and the original is not touched by leaving it', () => {
    assert.equal(edited('Judge Hart said that Wren was kind to Auntie Pat on 12 March, and paid £40.'), 'the judge said that the worker was kind to [a relative] recently, and paid a sum of money.')
    assert.equal(applyEdits('Wren came', []), 'Wren came')
    assert.equal(applyEdits('so Wren came', [{ start: 3, end: 7, replacement: '' }]), 'so came')
  })

  test('a worker’s name stays theirs where a giver has it too', () =>
    assert.equal(identify('Kit came', { people: [{ as: 'worker', names: ['Kit'] }, { as: 'other', names: ['Kit'] }], places: [] })[0]?.proposal, 'worker'))

  test('no edit that is proposed is found itself', () => {
    for (const words of Object.values(PROPOSAL_WORDS)) for (const text of [words, words.slice(0, 1).toUpperCase() + words.slice(1) + ' came', `She said ${words} was kind to ${words}.`, `with ${words}`]) assert.deepEqual(found(text), [], text)
  })
})

const PIECES = [
  ...Object.values(SENTENCES).flatMap((cases) => cases.map(([text]) => text)), ...Object.values(PROPOSAL_WORDS), 'Wren', 'tully', 'Bob', 'March', 'on', 'in', 'Mr', 'Dr.', 'Judge', 'the', 'my', 'and', '12', '2020', '£', '@', '.', '\n', ',', '\u200b', '\u0301', '🙂',
  '\ud800', 'É', 'ﬁ', 'ß', '\u202e', '\t', "'", '’s', '-', 'court', 'School', 'aged', 'called', 'x',
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' ')), fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }),
)

describe('Whatever the text', () => {
  test('each finding lies in it, none overlaps another, and they come in order', () => {
    fc.assert(fc.property(texts, (text) => {
      let before = 0
      for (const { start, end } of identify(text, KNOWN)) {
        assert.ok(before <= start && start < end && end <= text.length, `${start} ${end} of ${text.length}`)
        before = end
      }
    }), { numRuns: 400 })
  })

  test('taking every edit leaves none of what was found, and taking none leaves the text', () => {
    fc.assert(fc.property(texts, (text) => {
      const all = identify(text, KNOWN)
      assert.equal(applyEdits(text, []), text)
      const after = applyEdits(text, all.map((one) => ({ ...one, replacement: '[]' })))
      const between = all.map(({ start }, at) => text.slice(all[at - 1]?.end ?? 0, start))
      assert.equal(after, [...between, text.slice(all.at(-1)?.end ?? 0)].join('[]'))
    }), { numRuns: 400 })
  })

  test('the same text has the same findings', () => {
    fc.assert(fc.property(texts, (text) => assert.deepEqual(identify(text, KNOWN), identify(text, KNOWN))), { numRuns: 100 })
  })
})

test('twenty thousand letters of anything are looked through within a twentieth of a second of the processor', () => {
  const letter = 'Thank you to Wren. She came to 14 Mill Lane on 12 March, paid £40 back, and Judge Hart said that the hearing was fair. My son Alfie is settled. '
  for (const evil of [letter, 'a', 'A', 'Aa ', '1 ', 'a@', 'one hundred and ', 'Mr. ', '\n', 'é', 'in ', 'A. ', '漢 ', "a'", 'my ', 'St ', '12 a ']) {
    const text = evil.repeat(20_000 / evil.length)
    // The quickest of several: what else the machine does meanwhile is no part of it.
    const quickest = Math.min(...Array.from({ length: 3 }, () => processorMs(() => identify(text, KNOWN))))
    assert.ok(quickest < 50, `${quickest} ms for ${JSON.stringify(evil)}`)
  }
})

/** Processor time of this thread alone: neither of the collector's threads nor of waiting for a turn. */
function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
