import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { reportingYearBegins } from '../../domain/reporting/reporting-year.ts'
import type { KindCount } from './ports.ts'
import { ROW_KINDS, type RowKind } from './row-kinds.ts'

/** Counts rows by kind and reporting year as they go by. */
export function totalCounter(yearStartsInMonth: number) {
  const counts = new Map<RowKind, Map<number, number>>()
  return {
    count(kind: RowKind, receivedOn: IsoDate): void {
      const year = reportingYearBegins(receivedOn, yearStartsInMonth)
      const years = counts.get(kind) ?? new Map<number, number>()
      years.set(year, (years.get(year) ?? 0) + 1)
      counts.set(kind, years)
    },
    totals(): readonly KindCount[] {
      return ROW_KINDS.flatMap((kind) => [...(counts.get(kind) ?? [])].sort(([a], [b]) => a - b).map(([year, count]) => ({ kind, year, count })))
    },
  }
}

/** File and register side by side, for every kind and year that either has: what the file holds, what the register holds. */
export type SideBySide = Readonly<{ kind: RowKind; year: number; inFile: number; inRegister: number }>

/** Years of the register that the file says nothing of are left out. */
export function sideBySide(file: readonly KindCount[], register: readonly KindCount[]): readonly SideBySide[] {
  return file.map(({ kind, year, count }) => ({
    kind, year, inFile: count, inRegister: register.find((held) => held.kind === kind && held.year === year)?.count ?? 0,
  }))
}
