import type { Rounding, Sensitivity, Threshold } from '../domain/authority/disclosure-rules.ts'

/** Whom the small numbers of a table could point at. */
export const SENSITIVITY_LABELS: Readonly<Record<Sensitivity, string>> = {
  children: 'Children and young people', complainants: 'People who complained or gave thanks', staff: 'Staff and teams', none: 'Nobody',
}

export const THRESHOLD_LABELS: Readonly<Record<Threshold, string>> = { '1-4': '1 to 4', '1-5': '1 to 5', none: 'None' }

export const ZEROS_LABELS: Readonly<Record<'kept' | 'withheld', string>> = { kept: 'Printed as 0', withheld: 'Withheld like a small number' }

export const ROUNDING_LABELS: Readonly<Record<`${Exclude<Rounding, null>}` | 'none', string>> = { none: 'Printed as it is', 5: 'Rounded to the nearest 5', 10: 'Rounded to the nearest 10' }
