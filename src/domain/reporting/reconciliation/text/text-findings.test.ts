import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../../test/support/report-facts.ts'
import { addDays, isoDate } from '../../../calendar/iso-date.ts'
import { percentOf } from '../../percent.ts'
import type { ReportFact } from '../../report-fact.ts'
import { figuresFrom } from '../../year-figures.ts'
import { countedTables } from '../stated-table.ts'
import { figureIndex, type FigureIndex } from './phrases.ts'
import { sentencesOf } from './sentences.ts'
import { textAgainstFigures } from './text-findings.ts'

const YEAR = '2019-20'
const indexOf = (facts: readonly ReportFact[]) =>
  figureIndex(countedTables(figuresFrom(facts, REPORTING_SETTINGS, { year: aYear(YEAR), years: 4, asKnownOn: isoDate('2020-06-01') }, null).tables), YEAR)
const FOUNDING = indexOf(foundingFacts())

const asked = (markdown: string, index: FigureIndex = FOUNDING, heading = 'Complaints received') =>
  textAgainstFigures(sentencesOf({ id: 's', heading, text: markdown }), index).map((finding) => {
    const at = `${finding.place.table ?? ''}/${finding.place.row ?? ''}`
    return `${finding.check}${finding.confidence === 'doubtful' ? '?' : ''} ${at} ${finding.numbers}`.trim()
  })

for (const [text, expected] of [
  ['We received 34 statutory complaints.', ['number-disagrees? statutory-complaints/received 34,33']],
  ['We received thirty-three statutory complaints, of which eight were upheld.', ['number-disagrees outcomes/upheld 8,7']],
  ['Complaints were upheld in 7 cases, partly upheld in 11 and not upheld in 14.', ['parts-left-out outcomes/ 32,33,7,11,14']],
  ['7 complaints were upheld, 11 partly upheld and 13 not upheld.', ['number-disagrees outcomes/not-upheld 13,14']],
  ['44 statutory complaints were received.', ['number-of-another-year? statutory-complaints/received 44,33']],
  ['31 of the 33 complaints were received by parents.', ['number-disagrees complainant-types/parent 31,32']],
  ['32 of the 34 complaints were received by parents.', ['number-disagrees? complainant-types/ 34,33']],
  ['The complaints were spread across CIN Widnes (15) and CIN Runcorn (12).', ['number-disagrees teams/cin-runcorn 12,11']],
  ['E-mail is still the way in which most people reach us: 20 complaints came by it this year.', ['number-disagrees? channel-count/email 20,19', 'same-count-other-share channel-count/email 19,63,43,58']],
  ['A quarter of complaints were upheld.', []],
  ['A third of complaints were upheld.', ['number-disagrees? outcomes/upheld 33.3,21']],
  ['21% of complaints were upheld and 34% partly upheld.', ['number-disagrees outcomes/partly-upheld 34,33']],
  ['Complaints fell from 44 to 33.', []],
  ['Statutory complaints fell from 45 to 33.', ['change-disagrees statutory-complaints/received 45,33,44,33']],
  ['Statutory complaints fell by 11, a decrease of 25%.', []],
  ['Statutory complaints were down 27% on last year.', ['change-disagrees statutory-complaints/received -27,44,33']],
  ['Statutory complaints rose by 25%.', ['change-disagrees statutory-complaints/received 25,44,33']],
  ['Since 2016-17 statutory complaints went from 23 to 33.', []],
  ['Complaint numbers: statutory complaints are 25% lower than in 2018-19 but 43% higher than in 2016-17.', []],
  ['Statutory complaints rose from 23 in 2016-17 to 44 in 2018-19.', []],
  ['Statutory complaints have doubled.', ['change-disagrees statutory-complaints/received 2,44,33']],
  ['The number of compliments has increased.', ['direction-disagrees compliments/received 101,67']],
  ['We want to reduce the number of compliments that are lost.', []],
  ['Complaints represented less than 3% of open cases.', []],
  ['Complaints represented less than 2% of open cases.', ['number-disagrees? share-of-open-cases/complaints-against-open-cases 2,2.9']],
  ['Of [[outcomes.total]] complaints, [[outcomes.upheld]] were upheld and [[outcomes.partly-upheld]] partly upheld.', []],
  ['Of [[outcomes.total]] complaints, 9 were upheld.', ['number-disagrees outcomes/upheld 9,7']],
  ['Last year 44 statutory complaints were received, and in 2017-18 there were 30 statutory complaints.', []],
  ['We aim to answer within 10 working days; 12 managers were trained and 3 themes emerged.', []],
  ['The report has 5 sections and was read by 40 people on 3 June 2020.', []],
  ['Five points of complaint were upheld at stage 2.', []],
  ['The numbers are lower in comparison to other authorities.', ['comparison-without-base /']],
  ['The numbers are lower in comparison to previous years (23 and 30).', []],
  ['> "I complained 9 times and 99 complaints were upheld."', []],
] as const)
  test(`"${text}" ${expected.length === 0 ? 'agrees' : `gives ${expected.join(', ')}`}`, () => assert.deepEqual(asked(text), expected))

