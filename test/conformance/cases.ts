import { lastDay, type Sum } from './day-by-day.ts'
import { otherCases } from './other-cases.ts'

type Given = readonly [type: string, on: string, fields?: Readonly<Record<string, string | number | boolean>>]

/** One worked deadline: what happened, which clock, and how its last day is to be worked out. */
export type Case = Readonly<{
  procedure: string
  clock: string
  item?: string
  options?: Readonly<{ stageTwoRunsFrom?: 'request' | 'agreed-statement' }>
  events: readonly Given[]
  sum: Sum
  source: string
  confirmed: boolean
}>

const STATUTORY = 'children-act-1989-england'
const after = (from: string, days: number): Sum => ({ count: 'working days after', from, days })

/** Days on which counting is hard: before Easter, Christmas, jubilees, a funeral, a coronation, a leap day, and weekends. */
const STARTS = [
  '2006-09-01', '2007-12-20', '2009-12-24', '2011-04-18', '2012-05-28', '2015-12-23', '2019-04-15', '2019-12-16', '2020-02-29', '2020-03-02',
  '2020-04-24', '2020-05-01', '2022-05-27', '2022-09-05', '2022-12-23', '2023-04-24', '2024-02-29', '2024-12-20', '2024-12-25', '2025-04-19',
  '2026-12-21', '2027-03-22',
] as const

const SINGLE: readonly Readonly<{ procedure: string; clock: string; starts: (on: string) => readonly Given[]; days: number; source: string; confirmed: boolean }>[] = [
  { procedure: STATUTORY, clock: 'acknowledgement', starts: (on) => [['ComplaintReceived', on]], days: 3, source: 'local target', confirmed: true },
  { procedure: STATUTORY, clock: 'stage-1-answer', starts: (on) => [['ComplaintReceived', on]], days: 10, source: 'SI 2006/1738 reg. 14', confirmed: true },
  { procedure: STATUTORY, clock: 'stage-2-answer', starts: (on) => [['ComplaintReceived', on], ['InvestigationRequested', on]], days: 25, source: 'SI 2006/1738 reg. 17', confirmed: true },
  { procedure: STATUTORY, clock: 'panel-meeting', starts: (on) => [['ComplaintReceived', on], ['ReviewPanelRequested', on]], days: 30, source: 'SI 2006/1738 reg. 19(4)', confirmed: true },
  { procedure: STATUTORY, clock: 'panel-report', starts: (on) => [['ComplaintReceived', on], ['ReviewPanelMet', on]], days: 5, source: 'SI 2006/1738 reg. 20', confirmed: true },
]

function singles(): readonly Case[] {
  return SINGLE.flatMap(({ starts, days, ...rest }) => STARTS.map((on): Case => ({ ...rest, events: starts(on), sum: after(on, days) })))
}

function extended(): readonly Case[] {
  const stageOne = ['2019-12-16', '2022-05-27', '2024-12-20'].map((on): Case => ({
    procedure: STATUTORY, clock: 'stage-1-answer', events: [['ComplaintReceived', on], ['StageOneExtended', on, { ground: 'complex', toldOn: on, untilWorkingDays: 20 }]],
    sum: after(on, 20), source: 'SI 2006/1738 reg. 14, extension', confirmed: true,
  }))
  const stageTwo = ['2011-04-18', '2019-06-03', '2020-03-16', '2022-09-05', '2023-04-24', '2026-12-21'].map((on): Case => ({
    procedure: STATUTORY, clock: 'stage-2-answer',
    events: [['ComplaintReceived', on], ['InvestigationRequested', on], ['InvestigationExtended', on, { toldOn: on, untilWorkingDays: 65 }]],
    sum: after(on, 65), source: 'SI 2006/1738 reg. 17, extension', confirmed: true,
  }))
  const toldLate: Case = {
    procedure: STATUTORY, clock: 'stage-2-answer',
    events: [['ComplaintReceived', '2024-01-02'], ['InvestigationRequested', '2024-02-01'], ['InvestigationExtended', '2024-03-01', { toldOn: '2024-03-11', untilWorkingDays: 65 }]],
    sum: after('2024-02-01', 25), source: 'SI 2006/1738 reg. 17: told after it ran out (our reading)', confirmed: true,
  }
  return [...stageOne, ...stageTwo, toldLate]
}

