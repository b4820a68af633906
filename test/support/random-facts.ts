import fc from 'fast-check'
import type { AuthoritySettings, AuthorityWord } from '../../src/domain/authority/settings.ts'
import { addDays, isoDate, type IsoDate } from '../../src/domain/calendar/iso-date.ts'
import { FINDINGS } from '../../src/domain/complaint/events.ts'
import { ADVOCACY_REACHED, NOT_ACCEPTED_FOR, type ReportFact } from '../../src/domain/reporting/report-fact.ts'
import { aFact, REPORTING_SETTINGS } from './report-facts.ts'

const word = (code: string, more: Partial<AuthorityWord> = {}): AuthorityWord => ({ code, label: code, from: isoDate('2006-09-01'), until: null, ...more })
const words = (...codes: readonly string[]) => codes.map((code) => word(code))

/** An authority with few words of each list, so that they meet; two divisions have two teams each, and causes carry tags. */
export const FEW_WORDS: AuthoritySettings = {
  ...REPORTING_SETTINGS,
  words: {
    ...REPORTING_SETTINGS.words, channels: words('email', 'letter', 'telephone'), complainantTypes: words('child-or-young-person', 'parent', 'carer'), divisions: words('in-need', 'in-care'),
    teams: [word('duty', { division: 'in-need' }), word('family', { division: 'in-need' }), word('looked-after', { division: 'in-care' }), word('leaving', { division: 'in-care' })],
    categories: words('staff', 'service', 'review'), remedies: words('apology', 'payment'), causeTags: words('people', 'process'),
    reasonsUpheld: [word('delay', { tags: ['process'] }), word('conduct', { tags: ['people'] }), word('records', { tags: ['people', 'process'] }), word('other')],
  },
}

const DIVISION_OF: Readonly<Record<string, string>> = { duty: 'in-need', family: 'in-need', 'looked-after': 'in-care', leaving: 'in-care' }
const some = <Item>(items: readonly Item[], most = 2) => fc.uniqueArray(fc.constantFrom(...items), { maxLength: most })
const maybe = <Item>(item: fc.Arbitrary<Item>, freq = 2) => fc.option(item, { nil: null, freq })
const onDay = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((day) => addDays(isoDate(from), day))
/** One year more than the two that are counted, so that some is carried over into the first. */
const RECEIVED = onDay('2017-04-01', 1094)
const later = (from: IsoDate, days: number) => addDays(from, days)

const STAGE = fc.record({ after: fc.integer({ min: 5, max: 400 }), taken: fc.integer({ min: 1, max: 90 }), extended: fc.boolean(), found: fc.constantFrom('upheld', 'partly-upheld', 'not-upheld', 'no-finding'), points: fc.integer({ min: 1, max: 3 }) } as const)
const WHAT = fc.record({
  receivedOn: RECEIVED, channel: maybe(fc.constantFrom('email', 'letter', 'telephone'), 6), complainantType: maybe(fc.constantFrom('child-or-young-person', 'parent', 'carer'), 6), teams: some(Object.keys(DIVISION_OF)), category: maybe(fc.constantFrom('staff', 'service', 'review'), 6),
  pointCategories: some(['staff', 'service', 'review']), childStatuses: some(['looked-after', 'child-in-need', 'care-leaver'] as const), advocacy: maybe(fc.constantFrom(...ADVOCACY_REACHED)), supported: fc.boolean(), disabled: fc.boolean(),
  breaches: fc.integer({ min: 0, max: 1 }), notAccepted: maybe(fc.constantFrom(...NOT_ACCEPTED_FOR), 1), withdrawn: fc.constantFrom(false, false, false, true), closed: fc.boolean(),
})
const UPHELD = fc.record({ causes: some(['delay', 'conduct', 'records', 'other']), natures: some(['human-error', 'process'] as unknown as ReportFact['natures']) })
const PROMISED = fc.array(fc.record({ kind: fc.constantFrom('apology', 'payment'), pence: fc.integer({ min: 0, max: 400 }).map((pounds) => 100 * pounds), after: fc.integer({ min: 1, max: 300 }), state: fc.constantFrom('owed', 'kept') }), { maxLength: 2 })

type Stage = Readonly<{ taken: number; extended: boolean; found: 'upheld' | 'partly-upheld' | 'not-upheld' | 'no-finding'; points: number }>
type Answered = Stage & Readonly<{ isAnswered: boolean }>

const findingsOf = (stage: Stage | null) => FINDINGS.map((finding) => (stage?.found === finding ? stage.points : 0))
const answerOf = (stage: Answered | undefined): Stage | null => (stage?.isAnswered ? stage : null)

/** A statutory complaint as the register could hold one: what is derived from something else agrees with it. */
export const aComplaintFact: fc.Arbitrary<ReportFact> = fc.tuple(WHAT, fc.array(STAGE, { maxLength: 3 }), fc.boolean(), UPHELD, PROMISED).map(([what, stages, hasLast, upheld, promised]) => {
  const { receivedOn, teams, supported, disabled, closed, withdrawn, ...rest } = what
  const all = stages.map((stage, at): Answered => ({ ...stage, isAnswered: at < stages.length - 1 || hasLast }))
  const answered = all.filter(({ isAnswered }) => isAnswered)
  const outcome = withdrawn ? 'withdrawn' : answered.at(-1)?.found ?? null
  const isUpheld = outcome === 'upheld' || outcome === 'partly-upheld'
  return aFact({
    ...rest, receivedOn, teams, withdrawn, outcome, divisions: [...new Set(teams.map((team) => DIVISION_OF[team] ?? ''))], byChild: rest.complainantType === 'child-or-young-person', aboutDisabledChild: disabled,
    supportedByAdvocate: supported, ...(supported && { advocacy: 'appointed' as const }), closedOn: withdrawn || closed ? later(receivedOn, 200) : null,
    ...stagesOf(receivedOn, all), ...decidedBy(all, answered.length > 0), ...(isUpheld && { ...upheld, foundOn: later(receivedOn, 30) }), ...promisedOf(receivedOn, promised),
  })
})

