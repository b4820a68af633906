import { addDays, dayNumber, weekday, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { Chance } from './chance.ts'
import type { YearPlan } from './year-plan.ts'

/** A key such as `SC/2019-20/007`. */
export function rowKey(letters: string, { label }: Pick<YearPlan, 'label'>, at: number): string {
  return `${letters}/${label}/${String(at + 1).padStart(3, '0')}`
}

/** A weekday of the year. */
export function someDay(chance: Chance, { from, until }: Pick<YearPlan, 'from' | 'until'>): IsoDate {
  const day = addDays(from, chance.between(0, dayNumber(until) - dayNumber(from)))
  const friday = addDays(day, 5 - weekday(day))
  return weekday(day) < 6 || friday < from ? day : friday
}
