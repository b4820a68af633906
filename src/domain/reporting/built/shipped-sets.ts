import { FOUNDING_TABLES } from './founding-tables.ts'
import { PRINTED_BY_REPORTS } from './printed-by-reports.ts'
import type { TableSet } from './table-spec.ts'

/** The sets that come with the program. They cannot be changed; an authority copies one and changes the copy. */
export const SHIPPED_SETS: Readonly<Record<string, TableSet>> = {
  founding: { name: 'The founding report', tables: FOUNDING_TABLES },
  'annual-report': { name: 'What annual reports print', tables: PRINTED_BY_REPORTS },
}
