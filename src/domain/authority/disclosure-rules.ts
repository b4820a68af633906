/** Whom a small number in a table could point at. */
export const POINTED_AT = ['children', 'complainants', 'staff'] as const
export type PointedAt = (typeof POINTED_AT)[number]
/** `none`: nobody, so that nothing of it has to be withheld. */
export const SENSITIVITIES = [...POINTED_AT, 'none'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

export const THRESHOLDS = ['none', '1-4', '1-5'] as const
export type Threshold = (typeof THRESHOLDS)[number]
export const ROUNDINGS = [null, 5, 10] as const
export type Rounding = (typeof ROUNDINGS)[number]

/**
 * How the numbers of a table are made safe to publish.
 *
 * `threshold`: counts that are small, and are withheld. `zeros`: whether nought is withheld with them. `rounding`: what
 * is not withheld is rounded to the nearest multiple, halves up. `percentagesFromBase`: percentages of fewer than this are
 * withheld; 0 withholds none.
 *
 * Guidance: counts of 1 to 4 or 1 to 5 are withheld in practice (general knowledge); 'c' and 'z' as in the children
 * looked-after statistics of the Department for Education.
 */
export type DisclosureRule = Readonly<{ threshold: Threshold; zeros: 'kept' | 'withheld'; rounding: Rounding; percentagesFromBase: number }>

/** The authority's usual rule for each sensitivity. */
export type DisclosureRules = Readonly<Record<PointedAt, DisclosureRule>>

const USUAL: DisclosureRule = { threshold: '1-4', zeros: 'kept', rounding: null, percentagesFromBase: 10 }

export const USUAL_DISCLOSURE_RULES: DisclosureRules = { children: USUAL, complainants: USUAL, staff: USUAL }

/** Nothing is withheld, and nothing rounded. */
const OPEN: DisclosureRule = { threshold: 'none', zeros: 'kept', rounding: null, percentagesFromBase: 0 }

/** The authority's rule for a table that could point at these. */
export function ruleFor(rules: DisclosureRules, sensitivity: Sensitivity): DisclosureRule {
  return sensitivity === 'none' ? OPEN : rules[sensitivity]
}

/** The counts that a rule calls small, from the least to the most; null where it calls none so. */
export function smallRange({ threshold, zeros }: DisclosureRule): Readonly<{ low: number; high: number }> | null {
  if (threshold === 'none') return zeros === 'withheld' ? { low: 0, high: 0 } : null
  return { low: zeros === 'withheld' ? 0 : 1, high: threshold === '1-4' ? 4 : 5 }
}