function paused(): readonly Case[] {
  return ([['2024-03-01', '2024-03-06', '2024-03-20'], ['2025-10-01', '2025-10-03', '2025-10-13'], ['2019-12-16', '2019-12-18', '2020-01-06'], ['2022-05-27', '2022-06-01', '2022-06-07']] as const)
    .map(([on, from, until]): Case => ({
      procedure: STATUTORY, clock: 'stage-1-answer',
      events: [['ComplaintReceived', on], ['StageOnePaused', from, { reason: 'awaiting-advocate' }], ['StageOneResumed', until, { advocateAppointed: true }]],
      sum: { count: 'working days after', from: on, days: 10, paused: [from, until] }, source: 'SI 2006/1738 reg. 14, until an advocate is appointed', confirmed: true,
    }))
}

function readings(): readonly Case[] {
  return ([['2024-04-02', '2024-05-01'], ['2019-11-29', '2020-01-03'], ['2022-08-30', '2022-09-16']] as const).flatMap(([asked, agreed]): readonly Case[] => {
    const events: readonly Given[] = [['ComplaintReceived', '2019-01-02'], ['InvestigationRequested', asked], ['StatementOfComplaintAgreed', agreed]]
    const rest = { procedure: STATUTORY, clock: 'stage-2-answer', events, source: 'SI 2006/1738 reg. 17, both readings of the start', confirmed: false }
    return [{ ...rest, sum: after(asked, 25) }, { ...rest, options: { stageTwoRunsFrom: 'agreed-statement' }, sum: after(agreed, 25) }]
  })
}

function panel(): readonly Case[] {
  const meetings = ['2024-05-13', '2019-04-29', '2022-09-26', '2020-01-07', '2025-05-12'].map((on): Case => ({
    procedure: STATUTORY, clock: 'panel-papers', events: [['ComplaintReceived', '2018-01-02'], ['ReviewPanelRequested', '2018-03-01'], ['PanelDateSet', '2018-03-02', { panelOn: on }]],
    sum: { count: 'working days before', from: on, days: 10 }, source: 'Guidance: papers 10 working days before', confirmed: false,
  }))
  const steps = ([['panel-acknowledgement', 2], ['panel-chair', 10]] as const).flatMap(([clock, days]) => ['2024-03-27', '2022-12-22', '2026-05-01'].map((on): Case => ({
    procedure: STATUTORY, clock, events: [['ComplaintReceived', '2020-01-02'], ['ReviewPanelRequested', on]], sum: after(on, days), source: 'Guidance', confirmed: false,
  })))
  const response = ['2024-05-21', '2019-12-11', '2020-04-30'].map((on): Case => ({
    procedure: STATUTORY, clock: 'panel-response', events: [['ComplaintReceived', '2018-01-02'], ['ReviewPanelRequested', '2018-03-01'], ['ReviewPanelMet', '2018-03-02'], ['PanelReportReceived', on]],
    sum: after(on, 15), source: 'SI 2006/1738 reg. 20(3); in 2020 the relaxation moves no date', confirmed: true,
  }))
  return [...meetings, ...steps, ...response]
}

function code(): readonly Case[] {
  const procedure = 'corporate-code'
  const source = 'Complaint Handling Code, 6.2 and 6.3'
  const rest = { procedure, confirmed: true, source }
  return ['2024-03-25', '2024-12-19', '2025-04-14', '2026-08-24'].flatMap((on): readonly Case[] => {
    const acknowledged = after(on, 2)
    const ackOn = lastDay(acknowledged)
    return [
      { ...rest, clock: 'acknowledgement', events: [['ComplaintReceived', on]], sum: after(on, 5) },
      { ...rest, clock: 'stage-1-answer', events: [['ComplaintReceived', on], ['ComplaintAcknowledged', ackOn]], sum: after(ackOn, 10) },
      { ...rest, clock: 'stage-1-answer', events: [['ComplaintReceived', on]], sum: after(lastDay(after(on, 5)), 10), source: `${source}: never acknowledged (our reading)`, confirmed: false },
      { ...rest, clock: 'corporate-review', events: [['ComplaintReceived', '2024-03-01'], ['CorporateReviewRequested', on], ['CorporateReviewAcknowledged', ackOn]], sum: after(ackOn, 20), source: 'Complaint Handling Code, stage 2' },
    ]
  })
}

