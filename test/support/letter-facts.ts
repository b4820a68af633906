import { effectiveEvents, inOrderOfHappening } from '../../src/domain/complaint/effective.ts'
import { isoDate, type IsoDate } from '../../src/domain/calendar/iso-date.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import type { PersonId, UserId } from '../../src/domain/complaint/basics.ts'
import { foldAsRecorded } from '../../src/domain/complaint/evolve.ts'
import type { ComplaintEvent } from '../../src/domain/complaint/events.ts'
import { timetableOf } from '../../src/domain/complaint/timetable-of.ts'
import { ruleCalled } from '../../src/domain/letters/letter-template.ts'
import type { LetterFacts, Reader } from '../../src/domain/letters/letter-facts.ts'
import { procedureById } from '../../src/domain/procedure/procedures.ts'
import { recorded, SETTINGS, words } from './builders.ts'

const day = isoDate
const MUM = 'mum' as PersonId
const CHILD = 'child' as PersonId
const DETAILS = {
  complainants: [{ personId: MUM, type: 'parent' }], children: [{ personId: CHILD }], teams: ['assessment'],
  points: [{ pointId: 'p1', text: words('point-1'), desiredOutcome: words('wants-1') }, { pointId: 'p2', text: words('point-2'), desiredOutcome: words('wants-2') }],
}
const FINDINGS = [{ pointId: 'p1', finding: 'upheld' }, { pointId: 'p2', finding: 'not-upheld' }] as const
const FIRST: readonly ComplaintEvent[] = [
  { type: 'ComplaintAllocated', happenedOn: day('2024-03-04'), responderId: 'manager' as UserId },
  { type: 'StageOneExtended', happenedOn: day('2024-03-12'), ground: 'complex', untilWorkingDays: 20, toldOn: day('2024-03-12'), reason: words('why-longer') },
  { type: 'StageOneAnswered', happenedOn: day('2024-03-20'), findings: FINDINGS, text: words('the-answer'), termsOfResolution: words('the-terms') },
  { type: 'ActionAgreed', happenedOn: day('2024-03-20'), actionId: 'a1', from: 'stage-1', text: words('the-action'), dueOn: day('2024-05-20') },
]
const LATER: readonly ComplaintEvent[] = [
  { type: 'InvestigationRequested', happenedOn: day('2024-04-02') },
  { type: 'StatementOfComplaintSent', happenedOn: day('2024-04-05'), text: words('the-statement') },
  { type: 'StatementOfComplaintAgreed', happenedOn: day('2024-04-08') },
  { type: 'InvestigatingOfficerAppointed', happenedOn: day('2024-04-09'), user: 'officer' as UserId },
  { type: 'IndependentPersonAppointed', happenedOn: day('2024-04-09'), person: { personId: 'independent' as PersonId } },
  { type: 'InvestigationExtended', happenedOn: day('2024-04-30'), untilWorkingDays: 65, toldOn: day('2024-04-30'), reason: words('why-longer') },
  { type: 'InvestigationReportReceived', happenedOn: day('2024-05-20'), recommendations: [words('recommended-1')] },
  { type: 'IndependentPersonReportReceived', happenedOn: day('2024-05-20'), agrees: true },
  { type: 'InvestigationAnswered', happenedOn: day('2024-06-03'), findings: FINDINGS, text: words('the-adjudication') },
  { type: 'ReviewPanelRequested', happenedOn: day('2024-06-10') },
  { type: 'PanelDateSet', happenedOn: day('2024-06-12'), panelOn: day('2024-07-10'), place: words('the-place') },
  { type: 'ReviewPanelMet', happenedOn: day('2024-07-10') },
  { type: 'PanelReportReceived', happenedOn: day('2024-07-15'), recommendations: [words('recommended-1'), words('recommended-2')] },
  { type: 'ReviewPanelAnswered', happenedOn: day('2024-07-29'), findings: FINDINGS, text: words('the-response'), proposals: [words('proposed-1')], departures: words('why-not') },
]
const REVIEWED: readonly ComplaintEvent[] = [
  { type: 'CorporateReviewRequested', happenedOn: day('2024-04-02') },
  { type: 'CorporateReviewerAppointed', happenedOn: day('2024-04-03'), user: 'officer' as UserId },
  { type: 'CorporateReviewExtended', happenedOn: day('2024-04-20'), untilWorkingDays: 30, toldOn: day('2024-04-20'), reason: words('why-longer') },
  { type: 'CorporateReviewAnswered', happenedOn: day('2024-05-02'), findings: FINDINGS, text: words('the-review') },
]
const DECISIONS: readonly ComplaintEvent[] = [
  { type: 'SufficientInterestDecided', happenedOn: day('2024-03-05'), sufficient: false, childViews: 'taken-into-account', reasons: words('why-not') },
  { type: 'ConsiderationDeclined', happenedOn: day('2024-03-05'), proceedingsId: 'x1', scope: 'whole', ground: 'court', reasoning: words('why-not'), expectedEndOn: day('2024-09-01') },
  { type: 'LateComplaintDecided', happenedOn: day('2024-03-05'), accepted: false, notEarlier: false, fair: false, reasons: words('why-not') },
]
const WITHDRAWN: readonly ComplaintEvent[] = [{ type: 'ComplaintWithdrawn', happenedOn: day('2024-03-11') }]

