import type { Rounding, Sensitivity, Threshold } from '../domain/authority/disclosure-rules.ts'
import type { ProtectedFigures } from '../domain/reporting/disclosure/protect.ts'
import type { Mark } from '../domain/reporting/document/report-document.ts'

/** Whom the small numbers of a table could point at. */
export const SENSITIVITY_LABELS: Readonly<Record<Sensitivity, string>> = {
  children: 'Children and young people', complainants: 'People who complained or gave thanks', staff: 'Staff and teams', none: 'Nobody',
}

export const THRESHOLD_LABELS: Readonly<Record<Threshold, string>> = { '1-4': '1 to 4', '1-5': '1 to 5', none: 'None' }

export const ZEROS_LABELS: Readonly<Record<'kept' | 'withheld', string>> = { kept: 'Printed as 0', withheld: 'Withheld like a small number' }

export const ROUNDING_LABELS: Readonly<Record<`${Exclude<Rounding, null>}` | 'none', string>> = { none: 'Printed as it is', 5: 'Rounded to the nearest 5', 10: 'Rounded to the nearest 10' }

/** On what went through disclosure control and its attack. */
export const SAFE_TO_PUBLISH = 'Small numbers withheld'

/** What each mark stands for, as official statistics use them. Guidance: methods of the children looked-after statistics, Department for Education. */
export const MARKS_IN_WORDS: Readonly<Record<Mark, string>> = {
  c: 'confidential: withheld, because it is small or a small number would follow from it', z: 'not applicable', k: 'rounds to 0 and is not 0', x: 'not held',
}

export const NOT_SAFE = 'More could be deduced of a small number than the rules allow, so nothing was written.'
export const NO_PROTECTOR = 'Small numbers cannot be withheld here: the part of Heard that does it is not there.'

/** How many numbers are withheld, whether fewer would do, and how little an outsider can deduce. */
export function protectedInWords({ numbers, cost, bound }: Pick<ProtectedFigures, 'numbers' | 'cost' | 'bound'>): string {
  const small = numbers.filter(({ why }) => why === 'small')
  if (small.length === 0) return 'No number is small, and none is withheld.'
  const narrowest = Math.min(...small.map(({ low, high }) => high - low))
  const others = numbers.length - small.length
  const shows = cost === bound ? 'No cheaper choice is safe.' : `A choice that costs up to ${gapPercent(cost, bound)}% less cannot be ruled out.`
  return `${small.length} small ${small.length === 1 ? 'number is' : 'numbers are'} withheld, and ${others} more from which they would follow. ${shows} Of every small number an outsider can deduce no less than ${narrowest + 1} values that it might have.`
}

/** By how much the cheapest safe choice could at most be cheaper than this one, in whole percent. */
function gapPercent(cost: number, bound: number): number {
  return cost === 0 ? 0 : Math.ceil((100 * (cost - bound)) / cost)
}
