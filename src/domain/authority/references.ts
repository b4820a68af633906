/** Each series counts by itself within a year; the prefix keeps the references of two series apart. */
export const REFERENCE_SERIES = {
  complaint: '',
  corporate: 'CC-',
  compliment: 'CP-',
  enquiry: 'EN-',
  'ombudsman-contact': 'OM-',
  learning: 'LE-',
  'member-enquiry': 'ME-',
  report: 'REP-',
  'rights-request': 'RR-',
  disclosure: 'DI-',
  bundle: 'BU-',
  hold: 'HO-',
  destruction: 'DE-',
  message: 'MS-',
} as const

export type ReferenceSeries = keyof typeof REFERENCE_SERIES

/**
 * A reference in the authority's own format, such as `2026-0042` from `{year}-{number}`. The number is written with four
 * digits, or more where it needs them; a format that names no number gets one at its end, or references would repeat.
 */
export function formatReference(format: string, series: ReferenceSeries, year: number, number: number): string {
  const digits = String(number).padStart(4, '0')
  const whole = format.includes('{number}') ? format : `${format}{number}`
  return REFERENCE_SERIES[series] + whole.replaceAll('{year}', String(year)).replaceAll('{number}', digits)
}
