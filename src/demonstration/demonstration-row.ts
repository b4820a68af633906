/** A row of the demonstration register: what stands in each column, by the column's id. Columns left out are empty. */
export type DemonstrationRow = Readonly<Record<string, string>>
