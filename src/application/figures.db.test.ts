import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { tamper, testStore } from '../../test/support/database.ts'
import { REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import { tableById } from '../domain/reporting/year-figures.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { wholeOf } from './access/sight.ts'
import { figureBehind, figuresOfYear, figureYears } from './figures.ts'
import type { Actor } from './ports.ts'
import type { UserId } from '../domain/complaint/events.ts'

const database = await testStore({ after }, { reads: makeReads(englandAndWales()), today: '2026-11-23' })
const { store, authorityId, services } = database
const manager: Actor = { authorityId, userId: 'user' as UserId, name: 'Test', role: 'complaints-manager', teams: [] }
await store.write(wholeOf(authorityId), (tx) =>
  tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))

/** Every field of a fact differs from every other of its type, so that none can stand in another's place. */
const WHOLE: ReportFact = {
  streamId: '01900000-0000-7000-8000-000000000001', kind: 'statutory-complaint', reference: '2012-0001', receivedOn: isoDate('2012-05-01'),
  closedOn: isoDate('2012-12-20'), withdrawn: true, channel: 'letter', complainantType: 'parent', byChild: false, supportedByAdvocate: true,
  aboutDisabledChild: false, category: 'service', divisions: ['children-in-need', 'children-in-care'], teams: ['cin-widnes'], outcome: 'partly-upheld',
  stageOneAnsweredOn: isoDate('2012-05-21'), stageOneWorkingDays: 13, stageOneExtended: true, stageTwoRequestedOn: isoDate('2012-06-01'),
  stageTwoAnsweredOn: isoDate('2012-08-30'), stageTwoWorkingDays: 63, stageTwoExtended: false,
  stageTwoFindings: { upheld: 4, 'partly-upheld': 3, 'not-upheld': 2, 'no-finding': 1 }, stageThreeRequestedOn: isoDate('2012-09-20'),
  stageThreeMetOn: isoDate('2012-10-30'), corporateReviewRequestedOn: isoDate('2012-11-05'), ombudsmanResult: 'open', quantity: 7, breaches: 5,
  knownAssumed: true, knownFrom: isoDate('2012-05-02'), knownTo: null, sort: 'a-sort', causes: ['communication', 'reports-late'], natures: ['human-error'],
  foundOn: isoDate('2012-08-31'), themes: ['theme'], delayedBy: ['hold', 'inspection'], remedies: ['apology', 'reimbursement'], remedyPence: [0, 130_000],
  remediesPromisedOn: [isoDate('2012-08-30'), isoDate('2012-09-01')], remedyStates: ['owed', 'given-late'], offer: 'declined',
  passedOn: isoDate('2012-05-08'), passOnDueOn: isoDate('2012-05-16'), consent: 'refused',
  places: 20, attended: 18, score: 4, audiences: ['social-workers'], dueOn: isoDate('2019-06-17'),
  notAccepted: 'too-late', stageOutcomes: ['upheld', 'partly-upheld', 'not-upheld', 'none'], stageFindings: [1, 0, 0, 0, 4, 3, 2, 1, 0, 0, 6, 0, 0, 0, 0, 0],
  stageOneDaysLate: 3, stageTwoDaysLate: 38, stageThreeAnsweredOn: isoDate('2012-11-20'), stageThreeWorkingDays: 28, corporateReviewAnsweredOn: isoDate('2012-12-03'),
  corporateReviewWorkingDays: 20, pointCategories: ['staff', 'service'], childStatuses: ['looked-after'], advocacy: 'appointed', ombudsmanCategory: 'upheld',
}