const TEXTS: Readonly<Record<string, string>> = {
  'point-1': 'The visit of 2 February was cancelled without a word', 'point-2': 'The report says that I shouted, and I did not', 'wants-1': 'An apology', 'wants-2': 'The report put right',
  'why-longer': 'We have to speak with the worker, who is away until Monday.', 'why-not': 'The records of that time are gone.', 'the-answer': 'I have spoken with the team and read the records.',
  'the-terms': 'The worker will visit every other Thursday, and ring if that cannot be.', 'the-action': 'We will apologise in writing', 'the-statement': 'The visit of 2 February was cancelled.\n\nThe report is wrong.',
  'the-adjudication': 'I accept what the investigating officer found.', 'the-place': 'the Town Hall, room 4', 'recommended-1': 'That the council apologises', 'recommended-2': 'That staff are trained',
  'the-response': 'We accept most of what the panel recommends.', 'proposed-1': 'Training for every team by the autumn', 'the-review': 'I looked at all of it anew.',
}

/** What is told of a complaint that went as far as a letter of this rule asks. */
function eventsFor(procedure: string, rule: string): readonly ComplaintEvent[] {
  if (['sufficient-interest-refused', 'refused-as-prejudicial', 'refused-as-late'].includes(rule)) return DECISIONS
  if (rule === 'withdrawal') return WITHDRAWN
  return procedure === 'children-act-1989-england' ? [...FIRST, ...LATER] : [...FIRST, ...REVIEWED]
}

type Asked = Readonly<{ procedure: string; rule: string | null; reader: Reader; texts?: Readonly<Record<string, string>>; name?: string; today?: IsoDate; events?: readonly ComplaintEvent[] }>

/** The facts of a letter about a complaint that has everything which such a letter could say. */
export function factsOfLetter({ procedure: id, rule, reader, texts = {}, name = 'Rosa', today = day('2024-08-01'), events = eventsFor(id, rule ?? '') }: Asked): LetterFacts {
  const procedure = procedureById(id)
  if (!procedure) throw new Error(id)
  const received: ComplaintEvent = { type: 'ComplaintReceived', happenedOn: day('2024-03-01'), procedure: id, reference: '2024-0001', channel: 'email', details: DETAILS }
  const stream = recorded(received, ...events)
  const [inOrder, complaint] = [inOrderOfHappening(effectiveEvents(stream)), foldAsRecorded(stream)]
  if (!complaint) throw new Error('no complaint')
  const settings = { ...SETTINGS, teamContact: 'Telephone 01632 960 000\n\ncomplaints@testshire.example' }
  const { clocks } = timetableOf(inOrder, { procedure, settings, calendar: englandAndWales(), asAt: today })
  return {
    complaint, inOrder, clocks, procedure, settings, today, rule: rule === null ? null : ruleCalled({ procedure: id, rule }), reader, isEasyRead: false,
    to: reader === 'child' ? CHILD : MUM, writer: 'Morag Hale', texts: new Map(Object.entries({ ...TEXTS, ...texts })), users: new Map([['manager', 'Priya Shah'], ['officer', 'Owen Reed']]),
    people: new Map([[MUM, { givenName: name, familyName: 'Marsh' }], [CHILD, { givenName: 'Kit' }], ['independent', { givenName: 'Ida', familyName: 'Penn' }]]),
  }
}
