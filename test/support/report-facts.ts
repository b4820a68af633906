import { LATER_SETTINGS } from '../../src/domain/authority/default-settings.ts'
import type { AuthoritySettings, AuthorityWord } from '../../src/domain/authority/settings.ts'
import { addDays, isoDate, type IsoDate } from '../../src/domain/calendar/iso-date.ts'
import { BLANK_FACT } from '../../src/domain/reporting/blank-fact.ts'
import type { ReportFact } from '../../src/domain/reporting/report-fact.ts'
import { parseReportingYear, type ReportingYear } from '../../src/domain/reporting/reporting-year.ts'

const NOTHING: ReportFact = {
  ...BLANK_FACT, streamId: 'stream', kind: 'statutory-complaint', reference: '2019-0001', receivedOn: isoDate('2019-06-03'), knownFrom: isoDate('2019-06-03'),
}

/** A statutory complaint received on 3 June 2019 of which nothing else is known, but for `parts`. */
export function aFact(parts: Partial<ReportFact> = {}): ReportFact {
  return { ...NOTHING, ...(parts.receivedOn ? { knownFrom: parts.receivedOn } : {}), ...parts }
}

/** A reporting year from April to March, by its label. Throws where there is none. */
export function aYear(label: string): ReportingYear {
  const year = parseReportingYear(label, 4)
  if (year === null) throw new Error(label)
  return year
}

const words = (entries: Readonly<Record<string, string>>): readonly AuthorityWord[] =>
  Object.entries(entries).map(([code, label]) => ({ code, label, from: isoDate('2006-09-01'), until: null }))

/** An authority with the founding report's words, whose reporting year begins in April. */
export const REPORTING_SETTINGS: AuthoritySettings = {
  name: 'Sandbourne', isDemonstration: true, referenceFormat: '{year}-{number}', acknowledgementWorkingDays: 3, stageTwoRunsFrom: 'request', ...LATER_SETTINGS,
  defaultProcedure: 'children-act-1989-england', corporateProcedure: 'corporate', reportingYearStartsInMonth: 4,
  words: {
    channels: words({ email: 'E-mail', telephone: 'Telephone', 'complaint-form': 'Complaint form', letter: 'Letter', meeting: 'Meeting' }),
    complainantTypes: words({ 'child-or-young-person': 'Child or young person', 'care-leaver': 'Care leaver', parent: 'Parent', carer: 'Carer' }),
    relations: [],
    divisions: words({ 'children-in-need': 'Children in Need', 'children-in-care': 'Children in Care', 'team-around-the-family': 'Team Around the Family' }),
    teams: words({ 'cin-widnes': 'CIN Widnes', 'cin-runcorn': 'CIN Runcorn', 'children-in-care': 'Children in Care' }),
    categories: words({ staff: 'Staff', service: 'Service', 'assessment-or-review': 'Assessment or review' }),
    reasonsUpheld: [], howResolved: [], remedies: [], contactPreferences: [], languages: [], causeTags: [], audiences: [], signposts: [],
  },
}

/** Spreads `counts` over the facts of a year: the first code as often as it says, then the next. */
function spread<Item extends string>(counts: Readonly<Partial<Record<Item, number>>>): readonly Item[] {
  return (Object.keys(counts) as Item[]).flatMap((code) => Array.from({ length: counts[code] ?? 0 }, () => code))
}

const YEARS = ['2016-17', '2017-18', '2018-19', '2019-20'] as const
const CHANNELS = [
  { email: 10, telephone: 2, 'complaint-form': 1, letter: 9, meeting: 1 }, { email: 19, telephone: 10, letter: 1 },
  { email: 19, telephone: 14, 'complaint-form': 5, letter: 6 }, { email: 19, telephone: 8, 'complaint-form': 4, letter: 2 },
]
const CATEGORIES = [
  { service: 12, 'assessment-or-review': 11 }, { service: 12, 'assessment-or-review': 18 }, { staff: 1, service: 22, 'assessment-or-review': 21 },
  { service: 19, 'assessment-or-review': 14 },
]
const TAKEN = [{ '8': 8, '15': 11, '28': 4 }, { '8': 22, '15': 5, '28': 3 }, { '8': 10, '15': 19, '28': 15 }, { '8': 10, '15': 12, '28': 11 }]
const OUTCOMES = { upheld: 7, 'partly-upheld': 11, 'not-upheld': 14 } as const
const DIVISIONS = { 'children-in-need': 26, 'children-in-care': 4, 'team-around-the-family': 3 }
const TEAMS = { 'cin-widnes': 15, 'cin-runcorn': 11, 'children-in-care': 7 }
const COMPLIMENT_DIVISIONS = [
  { 'children-in-need': 13, 'children-in-care': 18, 'team-around-the-family': 39 }, { 'children-in-need': 27, 'children-in-care': 11, 'team-around-the-family': 42 },
  { 'children-in-need': 31, 'children-in-care': 14, 'team-around-the-family': 56 }, { 'children-in-need': 17, 'children-in-care': 28, 'team-around-the-family': 22 },
]
const CORPORATE = [17, 20, 29, 18]

