import type { Case } from './cases.ts'
import { lastDay, type Sum } from './day-by-day.ts'

type Given = Case['events'][number]

const STATUTORY = 'children-act-1989-england'
const after = (from: string, days: number): Sum => ({ count: 'working days after', from, days })
const RECEIVED: Given = ['ComplaintReceived', '2024-03-01']

/** The council's own corporate procedure: stage 1 as in the statutory one, and how far it may be extended. */
function corporateCouncil(): readonly Case[] {
  const rest = { procedure: 'corporate-council', confirmed: true } as const
  return ['2011-04-21', '2019-12-16', '2022-09-05', '2023-04-28', '2024-12-24'].flatMap((on): readonly Case[] => [
    { ...rest, clock: 'acknowledgement', events: [['ComplaintReceived', on]], sum: after(on, 3), source: 'local target' },
    { ...rest, clock: 'stage-1-answer', events: [['ComplaintReceived', on]], sum: after(on, 10), source: 'the council’s own procedure' },
    { ...rest, clock: 'stage-1-answer', events: [['ComplaintReceived', on], ['StageOneExtended', on, { toldOn: on, untilWorkingDays: 20 }]], sum: after(on, 20), source: 'the council’s own procedure, extension' },
  ])
}

/** What the Code adds to its plain limits: extensions, and a request for stage 2 that is acknowledged or is not. */
function codeExtended(): readonly Case[] {
  const rest = { procedure: 'corporate-code', confirmed: true } as const
  return ['2024-03-25', '2025-12-18'].flatMap((on): readonly Case[] => {
    const stageTwo: readonly Given[] = [['ComplaintReceived', on], ['StageOneAnswered', on], ['CorporateReviewRequested', on]]
    return [
      { ...rest, clock: 'stage-1-answer', source: 'Complaint Handling Code, 6.4', sum: after(on, 20),
        events: [['ComplaintReceived', on], ['ComplaintAcknowledged', on], ['StageOneExtended', on, { toldOn: on, untilWorkingDays: 20 }]] },
      { ...rest, clock: 'corporate-review-acknowledgement', source: 'Complaint Handling Code, stage 2', sum: after(on, 5), events: stageTwo },
      { ...rest, clock: 'corporate-review', source: 'Complaint Handling Code, stage 2, extension', sum: after(on, 40),
        events: [...stageTwo, ['CorporateReviewAcknowledged', on], ['CorporateReviewExtended', on, { toldOn: on, untilWorkingDays: 40 }]] },
      { ...rest, clock: 'corporate-review', source: 'Complaint Handling Code, stage 2: never acknowledged (our reading)', confirmed: false,
        sum: after(lastDay(after(on, 5)), 20), events: [...stageTwo, ['NoteAdded', lastDay(after(on, 12))]] },
    ]
  })
}

/** Months that end where the day is missing, the days after an answer, and the rest of Wales and of adults' complaints. */
function monthsAndRequests(): readonly Case[] {
  const wales = ['2023-08-31', '2024-08-31', '2024-12-25'].map((on): Case => ({
    procedure: 'wales-2014', clock: 'formal-investigation-longest', events: [['ComplaintReceived', on], ['InvestigationRequested', on]],
    sum: { count: 'months after', from: on, months: 6 }, source: 'SI 2014/1794 regs 17 to 19: six months', confirmed: false,
  }))
  const terms = ['2024-03-26', '2022-05-31'].map((on): Case => ({
    procedure: 'wales-2014', clock: 'written-terms', events: [['ComplaintReceived', on], ['StageOneAnswered', on]], sum: after(on, 5),
    source: 'SI 2014/1794 reg. 16(5)', confirmed: true,
  }))
  const adults = ['2024-12-23', '2023-05-04', '2011-04-27'].map((on): Case => ({
    procedure: 'adult-social-care-2009', clock: 'acknowledgement', events: [['ComplaintReceived', on]], sum: after(on, 3), source: 'SI 2009/309', confirmed: true,
  }))
  const toStageThree = ['2019-12-16', '2022-08-30', '2026-03-20'].map((on): Case => ({
    procedure: STATUTORY, clock: 'stage-3-request', sum: after(lastDay(after(on, 2)), 20), source: 'SI 2006/1738 reg. 18: from the day they had the answer', confirmed: true,
    events: [['ComplaintReceived', on], ['InvestigationRequested', on], ['InvestigationAnswered', on, { receivedOn: lastDay(after(on, 2)) }], ['NoteAdded', lastDay(after(on, 3))]],
  }))
  const toStageTwo = ['2019-12-16', '2024-03-28'].map((on): Case => ({
    procedure: STATUTORY, clock: 'stage-2-request', sum: after(on, 20), source: 'Getting the Best from Complaints, paras 3.5 to 3.6', confirmed: false,
    events: [['ComplaintReceived', on], ['StageOneAnswered', on]],
  }))
  return [...wales, ...terms, ...adults, ...toStageThree, ...toStageTwo]
}

