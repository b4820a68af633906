import type { STREAM_TABLES, StreamTable } from './tables.ts'

/** A value on its way into a column: days and ids as text, lists of codes as arrays. */
export type Cell = string | number | boolean | null | readonly string[] | readonly number[]

/** One row of a projection, `authority_id` and what made it apart. */
export type RowOf<Table extends StreamTable> = Readonly<Record<Exclude<keyof (typeof STREAM_TABLES)[Table], 'code_version' | 'holiday_list'>, Cell>>

/** Everything that is derived from one stream alone. */
export type ProjectedRows = { readonly [Table in StreamTable]: readonly RowOf<Table>[] }

export const NO_ROWS: ProjectedRows = {
  complaint_summaries: [], complaint_clocks: [], complaint_breaches: [], complaint_people: [], register_people: [], person_sameness: [], contact_arrangements: [],
  outside_access: [], released_items: [], complaint_files: [],
  complaint_links: [], complaint_hidden: [], register_entries: [], register_clocks: [], rights_marks: [], compliments: [], report_facts: [], retention_facts: [], tombstones: [],
  complaint_seals: [], sealed_people: [], entry_complaints: [],
}
