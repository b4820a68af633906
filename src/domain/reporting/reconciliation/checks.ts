/**
 * What a finding says of a report, in the words in which the founding report was judged: *wrong* cannot be so,
 * *inconsistent* contradicts itself, *does not rebuild* follows from no counts together, *incomplete* leaves a part out,
 * *ambiguous* can be read in two ways, *unverifiable* cannot be checked by its reader, *law* is out of date or misdescribed,
 * *gap* is not there at all, *note* is right in itself and easily misread, *gives away* tells a number that the tables withhold.
 */
export const VERDICTS = ['wrong', 'inconsistent', 'does-not-rebuild', 'incomplete', 'ambiguous', 'unverifiable', 'law', 'gap', 'note', 'gives-away'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Everything that reconciliation looks for, and what it is called when it is found. Each has its row in docs/reconciliation.md. */
export const CHECKS = {
  'parts-do-not-add-up': 'inconsistent',
  'parts-left-out': 'incomplete',
  'total-is-not-base': 'inconsistent',
  'same-base-differs': 'inconsistent',
  'part-above-base': 'wrong',
  'outcome-missing': 'incomplete',
  'impossible-percentages': 'wrong',
  'percentages-do-not-add-up': 'wrong',
  'percentages-cannot-be-together': 'does-not-rebuild',
  'percentage-not-printed': 'gap',
  'rows-overlap': 'ambiguous',
  'impossible-change': 'wrong',
  'change-disagrees': 'wrong',
  'share-without-base': 'unverifiable',
  'counted-twice': 'inconsistent',
  'differs-from-published': 'inconsistent',
  'number-disagrees': 'wrong',
  'number-of-another-year': 'wrong',
  'tells-withheld': 'gives-away',
  'two-meanings': 'ambiguous',
  'direction-disagrees': 'wrong',
  'not-the-most': 'wrong',
  'same-count-other-share': 'note',
  'reasons-not-one-to-one': 'note',
  'comparison-without-base': 'unverifiable',
  pitfall: 'law',
  'limits-not-told': 'incomplete',
  'extension-not-told-from-late': 'gap',
  'no-middle-or-range': 'gap',
  'stage-two-days-not-told': 'gap',
} as const satisfies Readonly<Record<string, Verdict>>
export type CheckId = keyof typeof CHECKS
