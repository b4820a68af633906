import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mentionsIn, wordsToNumber } from './numbers.ts'
import { INSERTED, sentencesOf } from './sentences.ts'

const read = (text: string) => mentionsIn(text).map(({ kind, value, of, bound }) => [kind, Math.round(value), ...(of === null ? [] : [of]), ...(bound ? [bound] : [])].join(' '))

for (const [text, expected] of [
  ['33 Statutory complaints were made.', ['count 33']],
  ['Thirty-three complaints were made, a 25% decrease.', ['count 33', 'percent 25']],
  ['There were one hundred and four enquiries and 1,250 contacts.', ['count 104', 'count 1250']],
  ['32 of the 33 complaints were received by parents.', ['count 32 33']],
  ['The greatest number (26 of 33) was in one division: Widnes (15) and Runcorn (11).', ['count 26 33', 'count 15', 'count 11']],
  ['Complaints represented less than 3% of open cases at 31st March 2020.', ['percent 3 under']],
  ['A third of them, and three quarters of the others; half of the rest.', ['fraction 33', 'fraction 75', 'fraction 50']],
  ['None progressed to Stage 3, and no complaints were withdrawn.', ['count 0', 'count 0']],
  ['In 2018-19, 2019/20 and 16-17, under Section 37, regulation 14 and stage 2.', []],
  ['We aim at 10 working days, at most 20 days; a child under 18 years of age, aged 12, or a 9 year old.', []],
  ['The team answers within 10 working days, or 20 where it is complex; within 25 working days or an agreed 65.', []],
  ['We reimbursed £1300.00 on 24th February 2020 and on March 3.', []],
  ['Staff are supported on a one to one basis; the other one was advised.', []],
  ['One Stage 2 complaint investigation was undertaken.', ['count 1']],
  ['The service has a 97.8% white population.', ['percent 98']],
  ['Five complaints were upheld with three further complaints partially upheld.', ['count 5', 'count 3']],
  ['Twenty per cent, or 20 per cent, or twenty percent.', ['percent 20', 'percent 20', 'percent 20']],
  ['Up to 20 responses took more than 5 enquiries.', ['count 20 under', 'count 5 over']],
  ['See 4.1 and 4.10.', []],
  ['One in five, 6 in 10, seven out of every ten, and of every ten complaints about six.', ['fraction 20', 'fraction 60', 'fraction 70', 'fraction 60']],
  ['26 out of 33 complaints, in 4 teams.', ['count 26 33']],
  ['Nearly 40%, just over half the complaints, about 30%.', ['percent 40 just-under', 'fraction 50 just-over', 'percent 30 about']],
  ['Call 020 7946 0018 about 19 008 123; the first, 2nd and 33rd complaint.', []],
  ['Ninety-nine complaints, twenty two compliments.', ['count 99', 'count 22']],
] as const)
  test(`"${text}" has ${expected.length === 0 ? 'no figure' : expected.join(', ')}`, () => assert.deepEqual(read(text), expected))

test('a number in words is the number that its digits say', () => {
  for (const [words, number] of [['thirty-three', 33], ['thirty three', 33], ['one hundred and four', 104], ['a hundred', 100], ['nineteen', 19], ['two hundred', 200], ['twelvety', null]] as const)
    assert.equal(wordsToNumber(words), number, words)
})

test('whatever is written, reading its numbers ends and tells where they stand', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => {
    for (const { from, to, typed, of } of mentionsIn(text)) assert.ok(from >= 0 && to <= text.length && (of !== null || text.slice(from, to).trim() === typed.trim()))
  }))
})

test('a section is read sentence by sentence, without its quotations and headings; a row of a typed table is read as its words and its number', () => {
  const markdown = '### Outcomes\n\nOf [[outcomes.total]] complaints, **7** were upheld. Law: reg. 14.\n\n> I waited 99 days.\n\n- A 25% decrease.\n- 11 were partly upheld\n\n[[table outcomes]]\n\n| a | 12 |'
  assert.deepEqual(sentencesOf({ id: 's1', heading: 'Received', text: markdown }).map(({ text, heading, before }) => [text, heading, before]), [
    [`Of ${INSERTED} complaints, 7 were upheld.`, 'Outcomes', null], ['Law: reg. 14.', 'Outcomes', `Of ${INSERTED} complaints, 7 were upheld.`],
    ['A 25% decrease.', 'Outcomes', null], ['11 were partly upheld', 'Outcomes', null], ['a: 12', 'Outcomes', null],
  ])
})