function elsewhere(): readonly Case[] {
  const months = ([['2023-08-31', 6], ['2024-08-29', 6], ['2024-01-15', 6]] as const).map(([on, count]): Case => ({
    procedure: 'adult-social-care-2009', clock: 'answer-or-explain', events: [['ComplaintReceived', on]], sum: { count: 'months after', from: on, months: count },
    source: 'SI 2009/309', confirmed: true,
  }))
  const wales = ['2024-03-27', '2019-12-20', '2022-09-15'].flatMap((on): readonly Case[] => [
    { procedure: 'wales-2014', clock: 'acknowledgement', events: [['ComplaintReceived', on]], sum: after(on, 2), source: 'SI 2014/1794 reg. 15(2)', confirmed: true },
    { procedure: 'wales-2014', clock: 'discussion', events: [['ComplaintReceived', on], ['ComplaintAcknowledged', on]], sum: after(on, 10), source: 'SI 2014/1794 reg. 16', confirmed: true },
    { procedure: 'wales-2014', clock: 'formal-investigation', events: [['ComplaintReceived', on], ['InvestigationRequested', on]], sum: after(on, 25), source: 'SI 2014/1794 regs 17 to 19', confirmed: true },
  ])
  const data = ['2026-02-01', '2026-06-19', '2025-12-25'].map((on): Case => ({
    procedure: 'data-protection-complaint', clock: 'data-protection-acknowledgement', events: [['ComplaintReceived', on]],
    sum: { count: 'calendar days after', from: on, days: 29 }, source: '30 days, the day of receipt the first', confirmed: false,
  }))
  return [...months, ...wales, ...data]
}

function beside(): readonly Case[] {
  const rest = { procedure: STATUTORY, confirmed: false } as const
  const concern = (on: string, about: string): readonly Given[] => [['ComplaintReceived', on], ['SafeguardingConcernRaised', on, { concernId: 'c1', about }]]
  return [
    ...['2024-03-29', '2024-06-15', '2025-01-02'].flatMap((on): readonly Case[] => [
      { ...rest, clock: 'safeguarding-referral', item: 'c1', events: concern(on, 'child'), sum: { count: 'calendar days after', from: on, days: 0 }, source: 'the same day' },
      { ...rest, clock: 'designated-officer', item: 'c1', events: concern(on, 'worker'), sum: after(on, 1), source: 'within one working day' },
    ]),
    { ...rest, clock: 'action', item: 'a1', confirmed: true, source: 'as agreed, and agreed again', sum: { count: 'stated', on: '2024-06-14' },
      events: [['ComplaintReceived', '2024-03-01'], ['ActionAgreed', '2024-04-01', { actionId: 'a1', dueOn: '2024-05-01' }], ['ActionReplanned', '2024-04-20', { actionId: 'a1', dueOn: '2024-06-14' }]] },
    { ...rest, clock: 'promised-contact', confirmed: true, source: 'as promised', sum: { count: 'stated', on: '2024-03-12' },
      events: [['ComplaintReceived', '2024-03-01'], ['ContactLogged', '2024-03-04', { nextContactOn: '2024-03-08' }], ['ContactLogged', '2024-03-08', { nextContactOn: '2024-03-12' }]] },
    { ...rest, clock: 'resubmission', source: 'SI 2006/1738 reg. 8', sum: { count: 'months after', from: '2024-02-29', months: 12 },
      events: [['ComplaintReceived', '2023-03-01'], ['ProceedingsEnded', '2024-02-29', { proceedingsId: 'p1' }]] },
    { ...rest, clock: 'subject-access', item: 'r1', source: 'UK GDPR art. 12(3)', sum: { count: 'months after', from: '2024-01-31', months: 1 },
      events: [['ComplaintReceived', '2024-01-03'], ['SubjectAccessRequested', '2024-01-31', { requestId: 'r1' }]] },
    { ...rest, clock: 'making-complaint', confirmed: true, source: 'SI 2006/1738 reg. 9', sum: { count: 'months after', from: '2023-03-31', months: 12 },
      events: [['ComplaintReceived', '2024-01-10', { groundsAroseOn: '2023-03-31' }]] },
    { ...rest, clock: 'stage-1-answer', confirmed: false, source: 'SI 2006/1738 reg. 6: from the decision', sum: after('2024-03-07', 10),
      events: [['ComplaintReceived', '2024-03-01'], ['SufficientInterestDecided', '2024-03-07', { sufficient: true }]] },
    { ...rest, clock: 'stage-1-answer', confirmed: false, source: 'brought again after proceedings: made anew (our reading)', sum: after('2024-09-16', 10),
      events: [['ComplaintReceived', '2024-03-01'], ['ConsiderationDeclined', '2024-03-05', { proceedingsId: 'p1', scope: 'whole' }], ['ProceedingsEnded', '2024-08-01', { proceedingsId: 'p1' }], ['ComplaintResubmitted', '2024-09-16', { proceedingsId: 'p1' }]] },
  ]
}

/** All worked deadlines. */
export function conformanceCases(): readonly Case[] {
  return [...singles(), ...extended(), ...paused(), ...readings(), ...panel(), ...code(), ...elsewhere(), ...beside(), ...otherCases()]
}
