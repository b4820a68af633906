import { wholeOf } from '../application/access/sight.ts'
import type { EntryRequest } from '../application/record-entry.ts'
import type { Actor, Services } from '../application/ports.ts'
import { addCalendarMonths } from '../domain/calendar/calendar-months.ts'
import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import { recordAll } from './ombudsman-cases.ts'
import type { DemonstrationActors } from './users.ts'

type Command = EntryRequest['command']
const words = (text: string) => ({ words: text })

/** What the demonstration learned, each at another end: done and looked back on, done lately, overdue, from a complaint that was not upheld. */
export async function loadLearning(services: Services, { manager, responders }: DemonstrationActors, covid: string): Promise<void> {
  const today = services.clock.today()
  const notUpheld = await lastNotUpheld(services, manager, today)
  const owner = responders[0]?.userId
  const all: readonly (readonly Command[])[] = [
    cameBack(addCalendarMonths(today, -20)), didNotComeBack(addCalendarMonths(today, -15)), overdue(today, owner), fromTheme(covid),
    ...(notUpheld ? [fromNotUpheld(notUpheld, today)] : []),
  ]
  for (const commands of all) await recordAll(services, manager, commands.map((command) => ({ command, acceptedWarnings: ['action-overdue-when-entered'] })))
}

function cameBack(on: IsoDate): readonly Command[] {
  const doneOn = addDays(on, 55)
  return [
    { type: 'note-learning', on, from: 'other', cause: 'communication', divisions: ['children-in-need'], teams: ['cin-widnes'], text: words('Families do not know whom to ring when their social worker is away.') },
    { type: 'make-recommendation', on, recommendationId: 'recommendation-1', by: 'complaints-manager', text: words('The duty number goes on every letter.') },
    { type: 'accept-recommendation', on: addDays(on, 7), recommendationId: 'recommendation-1' },
    { type: 'agree-learning-action', on: addDays(on, 7), actionId: 'action-1', text: words('Put the duty number on every letter and in each e-mail signature.'), team: 'cin-widnes', dueOn: addDays(on, 60), recommendationId: 'recommendation-1' },
    { type: 'share-learning', on: addDays(on, 20), how: 'team-meeting', teams: ['cin-widnes'], people: 11 },
    { type: 'complete-learning-action', on: doneOn, actionId: 'action-1', evidence: words('Ten letters were looked at: all had the number.') },
    { type: 'look-back', on: addCalendarMonths(doneOn, 6), after: 'six-months', text: words('It was found again: the letters have the number, but nobody answers it at lunchtime.'), isMoreNeeded: true },
    { type: 'look-back', on: addCalendarMonths(doneOn, 12), after: 'twelve-months', text: words('It still comes back. Another action is to be agreed.'), isMoreNeeded: true },
  ]
}

function didNotComeBack(on: IsoDate): readonly Command[] {
  const doneOn = addDays(on, 40)
  return [
    { type: 'note-learning', on, from: 'other', cause: 'consent-not-understood', divisions: ['children-in-care'], teams: ['short-breaks'], text: words('What consent means, and that it can be taken back, is not always explained.') },
    { type: 'agree-learning-action', on: addDays(on, 5), actionId: 'action-1', text: words('A one-page sheet on consent, in plain words.'), role: 'practice-development', dueOn: addDays(on, 50) },
    { type: 'share-learning', on: addDays(on, 30), how: 'training', teams: ['short-breaks'], people: 8 },
    { type: 'complete-learning-action', on: doneOn, actionId: 'action-1', evidence: words('The sheet is in the procedure manual.') },
    { type: 'look-back', on: addCalendarMonths(doneOn, 6), after: 'six-months', text: words('Nothing since. The sheet is used.'), isMoreNeeded: false },
    { type: 'close-learning', on: addCalendarMonths(doneOn, 7) },
  ]
}

function overdue(today: IsoDate, owner: Actor['userId'] | undefined): readonly Command[] {
  return [
    { type: 'note-learning', on: addDays(today, -75), from: 'other', cause: 'reports-late', divisions: ['children-in-need'], teams: ['cin-runcorn'], text: words('Reports for conferences reach parents on the day itself.') },
    {
      type: 'agree-learning-action', on: addDays(today, -70), actionId: 'action-1', text: words('Reports are sent two days before, and the date is checked each week.'), dueOn: addDays(today, -20),
      ...(owner === undefined ? { role: 'head-of-service' as const } : { owner }),
    },
    { type: 'agree-learning-action', on: addDays(today, -70), actionId: 'action-2', text: words('A reminder in the record system.'), role: 'policy-and-procedures', dueOn: addDays(today, 30) },
    { type: 'share-learning', on: addDays(today, -40), how: 'supervision', teams: ['cin-runcorn'], people: 6 },
  ]
}

/** Learning is taken from all complaints. Facts: the founding report, section 4.9. */
function fromNotUpheld({ streamId, teams, divisions }: ReportFact, today: IsoDate): readonly Command[] {
  return [
    { type: 'note-learning', on: addDays(today, -14), from: 'complaint', complaint: streamId, teams, divisions, text: words('Nothing was done wrongly, but nobody had said what an assessment is for and that an opinion may be disagreed with.') },
    { type: 'agree-learning-action', on: addDays(today, -10), actionId: 'action-1', text: words('Offer to add the family’s views to the record, to be read with the assessment.'), ...(teams[0] === undefined ? { role: 'principal-social-worker' as const } : { team: teams[0] }), dueOn: addDays(today, 28) },
  ]
}

function fromTheme(theme: string): readonly Command[] {
  const day = (text: string) => text as IsoDate
  return [
    { type: 'note-learning', on: day('2020-05-18'), from: 'theme', theme, text: words('People bear a delay better when they are told how long it may be, and why.') },
    { type: 'agree-learning-action', on: day('2020-05-20'), actionId: 'action-1', text: words('A letter that says what is late, until when and why.'), role: 'policy-and-procedures', dueOn: day('2020-06-15') },
    { type: 'complete-learning-action', on: day('2020-06-10'), actionId: 'action-1', evidence: words('The letter is in the set of letters.') },
    { type: 'agree-learning-action', on: day('2020-05-20'), actionId: 'action-2', text: words('Interviews by video in every investigation.'), role: 'practice-development', dueOn: day('2020-07-31') },
    { type: 'drop-learning-action', on: day('2020-08-03'), actionId: 'action-2', reasons: words('Not every family has the means. It is offered, not required.') },
    { type: 'share-learning', on: day('2020-06-12'), how: 'bulletin', people: 140 },
  ]
}

async function lastNotUpheld(services: Services, { authorityId }: Actor, today: IsoDate): Promise<ReportFact | undefined> {
  const facts = await services.store.read(wholeOf(authorityId), (reads) =>
    reads.reportFacts({ from: addCalendarMonths(today, -8), to: today, asKnownOn: today, kinds: ['statutory-complaint'] }))
  return facts.filter(({ outcome, stageOneAnsweredOn, teams }) => outcome === 'not-upheld' && teams.length > 0 && stageOneAnsweredOn !== null && stageOneAnsweredOn < addDays(today, -14)).at(-1)
}