/** Days that somebody stated, the last statement counting; papers before a panel for which no day is set. */
function stated(): readonly Case[] {
  const rest = { procedure: STATUTORY, confirmed: true } as const
  const on = (day: string): Sum => ({ count: 'stated', on: day })
  return [
    { ...rest, clock: 'route-letter', source: 'as set', sum: on('2024-03-15'), events: [RECEIVED, ['RouteDecided', '2024-03-04', { route: 'statutory', letterDueOn: '2024-03-15' }]] },
    { ...rest, clock: 'freeze-review', item: 'f1', confirmed: false, source: 'as set, and set again', sum: on('2024-06-14'),
      events: [RECEIVED, ['FreezeDecided', '2024-03-04', { freezeId: 'f1', reviewOn: '2024-05-01' }], ['FreezeReviewed', '2024-05-02', { freezeId: 'f1', reviewOn: '2024-06-14' }]] },
    { ...rest, clock: 'proceedings-end', item: 'p1', source: 'as expected', sum: on('2024-07-01'),
      events: [RECEIVED, ['ConsiderationDeclined', '2024-03-05', { proceedingsId: 'p1', scope: 'points', expectedEndOn: '2024-07-01' }]] },
    { ...rest, clock: 'contact-restriction-review', source: 'as set', sum: on('2024-09-02'), events: [RECEIVED, ['ContactRestricted', '2024-03-05', { reviewOn: '2024-09-02' }]] },
    { ...rest, clock: 'body-answer', item: 'b1', source: 'as agreed', sum: on('2024-03-29'), events: [RECEIVED, ['BodyInvolved', '2024-03-05', { bodyId: 'b1', dueOn: '2024-03-29' }]] },
    { ...rest, clock: 'stage-1-answer', source: 'SI 2006/1738 reg. 14: points declined stop nothing', sum: after('2024-03-01', 10),
      events: [RECEIVED, ['ConsiderationDeclined', '2024-03-05', { proceedingsId: 'p1', scope: 'points' }]] },
    { ...rest, clock: 'panel-papers', confirmed: false, source: 'Guidance: before the last day for the panel', sum: { count: 'working days before', from: lastDay(after('2024-03-25', 30)), days: 10 },
      events: [RECEIVED, ['ReviewPanelRequested', '2024-03-25']] },
    { ...rest, clock: 'right-to-move-on', confirmed: false, source: 'Guidance: the working day after the longest that stage 1 may take', sum: after(lastDay(after('2024-03-01', 20)), 1),
      events: [RECEIVED, ['NoteAdded', lastDay(after('2024-03-01', 22))]] },
  ]
}

/** The corporate procedures, months, requests and stated days. */
export function otherCases(): readonly Case[] {
  return [...corporateCouncil(), ...codeExtended(), ...monthsAndRequests(), ...stated()]
}
