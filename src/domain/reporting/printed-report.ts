export const PRINTED_MEASURES = ['count', 'percent', 'change-percent', 'under-percent'] as const
export type PrintedMeasure = (typeof PRINTED_MEASURES)[number]

/** A table as a report printed it. Nothing here was counted by us. */
export type PrintedTable = Readonly<{
  /** Our table that it stands beside. */
  table: string
  measure: PrintedMeasure
  /** Where in the report it stands, as printed: a page, a section. */
  page?: string
  /** Values by row, one for each year of the report; null where it printed none. */
  rows: Readonly<Record<string, readonly (number | null)[]>>
  /** The base that the report states for its percentages, one for each year. */
  base?: readonly (number | null)[]
  /** The counts printed beside the percentages, by the same rows, where it printed any. */
  counts?: Readonly<Record<string, readonly (number | null)[]>>
  /** True where the rows are all the parts of the base, so that they should add up to it. */
  isWhole?: boolean
}>

/** What a printed report says in sentences, a section at a time: those that state a figure or the law. `id`: letters, digits and hyphens. */
export type PrintedSection = Readonly<{ id: string; heading: string; /** Markdown. */ text: string }>

/** Figures as one report printed them, for the years in `columns` (labels). */
export type PrintedReport = Readonly<{ title: string; /** Who published it, when and where. */ source?: string; columns: readonly string[]; tables: readonly PrintedTable[]; sections?: readonly PrintedSection[] }>
