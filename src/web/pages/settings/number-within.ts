import { SETTING_SLIPS } from '../../../words/practice.ts'
import type { FormReader } from '../../form-reader.ts'

/** A whole number between two; a slip says which are allowed. */
export function numberWithin(form: FormReader, field: string, what: string, [least, most]: readonly [number, number]): number {
  const text = form.text(field)
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  form.slips.push({ field, text: SETTING_SLIPS.within(what, least, most) })
  return least
}
