/** True for what a reporting year is called in print: "2019-20", or "2019" where it is the calendar year. */
export function isYearLabel(text: string): boolean {
  return /^\d{4}(-\d{2})?$/.test(text)
}
