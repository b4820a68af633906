import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import { chanceOf } from './chance.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import { rowKey, someDay } from './row-parts.ts'
import type { YearPlan } from './year-plan.ts'

/** How a year's open cases lie among the divisions, of a hundred. */
const SHARES = { 'children-in-need': 56, 'children-in-care': 24, 'team-around-the-family': 20 } as const

/** How the open cases of a year lie among the teams, of a hundred; a few are in none. */
const SHARES_OF_TEAMS = { 'cin-widnes': 29, 'cin-runcorn': 26, 'children-in-care-team': 15, 'care-leavers': 8, 'taf-widnes': 11, 'taf-runcorn': 8, 'short-breaks': 2 } as const

const ADVICE = [
  ['cin-widnes', 'How to answer a complaint that names a colleague.'], ['cin-runcorn', 'Whether a letter is a complaint or a question.'],
  ['children-in-care-team', 'An extension: by when, and who is told.'], ['taf-widnes', 'Passing a compliment on.'],
  ['care-leavers', 'Who may speak for a young adult.'], ['short-breaks', 'What can be said about another family.'],
] as const

const OFFERS = [
  ['child-in-care', 'accepted', 'Settled with the social worker and the carer.'], ['care-leaver', 'accepted', 'The pathway plan was changed.'],
  ['child-on-a-protection-plan', 'declined', ''], ['disabled-child', 'accepted', 'The advocate went to the review with her.'], ['child-in-care', '', ''],
] as const

/** What surrounds a year's complaints: open cases by division, other numbers, training, advice, procedures and offers of advocacy. */
export function contextRows(plan: YearPlan): readonly DemonstrationRow[] {
  return [...bases(plan), ...trainings(plan), ...advice(plan), ...offers(plan), ...procedures(plan)]
}

const known = (day: IsoDate) => ({ 'received-on': day, 'first-recorded-on': day })

function bases(plan: YearPlan): readonly DemonstrationRow[] {
  const chance = chanceOf(`bases of ${plan.label}`)
  const { until, openCases } = plan
  const counted = (letters: string, quantity: number, more: Readonly<Record<string, string>> = {}): DemonstrationRow =>
    ({ key: rowKey(letters, plan, 0), kind: 'caseload', ...known(until), quantity: String(quantity), words: 'Monthly report of the case system', ...more })
  const inNeed = Math.round((openCases * SHARES['children-in-need']) / 100)
  const inCare = Math.round((openCases * SHARES['children-in-care']) / 100)
  return [
    { key: rowKey('CL', plan, 0), kind: 'caseload', ...known(until), quantity: String(openCases) },
    counted('CL-CIN', inNeed, { divisions: 'children-in-need' }), counted('CL-CIC', inCare, { divisions: 'children-in-care' }),
    counted('CL-TAF', openCases - inNeed - inCare, { divisions: 'team-around-the-family' }),
    ...Object.entries(SHARES_OF_TEAMS).map(([teams, share]) => counted(`CL-${teams}`, Math.round((openCases * share) / 100), { teams })),
    counted('CIC', Math.round(openCases * 0.2), { measure: 'children-in-care' }),
    { ...counted('RF', chance.between(2200, 2600), { measure: 'referrals', until }), ...known(plan.from), 'first-recorded-on': until },
    { ...counted('PO', chance.between(27_800, 28_400), { measure: 'population-under-18' }), ...known(addDays(plan.from, 90)), words: 'Mid-year estimate' },
  ]
}

function trainings(plan: YearPlan): readonly DemonstrationRow[] {
  const chance = chanceOf(`training of ${plan.label}`)
  return plan.trainings.map((day, at) => {
    const places = chance.between(16, 24)
    return {
      key: rowKey('TR', plan, at), kind: 'training', ...known(day), quantity: '1', words: 'The complaints procedure, and learning from complaints', audiences: 'front-line-staff',
      places: String(places), attended: String(places), score: String(chance.between(4, 5)),
    }
  })
}

function advice(plan: YearPlan): readonly DemonstrationRow[] {
  const chance = chanceOf(`advice of ${plan.label}`)
  return ADVICE.map(([teams, words], at) => ({ key: rowKey('AD', plan, at), kind: 'advice', ...known(someDay(chance, plan)), teams, words }))
}

function offers(plan: YearPlan): readonly DemonstrationRow[] {
  const chance = chanceOf(`offers of advocacy of ${plan.label}`)
  return OFFERS.map(([to, answer, words], at) => ({
    key: rowKey('AV', plan, at), kind: 'advocacy-offer', ...known(someDay(chance, plan)), 'offered-to': to, ...(answer !== '' && { 'offer-answer': answer }), ...(words !== '' && { words }),
  }))
}

function procedures(plan: YearPlan): readonly DemonstrationRow[] {
  return [{ key: rowKey('PM', plan, 0), kind: 'procedure-update', ...known(addDays(plan.from, 40)), words: 'The complaints chapter was read through for the new year.' }]
}