await tamper(database, `insert into report_facts (
    authority_id, stream_id, kind, reference, received_on, closed_on, withdrawn, channel, complainant_type, by_child, supported_by_advocate,
    about_disabled_child, category, divisions, teams, outcome, stage_one_answered_on, stage_one_working_days, stage_one_extended, stage_two_requested_on,
    stage_two_answered_on, stage_two_working_days, stage_two_extended, stage_two_findings, stage_three_requested_on, stage_three_met_on,
    corporate_review_requested_on, ombudsman_result, quantity, breaches, known_assumed, known_from, known_to, last_on, code_version, holiday_list,
    sort, causes, natures, found_on, themes, delayed_by, remedies, remedy_pence, remedies_promised_on, remedy_states, offer, passed_on, pass_on_due, consent, places, attended, score, audiences, due_on,
    not_accepted, stage_outcomes, stage_findings, stage_one_days_late, stage_two_days_late, stage_three_answered_on, stage_three_working_days,
    corporate_review_answered_on, corporate_review_working_days, point_categories, child_statuses, advocacy, ombudsman_category)
  values ('${authorityId}', '${WHOLE.streamId}', 'statutory-complaint', '2012-0001', '2012-05-01', '2012-12-20', true, 'letter', 'parent', false, true,
    false, 'service', '{children-in-need,children-in-care}', '{cin-widnes}', 'partly-upheld', '2012-05-21', 13, true, '2012-06-01',
    '2012-08-30', 63, false, '{4,3,2,1}', '2012-09-20', '2012-10-30', '2012-11-05', 'open', 7, 5, true, '2012-05-02', null, '2012-12-20', 1, 'test',
    'a-sort', '{communication,reports-late}', '{human-error}', '2012-08-31', '{theme}', '{hold,inspection}', '{apology,reimbursement}', '{0,130000}', '{2012-08-30,2012-09-01}', '{owed,given-late}', 'declined', '2012-05-08', '2012-05-16', 'refused', 20, 18, 4, '{social-workers}', '2019-06-17',
    'too-late', '{upheld,partly-upheld,not-upheld,none}', '{1,0,0,0,4,3,2,1,0,0,6,0,0,0,0,0}', 3, 38, '2012-11-20', 28, '2012-12-03', 20, '{staff,service}', '{looked-after}', 'appointed', 'upheld')`,
  // Received one a day from 1 April 2014, recorded the day after and answered on the tenth: each has two versions.
  `insert into report_facts (authority_id, stream_id, known_from, known_to, last_on, kind, reference, received_on, withdrawn, channel, by_child,
    supported_by_advocate, about_disabled_child, divisions, teams, outcome, stage_one_answered_on, stage_one_working_days, stage_one_extended,
    stage_two_extended, quantity, breaches, known_assumed, code_version, holiday_list)
  select '${authorityId}', each.id, version.known_from, version.known_to, each.day + 10, 'statutory-complaint', 'R-' || each.number, each.day, false, 'email',
    false, false, false, '{}', '{}', version.outcome, version.answered, version.taken, false, false, 1, 0, false, 1, 'test'
  from (select number, gen_random_uuid() as id, date '2014-04-01' + number % 365 as day from generate_series(0, 4000) as number) as each
  cross join lateral (values
    (each.day + 1, each.day + 10, null, null::date, null::integer), (each.day + 10, null, 'upheld', each.day + 10, 8)
  ) as version (known_from, known_to, outcome, answered, taken)`)

test('every field of a fact comes back from the database as itself', async () => {
  const facts = await store.read(wholeOf(authorityId), (reads) =>
    reads.reportFacts({ from: isoDate('2012-04-01'), to: isoDate('2013-03-31'), asKnownOn: isoDate('2026-11-23') }))
  assert.deepEqual(facts, [WHOLE])
})

test('more facts than come at a time are all counted, each once', async () => {
  const found = await figuresOfYear(services, manager, { year: '2014-15' })
  assert.ok(found.kind === 'figures')
  assert.equal(tableById(found.figures.tables, 'statutory-complaints')?.rows[0]?.cells.at(-1)?.count, 4001)
  assert.equal(tableById(found.figures.tables, 'outcomes')?.rows[0]?.cells.at(-1)?.count, 4001)
})

test('a figure opens to as many as it counts, out of the database too', async () => {
  const found = await figureBehind(services, manager, { year: '2014-15', table: 'outcomes', row: 'upheld' })
  assert.ok(found.kind === 'figure')
  assert.equal(found.facts?.length, 4001)
})

test('as known on a day, the answers that came later are not there, nor what was recorded later', async () => {
  const found = await figuresOfYear(services, manager, { year: '2014-15', years: 1, asKnownOn: isoDate('2014-04-12') })
  assert.ok(found.kind === 'figures')
  const outcomes = tableById(found.figures.tables, 'outcomes')
  // Received from 1 to 11 April and known by the 12th; those of 1 and 2 April were answered by then. Eleven complaints a day.
  assert.equal(outcomes?.baseCounts[0], 121)
  assert.equal(outcomes?.rows.find(({ id }) => id === 'upheld')?.cells[0]?.count, 22)
})

test('the years to choose from begin with the first in which anything was received', async () => {
  const found = await figureYears(services, manager)
  assert.ok(found.kind === 'years')
  assert.deepEqual([found.years[0]?.label, found.years.at(-1)?.label], ['2026-27', '2012-13'])
})