test('a percentage in brackets belongs to the count before it', () => {
  assert.deepEqual(asked('Of these 33 complaints, 3 involved a child with a disability (9%).'), [])
  assert.deepEqual(asked('Of these 33 complaints, 3 involved a child with a disability (12%).'), ['number-disagrees disabled-child/about-a-disabled-child 12,9'])
})

test('outcomes that are told one by one and short of one are found; told whole they are not', () => {
  assert.deepEqual(asked('- 7 complaints were upheld\n- 11 were partly upheld\n- 14 were not upheld'), ['parts-left-out outcomes/ 32,33,7,11,14'])
  assert.deepEqual(asked('- 7 complaints were upheld\n- 11 were partly upheld\n- 14 were not upheld\n- 1 has no outcome yet'), [])
})

test('a number in a cell of a table that was typed into the text is asked like one in a sentence; rows of several years and rulers are not', () => {
  assert.deepEqual(asked('| Outcome | Number | Share |\n| --- | --- | --- |\n| Upheld | 7 | 21% |\n| Not upheld | 14 | 42% |\n| Partly upheld, both years | 12 | 11 |'), [])
  assert.deepEqual(asked('| Upheld | 7 | 24% |\n| Not upheld | 15 |'), ['number-disagrees outcomes/upheld 24,21', 'number-disagrees outcomes/not-upheld 15,14'])
})

test('hostile text is read to its end without a fault', () => {
  const parts = fc.constantFrom('[[', ']]', '<script>', '(', ')', '%', '.', '\n- ', '\n# ', '\n> ', '| ', '\t', ' ', 'complaints ', 'upheld ', '33 ', 'fell from ', ' to ', '[[x]] ', 'thirty-')
  fc.assert(fc.property(fc.array(parts, { maxLength: 60 }), (text) => { asked(text.join('')) }))
})

/** Sentences as reports write them, each telling figures by `count` and `percent` of a table's row, and what a row had last year. */
type Tell = Readonly<{ count: (at: string) => number; percent: (at: string) => number; before: (at: string) => number }>
const TOLD: readonly ((tell: Tell) => string)[] = [
  ({ count }) => `${count('statutory-complaints/received')} statutory complaints were received.`,
  ({ count, before }) => `The service received ${count('statutory-complaints/received')} statutory complaints, compared with ${before('statutory-complaints/received')} last year.`,
  ({ count, before }) => `Statutory complaints went from ${before('statutory-complaints/received')} to ${count('statutory-complaints/received')}.`,
  ({ count }) => `- ${count('outcomes/upheld')} complaints were upheld\n- ${count('outcomes/partly-upheld')} were partly upheld`,
  ({ count, percent }) => `${count('outcomes/upheld')} complaints (${percent('outcomes/upheld')}%) were upheld in the year.`,
  ({ count }) => `Of the ${count('statutory-complaints/received')} complaints received, ${count('outcomes/not-upheld')} were not upheld.`,
  ({ count }) => `${count('teams/cin-widnes')} complaints were about CIN Widnes and ${count('teams/cin-runcorn')} were about CIN Runcorn.`,
  ({ count }) => `Many complaints were about the Children in Need division (${count('divisions/children-in-need')} of ${count('statutory-complaints/received')}).`,
  ({ percent, count }) => `Complaints reached us in three ways: ${count('channel-count/email')} complaints (${percent('channel-count/email')}%) came by e-mail, ${count('channel-count/telephone')} by telephone and ${count('channel-count/letter')} by letter.`,
  ({ count }) => `${count('complainant-types/parent')} of the ${count('statutory-complaints/received')} complaints were made by parents and ${count('complainant-types/care-leaver')} by care leavers.`,
  ({ percent }) => `${percent('timeliness-percent/within-10-working-days')}% of complaints were answered within 10 working days and ${percent('timeliness-percent/within-20-working-days')}% within 20 working days.`,
  ({ count }) => `${count('compliments/received')} compliments were recorded in the year, of which ${count('compliments-by-division-percent/children-in-care')} were compliments for Children in Care.`,
  ({ count, before }) => `The number of compliments went from ${before('compliments/received')} to ${count('compliments/received')}.`,
  ({ count }) => `${count('corporate/received')} corporate complaints were managed in the year.`,
  ({ count }) => `The Ombudsman contacted us: ${count('ombudsman/total')} enquiries from the Ombudsman were answered.`,
  ({ count }) => `A further ${count('before-a-complaint/enquiries-resolved-outside-the-procedure')} enquiries were resolved outside the complaints procedure.`,
  () => 'Two managers visited 4 families on 12 May 2019, and the panel of three people met in room 5.',
  () => 'Under regulation 14 we have 10 working days, at most 20, and under section 26 any child may complain.',
  () => 'We will hold 3 workshops, print 200 leaflets and answer within 2 days.',
  () => 'One manager said that it takes 6 weeks; we have asked 5 neighbouring councils about it.',
]

