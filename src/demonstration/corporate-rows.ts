import { addDays } from '../domain/calendar/iso-date.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { chanceOf } from './chance.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import { CORPORATE_COMPLAINTS } from './other-texts-data.ts'
import { aFamily } from './people.ts'
import { rowKey, someDay } from './row-parts.ts'
import type { YearPlan } from './year-plan.ts'

/** Adults' complaints that do not fit the statutory procedure; the first ones of the year are reviewed. */
export function corporateRows(plan: YearPlan, calendar: WorkingDayCalendar): readonly DemonstrationRow[] {
  const chance = chanceOf(`corporate complaints of ${plan.label}`)
  return Array.from({ length: plan.corporate }, (_, at) => {
    const isReviewed = at < plan.corporateReviewed
    // A review falls into the same year where the complaint came early in it.
    const receivedOn = someDay(chance, isReviewed ? { from: plan.from, until: addDays(plan.from, 150) } : plan)
    const answeredOn = addWorkingDays(calendar, receivedOn, chance.between(5, 22)).on
    const { said, point } = chance.pick(CORPORATE_COMPLAINTS)
    const reviewOn = addWorkingDays(calendar, answeredOn, 8).on
    return {
      key: rowKey('CC', plan, at), kind: 'corporate-complaint', 'received-on': receivedOn, channel: chance.pick(['email', 'email', 'telephone', 'letter', 'complaint-form']),
      'complainant-type': chance.pick(['parent', 'parent', 'other-relative', 'professional']), 'complainant-name': aFamily(chance, 0).grownUp,
      category: chance.pick(['service', 'service', 'staff', 'assessment-or-review']), teams: chance.pick(['cin-widnes', 'cin-runcorn', 'children-in-care-team', 'taf-widnes']),
      words: said, 'point-1': point, 'acknowledged-on': addWorkingDays(calendar, receivedOn, chance.between(0, 3)).on,
      'answered-on': answeredOn, outcome: chance.pick(['upheld', 'partly-upheld', 'not-upheld', 'not-upheld']), 'how-resolved': 'explanation',
      ...(isReviewed && {
        'corporate-review-requested-on': reviewOn, 'corporate-review-answered-on': addWorkingDays(calendar, reviewOn, 18).on, 'corporate-review-outcome': 'not-upheld',
      }),
      'closed-on': addWorkingDays(calendar, isReviewed ? reviewOn : answeredOn, 25).on,
    }
  })
}
