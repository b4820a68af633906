import { addDays, isoDate, type IsoDate } from '../domain/calendar/iso-date.ts'
import { chanceOf } from './chance.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import type { Counts, YearPlan } from './year-plan.ts'

/** The year in which the first reporting year after the founding report's begins. */
const FIRST_RECENT_YEAR = 2020
const YEARS_SHOWN = 4

/** Plans for the reporting year of today and the three before it, none of them published; invented totals in the usual proportions. */
export function recentYears(today: IsoDate): readonly YearPlan[] {
  const thisYear = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0)
  const first = Math.max(FIRST_RECENT_YEAR, thisYear - YEARS_SHOWN + 1)
  return Array.from({ length: Math.max(0, thisYear - first + 1) }, (_, at) => recentYear(first + at))
}

function recentYear(year: number): YearPlan {
  const label = `${year}-${String(year + 1).slice(2)}`
  const chance = chanceOf(`year ${label}`)
  const received = chance.between(32, 42)
  const compliments = chance.between(70, 95)
  const children = chance.between(1, 2)
  return {
    label, from: isoDate(`${year}-04-01`), until: isoDate(`${year + 1}-03-31`), received,
    channels: shares(received, { email: 58, telephone: 22, 'complaint-form': 12, letter: 6, meeting: 2 }),
    categories: shares(received, { staff: 3, service: 53, 'assessment-or-review': 44 }),
    bands: shares(received, { 'within-10': 38, 'within-20': 42, 'over-20': 20 }),
    outcomes: shares(received, { upheld: 20, 'partly-upheld': 34, 'not-upheld': 40, 'no-finding': 3, 'resolved-no-finding': 3 }),
    complainants: { ...shares(received - children - 1, { parent: 90, 'other-relative': 6, 'foster-carer': 4 }), 'child-or-young-person': children, 'care-leaver': 1 },
    teams: shares(received, { 'cin-widnes': 38, 'cin-runcorn': 32, 'children-in-care-team': 12, 'care-leavers': 6, 'short-breaks': 3, 'taf-widnes': 5, 'taf-runcorn': 4 }),
    disabledChildren: chance.between(2, 4),
    stories: [
      { complainant: 'child-or-young-person', team: 'children-in-care-team', supportedByAdvocate: true },
      { complainant: 'care-leaver', team: 'care-leavers', supportedByAdvocate: true },
      {
        team: 'cin-widnes', complainant: 'parent', outcome: 'partly-upheld', points: 3, receivedFrom: isoDate(`${year}-04-14`), receivedUntil: isoDate(`${year}-04-25`),
        band: 'within-10', stageTwo: { findings: { upheld: 1, 'partly-upheld': 1, 'not-upheld': 1 }, workingDays: chance.between(40, 64), extended: true },
      },
    ],
    usesEveryReason: false,
    compliments: shares(compliments, { 'children-in-need': 30, 'children-in-care': 25, 'team-around-the-family': 45 }),
    corporate: chance.between(14, 24), corporateReviewed: 1, enquiries: chance.between(60, 80), pointsOfContact: chance.between(45, 60),
    ombudsman: ['agreed-not-investigated', 'sent-to-statutory-procedure'], trainings: [isoDate(`${year}-10-08`)], openCases: chance.between(1250, 1420),
  }
}

/** Whole numbers that add up to `total` in about these proportions: the largest remainders are rounded up. */
function shares<Item extends string>(total: number, weights: Readonly<Record<Item, number>>): Counts<Item> {
  const entries = Object.entries(weights) as [Item, number][]
  const sum = entries.reduce((all, [, weight]) => all + weight, 0)
  const exact = entries.map(([item, weight]) => ({ item, whole: Math.floor((total * weight) / sum), rest: (total * weight) / sum % 1 }))
  const missing = total - exact.reduce((all, { whole }) => all + whole, 0)
  const roundedUp = new Set(exact.toSorted((a, b) => b.rest - a.rest).slice(0, missing).map(({ item }) => item))
  return Object.fromEntries(exact.map(({ item, whole }) => [item, whole + (roundedUp.has(item) ? 1 : 0)])) as Counts<Item>
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * The rows as an old register would hold them today: what was received and answered by now. A closing that lies ahead
 * has not happened; a row with any other day ahead is left out, and the live caseload stands for what is still open.
 */
export function asOfToday(rows: readonly DemonstrationRow[], today: IsoDate): readonly DemonstrationRow[] {
  return rows.flatMap((row) => {
    const { 'closed-on': closedOn, ...open } = row
    const kept = closedOn !== undefined && closedOn > today ? open : row
    return Object.values(kept).some((cell) => DAY.test(cell) && cell > today) ? [] : [kept]
  })
}

/** The open cases counted at the end of last month, which the year that is running has instead of its last day. */
export function lastMonthsCaseload(today: IsoDate): readonly DemonstrationRow[] {
  const day = addDays(isoDate(`${today.slice(0, 7)}-01`), -1)
  const counted = { kind: 'caseload', 'received-on': day, 'first-recorded-on': day, words: 'Monthly report of the case system' }
  return [
    { ...counted, key: `CL/${day}`, quantity: '1318' }, { ...counted, key: `CL/${day}/CIN`, quantity: '738', divisions: 'children-in-need' },
    { ...counted, key: `CL/${day}/CIC`, quantity: '316', divisions: 'children-in-care' }, { ...counted, key: `CL/${day}/TAF`, quantity: '264', divisions: 'team-around-the-family' },
  ]
}
