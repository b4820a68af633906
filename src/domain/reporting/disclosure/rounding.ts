import type { Rounding } from '../../authority/disclosure-rules.ts'

/** `count` to the nearest multiple, halves up; of a number below nought the size is rounded. */
export function roundedTo(count: number, rounding: Rounding): number {
  if (rounding === null) return count
  const size = Math.floor((2 * Math.abs(count) + rounding) / (2 * rounding)) * rounding
  return count < 0 && size > 0 ? -size : size
}

/** The whole numbers that print as `printed`, from the least to the most. */
export function behindRounded(printed: number, rounding: Rounding): Readonly<{ low: number; high: number }> {
  if (rounding === null) return { low: printed, high: printed }
  if (printed < 0) {
    const { low, high } = behindRounded(-printed, rounding)
    return { low: -high, high: -low }
  }
  const high = printed + Math.ceil(rounding / 2) - 1
  // From nought, as much may have been lost as gained.
  return { low: printed === 0 ? -high : printed - Math.floor(rounding / 2), high }
}
