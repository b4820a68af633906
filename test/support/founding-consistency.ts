import type { CheckId } from '../../src/domain/reporting/reconciliation/checks.ts'

/** How the founding report was judged by hand, row by row, before there was a program. */
const JUDGED = [
  'wrong', 'wrong base', 'wrong by a point', 'inconsistent', 'does not rebuild', 'incomplete', 'ambiguous', 'unverifiable', 'law', 'gap', 'note', 'ok', 'ok, gap', 'ok, overlap risk',
] as const
type Judged = (typeof JUDGED)[number]

/** A finding as it has to be: its check, where (the end of its place), and its numbers where they are all of the point. */
type Sought = readonly [check: CheckId, where: string, numbers?: string]

/** What a row that is right is about: tables (with a column, after a slash), and sections of the text. */
type About = Readonly<{ tables?: readonly string[]; sections?: readonly string[] }>

/** One row of the check that was made by hand of the founding report, under its own number. */
export type ConsistencyRow = Readonly<{ row: number; at: string; says: string; judged: Judged; found: readonly Sought[]; right?: About }>

/** Every row, in order. A row that is right names what it is about, where nothing may be found but what is sought there. */
export const FOUNDING_CONSISTENCY: readonly ConsistencyRow[] = [
  {
    row: 1, at: 's3', says: 'the outcomes add up to 32 of 33', judged: 'inconsistent',
    found: [['parts-do-not-add-up', 'outcomes/2019-20', '32,33,7,11,14'], ['parts-left-out', 's3/outcomes/2019-20', '32,33,7,11,14']],
  },
  { row: 2, at: 's3', says: '44 to 33 is a fall of 25 %', judged: 'ok', found: [], right: { tables: ['statutory-complaints', 'change-on-year-before/statutory-complaints'] } },
  { row: 3, at: 's4.3', says: 'no percentage of 2016-17 matches its count', judged: 'wrong', found: [['impossible-percentages', 'channel-count/2016-17', '23,42,10,30,2,19,1,6,9,3,1']] },
  {
    row: 4, at: 's4.3', says: 'two percentages of 2017-18 do not match, 4 % stands beside a count of nought, and all add up to 104', judged: 'wrong',
    found: [['impossible-percentages', 'channel-count/2017-18', '30,64,19,4,0'], ['percentages-do-not-add-up', 'channel-count/2017-18', '104,64,33,4,3,0']],
  },
  { row: 5, at: 's4.3', says: 'the ways of complaining of 2018-19 match', judged: 'ok', found: [], right: { tables: ['channel-count/2018-19'] } },
  { row: 6, at: 's4.3', says: 'those of 2019-20 match', judged: 'ok', found: [], right: { tables: ['channel-count/2019-20'] } },
  {
    row: 7, at: 's4.3', says: 'e-mail “continues to be preferred”: its count is 19 in each of three years, and only its share moves', judged: 'note',
    found: [['same-count-other-share', 's4-3/channel-count/email/2019-20', '19,64,43,58']],
  },
  { row: 8, at: 's4.4', says: 'the bands of 2019-20 are 10, 22 and 11 of 33', judged: 'ok', found: [['rows-overlap', 'timeliness-percent/2019-20', '130']], right: { tables: ['timeliness-percent/2019-20'] } },
  { row: 9, at: 's4.4', says: 'those of 2018-19 are 10, 29 and 15 of 44', judged: 'ok', found: [], right: { tables: ['timeliness-percent/2018-19'] } },
  { row: 10, at: 's4.4', says: '91 and 9 cannot be of 30; they fit 33', judged: 'wrong base', found: [['impossible-percentages', 'timeliness-percent/2017-18', '30,91,none,9,none']] },
  { row: 11, at: 's4.4', says: '33 cannot be of 23; all three fit 30, the next year’s total', judged: 'wrong base', found: [['impossible-percentages', 'timeliness-percent/within-10-working-days/2016-17', '23,33,none']] },
  { row: 12, at: 's4.4', says: 'a reader could add 30, 67 and 33 up to 130', judged: 'ambiguous', found: [['rows-overlap', 'timeliness-percent/2019-20', '130']] },
  { row: 13, at: 's4.5', says: 'five complaints were upheld inside one complaint', judged: 'ambiguous', found: [['two-meanings', 's4-5/stage-2/points-upheld/2019-20', '5,7']] },
  {
    row: 14, at: 's4.2', says: '15 and 11 are 26; the other 7 are not broken down', judged: 'incomplete',
    found: [['parts-left-out', 'teams/2019-20', '26,33,15,11'], ['parts-left-out', 'divisions/2019-20', '26,33,26']],
  },
  { row: 15, at: 's4.2', says: '3 of 33 are 9 %', judged: 'ok', found: [], right: { tables: ['disabled-child'], sections: ['s4-2'] } },
  { row: 16, at: 's4.1', says: 'under 3 % of open cases that are told nowhere', judged: 'unverifiable', found: [['share-without-base', 'share-of-open-cases/complaints-against-open-cases/2019-20', '3,33']] },
  { row: 17, at: 's4.1, s4.3', says: '104 enquiries against 100 contacts', judged: 'inconsistent', found: [['counted-twice', 'before-a-complaint/enquiries-resolved-outside-the-procedure/2019-20', '104,100']] },
  {
    row: 18, at: 's4.7', says: 'the totals agree; the percentages of 2018-19 leave out one complaint about staff', judged: 'ok, gap', found: [['percentage-not-printed', 'category-count/2018-19', '98,1']],
    right: { tables: ['category-count'] },
  },
  { row: 19, at: 's4.8', says: '20 reasons for 18 complaints', judged: 'note', found: [['reasons-not-one-to-one', 's4-8/outcomes/2019-20', '20,18']] },
  { row: 20, at: 's4.10', says: '3 and 1 are 4', judged: 'ok, overlap risk', found: [], right: { tables: ['ombudsman'], sections: ['s4-10'] } },
  {
    row: 21, at: 's3, s4.11', says: '“down 37 %” to 18 comes from no whole number', judged: 'wrong by a point',
    found: [['impossible-change', 'change-on-year-before/corporate-complaints/2019-20', '-37,18'], ['impossible-change', 's3/corporate/received/2019-20', '-37,18']],
  },
  {
    row: 22, at: 's5', says: 'the compliments of 2016-17 add up to 98, and 18 % cannot be of 70', judged: 'wrong',
    found: [['percentages-do-not-add-up', 'compliments-by-division-percent/2016-17', '98,18,26,54'], ['impossible-percentages', 'compliments-by-division-percent/children-in-need/2016-17', '70,18,none']],
  },
  { row: 23, at: 's5', says: 'those of 2017-18 need 26, 11 and 42 of 80', judged: 'does not rebuild', found: [['percentages-cannot-be-together', 'compliments-by-division-percent/2017-18', '80,33,14,53']] },
  { row: 24, at: 's5', says: 'those of 2018-19 are 31, 14 and 56', judged: 'ok', found: [], right: { tables: ['compliments-by-division-percent/2018-19', 'compliments'] } },
  { row: 25, at: 's5', says: 'those of 2019-20 are 17, 28 and 22', judged: 'ok', found: [], right: { tables: ['compliments-by-division-percent/2019-20'] } },
  { row: 26, at: 's5', says: '“more comparative to the previous two years” means 70 and 80, and does not say so', judged: 'note', found: [['comparison-without-base', 's5', '']] },
  { row: 27, at: 's4.3, s3', says: '32 parents and 1 care leaver are 33, and nobody under 18', judged: 'ok', found: [], right: { tables: ['complainant-types', 'children-and-advocacy'] } },
  {
    row: 28, at: 's1', says: 'the Ombudsman is called section 4 and stage 4; England and Wales are named together', judged: 'law',
    found: [['pitfall', 'ombudsman-is-no-stage/s1', ''], ['pitfall', 'ombudsman-is-no-stage/s2', ''], ['pitfall', 'england-and-wales/s1', '']],
  },
  {
    row: 29, at: 's2', says: 'stage 2 is the independent person alone, its limits are those of the report, and the limits of requests and of stage 3 are not told', judged: 'incomplete',
    found: [['pitfall', 'stage-two-by-the-independent-person-alone/s2', ''], ['pitfall', 'limit-of-the-report-not-the-response/s2', ''], ['limits-not-told', 's2', '4']],
  },
  { row: 30, at: 's4.13', says: 'a hold on escalations had no basis', judged: 'law', found: [['pitfall', 'hold-without-basis/s4-13', '']] },
  { row: 31, at: 's4.4', says: 'days of closure at Christmas are working days', judged: 'law', found: [['pitfall', 'closure-is-no-reason/s4-4', '']] },
  {
    row: 32, at: 'whole', says: 'late is not told from an agreed extension, there is no median or range, and no days of stage 2', judged: 'gap',
    found: [['extension-not-told-from-late', 'timeliness-percent', ''], ['no-middle-or-range', 'timeliness-percent', ''], ['stage-two-days-not-told', 'stage-2/investigations/2019-20', '1']],
  },
]

/** What is found beside the rows, and is so: the act and the Ombudsman misnamed, and the comparison of row 26 in two other sections. */
export const BESIDE_THE_ROWS: readonly Sought[] = [
  ['pitfall', 'name-of-the-act/s1', ''], ['pitfall', 'name-of-the-ombudsman/s4-13', ''], ['comparison-without-base', 's3', ''], ['comparison-without-base', 's4-11', ''],
]
