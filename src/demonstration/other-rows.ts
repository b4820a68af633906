import { addDays } from '../domain/calendar/iso-date.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { chanceOf } from './chance.ts'
import { contextRows } from './context-rows.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import { corporateRows } from './corporate-rows.ts'
import { CLIENT_COMPLIMENTS, ENQUIRIES, OMBUDSMAN_MATTERS, POINTS_OF_CONTACT, PROFESSIONAL_COMPLIMENTS } from './other-texts-data.ts'
import { rowKey, someDay } from './row-parts.ts'
import type { YearPlan } from './year-plan.ts'

const TEAMS_OF: Readonly<Record<string, readonly string[]>> = {
  'children-in-need': ['cin-widnes', 'cin-runcorn'], 'children-in-care': ['children-in-care-team', 'care-leavers', 'short-breaks'],
  'team-around-the-family': ['taf-widnes', 'taf-runcorn', 'family-centres'],
}

/** The year's rows that are no statutory complaints. */
export function otherRows(plan: YearPlan, calendar: WorkingDayCalendar): readonly DemonstrationRow[] {
  return [
    ...compliments(plan), ...corporateRows(plan, calendar),
    ...enquiries(plan, calendar, { kind: 'enquiry', letters: 'EN', many: plan.enquiries, texts: ENQUIRIES }),
    ...enquiries(plan, calendar, { kind: 'point-of-contact', letters: 'PC', many: plan.pointsOfContact, texts: POINTS_OF_CONTACT }),
    ...ombudsmanContacts(plan, calendar),
    ...contextRows(plan),
  ]
}

/** One division each, though families often know several: the totals are then those of the divisions. */
function compliments(plan: YearPlan): readonly DemonstrationRow[] {
  const chance = chanceOf(`compliments of ${plan.label}`)
  const divisions = Object.entries(plan.compliments).flatMap(([division, many = 0]) => Array.from({ length: many }, () => division))
  return chance.shuffled(divisions).map((division, at) => {
    const isProfessional = chance.isOneOf(16)
    return {
      key: rowKey('CP', plan, at), kind: 'compliment', 'received-on': someDay(chance, plan), from: isProfessional ? 'professional' : 'client',
      channel: chance.pick(['email', 'email', 'telephone', 'letter', 'meeting']), divisions: division, teams: chance.pick(TEAMS_OF[division] ?? []),
      words: chance.pick(isProfessional ? PROFESSIONAL_COMPLIMENTS : CLIENT_COMPLIMENTS),
    }
  })
}

type EnquiryRows = Readonly<{ kind: 'enquiry' | 'point-of-contact'; letters: string; many: number; texts: readonly string[] }>

function enquiries(plan: YearPlan, calendar: WorkingDayCalendar, { kind, letters, many, texts }: EnquiryRows): readonly DemonstrationRow[] {
  const chance = chanceOf(`${kind} of ${plan.label}`)
  return Array.from({ length: many }, (_, at) => {
    const receivedOn = someDay(chance, plan)
    return {
      key: rowKey(letters, plan, at), kind, 'received-on': receivedOn, channel: chance.pick(['telephone', 'telephone', 'email', 'meeting']),
      teams: chance.pick(Object.values(TEAMS_OF).flat()), words: chance.pick(texts),
      'answered-on': addWorkingDays(calendar, receivedOn, kind === 'enquiry' ? chance.between(0, 5) : 0).on,
    }
  })
}

function ombudsmanContacts(plan: YearPlan, calendar: WorkingDayCalendar): readonly DemonstrationRow[] {
  const chance = chanceOf(`Ombudsman contacts of ${plan.label}`)
  return plan.ombudsman.map((result, at) => {
    // Early enough in the year for the decision to fall into it.
    const receivedOn = someDay(chance, { from: plan.from, until: addDays(plan.until, -60) })
    return {
      key: rowKey('OM', plan, at), kind: 'ombudsman-contact', 'received-on': receivedOn, words: chance.pick(OMBUDSMAN_MATTERS),
      'ombudsman-result': result, 'ombudsman-decided-on': addWorkingDays(calendar, receivedOn, chance.between(10, 30)).on,
    }
  })
}