const someFacts = fc.record({ complaints: fc.integer({ min: 20, max: 90 }), compliments: fc.integer({ min: 5, max: 90 }), seed: fc.integer({ min: 1, max: 9999 }) }).map(({ complaints, compliments, seed }) => {
  const of = <Item>(list: readonly Item[], at: number): Item => list[(seed * 7 + at * 13 + at * at) % list.length] ?? list[0]!
  return Array.from({ length: complaints + compliments }, (_, at) => {
    const receivedOn = addDays(isoDate('2018-04-01'), (seed * 31 + at * 37) % 730)
    const isComplaint = at < complaints
    return aFact({
      kind: isComplaint ? of(['statutory-complaint', 'statutory-complaint', 'statutory-complaint', 'corporate-complaint', 'enquiry', 'ombudsman-contact'] as const, at) : 'compliment', streamId: `s${at}`, receivedOn,
      outcome: of(['upheld', 'partly-upheld', 'not-upheld', null] as const, at), teams: [of(['cin-widnes', 'cin-runcorn', 'children-in-care'], at)], divisions: [of(['children-in-need', 'children-in-care'], at + 1)],
      channel: of(['email', 'telephone', 'letter'], at), complainantType: of(['parent', 'parent', 'care-leaver'], at), stageOneAnsweredOn: addDays(receivedOn, 20), stageOneWorkingDays: of([5, 9, 14, 22], at),
    })
  })
})

function tellFrom({ figures }: FigureIndex): Tell {
  const figure = (at: string) => figures.get(at)
  return {
    count: (at) => figure(at)?.counts[YEAR] ?? 0, before: (at) => figure(at)?.counts['2018-19'] ?? 0,
    percent: (at) => figure(at)?.percents[YEAR] ?? percentOf(figure(at)?.counts[YEAR] ?? 0, figure(at)?.bases[YEAR] ?? 1) ?? 0,
  }
}

test('of generated reports whose every number is right, no sentence is pointed at', () => {
  fc.assert(fc.property(someFacts, (facts) => {
    const index = indexOf(facts)
    for (const told of TOLD) {
      const text = told(tellFrom(index))
      assert.deepEqual(asked(text, index), [], text)
    }
  }), { numRuns: 40 })
})

test('of generated reports with one number altered by 5 or more, nineteen sentences in twenty are pointed at', () => {
  let [altered, missed] = [0, 0]
  const overlooked = new Map<string, number>()
  fc.assert(fc.property(someFacts, fc.integer({ min: 5, max: 40 }), (facts, by) => {
    const index = indexOf(facts)
    for (const told of TOLD.slice(0, 16)) {
      const right = tellFrom(index)
      const asks: string[] = []
      told({ count: (at) => { asks.push(at); return right.count(at) }, percent: right.percent, before: right.before })
      for (const [turn] of asks.entries()) {
        let at = -1
        const text = told({ ...right, count: (one) => { at += 1; return right.count(one) + (at === turn ? by : 0) } })
        altered += 1
        if (asked(text, index).length === 0) {
          missed += 1
          overlooked.set(text.replace(/\d+/g, '#'), (overlooked.get(text.replace(/\d+/g, '#')) ?? 0) + 1)
        }
      }
    }
  }), { numRuns: 20 })
  assert.ok(missed / altered <= 0.05, `${missed} of ${altered} were missed: ${[...overlooked].map(([text, times]) => `${times} ${text}`).join('; ')}`)
})