/** Facts whose totals are the founding report's, for its four years; as known the day each was received. */
export function foundingFacts(): readonly ReportFact[] {
  return YEARS.flatMap((label, at) => [...complaintsOf(label, at), ...compliments(label, at), ...others(label, at)])
}

function complaintsOf(label: string, at: number): readonly ReportFact[] {
  const [channels, categories, taken] = [spread(CHANNELS[at]!), spread(CATEGORIES[at]!), spread(TAKEN[at]!)]
  const [outcomes, divisions, teams] = [spread(OUTCOMES), spread(DIVISIONS), spread(TEAMS)]
  return channels.map((channel, index) => {
    const receivedOn = addDays(aYear(label).from, index * 7)
    const days = Number(taken[index])
    return aFact({
      streamId: `${label}-${index}`, reference: `${label.slice(0, 4)}-${String(index + 1).padStart(4, '0')}`, receivedOn, channel, category: categories[index]!,
      stageOneAnsweredOn: addDays(receivedOn, Math.ceil(days * 1.4)), stageOneWorkingDays: days, stageOneExtended: days === 15 && index % 2 === 0,
      outcome: outcomes[index] ?? null, stageOutcomes: outcomes[index] ? [outcomes[index], 'none', 'none', 'none'] : [], divisions: [divisions[index % divisions.length]!], teams: [teams[index % teams.length]!],
      complainantType: index === 5 ? 'care-leaver' : 'parent', supportedByAdvocate: index === 5, aboutDisabledChild: index < 3,
      ...(label === '2019-20' && index === 2 ? STAGE_TWO : {}),
      ...(label === '2018-19' && index === 4 ? { stageTwoRequestedOn: isoDate('2018-07-02'), stageThreeRequestedOn: isoDate('2018-11-05'), stageThreeMetOn: isoDate('2018-12-10') } : {}),
    })
  })
}

const STAGE_TWO: Partial<ReportFact> = {
  stageTwoRequestedOn: isoDate('2019-08-01'), stageTwoAnsweredOn: isoDate('2019-10-28'), stageTwoWorkingDays: 61, stageTwoExtended: true,
  stageTwoFindings: { upheld: 5, 'partly-upheld': 3, 'not-upheld': 0, 'no-finding': 0 }, stageOutcomes: ['upheld', 'partly-upheld', 'none', 'none'],
  stageFindings: [1, 0, 0, 0, 5, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
}

function compliments(label: string, at: number): readonly ReportFact[] {
  return spread(COMPLIMENT_DIVISIONS[at]!).map((division, index) =>
    another('compliment', label, index, { divisions: [division], complainantType: index % 8 === 0 ? 'professional' : 'client' }))
}

function others(label: string, at: number): readonly ReportFact[] {
  const corporate = Array.from({ length: CORPORATE[at]! }, (_, index) =>
    another('corporate-complaint', label, index, index === 0 ? { corporateReviewRequestedOn: addDays(aYear(label).from, 60) } : {}))
  const caseload = another('caseload', label, 0, { receivedOn: aYear(label).to, quantity: [900, 1050, 1480, 1150][at]! })
  if (label !== '2019-20') return [...corporate, caseload]
  return [
    ...corporate, caseload,
    ...Array.from({ length: 104 }, (_, index) => another('enquiry', label, index)),
    ...Array.from({ length: 100 }, (_, index) => another('point-of-contact', label, index)),
    ...['agreed-not-investigated', 'agreed-not-investigated', 'agreed-not-investigated', 'sent-to-statutory-procedure'].map((result, index) =>
      another('ombudsman-contact', label, index, { ombudsmanResult: result as 'agreed-not-investigated' })),
    another('training', label, 0, { receivedOn: isoDate('2020-02-11'), quantity: 2 }),
  ]
}

function another(kind: ReportFact['kind'], label: string, index: number, parts: Partial<ReportFact> = {}): ReportFact {
  const receivedOn: IsoDate = addDays(aYear(label).from, (index * 3) % 360)
  return aFact({ streamId: `${kind}-${label}-${index}`, kind, reference: `${kind.slice(0, 3).toUpperCase()}-${label}-${index + 1}`, receivedOn, ...parts })
}
