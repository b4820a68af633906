const MOST_BANDS = 6

/** Whether these can be bands of stage 1: one to six whole numbers of working days, ascending. */
export function isBands(bands: readonly unknown[]): bands is readonly number[] {
  const isDays = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 400
  return bands.length >= 1 && bands.length <= MOST_BANDS && bands.every((band, at) => isDays(band) && (at === 0 || band > Number(bands[at - 1])))
}

/** Whether references can be written so: a number, and letters, digits, hyphens and slashes around it. */
export function isReferenceFormat(format: string): boolean {
  return /^[\w/-]{1,40}$/.test(format.replaceAll('{year}', 'y').replace('{number}', 'n')) && format.includes('{number}')
}
