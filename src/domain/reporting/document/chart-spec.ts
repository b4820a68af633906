/** One mark of a chart: where it stands, how long it is, and what is printed at it. */
export type ChartValue = Readonly<{
  at: string
  value: number
  printed: string
  /** True for the year that is reported, false for those before it. */
  reported: boolean
}>

/**
 * A chart, as a value: columns by year (a panel for each series) or bars by row (one series). The same numbers stand in
 * the table beside it; `description` says them again for those who cannot see it.
 */
export type ChartSpec = Readonly<{
  /** Letters, digits and hyphens: the element ids begin with it. */
  id: string
  shape: 'columns' | 'bars'
  title: string
  description: string
  series: readonly Readonly<{ label: string; values: readonly ChartValue[] }>[]
}>