function decidedBy([one, two, three]: readonly Answered[], isAnswered: boolean): Partial<ReportFact> {
  const decided = [one, two, three].map(answerOf)
  return isAnswered ? { stageOutcomes: [...decided.map((stage) => stage?.found ?? 'none'), 'none'], stageFindings: [...decided.flatMap(findingsOf), 0, 0, 0, 0] } : { stageOutcomes: [], stageFindings: [] }
}

/** The stages one after another: what was asked for, and what was answered. */
function stagesOf(receivedOn: IsoDate, [one, two, three]: readonly Answered[]): Partial<ReportFact> {
  const first = answerOf(one)
  if (first === null) return {}
  const extended = first.extended && first.taken > 10
  const stageOne = {
    stageOneAnsweredOn: later(receivedOn, Math.ceil(1.4 * first.taken)), stageOneWorkingDays: first.taken, stageOneExtended: extended, stageOneDaysLate: Math.max(0, first.taken - (extended ? 20 : 10)),
  }
  return two === undefined ? stageOne : { ...stageOne, ...laterStages(later(receivedOn, first.taken + 20), two, three) }
}

function laterStages(requestedOn: IsoDate, two: Answered, three: Answered | undefined): Partial<ReportFact> {
  const second = answerOf(two)
  if (second === null) return { stageTwoRequestedOn: requestedOn }
  const answeredOn = later(requestedOn, Math.ceil(1.4 * second.taken))
  const [askedOn, third] = [three ? later(answeredOn, 20) : null, answerOf(three)]
  const metOn = askedOn && third ? later(askedOn, Math.ceil(1.4 * third.taken)) : null
  const found = findingsOf(second)
  return {
    stageTwoRequestedOn: requestedOn, stageTwoAnsweredOn: answeredOn, stageTwoWorkingDays: second.taken, stageTwoExtended: second.extended,
    stageTwoFindings: Object.fromEntries(FINDINGS.map((finding, at) => [finding, found[at] ?? 0])) as ReportFact['stageTwoFindings'],
    stageThreeRequestedOn: askedOn, stageThreeMetOn: metOn, stageThreeAnsweredOn: metOn, stageThreeWorkingDays: metOn && third ? third.taken : null,
  }
}

function promisedOf(receivedOn: IsoDate, promised: readonly Readonly<{ kind: string; pence: number; after: number; state: string }>[]): Partial<ReportFact> {
  return {
    remedies: promised.map(({ kind }) => kind), remedyPence: promised.map(({ pence }) => pence), remediesPromisedOn: promised.map(({ after }) => later(receivedOn, after)),
    remedyStates: promised.map(({ state }) => state as ReportFact['remedyStates'][number]),
  }
}

const OTHER = fc.record({ receivedOn: RECEIVED, teams: some(Object.keys(DIVISION_OF)), sort: fc.constantFrom('from-parent', 'advice', 'signposting'), client: fc.boolean(), closed: fc.boolean(), reviewed: fc.boolean(), offer: maybe(fc.constantFrom('accepted', 'declined')) })

/** Something else that is counted in the tables of a year. */
export const anotherFact: fc.Arbitrary<ReportFact> = fc.tuple(OTHER, fc.constantFrom('compliment', 'corporate-complaint', 'enquiry', 'point-of-contact', 'member-enquiry', 'advice' as const)).map(([other, kind]): ReportFact => {
  const { receivedOn, teams, sort, client, closed, reviewed, offer } = other
  const shared = aFact({ kind: kind as ReportFact['kind'], receivedOn, teams, divisions: [...new Set(teams.map((team) => DIVISION_OF[team] ?? ''))] })
  switch (kind) {
    case 'compliment': return { ...shared, complainantType: client ? 'client' : 'professional' }
    case 'corporate-complaint': return { ...shared, closedOn: closed ? later(receivedOn, 60) : null, ...(reviewed && { corporateReviewRequestedOn: later(receivedOn, 70) }) }
    case 'enquiry': return { ...shared, sort: sort === 'from-parent' ? null : sort, offer }
    case 'point-of-contact': return { ...shared, sort: 'point-of-contact', offer }
    case 'member-enquiry': return { ...shared, sort: client ? 'councillor-enquiry' : 'mp-enquiry', closedOn: closed ? later(receivedOn, 10) : null, dueOn: later(receivedOn, reviewed ? 5 : 20) }
    case 'advice': return shared
  }
})

/** A register of two years, each thing with a stream of its own. */
export const aRegister = (complaints: number, others: number): fc.Arbitrary<readonly ReportFact[]> =>
  fc.tuple(fc.array(aComplaintFact, { minLength: complaints, maxLength: complaints }), fc.array(anotherFact, { minLength: others, maxLength: others }))
    .map(([one, other]) => [...one, ...other].map((fact, at): ReportFact => ({ ...fact, streamId: `stream-${at}`, reference: `R-${at}` })))
